import { areOfPeople } from '../delimited/header-words.ts';
import { flatten, isRecord } from './flatten.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** Rows of a table that an object is, and what stands in it beside them. */
export interface RowsWithin {
  readonly rows: readonly unknown[];
  readonly left: JsonObject;
}

/** Records under keys of their own, at least: fewer are the parts of one record. */
export const LEAST_KEYED = 3;
const LEAST_ROWS = 2;
export const OF_RECORDS = 0.8;
/** Records by whose keys a table is told to be of people. */
export const LOOKED_AT = 5;
/** The column of the keys, which may be numbers, addresses of mail, names. */
export const KEY = '(key)';

/** The names of a record's cells: in full, and their last words alone (`name.first`: first). */
export const headsOf = (record: unknown): readonly string[] =>
  [...flatten(record).keys()].flatMap((key) => [key.replaceAll('.', ' '), key.slice(key.lastIndexOf('.') + 1)]);

/** Whether most keys of the first record stand in another as well: parts of one record have keys of their own. */
export const isAlike = (first: JsonObject, other: JsonObject): boolean => {
  const keys = Object.keys(first);
  return keys.filter((key) => key in other).length * 2 > keys.length;
};

/** Whether records are of people, by the keys of the first of them. */
export const areRowsOfPeople = (records: readonly JsonObject[]): boolean =>
  areOfPeople(records.slice(0, LOOKED_AT).flatMap(headsOf));

/** Records that stand under their ids: {"1001": {"name": ...}, "1002": {"name": ...}}. */
const keyedRows = (value: JsonObject): RowsWithin | undefined => {
  const entries = Object.entries(value);
  const records = entries.filter((entry): entry is [string, JsonObject] => isRecord(entry[1]));
  const [first] = records;
  if (!first || records.length < LEAST_KEYED || records.length < OF_RECORDS * entries.length) return undefined;
  if (!records.every(([, record]) => isAlike(first[1], record))) return undefined;
  if (!areRowsOfPeople(records.map(([, record]) => record))) return undefined;
  return {
    rows: records.map(([key, record]) => ({ [KEY]: key, ...record })),
    left: Object.fromEntries(entries.filter(([, inner]) => !isRecord(inner))),
  };
};

const isScalar = (value: unknown): boolean => typeof value !== 'object' || value === null;

/** The cells of a column by their rows: a list, or an object by the numbers of rows. */
const columnOf = (value: unknown): ReadonlyMap<string, unknown> | undefined => {
  if (!Array.isArray(value) && !isRecord(value)) return undefined;
  const cells = Object.entries(value);
  return cells.length >= LEAST_ROWS && cells.every(([, cell]) => isScalar(cell)) ? new Map(cells) : undefined;
};

/** Columns that stand under their names: {"name": ["Ann", "Ben"], "ssn": [...]}, as libraries for tables write them. */
const columnRows = (value: JsonObject): RowsWithin | undefined => {
  const columns = Object.entries(value).flatMap(([name, cells]): [string, ReadonlyMap<string, unknown>][] => {
    const column = columnOf(cells);
    return column ? [[name, column]] : [];
  });
  const keys = [...(columns[0]?.[1].keys() ?? [])];
  const alike = columns.filter(([, { size }]) => size === keys.length);
  const isTable = alike.length === columns.length && alike.every(([, cells]) => keys.every((key) => cells.has(key)));
  if (!isTable || !areOfPeople(alike.map(([name]) => name))) return undefined;
  const taken = new Set(alike.map(([name]) => name));
  return {
    rows: keys.map((key) => Object.fromEntries(alike.map(([name, cells]) => [name, cells.get(key)]))),
    left: Object.fromEntries(Object.entries(value).filter(([name]) => !taken.has(name))),
  };
};

/** The table of people that an object is, though it is no list: of records under their ids, or of columns; undefined where it is none. */
export const rowsWithin = (value: JsonObject): RowsWithin | undefined => keyedRows(value) ?? columnRows(value);
