import { integer, join, quoted, type Sql, sql } from '../../../engine/sql.ts';
import type { ValueState } from '../../../schema/vocabulary.ts';
import { cellName } from '../tables/batches.ts';

/** Words that stand for an empty cell, of 13 signs at most; the same as in the profile of a column. */
const BLANK = '(?i)^(n/a|na|null|none|nil|nan|\\\\n|--?-?|[?]|unknown|#n/a|not available|undefined|[(]null[)])?$';

/** Constants of the code as SQL text; never for anything out of evidence. */
export const constant = quoted;

export const matches = (cell: Sql, pattern: string): Sql => sql`matches(${cell}, ${constant(pattern)})`;

export const either = (conditions: readonly Sql[]): Sql => sql`(${join(conditions, ' or ')})`;

export const both = (conditions: readonly Sql[]): Sql => sql`(${join(conditions, ' and ')})`;

/** What lies between the signs that words for nothing begin with (# ( - ? N U n u and the backslash), by their codes. */
const BETWEEN: readonly (readonly [string, string])[] = [
  ['.', '?'],
  ['@', 'N'],
  ['O', 'U'],
  ['V', '['],
  [']', 'n'],
  ['o', 'u'],
];

/** Whether a trimmed cell begins as no word for nothing does: to compare costs less than an expression. */
const saysMore = (cell: Sql): Sql =>
  either([
    ...BETWEEN.map(([from, to]) => sql`(${cell} >= ${constant(from)} and ${cell} < ${constant(to)})`),
    sql`${cell} >= 'v'`,
  ]);

/** Signs of a word for nothing, at most. */
const MOST_BLANK = 13;

/** A trimmed cell, and null where it says that there is nothing. */
const cleanCell = (cell: Sql): Sql =>
  sql`case when ${saysMore(cell)} or length(${cell}) > ${integer(MOST_BLANK)} then ${cell} when ${matches(cell, BLANK)} then null else ${cell} end`;

/** Columns of rows, others beside them, and which of the columns need nothing done. */
interface Cleaned {
  readonly columns: readonly number[];
  readonly others?: readonly { readonly name: Sql; readonly value: Sql }[];
  readonly asTheyStand?: ReadonlySet<number> | undefined;
}

/** The cells of rows trimmed, null where they say that there is nothing, behind other columns; all under their own names. */
export const cleanRows = ({ columns, others = [], asTheyStand = new Set() }: Cleaned, rows: Sql): Sql => {
  const kept = others.map(({ name }) => name);
  const given = others.map(({ name, value }) => sql`${value} as ${name}`);
  const cells = columns.map((column) => ({ cell: cellName(column), stands: asTheyStand.has(column) }));
  const trimmed = cells.map(({ cell, stands }) => (stands ? cell : sql`trimmed(${cell}) as ${cell}`));
  const clean = cells.map(({ cell, stands }) => (stands ? cell : sql`${cleanCell(cell)} as ${cell}`));
  return sql`select ${join([...kept, ...clean], ', ')} from (select ${join([...given, ...trimmed], ', ')} from ${rows}) trimmed_rows`;
};

/** Whether a cell is one of some words; as an expression, for a list of many words becomes a join, which loses the order of rows. */
export const isOneOf = (cell: Sql, words: readonly string[]): Sql =>
  matches(cell, `^(${words.map((word) => word.replace(/[^A-Za-z0-9 ]/g, '[$&]')).join('|')})$`);

/** The first that is not null; null text for none. */
export const firstOf = (cells: readonly Sql[]): Sql => {
  const [only] = cells;
  if (!only) return sql`cast(null as string)`;
  return cells.length === 1 ? only : sql`coalesce(${join(cells, ', ')})`;
};

/** Cells with a blank between, those that are null left out. */
export const spaced = (cells: readonly Sql[]): Sql => {
  if (cells.length < 2) return firstOf(cells);
  const padded = cells.map((cell) => sql`coalesce(${cell} || ' ', '')`);
  return sql`nullif(trim(${join(padded, ' || ')}), '')`;
};

const MASK = '[*•●#█]{2,}|^[0-9xX ().-]*[xX]{2}[0-9xX ().-]*$';
/** How SQL tells the states of src/detect/columns/value-state.ts that a sample has shown in a column. */
const STATE_TEST: Readonly<Record<Exclude<ValueState, 'clear'>, (cell: Sql) => Sql>> = {
  hashed: (cell) =>
    matches(
      cell,
      '^(0x)?([0-9a-fA-F]{32}|[0-9a-fA-F]{40}|[0-9a-fA-F]{56}|[0-9a-fA-F]{64}|[0-9a-fA-F]{96}|[0-9a-fA-F]{128})$|^[$](1|2[abxy]?|5|6|y|7|argon2|apr1|P|H|scrypt|pbkdf2)|^[{](SSHA|SHA|SMD5|MD5|CRYPT)|^(pbkdf2_|argon2|bcrypt|scrypt|sha[0-9]+[$:])',
    ),
  tokenised: (cell) => matches(cell, '^(?i:tok|token|tkn|pm|card|src|vault|vlt|ptok)[_:-][A-Za-z0-9_-]{6,}$'),
  encrypted: (cell) =>
    both([
      sql`length(${cell}) >= 24`,
      matches(cell, '^[A-Za-z0-9+/=_:()-]+$'),
      sql`not ${matches(cell, '^[A-Za-z]+$')}`,
    ]),
  masked: (cell) => both([matches(cell, MASK), sql`not ${matches(cell, '[0-9]{2}|@|[a-wyzA-WYZ]')}`]),
  truncated: (cell) => matches(cell, MASK),
};

/** The state of a filled cell: a constant where the sample showed one state alone. */
export const cellState = (cell: Sql, states: readonly ValueState[]): Sql => {
  const [only] = states;
  if (states.length <= 1) return constant(only ?? 'clear');
  const order = ['hashed', 'tokenised', 'encrypted', 'masked', 'truncated'] as const;
  const cases = order
    .filter((state) => states.includes(state))
    .map((state) => sql`when ${STATE_TEST[state](cell)} then ${constant(state)}`);
  return sql`case ${join(cases, ' ')} else 'clear' end`;
};

/** yyyymmdd of a text of eight digits. */
export const asDate = (digits: Sql): Sql => sql`cast(${digits} as integer)`;
