import type { Cursor } from './cursor.ts';

type Plain = (cursor: Cursor) => unknown;

/** Bytes that are shorter are keys, and shown in hex. */
const KEY_BYTES = 64;
const DAY = 86_400_000;
const utf8 = new TextDecoder('utf-8', { fatal: true });

const isDigit = (code: number): boolean => code >= 32 || code === 9 || code === 10 || code === 13;

/** Bytes as the text that they are, else in hex, or in Base64 where they are long. */
const shown = (bytes: Buffer): string => {
  try {
    const text = utf8.decode(bytes);
    if ([...text.slice(0, KEY_BYTES)].every((sign) => isDigit(sign.charCodeAt(0)))) return text;
  } catch {
    // They are no text.
  }
  return bytes.toString(bytes.length <= KEY_BYTES ? 'hex' : 'base64');
};

const exact = (cursor: Cursor): number | string => {
  const value = cursor.bigLong();
  const near = Number(value);
  return Number.isSafeInteger(near) ? near : String(value);
};

const byName: Readonly<Record<string, Plain>> = {
  null: () => null,
  boolean: (cursor) => cursor.take(1)[0] === 1,
  int: (cursor) => cursor.long(),
  long: exact,
  float: (cursor) => Number(cursor.take(4).readFloatLE(0).toPrecision(7)),
  double: (cursor) => cursor.take(8).readDoubleLE(0),
  bytes: (cursor) => shown(cursor.held()),
  string: (cursor) => cursor.held().toString('utf8'),
};

/** Types without a name of their own. */
export const PLAIN = {
  byName,
  fixed:
    (size: number): Plain =>
    (cursor) =>
      shown(cursor.take(size)),
} as const;

/** A point in time as ISO has it; as a number where no calendar reaches. */
const timeOf = (milliseconds: number, length: number): string => {
  const time = new Date(milliseconds);
  return Number.isNaN(time.getTime()) ? String(milliseconds) : time.toISOString().slice(0, length);
};

/** A whole number of so many places behind its point. */
const decimalOf = (bytes: Buffer, scale: number): string => {
  if (bytes.length === 0 || bytes.length > KEY_BYTES) return shown(bytes);
  const value = BigInt.asIntN(8 * bytes.length, BigInt(`0x${bytes.toString('hex')}`));
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const sign = value < 0n ? '-' : '';
  return scale === 0 ? `${sign}${whole}` : `${sign}${whole}.${digits.slice(-scale)}`;
};

const MOST_SCALE = 100;

const DATE = 10;
const DATE_AND_TIME = 23;

const TIMES: Readonly<Record<string, Plain>> = {
  date: (cursor) => timeOf(cursor.long() * DAY, DATE),
  'timestamp-millis': (cursor) => timeOf(cursor.long(), DATE_AND_TIME),
  'timestamp-micros': (cursor) => timeOf(cursor.long() / 1e3, DATE_AND_TIME),
  'timestamp-nanos': (cursor) => timeOf(cursor.long() / 1e6, DATE_AND_TIME),
  'local-timestamp-millis': (cursor) => timeOf(cursor.long(), DATE_AND_TIME),
  'local-timestamp-micros': (cursor) => timeOf(cursor.long() / 1e3, DATE_AND_TIME),
};

/** How values are taken whose schema says what their numbers are: dates, times, amounts; undefined where it says nothing. */
export const logicalOf = (schema: Readonly<Record<string, unknown>>): Plain | undefined => {
  const kind = String(schema['logicalType']);
  const { type } = schema;
  if (type === 'int' || type === 'long') return TIMES[kind];
  const scale = Number(schema['scale'] ?? 0);
  if (kind !== 'decimal' || !Number.isInteger(scale) || scale < 0 || scale > MOST_SCALE) return undefined;
  if (type === 'bytes') return (cursor) => decimalOf(cursor.held(), scale);
  return type === 'fixed' ? (cursor) => decimalOf(cursor.take(Number(schema['size'])), scale) : undefined;
};
