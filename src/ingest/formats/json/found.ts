import type { Found, Table } from '../../reader.ts';
import { type RowStore, type StoredTable, storedTable } from '../records/row-store.ts';
import type { Items } from './table.ts';

const SHEET = 'application/x-json-table';

export type StoredByName = ReadonlyMap<string, StoredTable>;

/** All tables of a store, when all rows are there. */
export const storedByName = (store: RowStore): StoredByName =>
  new Map(store.done().map((table) => [table.name, table]));

const inside = (name: string, table: Table): Found => {
  const items = (): Iterable<Found> => [{ found: 'table', table }];
  return { found: 'member', member: { name, kind: 'read', mediaType: SHEET, bytes: null, items } };
};

/** The lists of people that stood in items, as tables inside. `under`: the name of the items' own table, empty where it is the unit. */
export const peopleFound = function* (items: Items, stored: StoredByName, under = ''): Iterable<Found> {
  for (const [path, name] of items.lists()) {
    const table = stored.get(name);
    if (table) yield inside([under, path].filter(Boolean).join('.'), storedTable(table));
  }
};

/** Items as a table inside, and the lists of people in them. */
export const itemsFound = function* (name: string, items: Items, stored: StoredByName): Iterable<Found> {
  const table = stored.get(items.table);
  if (table) yield inside(name, storedTable(table, { oddities: items.oddities() }));
  yield* peopleFound(items, stored, name);
};
