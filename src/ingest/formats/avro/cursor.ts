import { unreadable } from '../../reader.ts';

/** Values that so many bytes may hold, at most: some take none, and a file may say that there are billions of them. */
const VALUES_A_BYTE = 16;
const VALUES = 100_000;

/** A place in bytes that Avro wrote, which moves on as values are taken. */
export const createCursor = (bytes: Buffer) => {
  let at = 0;
  let left = VALUES + VALUES_A_BYTE * bytes.length;
  const take = (length: number): Buffer => {
    if (length < 0 || length > bytes.length - at) throw unreadable('damaged');
    at += length;
    return bytes.subarray(at - length, at);
  };
  const bigLong = (): bigint => {
    let value = 0n;
    for (let shift = 0n; shift < 70n; shift += 7n) {
      const byte = take(1)[0] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return (value >> 1n) ^ -(value & 1n);
    }
    throw unreadable('damaged');
  };
  /** A whole number; beyond what is exact, near it. */
  const long = (): number => {
    let value = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = bytes[at + shift / 7];
      if (byte === undefined) throw unreadable('damaged');
      value += (byte & 0x7f) << shift;
      if (byte < 0x80) {
        at += shift / 7 + 1;
        return (value >>> 1) ^ -(value & 1);
      }
    }
    return Number(bigLong());
  };
  return {
    at: () => at,
    isAtEnd: () => at >= bytes.length,
    take,
    long,
    bigLong,
    /** Bytes behind their length. */
    held: (): Buffer => take(long()),
    /** Counts a value. */
    count: (): void => {
      left -= 1;
      if (left < 0) throw unreadable('damaged');
    },
  };
};

export type Cursor = ReturnType<typeof createCursor>;
