import {
  Binary,
  BSONRegExp,
  BSONValue,
  Code,
  DBRef,
  type DeserializeOptions,
  deserialize,
  MaxKey,
  MinKey,
  Timestamp,
  UUID,
} from 'bson';
import { unreadable } from '../../reader.ts';
import { exact, shownBytes, timeOf } from '../records/shown-values.ts';

/** Values inside each other; what is deeper was made to exhaust a stack. MongoDB takes 100. */
const DEEPEST = 200;
/** Bytes of a document, which is held as a whole: MongoDB takes 16 MB and a little, others set more. */
export const MOST_DOCUMENT = 64 << 20;
/** A length, and what ends a document. */
export const LEAST_DOCUMENT = 5;

const OPTIONS: DeserializeOptions = {
  useBigInt64: true,
  // As JavaScript's own, a pattern that it does not take would fail the document.
  bsonRegExp: true,
  // A text that was cut within a letter loses that letter, not its document.
  validation: { utf8: false },
};

/** Signs of ISO, also of years that have six digits. */
const ISO = 27;
const UUID_BYTES = 16;
const UUIDS: ReadonlySet<number> = new Set([Binary.SUBTYPE_UUID_OLD, Binary.SUBTYPE_UUID]);

const shownBinary = (binary: Binary): string => {
  const held = Buffer.from(binary.value());
  const isUuid = UUIDS.has(binary.sub_type) && held.length === UUID_BYTES;
  return isUuid ? new UUID(held).toHexString() : shownBytes(held);
};

/** A value that only BSON has, as JSON can say it. */
const shownSpecial = (value: BSONValue, depth: number): unknown => {
  if (value instanceof Binary) return shownBinary(value);
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  if (value instanceof Timestamp) return exact(value.toBigInt());
  if (value instanceof Code) return value.scope ? shown({ code: value.code, scope: value.scope }, depth) : value.code;
  if (value instanceof DBRef) return shown(value.toJSON(), depth);
  if (value instanceof MinKey || value instanceof MaxKey) return null;
  return String(value);
};

const shown = (value: unknown, depth: number): unknown => {
  if (depth > DEEPEST) throw unreadable('damaged');
  if (typeof value === 'bigint') return exact(value);
  if (typeof value !== 'object' || value === null) return value ?? null;
  if (value instanceof Date) return timeOf(value.getTime(), ISO);
  if (value instanceof BSONValue) return shownSpecial(value, depth);
  if (Array.isArray(value)) return value.map((item) => shown(item, depth + 1));
  return fieldsOf(value, depth);
};

const fieldsOf = (document: object, depth: number): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(document).map(([name, value]) => [name, shown(value, depth + 1)]));

/** The document that these bytes are, to their last, of values as JSON has them. Throws where they are none. */
export const bsonDocument = (bytes: Buffer): Readonly<Record<string, unknown>> =>
  fieldsOf(deserialize(bytes, OPTIONS), 0);
