import { DATE, DATE_AND_TIME, exact, scaled, shownBytes, timeOf } from '../records/shown-values.ts';
import type { Cursor } from './cursor.ts';

type Plain = (cursor: Cursor) => unknown;

/** Bytes of an amount, at most: longer ones are none. */
const LONGEST_AMOUNT = 64;
const DAY = 86_400_000;

const byName: Readonly<Record<string, Plain>> = {
  null: () => null,
  boolean: (cursor) => cursor.take(1)[0] === 1,
  int: (cursor) => cursor.long(),
  long: (cursor) => exact(cursor.bigLong()),
  float: (cursor) => Number(cursor.take(4).readFloatLE(0).toPrecision(7)),
  double: (cursor) => cursor.take(8).readDoubleLE(0),
  bytes: (cursor) => shownBytes(cursor.held()),
  string: (cursor) => cursor.held().toString('utf8'),
};

/** Types without a name of their own. */
export const PLAIN = {
  byName,
  fixed:
    (size: number): Plain =>
    (cursor) =>
      shownBytes(cursor.take(size)),
} as const;

/** A whole number of so many places behind its point. */
const decimalOf = (bytes: Buffer, scale: number): string => {
  if (bytes.length === 0 || bytes.length > LONGEST_AMOUNT) return shownBytes(bytes);
  return scaled(BigInt.asIntN(8 * bytes.length, BigInt(`0x${bytes.toString('hex')}`)), scale);
};

const MOST_SCALE = 100;

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
