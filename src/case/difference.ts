import type { Engine } from '../engine/port.ts';
import { ident, join, sql } from '../engine/sql.ts';
import type { TableSchema } from '../schema/table.ts';

/** Groups that differ, as a share of the rows that stand, above which the table is written anew: it would be read with most rows twice. */
const MOST_DIFFERING = 0.25;

/** Names the groups (one column) of which some row is another in one table than in the other. Rows are compared, which costs much less than their fingerprints. */
const nameDiffering = (
  engine: Engine,
  { name, columns, key, group = '' }: TableSchema,
  before: string,
  into: string,
): Promise<void> => {
  const both = join(
    key.map((column) => sql`t.${ident(column)} = b.${ident(column)}`),
    ' and ',
  );
  const others = columns.filter((column) => !key.includes(column.name)).map((column) => ident(column.name));
  const differs = others.map((cell) => sql`((t.${cell} is null) <> (b.${cell} is null) or t.${cell} <> b.${cell})`);
  const [first = ident(group)] = key.map(ident);
  return engine.run({
    name: into,
    reads: [name, before],
    sql: sql`select distinct coalesce(t.${ident(group)}, b.${ident(group)}) as ${ident(group)} from ${ident(name)} t
      full outer join ${ident(before)} b on ${both}
      where ${join([sql`t.${first} is null`, sql`b.${first} is null`, ...differs], ' or ')}`,
  });
};

const keepOnly = (engine: Engine, table: string, group: string, groups: string): Promise<void> =>
  engine.run({
    name: table,
    reads: [table, groups],
    sql: sql`select * from ${ident(table)} where ${ident(group)} in (select ${ident(group)} from ${ident(groups)})`,
  });

/**
 * Compares a table with the one that stands (`previous_`), whose keys have no nulls: leaves in it only the rows of groups that differ, and their groups
 * in the table whose name it returns. Undefined where too many differ; the table is whole then.
 */
export const leaveDifference = async (
  engine: Engine,
  schema: TableSchema,
  rows: number,
): Promise<string | undefined> => {
  const { name, group = '' } = schema;
  const gone = `${name}_gone`;
  await nameDiffering(engine, schema, `previous_${name}`, gone);
  const [counted] = await engine.read({
    name: 'differing_groups',
    reads: [gone],
    sql: sql`select count(*) as n from ${ident(gone)}`,
  });
  if (Number(counted?.['n'] ?? 0) > MOST_DIFFERING * rows) {
    await engine.drop(gone);
    return undefined;
  }
  await keepOnly(engine, name, group, gone);
  return gone;
};

/**
 * Compares the rows that come over a table with those that go for them (`lost`): leaves in both only those of groups that differ, and in the table whose
 * name it returns the groups that go.
 */
export const narrowLayer = async (engine: Engine, schema: TableSchema, lost: string): Promise<string> => {
  const { name, group = '' } = schema;
  const [differing, gone] = [`${name}_differing`, `${name}_gone`];
  await nameDiffering(engine, schema, lost, differing);
  for (const table of [name, lost]) await keepOnly(engine, table, group, differing);
  await engine.drop(differing);
  await engine.run({
    name: gone,
    reads: [lost],
    sql: sql`select distinct ${ident(group)} from ${ident(lost)}`,
  });
  return gone;
};
