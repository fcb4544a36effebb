import type { Limits } from '../../limits.ts';
import { isUnreadable, type Oddity, type OpenTable, type Table } from '../../reader.ts';
import { createColumns, rowsOf } from './flat-table.ts';
import { type FlatRecord, flatten } from './flatten.ts';

/** A record, or what stands in its place and is none (`raw`). */
export type JsonItem = { readonly value: unknown } | { readonly raw: string };

/** The column for what is no record. */
const RAW = '(not parsed)';

const recordOf = (item: JsonItem): FlatRecord => ('raw' in item ? new Map([[RAW, item.raw]]) : flatten(item.value));

const recordsOf = function* (items: Iterable<JsonItem>): Iterable<FlatRecord> {
  for (const item of items) yield recordOf(item);
};

/** The columns of all records, and how many items are none. */
const surveyItems = (items: Iterable<JsonItem>, limits: Limits) => {
  const columns = createColumns(limits);
  let notParsed = 0;
  try {
    for (const item of items) {
      if ('raw' in item) notParsed += 1;
      columns.add(recordOf(item));
    }
  } catch (cause) {
    // The records in front of a damage stand; whoever goes through the rows comes to it again.
    if (!isUnreadable(cause)) throw cause;
  }
  return { columns: columns.done(), notParsed };
};

/** A table of records; `items` can be gone through more than once. */
export const jsonTable = (items: () => Iterable<JsonItem>, limits: Limits): Table => ({
  kind: 'rows',
  headerRow: null,
  names: [],
  direct: null,
  open: (): OpenTable => {
    const { columns, notParsed } = surveyItems(items(), limits);
    const oddities: readonly Oddity[] = notParsed > 0 ? [{ code: 'ROWS_NOT_PARSED', count: notParsed }] : [];
    return { names: columns.names, rows: () => rowsOf(recordsOf(items()), columns), oddities: () => oddities };
  },
});
