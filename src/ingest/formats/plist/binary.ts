import { unreadable } from '../../reader.ts';

/**
 * Binary property lists of Apple (CFBinaryPList.c, published with CoreFoundation): objects that name each other by their
 * numbers, a table of their places, and a trailer that says where the table lies.
 */

const TRAILER = 32;
/** Objects inside each other; what is deeper was made to exhaust a stack. */
const DEEPEST = 200;
/** Values that so many bytes may hold: lists that name each other many times would be billions. */
const VALUES_A_BYTE = 16;
const VALUES = 100_000;
/** Seconds between the first day of Unix and that of Apple. */
const APPLE_EPOCH = 978_307_200;

const wholeAt = (bytes: Buffer, at: number, width: number): number => {
  if (at < 0 || at + width > bytes.length) throw unreadable('damaged');
  let value = 0;
  for (let n = 0; n < width; n += 1) value = value * 256 + (bytes[at + n] ?? 0);
  return value;
};

const dateOf = (seconds: number): unknown => {
  const date = new Date((seconds + APPLE_EPOCH) * 1000);
  return Number.isNaN(date.getTime()) ? seconds : date.toISOString();
};

const numberOf = (bytes: Buffer, at: number, width: number): unknown => {
  if (width > 8) return bytes.toString('hex', at, at + width);
  if (width < 8) return wholeAt(bytes, at, width);
  const value = bytes.readBigInt64BE(at);
  return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
};

/** Bytes in front of the trailer. */
type Held = (at: number, length: number) => Buffer;

/** Values that hold no others, by the kind of their mark; `low` is the rest of it. */
const plain = (bytes: Buffer, at: number, low: number, kind: number, held: Held): unknown => {
  switch (kind) {
    case 0:
      return low === 8 || low === 9 ? low === 9 : null;
    case 1:
      return numberOf(held(at, 1 << low), 0, 1 << low);
    case 2:
      return low === 2 ? held(at, 4).readFloatBE(0) : held(at, 8).readDoubleBE(0);
    case 3:
      return dateOf(held(at, 8).readDoubleBE(0));
    default:
      // A place in a list of archived objects.
      return { CF$UID: wholeAt(bytes, at, low + 1) };
  }
};

const PLAIN: ReadonlySet<number> = new Set([0, 1, 2, 3, 8]);
const LONG = 15;

/** How many parts a value has, and where they begin: a length that the mark has no room for stands behind it. */
const partsAt = (bytes: Buffer, at: number, low: number): { readonly length: number; readonly from: number } => {
  if (low !== LONG) return { length: low, from: at };
  const width = 1 << (wholeAt(bytes, at, 1) & 15);
  return { length: wholeAt(bytes, at + 1, width), from: at + 1 + width };
};

/** What trailers say: how wide places and numbers are, how many objects there are, which is the first, where their places lie. */
const trailerOf = (bytes: Buffer) => {
  const at = bytes.length - TRAILER;
  const [placeWidth, numberWidth] = [wholeAt(bytes, at + 6, 1), wholeAt(bytes, at + 7, 1)];
  if (![placeWidth, numberWidth].every((width) => width >= 1 && width <= 8)) throw unreadable('damaged');
  const [count, top, table] = [wholeAt(bytes, at + 8, 8), wholeAt(bytes, at + 16, 8), wholeAt(bytes, at + 24, 8)];
  return { at, placeWidth, numberWidth, count, top, table };
};

/** The value of a property list; bytes in it are what `dataOf` makes of them. Throws `damaged`. */
export const plistValue = (bytes: Buffer, dataOf: (data: Buffer) => unknown): unknown => {
  const { at: trailer, placeWidth, numberWidth, count, top, table } = trailerOf(bytes);
  let left = VALUES + VALUES_A_BYTE * bytes.length;
  const held = (at: number, length: number): Buffer => {
    if (at + length > trailer) throw unreadable('damaged');
    return bytes.subarray(at, at + length);
  };
  const numbers = (at: number, length: number): readonly number[] => {
    held(at, length * numberWidth);
    return Array.from({ length }, (_, n) => wholeAt(bytes, at + n * numberWidth, numberWidth));
  };
  const parted = (at: number, low: number, kind: number, below: (number: number) => unknown): unknown => {
    const { length, from } = partsAt(bytes, at, low);
    if (kind === 4) return dataOf(held(from, length));
    if (kind === 5) return held(from, length).toString('latin1');
    if (kind === 6)
      return Buffer.from(held(from, 2 * length))
        .swap16()
        .toString('utf16le');
    if (kind === 10 || kind === 12) return numbers(from, length).map(below);
    if (kind !== 13) throw unreadable('damaged');
    const names = numbers(from, length).map(below);
    const values = numbers(from + length * numberWidth, length).map(below);
    return Object.fromEntries(names.map((name, n) => [String(name), values[n]]));
  };
  const objectAt = (number: number, depth: number): unknown => {
    left -= 1;
    if (number >= count || depth > DEEPEST || left < 0) throw unreadable('damaged');
    const at = wholeAt(bytes, table + number * placeWidth, placeWidth);
    const mark = wholeAt(bytes, at, 1);
    const [kind, low] = [mark >>> 4, mark & 15];
    if (PLAIN.has(kind)) return plain(bytes, at + 1, low, kind, held);
    return parted(at + 1, low, kind, (of) => objectAt(of, depth + 1));
  };
  return objectAt(top, 0);
};
