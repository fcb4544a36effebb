import { unreadable } from '../../reader.ts';
import { isRecord } from '../json/flatten.ts';
import type { Cursor } from './cursor.ts';
import { logicalOf, PLAIN } from './values.ts';

/** Takes a value as its schema says; `depth`: values that it lies in. */
export type Take = (cursor: Cursor, depth: number) => unknown;

/** Values inside each other; what is deeper was made to exhaust a stack. */
const DEEPEST = 200;

/** Types by their names: those of a file are known once their definition begins, as they may hold themselves. */
type Named = Map<string, Take>;

/** The items of a list or map, which comes in blocks: so many, or as many with their size in bytes in front. */
const eachItem = (cursor: Cursor, item: () => void): void => {
  for (let count = cursor.long(); count !== 0; count = cursor.long()) {
    if (count < 0) cursor.long();
    for (let n = 0; n < Math.abs(count); n += 1) item();
  }
};

const listOf =
  (items: Take): Take =>
  (cursor, depth) => {
    const list: unknown[] = [];
    eachItem(cursor, () => list.push(items(cursor, depth + 1)));
    return list;
  };

const mapOf =
  (values: Take): Take =>
  (cursor, depth) => {
    const entries: [string, unknown][] = [];
    eachItem(cursor, () => entries.push([cursor.held().toString('utf8'), values(cursor, depth + 1)]));
    return Object.fromEntries(entries);
  };

const oneOf =
  (branches: readonly Take[]): Take =>
  (cursor, depth) => {
    const branch = branches[cursor.long()];
    if (!branch) throw unreadable('damaged');
    return branch(cursor, depth + 1);
  };

const listIn = (schema: Readonly<Record<string, unknown>>, key: string): readonly unknown[] => {
  const list = schema[key];
  if (!Array.isArray(list)) throw unreadable('damaged');
  return list;
};

const fieldsOf = (schema: Readonly<Record<string, unknown>>, named: Named, depth: number): Take => {
  const fields = listIn(schema, 'fields').map((field): readonly [string, Take] => {
    if (!isRecord(field)) throw unreadable('damaged');
    return [String(field['name']), takeOf(field['type'], named, depth)];
  });
  return (cursor, inside) => Object.fromEntries(fields.map(([name, take]) => [name, take(cursor, inside + 1)]));
};

const symbolOf = (schema: Readonly<Record<string, unknown>>): Take => {
  const symbols = listIn(schema, 'symbols').map(String);
  return (cursor) => symbols[cursor.long()] ?? null;
};

/** A type that has a name, under it and under its last word. */
const named = (schema: Readonly<Record<string, unknown>>, known: Named, define: () => Take): Take => {
  let take: Take | undefined;
  const own: Take = (cursor, depth) => {
    if (!take) throw unreadable('damaged');
    return take(cursor, depth);
  };
  const name = String(schema['name']);
  const space = schema['namespace'];
  const last = name.slice(name.lastIndexOf('.') + 1);
  for (const each of [last, name, ...(typeof space === 'string' ? [`${space}.${last}`] : [])]) known.set(each, own);
  take = define();
  return own;
};

const takeOfObject = (schema: Readonly<Record<string, unknown>>, known: Named, depth: number): Take => {
  const { type } = schema;
  if (type === 'array') return listOf(takeOf(schema['items'], known, depth));
  if (type === 'map') return mapOf(takeOf(schema['values'], known, depth));
  if (type === 'record' || type === 'error') return named(schema, known, () => fieldsOf(schema, known, depth));
  if (type === 'enum') return named(schema, known, () => symbolOf(schema));
  const logical = logicalOf(schema);
  if (type === 'fixed') return named(schema, known, () => logical ?? PLAIN.fixed(Number(schema['size'])));
  return logical ?? takeOf(type, known, depth);
};

/** How values of a schema are taken. Throws where it is none. */
export const takeOf = (schema: unknown, known: Named = new Map(), depth = 0): Take => {
  if (depth > DEEPEST) throw unreadable('damaged');
  const take = Array.isArray(schema)
    ? oneOf(schema.map((branch) => takeOf(branch, known, depth + 1)))
    : isRecord(schema)
      ? takeOfObject(schema, known, depth + 1)
      : (PLAIN.byName[String(schema)] ?? known.get(String(schema)));
  if (!take) throw unreadable('damaged');
  return (cursor, inside) => {
    if (inside > DEEPEST) throw unreadable('damaged');
    cursor.count();
    return take(cursor, inside);
  };
};
