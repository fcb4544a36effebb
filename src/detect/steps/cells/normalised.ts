import type { Engine } from '../../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { WORDS_BESIDE_NAMES } from '../../columns/cells/beside-name.ts';
import type { ByKind } from '../../columns/cells/composite.ts';
import { isCodedDate } from '../../columns/cells/value-dates.ts';
import { wordList } from '../../columns/data-files.ts';
import { OPEN_PROTOCOL } from '../../protocol.ts';
import type { PlanColumn, RecordPlan } from '../records/plan-column.ts';
import { type BatchRows, cellName } from '../tables/batches.ts';
import type { TextSetting } from '../texts/text-holding.ts';
import { cleanRows, constant, either, isOneOf, matches } from './cell-sql.ts';
import { type NormaliseKind, normaliseCells } from './normalise-cells.ts';

/** Table of cells that SQL cannot turn itself: their kind, the cell, and what the script made of it. */
export const CELL_FORM = 'cell_form';
const FORM = ['a', 'b', 'c', 'd', 'e', 'f'] as const;
export type FormCell = (typeof FORM)[number];
const FORM_COLUMNS = FORM.map((name) => ({ name, type: 'text' as const }));
const COLUMNS = [{ name: 'kind', type: 'text' as const }, { name: 'cell', type: 'text' as const }, ...FORM_COLUMNS];

/** Up to this many rows the cells are turned in the process itself: a worker's start would cost more. */
const INLINE_ROWS = 60_000;

const NAME_WORDS = [
  ...wordList('titles'),
  ...wordList('suffixes'),
  ...wordList('company_words'),
  ...wordList('company_trades'),
  ...wordList('particles'),
  ...WORDS_BESIDE_NAMES,
]
  .filter((word) => /^[a-z0-9]+$/.test(word))
  .sort();
/** Two or three plain words of which none is a title, a suffix, a particle or a company's word. */
const PLAIN_NAME = "^[A-Za-z]{2,} ([A-Za-z][.]? )?[A-Za-z'-]{2,}$";
const ODD_NAME = `(?i)(^| )(${NAME_WORDS.join('|')})[.]?( |$)`;

const FAST_DATE = {
  ymd: '^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$',
  compact: '^(18[5-9][0-9]|19[0-9]{2}|20[0-9]{2})(0[1-9]|1[0-2])(0[1-9]|[12][0-9]|3[01])$',
  mdy: '^(0[1-9]|1[0-2])[/.-](0[1-9]|[12][0-9]|3[01])[/.-][12][0-9]{3}$',
  dmy: '^(0[1-9]|[12][0-9]|3[01])[/.-](0[1-9]|1[0-2])[/.-][12][0-9]{3}$',
} as const;

export const fastDate = (
  cell: Sql,
  { dateOrder }: PlanColumn,
): readonly { readonly when: Sql; readonly digits: Sql }[] => {
  const plain = [
    { when: matches(cell, FAST_DATE.ymd), digits: sql`replace(${cell}, '-', '')` },
    { when: matches(cell, FAST_DATE.compact), digits: cell },
  ];
  if (dateOrder !== 'mdy' && dateOrder !== 'dmy') return isCodedDate(dateOrder) ? plain.slice(0, 1) : plain;
  const [month, day] =
    dateOrder === 'mdy'
      ? [sql`substr(${cell}, 1, 2)`, sql`substr(${cell}, 4, 2)`]
      : [sql`substr(${cell}, 4, 2)`, sql`substr(${cell}, 1, 2)`];
  return [
    ...plain,
    { when: matches(cell, FAST_DATE[dateOrder]), digits: sql`substr(${cell}, 7, 4) || ${month} || ${day}` },
  ];
};

export const isPlainName = (cell: Sql): Sql => sql`(${matches(cell, PLAIN_NAME)} and not ${matches(cell, ODD_NAME)})`;

