import { unreadable } from '../../reader.ts';
import { DATE, DATE_AND_TIME, exact, scaled, timeOf } from '../records/shown-values.ts';
import type { FlatTable } from './flatbuffer.ts';

/** How the values of a column lie in the buffers of a batch. */
export type Layout =
  | { readonly kind: 'null' }
  | { readonly kind: 'bits' }
  /** Values of one width, from their bytes. */
  | { readonly kind: 'fixed'; readonly width: number; readonly value: (bytes: Buffer, at: number) => unknown }
  | { readonly kind: 'bytes' | 'views'; readonly isText: boolean; readonly isLarge: boolean }
  | { readonly kind: 'list'; readonly isLarge: boolean; readonly isMap: boolean }
  | { readonly kind: 'fixed-list'; readonly length: number }
  | { readonly kind: 'struct' };

export interface Field {
  readonly name: string;
  readonly layout: Layout;
  readonly children: readonly Field[];
  /** Where the values are places in a dictionary: its number, and how the places lie. */
  readonly dictionary: { readonly id: bigint; readonly places: Layout } | null;
}

/** Fields inside each other; what is deeper was made to exhaust a stack. */
const DEEPEST = 64;
const DAY = 86_400_000;
/** Milliseconds of the units of time: seconds, milliseconds, microseconds, nanoseconds. */
const UNITS = [1000, 1, 1e-3, 1e-6];

const integer = (bits: number, isSigned: boolean): Layout => {
  const width = bits / 8;
  if (bits === 64) {
    const value = (bytes: Buffer, at: number): unknown =>
      exact(isSigned ? bytes.readBigInt64LE(at) : bytes.readBigUInt64LE(at));
    return { kind: 'fixed', width, value };
  }
  if (![8, 16, 32].includes(bits)) throw unreadable('damaged');
  const value = (bytes: Buffer, at: number): unknown =>
    isSigned ? bytes.readIntLE(at, width) : bytes.readUIntLE(at, width);
  return { kind: 'fixed', width, value };
};

const half = (bits: number): number => {
  const sign = bits >>> 15 === 1 ? -1 : 1;
  const exponent = (bits >>> 10) & 31;
  const rest = bits & 1023;
  if (exponent === 31) return rest === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
  return sign * (exponent === 0 ? rest * 2 ** -24 : (1024 + rest) * 2 ** (exponent - 25));
};

const floating = (precision: number): Layout => {
  if (precision === 0) return { kind: 'fixed', width: 2, value: (bytes, at) => half(bytes.readUInt16LE(at)) };
  if (precision === 1)
    return { kind: 'fixed', width: 4, value: (bytes, at) => Number(bytes.readFloatLE(at).toPrecision(7)) };
  return { kind: 'fixed', width: 8, value: (bytes, at) => bytes.readDoubleLE(at) };
};

const MOST_SCALE = 100;

const decimal = (scale: number, bits: number): Layout => {
  if (scale < 0 || scale > MOST_SCALE || ![32, 64, 128, 256].includes(bits)) throw unreadable('damaged');
  const width = bits / 8;
  const value = (bytes: Buffer, at: number): unknown => {
    const digits = Buffer.from(bytes.subarray(at, at + width))
      .reverse()
      .toString('hex');
    return scaled(BigInt.asIntN(bits, BigInt(`0x${digits}`)), scale);
  };
  return { kind: 'fixed', width, value };
};

const days = (unit: number): Layout =>
  unit === 0
    ? { kind: 'fixed', width: 4, value: (bytes, at) => timeOf(bytes.readInt32LE(at) * DAY, DATE) }
    : { kind: 'fixed', width: 8, value: (bytes, at) => timeOf(Number(bytes.readBigInt64LE(at)), DATE) };

const moments = (unit: number): Layout => ({
  kind: 'fixed',
  width: 8,
  value: (bytes, at) => timeOf(Number(bytes.readBigInt64LE(at)) * (UNITS[unit] ?? 1), DATE_AND_TIME),
});

const fixedBytes = (width: number): Layout => {
  if (width < 1) throw unreadable('damaged');
  return { kind: 'fixed', width, value: (bytes, at) => Buffer.from(bytes.subarray(at, at + width)) };
};

const EMPTY: FlatTable = {
  has: () => false,
  byte: () => 0,
  short: (_, otherwise = 0) => otherwise,
  int: (_, otherwise = 0) => otherwise,
  long: () => 0n,
  text: () => '',
  table: () => null,
  tables: () => [],
  pairs: () => [],
  longs: () => [],
};

/** Layouts by the number of their type, as `Schema.fbs` of Arrow lists them. */
const LAYOUTS: Readonly<Record<number, (type: FlatTable) => Layout>> = {
  1: () => ({ kind: 'null' }),
  2: (type) => integer(type.int(0), type.byte(1) !== 0),
  3: (type) => floating(type.short(0)),
  4: () => ({ kind: 'bytes', isText: false, isLarge: false }),
  5: () => ({ kind: 'bytes', isText: true, isLarge: false }),
  6: () => ({ kind: 'bits' }),
  7: (type) => decimal(type.int(1), type.int(2, 128)),
  8: (type) => days(type.short(0, 1)),
  9: (type) => integer(type.int(1, 32), true),
  10: (type) => moments(type.short(0)),
  12: () => ({ kind: 'list', isLarge: false, isMap: false }),
  13: () => ({ kind: 'struct' }),
  15: (type) => fixedBytes(type.int(0)),
  16: (type) => ({ kind: 'fixed-list', length: type.int(0) }),
  17: () => ({ kind: 'list', isLarge: false, isMap: true }),
  18: () => integer(64, true),
  19: () => ({ kind: 'bytes', isText: false, isLarge: true }),
  20: () => ({ kind: 'bytes', isText: true, isLarge: true }),
  21: () => ({ kind: 'list', isLarge: true, isMap: false }),
  23: () => ({ kind: 'views', isText: false, isLarge: false }),
  24: () => ({ kind: 'views', isText: true, isLarge: false }),
};

const layoutOf = (kind: number, type: FlatTable | null): Layout => {
  const layout = LAYOUTS[kind];
  // Unions, intervals and runs: hardly any program writes them, and none of people.
  if (!layout) throw unreadable('unsupported');
  return layout(type ?? EMPTY);
};

const dictionaryOf = (encoding: FlatTable | null): Field['dictionary'] => {
  if (!encoding) return null;
  const index = encoding.table(1);
  return { id: encoding.long(0), places: index ? integer(index.int(0), index.byte(1) !== 0) : integer(32, true) };
};

/** Names that are no two the same: a table may have two columns of one name. */
const apart = (names: readonly string[]): readonly string[] => {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
};

const MOST_FIELDS = 20_000;

/** The fields of a schema, or of a field (`children`: the number of their list). */
export const fieldsOf = (table: FlatTable, children: number, depth = 0): readonly Field[] => {
  const tables = table.tables(children);
  if (depth > DEEPEST || tables.length > MOST_FIELDS) throw unreadable('damaged');
  const names = apart(tables.map((field) => field.text(0)));
  return tables.map((field, n) => ({
    name: names[n] ?? '',
    layout: layoutOf(field.byte(2), field.table(3)),
    children: fieldsOf(field, 5, depth + 1),
    dictionary: dictionaryOf(field.table(4)),
  }));
};
