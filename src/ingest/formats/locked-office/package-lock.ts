import { unreadable } from '../../reader.ts';

/** How the package of an Office file is locked (MS-OFFCRYPTO): what a try costs, and what a password opens. */
export interface PackageLock {
  /** Rounds of a hash that one try takes. */
  readonly rounds: number;
  /** The key of the package; null: the password is another. */
  keyOf(password: string): Buffer | null;
  /** The package as it streams, from the stream that it lies in. */
  unlocked(key: Buffer, stream: Buffer): Iterable<Buffer>;
}

/** In front of the package stands its size. */
export const SIZE_IN_FRONT = 8;

/** Gives pieces up to a size: what a cipher fills its last block with is no content, and fewer bytes are cut off. */
export const upTo = function* (pieces: Iterable<Buffer>, size: number): Iterable<Buffer> {
  let left = size;
  for (const piece of pieces) {
    if (left <= 0) return;
    yield piece.subarray(0, left);
    left -= piece.length;
  }
  if (left > 0) throw unreadable('damaged');
};

/** A number as a hash takes it in. */
export const numberBytes = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};
