import type { Oddity } from '../../reader.ts';
import { areOfPeople } from '../delimited/header-words.ts';
import type { RowStore } from '../records/row-store.ts';
import { type FlatRecord, flatten } from './flatten.ts';
import { type PeopleList, withoutPeople } from './people-lists.ts';

/** A record, or what stands in its place and is none (`raw`). */
export type JsonItem = { readonly value: unknown } | { readonly raw: string };

/** The column for what is no record. */
const RAW = '(not parsed)';

const recordOf = (item: JsonItem): FlatRecord => ('raw' in item ? new Map([[RAW, item.raw]]) : flatten(item.value));

/** The names of columns, where the first of lists that are rows says them. */
const headerOf = (value: unknown): readonly string[] | undefined => {
  if (!Array.isArray(value) || !value.every((cell): cell is string => typeof cell === 'string')) return undefined;
  return new Set(value).size === value.length && areOfPeople(value) ? value : undefined;
};

const underHeader = (header: readonly string[], row: readonly unknown[]): unknown =>
  Object.fromEntries(row.map((cell, n) => [header[n] ?? String(n + 1), cell]));

/** Keeps items as the rows of a table, with lists of many people in them as tables of their own, and counts those that are no records. */
export const createItems = (store: RowStore, table: string) => {
  let notParsed = 0;
  let header: readonly string[] | undefined;
  let isFirst = true;
  /** Names in the store of the lists of people, by their places in the items. */
  const lists = new Map<string, string>();
  const keepList = ({ path, rows }: PeopleList): void => {
    const name = lists.get(path) ?? `${table}/${path}`;
    lists.set(path, name);
    for (const row of rows) store.add(name, flatten(row));
  };
  return {
    table,
    add: (item: JsonItem): void => {
      if ('raw' in item) notParsed += 1;
      const value = 'raw' in item ? undefined : item.value;
      if (isFirst) header = headerOf(value);
      const isHeader = isFirst && header !== undefined;
      isFirst = false;
      if (isHeader) return;
      const row = header && Array.isArray(value) ? underHeader(header, value) : value;
      const people: PeopleList[] = [];
      const left: JsonItem = 'raw' in item ? item : { value: withoutPeople(row, people) };
      store.add(table, recordOf(left));
      for (const list of people) keepList(list);
    },
    lists: (): ReadonlyMap<string, string> => lists,
    oddities: (): readonly Oddity[] => (notParsed > 0 ? [{ code: 'ROWS_NOT_PARSED', count: notParsed }] : []),
  };
};

export type Items = ReturnType<typeof createItems>;
