import { type Found, isUnreadable, type ReadContext, unreadable } from '../../reader.ts';
import { storedTable, withRowStore } from '../records/row-store.ts';
import { peopleFound, storedByName } from './found.ts';
import { createItems, type Items } from './table.ts';

/** Does a work that may end too early, and gives what ended it; undefined: nothing did. */
export const faultOf = (work: () => void): unknown => {
  try {
    work();
    return undefined;
  } catch (cause) {
    return isUnreadable(cause) ? cause : unreadable('damaged', cause);
  }
};

/** A file all of whose records are one table: those that `keep` added before it broke off are read. */
export const recordsTable = (context: ReadContext, keep: (items: Items) => void): Iterable<Found> =>
  withRowStore(context, function* (store) {
    const items = createItems(store, '');
    const fault = faultOf(() => keep(items));
    const stored = storedByName(store);
    const table = stored.get(items.table);
    if (table) yield { found: 'table', table: storedTable(table, { fault }) };
    else if (fault !== undefined) throw fault;
    yield* peopleFound(items, stored);
  });
