import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { crc32, createDeflateRaw, type DeflateRaw, deflateRawSync } from 'node:zlib';
import type { OutFile } from './out-file.ts';

/** Sizes and checksum of a part, in front of its bytes: readers that do not know data descriptors read it too. */
interface Part {
  readonly name: string;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** 1 January 1980, the first day that the format knows: the same bytes on every run. */
const DATE = 0x0021;
/** UTF-8 names. */
const FLAGS = 0x0800;
const DEFLATE = 8;
/** Version 2.0 of the format, without ZIP64. */
const VERSION = 20;
const LARGEST = 0xffff_fffe;

/** A part does not fit into a ZIP without ZIP64, which not every spreadsheet reads. */
export class PartTooLarge extends Error {}

const fields = ({ name, crc, packed, size }: Part): Buffer => {
  const bytes = Buffer.alloc(26);
  [VERSION, FLAGS, DEFLATE, 0, DATE].forEach((value, n) => {
    bytes.writeUInt16LE(value, n * 2);
  });
  [crc, packed, size].forEach((value, n) => {
    bytes.writeUInt32LE(value, 10 + n * 4);
  });
  bytes.writeUInt16LE(Buffer.byteLength(name), 22);
  return bytes;
};

const word = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};

const localHead = (part: Part): Buffer => Buffer.concat([word(0x04034b50), fields(part), Buffer.from(part.name)]);

const centralHead = (part: Part, offset: number): Buffer =>
  Buffer.concat([
    word(0x02014b50),
    Buffer.of(VERSION, 0),
    fields(part),
    Buffer.alloc(10),
    word(offset),
    Buffer.from(part.name),
  ]);

const endOf = (count: number, size: number, offset: number): Buffer => {
  const bytes = Buffer.alloc(22);
  bytes.writeUInt32LE(0x06054b50);
  bytes.writeUInt16LE(count, 8);
  bytes.writeUInt16LE(count, 10);
  bytes.writeUInt32LE(size, 12);
  bytes.writeUInt32LE(offset, 16);
  return bytes;
};

/** Passes pieces on one by one: each is packed while the next is made, and packed when the next but one is. */
const packEach = async (body: AsyncIterable<Uint8Array>, packer: DeflateRaw): Promise<Pick<Part, 'crc' | 'size'>> => {
  let [crc, size] = [0, 0];
  let before = Promise.resolve();
  for await (const bytes of body) {
    crc = crc32(bytes, crc);
    size += bytes.length;
    if (size > LARGEST) throw new PartTooLarge('a part of the workbook passes 4 GB');
    await before;
    before = new Promise((done, failed) => {
      packer.write(bytes, (fault) => (fault ? failed(fault) : done()));
    });
    // A fault is told where it is waited for.
    before.catch(() => undefined);
  }
  await before;
  packer.end();
  return { crc, size };
};

/** Deflates a stream into a file of its owner, counting; what is packed there is copied into the archive afterwards. */
const packAside = async (name: string, body: AsyncIterable<Uint8Array>, aside: string): Promise<Part> => {
  let packed = 0;
  await rm(aside, { force: true });
  const handle: FileHandle = await open(aside, 'wx', 0o600);
  const packer = createDeflateRaw({ level: 1, chunkSize: 1 << 18 });
  try {
    const made = packEach(body, packer).catch((cause: unknown) => {
      packer.destroy(cause as Error);
      throw cause;
    });
    const written = pipeline(packer, async (packedBytes: AsyncIterable<Uint8Array>) => {
      for await (const bytes of packedBytes) {
        packed += bytes.length;
        await handle.writeFile(bytes);
      }
    });
    // The first fault is the cause of the other.
    const [{ crc, size }] = await Promise.all([made, written]);
    return { name, crc, packed, size };
  } finally {
    packer.destroy();
    await handle.close();
  }
};

/** A part that is written as it is made, of which each piece holds until the next but one is asked for. It goes through the file `aside` (0600, removed afterwards), not through memory. */
export interface StreamedPart {
  readonly name: string;
  readonly body: AsyncIterable<Uint8Array>;
  readonly aside: string;
}

/** Writes a ZIP of small parts and one or more large ones, with sizes in the heads. */
export const writeZip = async (
  file: OutFile,
  small: Readonly<Record<string, string>>,
  large: StreamedPart | readonly StreamedPart[],
): Promise<void> => {
  const streamed = 'body' in large ? [large] : large;
  const central: Buffer[] = [];
  let offset = 0;
  const begin = async (part: Part) => {
    const head = localHead(part);
    central.push(centralHead(part, offset));
    offset += head.length + part.packed;
    await file.write(head);
  };
  try {
    for (const [name, text] of Object.entries(small)) {
      const bytes = Buffer.from(text);
      const packed = deflateRawSync(bytes);
      await begin({ name, crc: crc32(bytes), packed: packed.length, size: bytes.length });
      await file.write(packed);
    }
    for (const { name, body, aside } of streamed) {
      await begin(await packAside(name, body, aside));
      for await (const bytes of createReadStream(aside, { highWaterMark: 1 << 20 })) await file.write(bytes);
    }
  } finally {
    for (const { aside } of streamed) await rm(aside, { force: true });
  }
  const directory = Buffer.concat(central);
  await file.write(directory);
  await file.write(endOf(central.length, directory.length, offset));
};
