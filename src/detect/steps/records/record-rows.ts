import type { Step } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { RECORD } from '../../../schema/tables/detect.ts';
import { cleanRows, constant, spaced } from '../cells/cell-sql.ts';
import { CELL_FORM, formAlias, scriptOf } from '../cells/normalised.ts';
import type { TableDocument } from '../documents.ts';
import { holdingOf, presentValue, withheldCell } from '../holding.ts';
import { type BatchRows, cellName, ownRows } from '../tables/batches.ts';
import { type RecordPlan, readColumns } from './plan-column.ts';
import { recordCells } from './record-cells.ts';
import { hasRecordIdSql, recordIdSql } from './record-ids.ts';
import { noReportLine } from './report-lines.ts';
import { asOnePerson, type OnePerson } from './same-in-row.ts';

/** Rows of which documents, and which of them: a slice of a large table, so that memory stays bounded. */
export interface RowRange {
  readonly documents: readonly TableDocument[];
  readonly from?: number;
  readonly to?: number;
}

const TYPE = { integer: sql`integer`, bigint: sql`bigint`, text: sql`string` } as const;

/** `more`: columns that some rows tell of the person beside those of the plan; `from`: the rows. */
const mentionRows = (plan: RecordPlan, mention: number, more: RecordPlan['columns'], from: Sql): Sql => {
  const columns = [...plan.columns, ...more].filter((column) => column.mention === mention);
  const holding = holdingOf(columns);
  const texts = columns.filter(({ role, isPlain }) => role === 'free_text' && isPlain !== true).map(formAlias);
  const cells: Readonly<Record<string, Sql>> = {
    ...recordCells(columns, plan.yearOfAges),
    record_id: recordIdSql(mention),
    document_no: sql`document_no`,
    row_no: sql`row_no`,
    mention: integer(mention),
    kind: constant('row'),
    withheld: withheldCell(columns),
    ...(texts.length > 0 ? { told: spaced(texts.map((text) => sql`${text}."c"`)) } : {}),
  };
  const all = RECORD.columns.map(({ name, type }) =>
    name === 'holding'
      ? sql`${holding.made} as made_holding`
      : sql`cast(${cells[name] ?? sql`null`} as ${TYPE[type]}) as ${ident(name)}`,
  );
  const finished = RECORD.columns.map(({ name }) =>
    name === 'holding' ? sql`${holding.text(sql`made_holding`)} as holding` : ident(name),
  );
  const forms = columns.flatMap((column) => {
    const script = scriptOf(column);
    const alias = formAlias(column);
    return script && column.isPlain !== true
      ? [
          sql`left join ${ident(CELL_FORM)} ${alias} on ${alias}.kind = ${constant(script.kind)} and ${alias}.cell = ${cellName(column.column)}`,
        ]
      : [];
  });
  const extra = sql`cast(${spaced(texts.map((text) => sql`${text}."a"`))} as string) as extra,
    cast(${spaced(texts.map((text) => sql`${text}."b"`))} as string) as extra_withheld`;
  // What people of a row have in common makes nobody where the row has no second person.
  const own = columns
    .filter(({ isShared }) => !isShared)
    .map((column) => (column.isWithin ? presentValue(column) : cellName(column.column)));
  const isThere = own.length < columns.length ? sql` and coalesce(${join(own, ', ')}) is not null` : sql``;
  const where = sql`where true${hasRecordIdSql(mention)}${isThere}`;
  return sql`select ${join(finished, ', ')}, extra, extra_withheld
    from (select ${join([...all, extra], ', ')} from ${from} ${join(forms, ' ')} ${where}) made`;
};

/** The rows themselves, cleaned; with `one`: each person of a row once. */
const personRows = (
  plan: RecordPlan,
  rows: BatchRows,
  range: RowRange,
): { readonly clean: Sql; readonly one: OnePerson } => {
  const others = [
    { name: ident('document_no'), value: rows.documentNo },
    { name: ident('row_no'), value: ident('row_no') },
  ];
  const numbers = join(
    range.documents.map(({ documentNo }) => sql`${documentNo}`),
    ', ',
  );
  const slice =
    range.from === undefined || range.to === undefined ? sql`` : sql` and row_no between ${range.from} and ${range.to}`;
  const conditions = [
    sql`${rows.documentNo} in (${numbers})${slice}`,
    ownRows(rows, range.documents),
    ...noReportLine(plan.columns),
  ];
  const own = sql`${ident(rows.table)} where ${join(conditions, ' and ')}`;
  const clean = cleanRows({ columns: readColumns(plan.columns), others, asTheyStand: rows.asTheyStand }, own);
  return { clean, one: asOnePerson(plan) };
};

/**
 * Records of the rows of tables that share a plan, with `extra` and `extra_withheld`: what free text of the row holds
 * beside. A row that says nothing may be among them: `saysSomething` tells, once all is made. Asked here, the engine
 * would make all of it twice.
 */
export const recordRows = (plan: RecordPlan, rows: BatchRows, range: RowRange): Sql => {
  const { clean, one } = personRows(plan, rows, range);
  const from = one.rows ? sql`own_rows` : sql`clean_rows`;
  const people = plan.mentions.map((mention) => mentionRows(plan, mention, one.more, from));
  const parted = one.rows ? sql`, own_rows as (${one.rows})` : sql``;
  return sql`with clean_rows as (${clean})${parted} ${join(people, ' union all ')}`;
};

/** So many people of a row are told by one statement: the engine plans all columns of the rows anew for each of them. */
const TOGETHER = 8;

/** Whether rows have more people than one statement tells. */
export const hasManyPeople = ({ mentions }: RecordPlan): boolean => mentions.length > TOGETHER;

/** The same records where rows have many people: steps that each tell a few of them, and before them the step that makes the rows which they read. */
export const recordSteps = (
  plan: RecordPlan,
  rows: BatchRows,
  range: RowRange,
  name: string,
): { readonly rows: Step; readonly people: readonly Step[] } => {
  const { clean, one } = personRows(plan, rows, range);
  const made = one.rows ? sql`with clean_rows as (${clean}) ${one.rows}` : clean;
  const from = `${name}_rows`;
  const people = Array.from({ length: Math.ceil(plan.mentions.length / TOGETHER) }, (_, n) => {
    const told = plan.mentions.slice(n * TOGETHER, (n + 1) * TOGETHER);
    const each = told.map((mention) => mentionRows(plan, mention, one.more, ident(from)));
    return { name: `${name}_${n}`, reads: [from, CELL_FORM], sql: join(each, ' union all ') };
  });
  return { rows: { name: from, reads: [rows.table], sql: made }, people };
};

/** For rows that have their free text still beside them, and for those that are records already. */
export const textSaysSomething = sql`(holding is not null or organization is not null or extra is not null
  or withheld is not null or extra_withheld is not null)`;
export const saysSomething = sql`(holding is not null or organization is not null or withheld is not null)`;
