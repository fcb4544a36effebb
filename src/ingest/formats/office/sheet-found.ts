import type { Found, ReadContext } from '../../reader.ts';
import type { SheetRow } from './sheet-rows.ts';
import { sheetTables } from './sheet-table.ts';

/** What stands in the rows of a sheet: its table, and further ones as units inside it. */
export async function* sheetFound(
  rows: AsyncIterable<readonly SheetRow[]>,
  mediaType: string,
  context: ReadContext,
): AsyncIterable<Found> {
  let n = 0;
  for await (const table of sheetTables(rows, context)) {
    n += 1;
    const found: Found = { found: 'table', table };
    const items = () => [found];
    if (n === 1) yield found;
    else yield { found: 'member', member: { name: `table ${n}`, kind: 'read', mediaType, bytes: null, items } };
  }
}

/** Rows that are known already, as a sheet gives them. */
export async function* rowsKnown(rows: readonly SheetRow[]): AsyncIterable<readonly SheetRow[]> {
  yield rows;
}
