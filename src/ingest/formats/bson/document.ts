import { unreadable } from '../../reader.ts';
import { exact, scaled, shownBytes } from '../records/shown-values.ts';

/** Documents inside each other; what is deeper was made to exhaust a stack. MongoDB takes 100. */
const DEEPEST = 200;
/** Bytes of a document: MongoDB takes 16 MB and a little. */
export const MOST_DOCUMENT = (16 << 20) + (16 << 10);
/** A length, and what ends a document. */
export const LEAST_DOCUMENT = 5;

type Value = (bytes: Buffer, at: number, depth: number) => { readonly value: unknown; readonly end: number };

const nameAt = (bytes: Buffer, at: number): { readonly name: string; readonly end: number } => {
  const end = bytes.indexOf(0, at);
  if (end < 0) throw unreadable('damaged');
  return { name: bytes.toString('utf8', at, end), end: end + 1 };
};

/** What lies behind its own length of four bytes. */
const heldAt = (bytes: Buffer, at: number, length: number): Buffer => {
  if (length < 0 || at + length > bytes.length) throw unreadable('damaged');
  return bytes.subarray(at, at + length);
};

const text: Value = (bytes, at) => {
  const length = bytes.readInt32LE(at);
  const held = heldAt(bytes, at + 4, length);
  if (length < 1 || held[length - 1] !== 0) throw unreadable('damaged');
  return { value: held.toString('utf8', 0, length - 1), end: at + 4 + length };
};

const fixed =
  (length: number, value: (held: Buffer) => unknown): Value =>
  (bytes, at) => ({ value: value(heldAt(bytes, at, length)), end: at + length });

const UUID = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/;
const UUIDS: ReadonlySet<number> = new Set([3, 4]);

const binary: Value = (bytes, at) => {
  const length = bytes.readInt32LE(at);
  const kind = bytes.readUInt8(at + 4);
  const held = heldAt(bytes, at + 5, length);
  const isUuid = UUIDS.has(kind) && length === 16;
  const value = isUuid ? held.toString('hex').replace(UUID, '$1-$2-$3-$4-$5') : shownBytes(held);
  return { value, end: at + 5 + length };
};

/** IEEE 754 decimal128 as its digits; exponents that no amount has are written behind them. */
const decimal = (held: Buffer): string => {
  const high = held.readBigUInt64LE(8);
  const sign = high >> 63n === 1n ? '-' : '';
  if (((high >> 61n) & 3n) === 3n) return ((high >> 58n) & 31n) === 30n ? `${sign}Infinity` : 'NaN';
  const exponent = Number((high >> 49n) & 0x3fffn) - 6176;
  const digits = ((high & 0x1ffffffffffffn) << 64n) | held.readBigUInt64LE(0);
  if (exponent <= 0 && exponent >= -34) return sign + scaled(digits, -exponent);
  return exponent > 0 && exponent <= 34 ? `${sign}${digits}${'0'.repeat(exponent)}` : `${sign}${digits}E${exponent}`;
};

const timeAt = (held: Buffer): string => {
  const time = new Date(Number(held.readBigInt64LE(0)));
  return Number.isNaN(time.getTime()) ? String(held.readBigInt64LE(0)) : time.toISOString();
};

const pattern: Value = (bytes, at) => {
  const first = nameAt(bytes, at);
  const second = nameAt(bytes, first.end);
  return { value: `/${first.name}/${second.name}`, end: second.end };
};

const oid = (held: Buffer): string => held.toString('hex');

/** A text with an id behind it (an old kind of reference). */
const pointer: Value = (bytes, at, depth) => {
  const { value, end } = text(bytes, at, depth);
  return { value: `${value}/${oid(heldAt(bytes, end, 12))}`, end: end + 12 };
};

/** Code with the values that it is given. */
const scoped: Value = (bytes, at, depth) => {
  const code = text(bytes, at + 4, depth);
  const scope = inside(bytes, code.end, depth);
  return { value: { code: code.value, scope: scope.value }, end: scope.end };
};

const inside: Value = (bytes, at, depth) => {
  const length = bytes.readInt32LE(at);
  return { value: Object.fromEntries(fieldsOf(heldAt(bytes, at, length), depth + 1)), end: at + length };
};

const list: Value = (bytes, at, depth) => {
  const length = bytes.readInt32LE(at);
  return { value: fieldsOf(heldAt(bytes, at, length), depth + 1).map(([, value]) => value), end: at + length };
};

/** Kinds of values by their byte, as https://bsonspec.org/spec.html lists them. */
const KINDS: ReadonlyMap<number, Value> = new Map<number, Value>([
  [0x01, fixed(8, (held) => held.readDoubleLE(0))],
  [0x02, text],
  [0x03, inside],
  [0x04, list],
  [0x05, binary],
  [0x06, fixed(0, () => null)],
  [0x07, fixed(12, oid)],
  [0x08, fixed(1, (held) => held[0] === 1)],
  [0x09, fixed(8, timeAt)],
  [0x0a, fixed(0, () => null)],
  [0x0b, pattern],
  [0x0c, pointer],
  [0x0d, text],
  [0x0e, text],
  [0x0f, scoped],
  [0x10, fixed(4, (held) => held.readInt32LE(0))],
  [0x11, fixed(8, (held) => exact(held.readBigUInt64LE(0)))],
  [0x12, fixed(8, (held) => exact(held.readBigInt64LE(0)))],
  [0x13, fixed(16, decimal)],
  [0x7f, fixed(0, () => null)],
  [0xff, fixed(0, () => null)],
]);

const fieldsOf = (bytes: Buffer, depth: number): readonly (readonly [string, unknown])[] => {
  if (depth > DEEPEST || bytes.length < LEAST_DOCUMENT) throw unreadable('damaged');
  const fields: (readonly [string, unknown])[] = [];
  const last = bytes.length - 1;
  let at = 4;
  while (at < last) {
    const kind = KINDS.get(bytes.readUInt8(at));
    if (!kind) throw unreadable('damaged');
    const { name, end: from } = nameAt(bytes, at + 1);
    const { value, end } = kind(bytes, from, depth);
    fields.push([name, value]);
    at = end;
  }
  if (at !== last || bytes[last] !== 0) throw unreadable('damaged');
  return fields;
};

/** The document that these bytes are, to their last. Throws `damaged` where they are none. */
export const bsonDocument = (bytes: Buffer): Readonly<Record<string, unknown>> =>
  Object.fromEntries(fieldsOf(bytes, 0));
