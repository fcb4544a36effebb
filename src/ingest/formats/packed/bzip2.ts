import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';

/** What the library has for each block; it names no types of its own. */
interface Decoder {
  _init_block(): boolean;
  _read_bunzip(): number;
  _start_bunzip(input: object, output: object): void;
  readonly reader: { read(bits: number): number };
  readonly streamCRC: number;
}

const END = -1;

const byteReader = (bytes: Bytes) => {
  const chunks = chunksOf(bytes)[Symbol.iterator]();
  let chunk: Buffer = Buffer.alloc(0);
  let at = 0;
  const hasMore = (): boolean => {
    if (at < chunk.length) return true;
    const next = chunks.next();
    if (next.done) return false;
    chunk = next.value;
    at = 0;
    return true;
  };
  return {
    readByte: (): number => {
      if (!hasMore()) throw unreadable('damaged');
      at += 1;
      return chunk[at - 1] ?? END;
    },
    read: (into: Buffer, from: number, length: number): number => {
      let size = 0;
      for (; size < length && hasMore(); size += 1, at += 1) into[from + size] = chunk[at] ?? END;
      return size;
    },
    eof: (): boolean => !hasMore(),
  };
};

/** Bytes that come one by one, a block at a time. */
const byteWriter = () => {
  let block = Buffer.allocUnsafe(1 << 20);
  let size = 0;
  return {
    writeByte: (byte: number): void => {
      if (size === block.length) block = Buffer.concat([block], 2 * size);
      block[size] = byte;
      size += 1;
    },
    take: (): Buffer => {
      const taken = Buffer.from(block.subarray(0, size));
      size = 0;
      return taken;
    },
  };
};

/** Unpacks BZIP2 a block at a time; several streams behind each other are one. A block that is damaged ends it. */
export const unpackedBzip2 = async function* (bytes: Bytes): AsyncIterable<Buffer> {
  // @ts-expect-error The library names no types.
  const { default: library } = await import('seek-bzip');
  const Bunzip = library as new (input: object, output: object) => Decoder;
  const input = byteReader(bytes);
  const output = byteWriter();
  const decoder = new Bunzip(input, output);
  for (;;) {
    if (decoder._init_block()) {
      decoder._read_bunzip();
      yield output.take();
    } else {
      if (decoder.reader.read(32) >>> 0 !== decoder.streamCRC) throw unreadable('damaged');
      if (input.eof()) return;
      decoder._start_bunzip(input, output);
    }
  }
};
