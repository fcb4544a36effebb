/**
 * Tables of FlatBuffers (https://flatbuffers.dev/internals/), as much as Arrow's heads need: fields by their number, places
 * relative to where they stand. What lies outside of the bytes throws a RangeError, which is damage of the file.
 */

/** A table; numbers that it does not say are zero. */
export interface FlatTable {
  readonly has: (field: number) => boolean;
  readonly byte: (field: number) => number;
  readonly short: (field: number, otherwise?: number) => number;
  readonly int: (field: number, otherwise?: number) => number;
  readonly long: (field: number) => bigint;
  readonly text: (field: number) => string;
  readonly table: (field: number) => FlatTable | null;
  readonly tables: (field: number) => readonly FlatTable[];
  /** Pairs of whole numbers, as lists of structures have them. */
  readonly pairs: (field: number) => readonly (readonly [number, number])[];
  readonly longs: (field: number) => readonly number[];
}

const tableAt = (bytes: Buffer, at: number): FlatTable => {
  const fields = at - bytes.readInt32LE(at);
  const length = bytes.readUInt16LE(fields);
  const place = (field: number): number | null => {
    const entry = 4 + 2 * field;
    const from = entry + 2 > length ? 0 : bytes.readUInt16LE(fields + entry);
    return from === 0 ? null : at + from;
  };
  const number = <T>(field: number, otherwise: T, read: (from: number) => T): T => {
    const from = place(field);
    return from === null ? otherwise : read(from);
  };
  const target = (from: number): number => from + bytes.readUInt32LE(from);
  const list = <T>(field: number, width: number, item: (from: number) => T): readonly T[] => {
    const from = place(field);
    if (from === null) return [];
    const start = target(from);
    const count = bytes.readUInt32LE(start);
    if (start + 4 + count * width > bytes.length) throw new RangeError('beyond the head');
    return Array.from({ length: count }, (_, n) => item(start + 4 + n * width));
  };
  const long = (from: number): number => Number(bytes.readBigInt64LE(from));
  return {
    has: (field) => place(field) !== null,
    byte: (field) => number(field, 0, (from) => bytes.readUInt8(from)),
    short: (field, otherwise = 0) => number(field, otherwise, (from) => bytes.readInt16LE(from)),
    int: (field, otherwise = 0) => number(field, otherwise, (from) => bytes.readInt32LE(from)),
    long: (field) => number(field, 0n, (from) => bytes.readBigInt64LE(from)),
    text: (field) => Buffer.from(list(field, 1, (from) => bytes.readUInt8(from))).toString('utf8'),
    table: (field) => number<FlatTable | null>(field, null, (from) => tableAt(bytes, target(from))),
    tables: (field) => list(field, 4, (from) => tableAt(bytes, target(from))),
    pairs: (field) => list(field, 16, (from) => [long(from), long(from + 8)] as const),
    longs: (field) => list(field, 8, long),
  };
};

/** The table that bytes begin with. */
export const rootTable = (bytes: Buffer): FlatTable => tableAt(bytes, bytes.readUInt32LE(0));
