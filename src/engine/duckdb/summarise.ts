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
  // First the numbers and the lengths of the texts, each behind a comma and empty where there is none, then the texts: no two rows read alike.
  const front = columns.map(({ name, type }) =>
    type === 'text' ? sql`strlen(${ident(name)}), ','` : sql`${ident(name)}, ','`,
  );
  const texts = columns.filter(({ type }) => type === 'text').map(({ name }) => ident(name));
  const rows = sql`select md5_number(concat(${join([sql`${key}`, ...front, ...texts], ', ')})) as h from ${ident(table)}`;
  // Sums of whole numbers are exact: this engine adds them as numbers of 128 bits.
  const sum = (half: Sql) => sql`cast(coalesce(sum(cast(${half} as bigint)), 0) as varchar)`;
  const query = sql`select count(*) as n, ${sum(sql`h >> 68`)} as a, ${sum(sql`h & 1152921504606846975::uhugeint`)} as b from (${rows})`;
  const [row] = await readAll({ name: `${table}:fingerprint`, reads: [table], sql: query });
  return summaryOf(fingerprintOf([row?.['n'], row?.['a'], row?.['b']].map((part) => BigInt(part ?? 0))));
};
