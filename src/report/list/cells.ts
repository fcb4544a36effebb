import { join, quoted, type Sql, sql } from '../../engine/sql.ts';

/** A column of the notification list. `plain`: ids and numbers of our own, which need no quotes. */
export interface ListColumn {
  readonly name: string;
  readonly value: Sql;
  readonly plain: boolean;
}

/** How cells become a line: of list.csv, or of the sheet of list.xlsx. */
export interface LineForm {
  readonly between: string;
  /** What stands in front of a line and behind it. */
  readonly around: readonly [string, string];
  readonly cell: (column: ListColumn) => Sql;
  /** A word of our own: yes, no, a state, a number. */
  readonly word: (value: Sql) => Sql;
}

/** Cells, none of them null, as one text with the form's separator between them: made at once, and not longer by one piece at a time. */
export const lineOf = (cells: readonly Sql[], { between }: Pick<LineForm, 'between'>): Sql => {
  const parts = cells.flatMap((cell, n) => (n === 0 || between === '' ? [cell] : [quoted(between), cell]));
  return parts.length === 0 ? sql`''` : sql`concat(${join(parts, ', ')})`;
};

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front, and every text stands in quotes.
 * Source: OWASP, CSV Injection (with the full-width forms that some locales take as well).
 */
const FORMULA = quoted('^[=+@\\t\\r\\n＝＋－＠-]');

/** What most cells look like: they begin with a letter or digit of ASCII, and hold no quote. Two comparisons spare all others. */
const needsNothing = (value: Sql): Sql =>
  sql`((${value} >= 'A' and ${value} < '{') or (${value} >= '0' and ${value} < ':')) and position('"' in ${value}) = 0`;

/** A line of list.csv. */
export const CSV: LineForm = {
  between: ',',
  around: ['', '\r\n'],
  cell: ({ value, plain }) =>
    plain
      ? value
      : sql`case when ${value} is null then '""' when ${needsNothing(value)} then concat('"', ${value}, '"')
          else '"' || replace(case when matches(${value}, ${FORMULA}) then '''' || ${value} else ${value} end, '"', '""') || '"' end`,
  word: (value) => value,
};

/** What most cells look like: no sign that XML takes for something else, no blank at an end. One test spares all others. */
const TAME = quoted("^[A-Za-z0-9](?:[A-Za-z0-9 .,#'/:@_-]*[A-Za-z0-9.])?$");
const isTame = (value: Sql): Sql => sql`matches(${value}, ${TAME})`;

/** Longest text of a cell: the format allows 32,767 UTF-16 units, and a character takes at most two. */
const LONGEST_CELL = sql`16383`;

/** Characters that XML 1.0 cannot hold, as an RE2 class. */
const UNFIT = quoted('[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x{fffe}\\x{ffff}]');

const REFERENCES: readonly (readonly [string, string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
];

const escaped = (value: Sql): Sql =>
  REFERENCES.reduce(
    (text, [sign, reference]) => sql`replace(${text}, ${quoted(sign)}, ${quoted(reference)})`,
    sql`replace_all(left(${value}, ${LONGEST_CELL}), ${UNFIT}, ${quoted('\ufffd')})`,
  );

/**
 * Text that people wrote has the style that keeps it from being calculated when somebody edits it (the workbook's first);
 * words of our own have none. A cell says no place: it is the next one of its row.
 */
const tameCell = (value: Sql): Sql => sql`concat('<c s="1" t="str"><v>', ${value}, '</v></c>')`;
const textCell = (value: Sql): Sql =>
  sql`concat('<c s="1" t="inlineStr"><is><t xml:space="preserve">', ${value}, '</t></is></c>')`;
const wordCell = (value: Sql): Sql =>
  sql`case when ${value} = '' then '<c/>' else concat('<c t="str"><v>', ${value}, '</v></c>') end`;

/** A row of list.xlsx, as XML. */
export const SHEET: LineForm = {
  between: '',
  around: ['<row>', '</row>'],
  cell: ({ value, plain }) =>
    plain
      ? wordCell(value)
      : sql`case when coalesce(${value}, '') = '' then '<c/>' when ${isTame(value)} and length(${value}) <= ${LONGEST_CELL} then ${tameCell(value)}
          else ${textCell(escaped(value))} end`,
  word: wordCell,
};
