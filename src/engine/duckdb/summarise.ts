import { fingerprintOf, summaryOf } from '../fingerprint.ts';
import type { Column, TableSummary } from '../port.ts';
import { ident, join, type Sql, sql } from '../sql.ts';
import type { Queries } from './queries.ts';

/** The number of a table's rows, and a fingerprint of them that hangs on no order. `key`: of the fingerprints (hex). */
export const summarise = async (
  { readAll }: Queries,
  key: string,
  table: string,
  columns: readonly Column[],
): Promise<TableSummary> => {
  // One pass makes the bytes of all cells, where a text of them asks for a number, a comma and a piece each. A specification holds the bytes as
  // `docs/decisions/0002` says them, since another version of the engine must not make others.
  const cells = [sql`unhex(${key})`, ...columns.map(({ name }) => ident(name))];
  const bytes = sql`create_sort_key(${join(
    cells.map((cell) => sql`${cell}, 'asc nulls first'`),
    ', ',
  )})`;
  const rows = sql`select md5_number(${bytes}) as h from ${ident(table)}`;
  // Sums of whole numbers are exact: this engine adds them as numbers of 128 bits.
  const sum = (half: Sql) => sql`cast(coalesce(sum(cast(${half} as bigint)), 0) as varchar)`;
  const query = sql`select count(*) as n, ${sum(sql`h >> 68`)} as a, ${sum(sql`h & 1152921504606846975::uhugeint`)} as b from (${rows})`;
  const [row] = await readAll({ name: `${table}:fingerprint`, reads: [table], sql: query });
  return summaryOf(fingerprintOf([row?.['n'], row?.['a'], row?.['b']].map((part) => BigInt(part ?? 0))));
};
