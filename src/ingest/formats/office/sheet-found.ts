import type { Found, ReadContext } from '../../reader.ts';
import type { SheetRow } from './sheet-rows.ts';
import { sheetTables } from './sheet-table.ts';

/** What stands in a sheet whose rows are known: its table, and further ones as units inside it. */
export async function* sheetFound(
  rows: readonly SheetRow[],
  mediaType: string,
  { limits }: Pick<ReadContext, 'limits'>,
): AsyncIterable<Found> {
  const tables = await sheetTables(async function* () {
    yield rows;
  }, limits);
  for (const [n, table] of tables.entries()) {
    const found: Found = { found: 'table', table };
    const items = () => [found];
    if (n === 0) yield found;
    else yield { found: 'member', member: { name: `table ${n + 1}`, kind: 'read', mediaType, bytes: null, items } };
  }
}
