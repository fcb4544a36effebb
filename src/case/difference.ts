import type { Engine } from '../engine/port.ts';
import { ident, join, sql } from '../engine/sql.ts';
import type { TableSchema } from '../schema/table.ts';

/** Groups that differ, as a share of the rows that stand, above which the table is written anew: it would be read with most rows twice. */
const MOST_DIFFERING = 0.25;

/**
 * Compares a table with the one that stands (`previous_`), whose keys have no nulls: leaves in it only the rows of groups that differ, and their groups
 * in the table whose name it returns. Undefined where too many differ; the table is whole then. Rows are compared, which costs
 * much less than their fingerprints.
 */
export const leaveDifference = async (
  engine: Engine,
  { name, columns, key, group = '' }: TableSchema,
  rows: number,
): Promise<string | undefined> => {
  const gone = `${name}_gone`;
  const [now, before] = [ident(name), ident(`previous_${name}`)];
  const both = join(
    key.map((column) => sql`t.${ident(column)} = b.${ident(column)}`),
    ' and ',
  );
  const others = columns.filter((column) => !key.includes(column.name)).map((column) => ident(column.name));
  const differs = others.map((cell) => sql`((t.${cell} is null) <> (b.${cell} is null) or t.${cell} <> b.${cell})`);
  const [first = ident(group)] = key.map(ident);
  await engine.run({
    name: gone,
    reads: [name, `previous_${name}`],
    sql: sql`select distinct coalesce(t.${ident(group)}, b.${ident(group)}) as ${ident(group)} from ${now} t
      full outer join ${before} b on ${both}
      where ${join([sql`t.${first} is null`, sql`b.${first} is null`, ...differs], ' or ')}`,
  });
  const [counted] = await engine.read({
    name: 'differing_groups',
    reads: [gone],
    sql: sql`select count(*) as n from ${ident(gone)}`,
  });
  if (Number(counted?.['n'] ?? 0) > MOST_DIFFERING * rows) {
    await engine.drop(gone);
    return undefined;
  }
  await engine.run({
    name,
    reads: [name, gone],
    sql: sql`select * from ${ident(name)} where ${ident(group)} in (select ${ident(group)} from ${ident(gone)})`,
  });
  return gone;
};