/** Numbers of the North American plan by their length, in any of the usual ways to write them: E.164 is the digits with +1. */
export const isPlainPhone = (cell: Sql): Sql =>
  matches(cell, '^[+]?1?[ .-]?[(]?[2-9][0-9]{2}[)]?[ .-]{0,2}[0-9]{3}[ .-]?[0-9]{4}$');

/** Two capitals are the code of a region as they stand. */
const isRegionCode = (cell: Sql): Sql => matches(cell, '^[A-Z]{2}$');

const DATES: readonly ColumnRole[] = ['date_of_birth'];

/** Under which name the forms of a column are joined to its rows. */
export const formAlias = ({ column, role, isWithin, cells }: PlanColumn): Sql =>
  ident(isWithin ? `f${column}_${role}${personOf(cells) ?? entryOf(cells) ?? ''}` : `f${column}`);

/** Which of two people of a cell a column speaks of. */
const personOf = (cells: PlanColumn['cells']): 1 | 2 | undefined =>
  typeof cells === 'object' && 'person' in cells ? cells.person : undefined;
/** At which place of a cell's list they stand. */
const entryOf = (cells: PlanColumn['cells']): number | undefined =>
  typeof cells === 'object' && 'entry' in cells ? cells.entry : undefined;

/** A cell without the signs by which spreadsheets keep digits as text: '01234 and ="01234". */
const withoutQuote = (cell: Sql): Sql =>
  sql`replace_all(replace_all(${cell}, ${constant("^'([0-9+(])")}, '\\1'), ${constant('^="([^"]*)"$')}, '\\1')`;

/** What another column says of the kind of a cell. */
const kindOf = ({ cells }: PlanColumn): ByKind | undefined =>
  typeof cells === 'object' && 'kinds' in cells ? cells : undefined;

/** A cell where another of its row says that it is of the kind. */
const ofKind = (cell: Sql, { kinds, words, isRest }: ByKind): Sql => {
  const isOne = sql`coalesce(${isOneOf(sql`fold(${cellName(kinds)})`, words)}, false)`;
  return isRest ? sql`case when not ${isOne} then ${cell} end` : sql`case when ${isOne} then ${cell} end`;
};

/** The value of a column in a row: its cell, or the part of the cell that is its own. */
export const columnValue = (column: PlanColumn): Sql => {
  const kind = kindOf(column);
  if (kind) return ofKind(cellName(column.column), kind);
  if (!column.isWithin) return column.isQuoted ? withoutQuote(cellName(column.column)) : cellName(column.column);
  return column.isPlain ? sql`cast(null as string)` : sql`${formAlias(column)}."a"`;
};

/** What the script has to do for a column: the kind, and which cells SQL turns itself (null: none). */
export const scriptOf = (
  column: PlanColumn,
): { readonly kind: NormaliseKind; readonly fast: ((cell: Sql) => Sql) | null } | null => {
  const { role, cells } = column;
  const person = personOf(cells);
  if (person !== undefined) return { kind: `joint:${person}:${column.nameOrder}`, fast: null };
  const entry = entryOf(cells);
  if (entry !== undefined)
    return { kind: `entry:${entry}:${role}:${column.dateOrder}:${column.nameOrder}`, fast: null };
  if (kindOf(column)) return null;
  if (cells)
    return {
      kind: `of:${role}:${typeof cells === 'object' && 'except' in cells ? cells.except.join('+') : ''}`,
      fast: null,
    };
  if (column.isWithin) return { kind: `within:${role}:${column.dateOrder}:${column.nameOrder}`, fast: null };
  if (
    DATES.includes(column.role) ||
    column.meaning === 'as_of' ||
    column.meaning === 'day_of_age' ||
    column.lasting?.isDays
  ) {
    return { kind: `date:${column.dateOrder}`, fast: (cell) => either(fastDate(cell, column).map(({ when }) => when)) };
  }
  switch (column.role) {
    case 'full_name':
      return { kind: `name:${column.nameOrder}`, fast: column.nameOrder === 'given' ? isPlainName : null };
    case 'birth_day':
      return column.isBirthday ? { kind: `day:${column.dateOrder === 'dmy' ? 'dmy' : 'mdy'}`, fast: null } : null;
    case 'phone':
      return { kind: 'phone', fast: isPlainPhone };
    case 'region':
      return { kind: 'region', fast: isRegionCode };
    case 'full_address':
      return { kind: 'address', fast: null };
    case 'free_text':
      return { kind: 'text', fast: null };
    default:
      return null;
  }
};

