import type { Engine } from '../../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { cleanRows, matches } from '../cells/cell-sql.ts';
import type { TableDocument } from '../documents.ts';
import { type Batch, type BatchRows, cellName, ownRows } from './batches.ts';

/** Rows, filled and valid cells of a column over the whole table. */
export interface ColumnCounts {
  readonly rows: number;
  readonly filled: number;
  readonly valid: number;
}

/** Content tests that SQL can say; valid cells of other columns are counted by the share of the sample. */
const COUNTED: Readonly<Record<string, string>> = {
  ssn_written: '^[0-9]{3}[- ][0-9]{2}[- ][0-9]{4}$',
  ssn_short: '^[0-9]{7,9}$',
  ssn_like: '^[0-9*xX•#. -]{4,14}$',
  email: '^[^ @,;<>]{1,64}@[^ @]{1,190}[.][A-Za-z]{2,24}$',
  email_like: '@',
  phone_e164: '^[+][1-9][0-9]{7,14}$',
  phone_digits: '^1?[2-9][0-9]{2}[2-9][0-9]{6}$',
  phone_like: '^[0-9()+./x#ext* -]{7,32}$',
  zip5: '^[0-9]{5}(-?[0-9]{4})?$',
  zip_plus4: '^[0-9]{5}-[0-9]{4}$',
  pin: '^[0-9]{4,8}$',
  imei: '^[0-9]{15}$',
  imsi: '^[2-7][0-9]{14}$',
  us_state: '^[A-Za-z]{2}$',
};

const exact = (document: TableDocument, finding: ColumnFinding): ColumnCounts | undefined => {
  const { profile, validShare } = finding;
  if (profile.rows < document.rows - document.titleRows) return undefined;
  const clear = profile.states.get('clear') ?? 0;
  return { rows: profile.rows, filled: profile.filled, valid: Math.round(validShare * clear) };
};

/** What is known of the columns of a batch when they are counted: by document, and the rows with what it spares them. */
export interface Counted {
  readonly counts: ReadonlyMap<number, readonly ColumnCounts[]>;
  readonly rows: BatchRows;
}

/** Counts every column of a large table in one pass; a table that was sampled whole needs none. */
export const countColumns = async (
  engine: Engine,
  batch: Batch,
  rows: BatchRows,
  findings: ReadonlyMap<number, readonly ColumnFinding[]>,
): Promise<Counted> => {
  const counts = new Map<number, readonly ColumnCounts[]>();
  let asTheyStand: ReadonlySet<number> = new Set();
  for (const document of batch.documents) {
    const columns = findings.get(document.documentNo) ?? [];
    const known = columns.map((finding) => exact(document, finding));
    if (known.every((count) => count !== undefined)) {
      counts.set(document.documentNo, known);
      continue;
    }
    const counted = await countTable(engine, rows, document, columns);
    counts.set(document.documentNo, counted.counts);
    // Titles above the header are not counted, and of several tables each has its own.
    if (batch.documents.length === 1 && document.titleRows === 0) asTheyStand = counted.asTheyStand;
  }
  return { counts, rows: { ...rows, asTheyStand } };
};

const givenName = (column: number): Sql => ident(`given${column}`);

const countTable = async (
  engine: Engine,
  rows: BatchRows,
  document: TableDocument,
  columns: readonly ColumnFinding[],
): Promise<{ readonly counts: readonly ColumnCounts[]; readonly asTheyStand: ReadonlySet<number> }> => {
  const own = sql`${ident(rows.table)} where ${rows.documentNo} = ${document.documentNo} and ${ownRows(rows, [document])}`;
  const cells = columns.flatMap(({ column, validBy }): readonly Sql[] => {
    const pattern = COUNTED[validBy];
    const [cell, given] = [cellName(column), givenName(column)];
    // Cells that are not what they were: those for nothing are null now.
    const changed = sql`count(${given}) - count(case when ${given} = ${cell} then 1 end) as ${ident(`o${column}`)}`;
    const filled = [sql`count(${cell}) as ${ident(`f${column}`)}`, changed];
    return pattern
      ? [...filled, sql`count(case when ${matches(cell, pattern)} then 1 end) as ${ident(`v${column}`)}`]
      : filled;
  });
  const clean = {
    columns: columns.map(({ column }) => column),
    others: columns.map(({ column }) => ({ name: givenName(column), value: cellName(column) })),
  };
  const [row] = await engine.read({
    name: 'column_counts',
    reads: [rows.table],
    sql: sql`select count(*) as n, ${join(cells, ', ')} from (${cleanRows(clean, own)})`,
  });
  const asTheyStand = new Set(
    columns.flatMap(({ column }) => (Number(row?.[`o${column}`] ?? 1) === 0 ? [column] : [])),
  );
  const counts = columns.map(({ column, validShare, profile }) => {
    const filled = Number(row?.[`f${column}`] ?? 0);
    const counted = row?.[`v${column}`];
    const clear = profile.filled === 0 ? 0 : (profile.states.get('clear') ?? 0) / profile.filled;
    const valid = counted === undefined ? Math.floor(filled * validShare * clear) : Number(counted);
    return { rows: Number(row?.['n'] ?? 0), filled, valid };
  });
  return { counts, asTheyStand };
};
