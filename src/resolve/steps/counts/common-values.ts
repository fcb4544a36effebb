import type { Engine } from '../../../engine/port.ts';
import { ident, quoted, type Sql, sql } from '../../../engine/sql.ts';
import { COMMON_VALUE } from '../../../schema/tables/resolve.ts';
import type { Filled } from '../forms/normal.ts';

const NAME = COMMON_VALUE.name;

/** Begins the table of what is counted of all records, with the cells that they fill. */
export const beginCounts = async (engine: Engine, filled: Filled): Promise<void> => {
  await engine.create(NAME, COMMON_VALUE.columns);
  const writer = await engine.writer(NAME, COMMON_VALUE.columns);
  for (const cell of filled) writer.append(['cell', cell, '', 1]);
  await writer.close();
};

/** Keeps what was counted in a table, whose rows `select` gives in the shape of the table of counts. */
export const keepCounts = (engine: Engine, table: string, select: Sql): Promise<void> =>
  engine.run({ name: NAME, reads: [NAME, table], sql: sql`select * from ${ident(NAME)} union all ${select}` });

/** Counts of this kind that the last revision kept: `value`, `among`, `records`. */
export const standingCounts = (what: string): Sql =>
  sql`(select value, among, records from ${ident(`previous_${NAME}`)} where what = ${quoted(what)})`;

export const STANDING_COUNTS = `previous_${NAME}`;
