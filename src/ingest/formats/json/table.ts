import type { Limits } from '../../limits.ts';
import { type Cell, isUnreadable, type Oddity, type OpenTable, type Table, type TableRow } from '../../reader.ts';
import { type FlatRecord, flatten } from './flatten.ts';

/** A record, or what stands in its place and is none (`raw`). */
export type JsonItem = { readonly value: unknown } | { readonly raw: string };

/** Columns for what is no record, and for keys beyond the limit of columns. */
const RAW = '(not parsed)';
const REST = '(more)';

const BATCH_ROWS = 1024;

const recordOf = (item: JsonItem): FlatRecord => ('raw' in item ? new Map([[RAW, item.raw]]) : flatten(item.value));

interface Columns {
  readonly names: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly notParsed: number;
}

/** The columns of all records, in the order in which they first come. */
const columnsOf = (items: Iterable<JsonItem>, limits: Limits): Columns => {
  const places = new Map<string, number>();
  let isTooWide = false;
  let notParsed = 0;
  const add = (item: JsonItem): void => {
    if ('raw' in item) notParsed += 1;
    for (const name of recordOf(item).keys()) {
      if (places.has(name)) continue;
      if (places.size < limits.columns - 1) places.set(name, places.size);
      else isTooWide = true;
    }
  };
  try {
    for (const item of items) add(item);
  } catch (cause) {
    // The records in front of a damage stand; whoever goes through the rows comes to it again.
    if (!isUnreadable(cause)) throw cause;
  }
  const names = [...places.keys(), ...(isTooWide ? [REST] : [])];
  return { names, places, notParsed };
};

const cellsOf = (record: FlatRecord, { names, places }: Columns): readonly Cell[] => {
  const cells = new Array<Cell>(names.length).fill(null);
  const rest: Record<string, Cell> = {};
  for (const [name, cell] of record) {
    const place = places.get(name);
    if (place === undefined) rest[name] = cell;
    else cells[place] = cell;
  }
  if (Object.keys(rest).length > 0) cells[names.length - 1] = JSON.stringify(rest);
  return cells;
};

const rowsOf = function* (items: Iterable<JsonItem>, columns: Columns): Iterable<readonly TableRow[]> {
  let rows: TableRow[] = [];
  let no = 0;
  let fault: unknown;
  try {
    for (const item of items) {
      no += 1;
      rows.push({ no, cells: cellsOf(recordOf(item), columns) });
      if (rows.length < BATCH_ROWS) continue;
      yield rows;
      rows = [];
    }
  } catch (cause) {
    fault = cause;
  }
  yield rows;
  if (fault !== undefined) throw fault;
};

/** A table of records; `items` can be gone through more than once. */
export const jsonTable = (items: () => Iterable<JsonItem>, limits: Limits): Table => ({
  kind: 'rows',
  headerRow: null,
  names: [],
  direct: null,
  open: (): OpenTable => {
    const columns = columnsOf(items(), limits);
    const oddities: readonly Oddity[] =
      columns.notParsed > 0 ? [{ code: 'ROWS_NOT_PARSED', count: columns.notParsed }] : [];
    return { names: columns.names, rows: () => rowsOf(items(), columns), oddities: () => oddities };
  },
});
