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

const put = (value: unknown, path: string, depth: number, cells: Map<string, Cell>): void => {
  const below = (name: string) => (path === '' ? name : `${path}.${name}`);
  if (depth >= MOST_DEPTH) cells.set(path, cellOf(value));
  else if (isObject(value)) {
    const keys = Object.keys(value);
    if (keys.length === 0 && path !== '') cells.set(path, null);
    for (const key of keys) put(value[key], below(key), depth + 1, cells);
  } else if (Array.isArray(value)) {
    if (value.length === 0) cells.set(path, null);
    value.slice(0, MOST_ELEMENTS).forEach((element, n) => {
      put(element, below(String(n + 1)), depth + 1, cells);
    });
    if (value.length > MOST_ELEMENTS) cells.set(below('more'), JSON.stringify(value.slice(MOST_ELEMENTS)));
  } else cells.set(path === '' ? 'value' : path, cellOf(value));
};

/** Flattens a record; lists in it become numbered columns. */
export const flatten = (record: unknown): FlatRecord => {
  const cells = new Map<string, Cell>();
  put(record, '', 0, cells);
  return cells;
};

export const isRecord = isObject;
