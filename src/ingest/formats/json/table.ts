import type { Oddity } from '../../reader.ts';
import type { RowStore } from '../records/row-store.ts';
import { type FlatRecord, flatten } from './flatten.ts';

/** A record, or what stands in its place and is none (`raw`). */
export type JsonItem = { readonly value: unknown } | { readonly raw: string };

/** The column for what is no record. */
const RAW = '(not parsed)';

const recordOf = (item: JsonItem): FlatRecord => ('raw' in item ? new Map([[RAW, item.raw]]) : flatten(item.value));

/** Keeps items as the rows of a table, and counts those that are no records. */
export const createItems = (store: RowStore, table: string) => {
  let notParsed = 0;
  return {
    add: (item: JsonItem): void => {
      if ('raw' in item) notParsed += 1;
      store.add(table, recordOf(item));
    },
    oddities: (): readonly Oddity[] => (notParsed > 0 ? [{ code: 'ROWS_NOT_PARSED', count: notParsed }] : []),
  };
};
