import type { Bytes } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';

const MAGIC = 0x184d2204;
const LEGACY = 0x184c2102;
/** Sixteen signs of frames that hold nothing of the content. */
const SKIPPED = 0x184d2a50;
const WINDOW = 1 << 16;
const LEGACY_BLOCK = 8 << 20;

/** Reads numbers and bytes one behind the other; what ends too early is damaged. */
const createCursor = (bytes: Bytes) => {
  let at = 0;
  const upTo = (length: number): Buffer => {
    const taken = bytes.read(at, length);
    at += taken.length;
    return taken;
  };
  const take = (length: number): Buffer => {
    const taken = upTo(length);
    if (taken.length < length) throw unreadable('damaged');
    return taken;
  };
  return {
    take,
    /** Fewer bytes where the file ends. */
    upTo,
    number: (): number => take(4).readUInt32LE(0),
    isAtEnd: (): boolean => at >= bytes.size,
    skip: (length: number): void => {
      at += length;
    },
  };
};

type Cursor = ReturnType<typeof createCursor>;

interface Block {
  readonly bytes: Buffer;
  /** It broke off: these are the bytes in front of the fault. */
  readonly isCut: boolean;
}

/** One block (LZ4 block format); `before`: what came in front of it, which it may name. */
const unpackedBlock = (packed: Buffer, before: Buffer, most: number): Block => {
  // No sign of a block stands for more than 255 of what it unpacks to.
  const out = Buffer.allocUnsafe(before.length + Math.min(most, 255 * packed.length));
  before.copy(out);
  let to = before.length;
  let at = 0;
  const length = (first: number): number => {
    let sum = first;
    for (let more = first === 15 ? 255 : 0; more === 255; sum += more) {
      more = packed[at] ?? 0;
      at += 1;
    }
    return sum;
  };
  const block = (isCut: boolean): Block => ({ bytes: out.subarray(before.length, to), isCut });
  while (at < packed.length) {
    const token = packed[at] ?? 0;
    at += 1;
    const words = length(token >>> 4);
    if (to + words > out.length) return block(true);
    if (at + words > packed.length) {
      to += packed.copy(out, to, at);
      return block(true);
    }
    packed.copy(out, to, at, at + words);
    at += words;
    to += words;
    if (at >= packed.length) break;
    const back = (packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8);
    at += 2;
    const copied = length(token & 15) + 4;
    if (back === 0 || back > to || to + copied > out.length) return block(true);
    for (let n = 0; n < copied; n += 1) out[to + n] = out[to + n - back] ?? 0;
    to += copied;
  }
  return block(false);
};

/** A block of so many packed bytes; gives it, and ends where it breaks off. */
const blockOf = function* (
  cursor: Cursor,
  length: number,
  unpack: (packed: Buffer) => Block,
): Generator<Buffer, Buffer> {
  const packed = cursor.upTo(length);
  const { bytes, isCut } = unpack(packed);
  yield bytes;
  if (isCut || packed.length < length) throw unreadable('damaged');
  return bytes;
};

const unpackedFrame = function* (cursor: Cursor): Iterable<Buffer> {
  const [flags = 0, sizes = 0] = cursor.take(2);
  const most = 1 << (8 + 2 * Math.max(4, (sizes >>> 4) & 7));
  cursor.skip(((flags & 8) === 0 ? 0 : 8) + ((flags & 1) === 0 ? 0 : 4) + 1);
  const isLinked = (flags & 0x20) === 0;
  let before: Buffer = Buffer.alloc(0);
  for (let size = cursor.number(); size !== 0; size = cursor.number()) {
    const isPlain = size >>> 31 === 1;
    const length = size & 0x7fffffff;
    if (length > most) throw unreadable('damaged');
    const window = before;
    const block = yield* blockOf(cursor, length, (packed) =>
      isPlain ? { bytes: packed, isCut: false } : unpackedBlock(packed, window, most),
    );
    if ((flags & 0x10) !== 0) cursor.skip(4);
    if (isLinked) before = Buffer.concat([before, block]).subarray(-WINDOW);
  }
  if ((flags & 4) !== 0) cursor.take(4);
};

/** Frames of the form from before 2014: blocks of 8 MB, which end with the file. */
const unpackedLegacy = function* (cursor: Cursor): Iterable<Buffer> {
  while (!cursor.isAtEnd()) {
    const size = cursor.number();
    if (size > 2 * LEGACY_BLOCK) throw unreadable('damaged');
    yield* blockOf(cursor, size, (packed) => unpackedBlock(packed, Buffer.alloc(0), LEGACY_BLOCK));
  }
};

/** Unpacks LZ4 a block (4 MB at most) at a time; checksums are not looked at. */
export const unpackedLz4 = function* (bytes: Bytes): Iterable<Buffer> {
  const cursor = createCursor(bytes);
  while (!cursor.isAtEnd()) {
    const sign = cursor.number();
    if (sign === MAGIC) yield* unpackedFrame(cursor);
    else if (sign === LEGACY) yield* unpackedLegacy(cursor);
    else if ((sign & 0xfffffff0) === (SKIPPED | 0)) cursor.skip(cursor.number());
    else throw unreadable('damaged');
  }
};
