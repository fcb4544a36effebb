import { createZstdDecompress, zstdDecompressSync } from 'node:zlib';
import type { Bytes } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';
import { PIECE, unpackedThrough } from './through.ts';

const FRAME = 0xfd2fb528;
/** Sixteen signs of frames that hold nothing of the content. */
const SKIPPED = 0x184d2a50;
const RUN = 1;
/** Bytes that the number of a dictionary, and the length of the content, take by their marks. */
const DICTIONARY = [0, 1, 2, 4];
const LENGTH = [0, 2, 4, 8];

const isSkipped = (sign: number): boolean => (sign & 0xfffffff0) >>> 0 === SKIPPED;

const numberAt = (bytes: Bytes, at: number): number => {
  const read = bytes.read(at, 4);
  return read.length < 4 ? 0 : read.readUInt32LE(0);
};

/** Whether a file begins as Zstandard does; one of the kind that is unpacked in parts begins with a skipped frame. */
export const isZstd = (head: Buffer): boolean => {
  if (head.length < 8) return false;
  const sign = head.readUInt32LE(0);
  const next = 8 + head.readUInt32LE(4);
  return sign === FRAME || (isSkipped(sign) && next + 4 <= head.length && head.readUInt32LE(next) === FRAME);
};

/** Where the frame that begins here ends, by the lengths of its blocks (RFC 8878, 3.1.1); at most the file's end. */
const endOfFrame = (bytes: Bytes, from: number): number => {
  const flags = bytes.read(from + 4, 1)[0] ?? 0;
  const isSingle = (flags & 0x20) !== 0;
  const length = LENGTH[flags >>> 6] || Number(isSingle);
  let at = from + 5 + Number(!isSingle) + (DICTIONARY[flags & 3] ?? 0) + length;
  for (let isLast = false; !isLast && at < bytes.size; ) {
    const block = bytes.read(at, 3);
    if (block.length < 3) return bytes.size;
    const head = block.readUIntLE(0, 3);
    isLast = (head & 1) === 1;
    at += 3 + (((head >>> 1) & 3) === RUN ? 1 : head >>> 3);
  }
  return Math.min(bytes.size, at + ((flags & 4) === 0 ? 0 : 4));
};

const partOf = (bytes: Bytes, from: number, to: number): Bytes => ({
  size: to - from,
  path: null,
  read: (at, length) => bytes.read(from + at, Math.max(0, Math.min(length, to - from - at))),
  close: () => undefined,
});

/** Packed bytes of a frame that is unpacked at once, and what comes out of it at most: a stream for each is slow. */
const SMALL = 1 << 12;
const SMALL_UNPACKED = 1 << 20;

const atOnce = (frame: Bytes): Buffer | undefined => {
  if (frame.size > SMALL) return undefined;
  try {
    return zstdDecompressSync(frame.read(0, frame.size), { maxOutputLength: SMALL_UNPACKED });
  } catch {
    // Damaged, or it is not small: the stream gives what is there.
    return undefined;
  }
};

/** Unpacks Zstandard. Frames behind each other are one; the stream that unpacks ends with each of them. */
export const unpackedZstd = async function* (bytes: Bytes): AsyncIterable<Buffer> {
  for (let at = 0; at < bytes.size; ) {
    const sign = numberAt(bytes, at);
    if (isSkipped(sign)) {
      at += 8 + numberAt(bytes, at + 4);
      continue;
    }
    if (sign !== FRAME) throw unreadable('damaged');
    const end = endOfFrame(bytes, at);
    const frame = partOf(bytes, at, end);
    const whole = atOnce(frame);
    if (whole) yield whole;
    else yield* unpackedThrough(frame, createZstdDecompress({ chunkSize: PIECE }));
    at = end;
  }
};
