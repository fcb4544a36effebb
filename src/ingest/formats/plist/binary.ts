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

/** The value of a property list; bytes in it are what `dataOf` makes of them. Throws `damaged`. */
export const plistValue = (bytes: Buffer, dataOf: (data: Buffer) => unknown): unknown => {
  const trailer = bytes.length - TRAILER;
  const [placeWidth, numberWidth] = [wholeAt(bytes, trailer + 6, 1), wholeAt(bytes, trailer + 7, 1)];
  const [count, top, table] = [8, 16, 24].map((from) => wholeAt(bytes, trailer + from, 8)) as [number, number, number];
  if (![placeWidth, numberWidth].every((width) => width >= 1 && width <= 8)) throw unreadable('damaged');
  let left = VALUES + VALUES_A_BYTE * bytes.length;
  const held = (at: number, length: number): Buffer => {
    if (at + length > trailer) throw unreadable('damaged');
    return bytes.subarray(at, at + length);
  };
  const numbersAt = (at: number, length: number): readonly number[] => {
    held(at, length * numberWidth);
    return Array.from({ length }, (_, n) => wholeAt(bytes, at + n * numberWidth, numberWidth));
  };
  const valueOf = (number: number, depth: number): unknown => {
    left -= 1;
    if (number >= count || depth > DEEPEST || left < 0) throw unreadable('damaged');
    const at = wholeAt(bytes, table + number * placeWidth, placeWidth);
    const mark = wholeAt(bytes, at, 1);
    const [kind, low] = [mark >>> 4, mark & 15];
    if (kind === 0) return low === 8 ? false : low === 9 ? true : null;
    if (kind === 1) return numberOf(held(at + 1, 1 << low), 0, 1 << low);
    if (kind === 2) return low === 2 ? held(at + 1, 4).readFloatBE(0) : held(at + 1, 8).readDoubleBE(0);
    if (kind === 3) return dateOf(held(at + 1, 8).readDoubleBE(0));
    // A place in a list of archived objects.
    if (kind === 8) return { 'CF$UID': wholeAt(bytes, at + 1, low + 1) };
    const isLong = low === 15;
    const width = isLong ? 1 << (wholeAt(bytes, at + 1, 1) & 15) : 0;
    const length = isLong ? wholeAt(bytes, at + 2, width) : low;
    const from = at + 1 + (isLong ? 1 + width : 0);
    if (kind === 4) return dataOf(held(from, length));
    if (kind === 5) return held(from, length).toString('latin1');
    if (kind === 6) return Buffer.from(held(from, 2 * length)).swap16().toString('utf16le');
    const below = (of: number): unknown => valueOf(of, depth + 1);
    if (kind === 10 || kind === 12) return numbersAt(from, length).map(below);
    if (kind !== 13) throw unreadable('damaged');
    const names = numbersAt(from, length).map(below);
    const values = numbersAt(from + length * numberWidth, length).map(below);
    return Object.fromEntries(names.map((name, n) => [String(name), values[n]]));
  };
  return valueOf(top, 0);
};