export interface ScriptInput {
  readonly documents: readonly number[];
  readonly column: PlanColumn;
}

const inputOf = (rows: BatchRows, { documents, column }: ScriptInput): Sql | null => {
  const script = scriptOf(column);
  if (!script) return null;
  const cell = sql`cell`;
  const slow = script.fast ? sql` and not ${script.fast(cell)}` : sql``;
  const numbers = join(
    documents.map((number) => sql`${number}`),
    ', ',
  );
  const name = cellName(column.column);
  const { asTheyStand } = rows;
  const of = sql`${ident(rows.table)} where ${rows.documentNo} in (${numbers})`;
  const own = cleanRows({ columns: [column.column], asTheyStand }, of);
  const cells = sql`select distinct ${name} as cell from (${own})`;
  return sql`select ${constant(script.kind)} as kind, cell from (${cells}) where cell is not null${slow}`;
};

/** The kinds of forms that any cell needed: those of `withForms`. */
export const formKinds = async (engine: Engine): Promise<ReadonlySet<unknown>> => {
  const query = sql`select distinct kind from ${ident(CELL_FORM)}`;
  const found = await engine.read({ name: 'form_kinds', reads: [CELL_FORM], sql: query });
  return new Set(found.map(({ kind }) => kind));
};

/** A plan that knows which of its columns have no form: nothing needs to be joined for them. */
export const withForms = (plan: RecordPlan, kinds: ReadonlySet<unknown>): RecordPlan => ({
  ...plan,
  columns: plan.columns.map((column) => {
    const script = scriptOf(column);
    return script !== null && !kinds.has(script.kind) ? { ...column, isPlain: true } : column;
  }),
});

/** Whether forms are joined to the rows of a plan. */
export const hasForms = ({ columns }: RecordPlan): boolean =>
  columns.some((column) => scriptOf(column) !== null && column.isPlain !== true);

/** Makes the table of forms for all cells of a batch that need the script. */
export const normaliseBatch = async (
  engine: Engine,
  rows: BatchRows,
  batchRows: number,
  inputs: readonly ScriptInput[],
  setting: TextSetting = { protocol: OPEN_PROTOCOL, detectors: [] },
): Promise<void> => {
  const selects = inputs.map((input) => inputOf(rows, input)).filter((input) => input !== null);
  if (selects.length === 0) return engine.create(CELL_FORM, COLUMNS);
  const input = join(selects, ' union all ');
  if (batchRows > INLINE_ROWS) {
    return engine.script({
      name: CELL_FORM,
      reads: [rows.table],
      input,
      inputColumns: ['kind', 'cell'],
      module: new URL('./normalise-cells.ts', import.meta.url).href,
      function: 'normaliseCells',
      setting,
      output: FORM_COLUMNS,
    });
  }
  await engine.create(CELL_FORM, COLUMNS);
  const writer = await engine.writer(CELL_FORM, COLUMNS);
  const seen = await engine.read({
    name: 'cell_input',
    reads: [rows.table],
    sql: sql`select distinct kind, cell from (${input})`,
  });
  for (const row of seen) {
    const cells = [String(row['kind']), String(row['cell'])];
    for (const form of normaliseCells(cells, setting)) writer.append([...cells, ...form]);
  }
  await writer.close();
};
