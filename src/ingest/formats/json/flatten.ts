import type { Cell } from '../../reader.ts';

/** A record as columns: `address.city`, `phones.1.number`; its own order of keys. */
export type FlatRecord = ReadonlyMap<string, Cell>;

/** Elements of a list that get columns of their own; those behind stay together as JSON, so that nothing is lost. */
const MOST_ELEMENTS = 20;
const MOST_DEPTH = 12;

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined || value === '') return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** Pairs of one list that get columns of their own: as many as long forms have questions. */
const MOST_PAIRS = 400;
const LONGEST_KEY = 100;
const KEYS: ReadonlySet<string> = new Set([
  'name',
  'key',
  'field',
  'fieldname',
  'attribute',
  'attributename',
  'property',
]);
const PAIRED: ReadonlySet<string> = new Set(['value', 'fieldvalue', 'attributevalue', 'values']);
/** What may stand with a pair: how the value is written. */
const OF_FORM: ReadonlySet<string> = new Set(['type', 'datatype', 'valuetype']);

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z]/g, '');

/** Key and value of an element that is a pair: `{"name": "ssn", "value": ...}`, also `{"n": ..., "v": ...}` and `{"k": ..., "v": ...}`. */
const pairOf = (element: unknown): readonly [string, unknown] | undefined => {
  if (!isObject(element)) return undefined;
  const names = Object.keys(element);
  const said = names.filter((name) => !OF_FORM.has(plain(name)));
  if (said.length !== 2) return undefined;
  const isShort = said.includes('v');
  const keyName = said.find((name) => (isShort ? name === 'n' || name === 'k' : KEYS.has(plain(name))));
  const valueName = said.find((name) => (isShort ? name === 'v' : PAIRED.has(plain(name))));
  if (keyName === undefined || valueName === undefined) return undefined;
  const key = element[keyName];
  const isKey = typeof key === 'string' && key.length <= LONGEST_KEY && /\p{L}/u.test(key);
  return isKey ? [key.trim(), element[valueName]] : undefined;
};

/** A list all of whose elements are pairs, each of another key, is a record that somebody wrote down so. */
export const pairsOf = (list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined => {
  if (list.length < 2 || list.length > MOST_PAIRS) return undefined;
  const pairs = new Map<string, unknown>();
  for (const element of list) {
    const pair = pairOf(element);
    if (pair === undefined || pairs.has(pair[0])) return undefined;
    pairs.set(...pair);
  }
  return pairs;
};

const below = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const putFields = (
  value: Readonly<Record<string, unknown>>,
  path: string,
  depth: number,
  cells: Map<string, Cell>,
): void => {
  const keys = Object.keys(value);
  if (keys.length === 0 && path !== '') cells.set(path, null);
  for (const key of keys) {
    const own = value[key];
    const pairs = Array.isArray(own) ? pairsOf(own) : undefined;
    if (pairs === undefined) put(own, below(path, key), depth, cells);
    // As a field of the record that the list lies in, unless that is taken.
    for (const [name, cell] of pairs ?? []) {
      const isTaken = Object.hasOwn(value, name) || cells.has(below(path, name));
      put(cell, below(path, isTaken ? `${key}.${name}` : name), depth, cells);
    }
  }
};

const putList = (value: readonly unknown[], path: string, depth: number, cells: Map<string, Cell>): void => {
  if (value.length === 0) cells.set(path, null);
  value.slice(0, MOST_ELEMENTS).forEach((element, n) => {
    put(element, below(path, String(n + 1)), depth, cells);
  });
  if (value.length > MOST_ELEMENTS) cells.set(below(path, 'more'), JSON.stringify(value.slice(MOST_ELEMENTS)));
};

/** How stores of documents write values that JSON has no kind for: `{"$numberLong": "12"}`, `{"$oid": "..."}`. */
const OF_KIND = /^\$(?:oid|date|uuid|symbol|number(?:Int|Long|Double|Decimal))$/;
const MILLISECONDS = /^-?\d{1,14}$/;

/** The value that is written with its kind; undefined: it is none. Days in milliseconds are said as days are. */
const valueOfKind = (value: Readonly<Record<string, unknown>>): unknown => {
  const [kind, second] = Object.keys(value);
  if (kind === undefined || second !== undefined || !OF_KIND.test(kind)) return undefined;
  const own = value[kind];
  const inner = isObject(own) ? valueOfKind(own) : own;
  if (kind !== '$date' || !MILLISECONDS.test(String(inner))) return inner;
  return new Date(Number(inner)).toISOString();
};

const put = (found: unknown, path: string, depth: number, cells: Map<string, Cell>): void => {
  const value = isObject(found) ? (valueOfKind(found) ?? found) : found;
  if (depth >= MOST_DEPTH) cells.set(path, cellOf(value));
  else if (isObject(value)) putFields(value, path, depth + 1, cells);
  else if (Array.isArray(value)) putList(value, path, depth + 1, cells);
  else cells.set(path === '' ? 'value' : path, cellOf(value));
};

/** Flattens a record; lists in it become numbered columns, lists of keys with their values columns of those names. */
export const flatten = (record: unknown): FlatRecord => {
  const cells = new Map<string, Cell>();
  put(record, '', 0, cells);
  return cells;
};

export const isRecord = isObject;
