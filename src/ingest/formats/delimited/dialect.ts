import { headerOf, looksLikeHeader } from './header-row.ts';
import { loadFileDialect } from './load-file.ts';
import { createRowParser, type Dialect } from './row-parser.ts';
import { isLog, isProse, isWriting, wordsIn } from './writing.ts';

type Cells = readonly string[];

/** How a delimited file is laid out, told from its first rows. */
export interface Layout {
  readonly dialect: Dialect;
  /** Columns of most rows. */
  readonly width: number;
  /** Rows in front of the header: a title, the date of an export. They are kept as rows. */
  readonly preamble: number;
  readonly hasHeader: boolean;
  readonly names: readonly (string | null)[];
}

const DELIMITERS = [',', '\t', ';', '|', '\u0001', '\u001f', '^', '~', '¦', ':'] as const;
const SAMPLE_ROWS = 400;
const LONGEST_CELL = 1 << 17;
const TABLE_NAME = /\.(csv|tsv|psv|tab|dsv|dat|asc)$/i;

interface Try {
  readonly dialect: Dialect;
  /** Rows behind the preamble. */
  readonly rows: readonly Cells[];
  readonly preamble: number;
  readonly width: number;
  /** The share of them that have the width. */
  readonly share: number;
}

const rowsOf = (head: string, isWhole: boolean, dialect: Dialect): readonly Cells[] => {
  const parser = createRowParser(dialect, LONGEST_CELL);
  const rows = [...parser.write(head), ...(isWhole ? parser.end() : [])];
  return rows.slice(0, SAMPLE_ROWS);
};

/** The number of cells that most rows have. */
const widthOf = (rows: readonly Cells[]): number => {
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
};

/** The first row from which on rows have the table's width: what stands before it is a preamble. */
const firstFull = (rows: readonly Cells[], width: number): number => {
  const at = rows.findIndex((row, n) => row.length === width && (rows[n + 1]?.length ?? width) === width);
  return at > 0 && at <= 50 && rows.slice(0, at).every((row) => row.length < width) ? at : 0;
};

const escapeOf = (head: string, delimiter: string): string =>
  head.includes('\\"') && !head.includes(`\\"${delimiter}`) && !head.includes('""') ? '\\' : '"';

const tryDialect = (head: string, isWhole: boolean, dialect: Dialect): Try => {
  const all = rowsOf(head, isWhole, dialect);
  const width = widthOf(all);
  const preamble = firstFull(all, width);
  const rows = all.slice(preamble);
  const share = rows.filter((row) => row.length === width).length / Math.max(1, rows.length);
  return { dialect, rows, preamble, width, share };
};

const tryDelimiter = (head: string, isWhole: boolean, delimiter: string): Try => {
  const newline = head.includes('\n') || !head.includes('\r') ? '\n' : '\r';
  return tryDialect(head, isWhole, { delimiter, quote: '"', escape: escapeOf(head, delimiter), newline });
};

/** Statements of a database dump, markup, lists in brackets: their commas are inside of something. "(555) 123-4567" is a cell. */
const isMarkup = ({ rows }: Try): boolean =>
  rows.filter((row) =>
    /^\s*(INSERT\s+INTO|REPLACE\s+INTO|UPDATE|SELECT|CREATE|VALUES|\((?!\+?\d{1,5}\))|[{[<]|--|\/[/*])/i.test(
      row[0] ?? '',
    ),
  ).length >
  0.5 * rows.length;

/** Lines of code or settings that end in a comma: all second cells are empty. */
const isTrailing = ({ rows, width }: Try): boolean =>
  width === 2 && rows.filter((row) => (row[1] ?? '').trim() === '').length > 0.8 * rows.length;

/** Lists of credentials have a colon between an address of mail and the rest. */
const isCredentials = ({ rows, dialect, share }: Try): boolean =>
  dialect.delimiter === ':' &&
  rows.length >= 5 &&
  share >= 0.8 &&
  rows.filter(
    ([first = '', second = '']) => /^[^\s@]{1,64}@[\w.-]+\.[a-z]{2,}$/i.test(first.trim()) && /^\S+$/.test(second),
  ).length >=
    0.95 * rows.length;

/** "WHITFIELD, ANN   04/11/1971": of a text that does not call itself a table the comma is a name's, where more stands in columns behind it. */
const areNamesTurned = ({ rows, width, dialect }: Try): boolean =>
  width === 2 &&
  dialect.delimiter === ',' &&
  rows.filter(
    ([last = '', first = '']) =>
      /^\p{Lu}[\p{L}'’. -]{1,40}$/u.test(last) && /^ \p{Lu}[\p{L}'’. -]{0,30}\S(?: {2,}|\t)\S/u.test(first),
  ).length >=
    0.9 * rows.length &&
  !looksLikeHeader(rows);

const fits = (found: Try, isNamedTable: boolean): boolean => {
  if (found.dialect.delimiter === ':') return isCredentials(found);
  const { rows, preamble, width, share } = found;
  // Cells of a table may be written as pages are, the first of each row too ("<a href=...>Ann Lee</a>").
  const isHeaded = isNamedTable && width >= 3 && share >= 0.95 && looksLikeHeader(rows);
  if (width < 2 || isTrailing(found) || (!isHeaded && isMarkup(found))) return false;
  // One character between every two words is no table: two rows must agree, by chance only wide ones do.
  if (isNamedTable) return share >= 0.5 && (rows.length >= 2 || looksLikeHeader(rows));
  if (preamble > 5 && preamble > 0.2 * rows.length) return false;
  const isSure = share >= 0.95 ? rows.length >= (width >= 4 ? 2 : 3) : share >= 0.8 && rows.length >= 10 && width >= 3;
  return isSure && !isProse(found) && !isWriting(found) && !isLog(found) && !areNamesTurned(found);
};

const LEAST_LISTED = 3;
/** The least share of lines of a list of values that hold a digit. */
const VALUES = 0.9;
/** Files that hold tables and nothing else. */
const LIST_NAME = /\.(csv|tsv|psv|tab|dsv)$/i;

/** The share of some lines that hold a digit. */
const digitShare = (rows: readonly Cells[]): number =>
  rows.filter(([cell = '']) => /\d/.test(cell)).length / Math.max(1, rows.length);

/** The most words of a heading. */
const HEADING = 4;

/** Whether the first line of a list is its heading: a few words without a digit over lines that all have some. */
const isHeading = ([first = [], ...rest]: readonly Cells[]): boolean =>
  rest.length >= LEAST_LISTED &&
  wordsIn(first[0] ?? '') <= HEADING &&
  digitShare([first]) === 0 &&
  digitShare(rest) >= VALUES;

const LEAST_ROLL = 5;
/** A name of two words and more with a date or a number in three groups behind it, and nothing else. */
const ON_A_ROLL = /^(?:[\p{L}'.-]+,? ){2,5} {0,40}(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4}|\d{3}-\d{2}-\d{4})$/u;

/** A sign that stands in no list of names: every line is one cell. */
const NO_DELIMITER = '\u001f';

/** Numbers as long as a Social Security number, and nothing else in their lines: all together tell whether they are some. */
const ALONE = /^\d{9}$/;
const LEAST_ALONE = 20;

/** A list of people in lines of one form ("SMITH, JOHN 03/12/1971"), or of their numbers, whatever the file is called. */
const rollOf = (head: string, isWhole: boolean): Try | undefined => {
  const [, second = '', third = ''] = head.split('\n', 3);
  const form = [ON_A_ROLL, ALONE].find((one) => one.test(second.trim()) && one.test(third.trim()));
  if (!form) return undefined;
  const found = tryDelimiter(head, isWhole, NO_DELIMITER);
  const isRoll = found.rows.slice(1).every(([cell = '']) => form.test(cell.trim()));
  const least = form === ALONE ? LEAST_ALONE : LEAST_ROLL;
  return isRoll && found.width === 1 && found.rows.length >= least ? found : undefined;
};

/** A list of one column has no delimiter; only a file that calls itself a table is one: under a heading, or of values. */
const oneColumn = (head: string, isWhole: boolean, name: string): Try | undefined => {
  const found = { ...tryDelimiter(head, isWhole, ','), width: 1 };
  const { rows, share } = found;
  const isList = rows.length >= 2 && share >= 0.95 && rows.every((row) => (row[0] ?? '').length < 200);
  if (!isList || widthOf(rows) !== 1) return undefined;
  const hasValues = rows.length > LEAST_LISTED && digitShare(rows.slice(1)) >= VALUES;
  const isListed = LIST_NAME.test(name) && hasValues && !isProse(found) && !isMarkup(found);
  return looksLikeHeader(rows) || isListed ? found : undefined;
};

const best = (tries: readonly Try[]): Try | undefined =>
  [...tries].sort((a, b) => b.share * Math.min(b.width, 6) - a.share * Math.min(a.width, 6) || b.width - a.width)[0];

const hasOddQuotes = (cell: string): boolean => cell.includes('"') && cell.split('"').length % 2 === 0;

/** Whether cells begin or end within quotes: the sign stands inside of cells of another table, as what programs serialise has many. */
const tearsQuotes = ({ rows }: Try): boolean => rows.filter((row) => row.some(hasOddQuotes)).length > 0.5 * rows.length;

const layoutOf = ({ dialect, rows, preamble, width }: Try): Layout => {
  const found = headerOf(rows, width);
  // Titles of an export stand above the header also where commas fill their lines up.
  const above = Math.max(0, found.at);
  const isLabelled = looksLikeHeader(rows) || (width === 1 && isHeading(rows));
  const hasHeader = found.at >= 0 || isLabelled;
  const cells = found.at >= 0 ? found.names : (rows[above] ?? []);
  const names = Array.from({ length: width }, (_, n) => (hasHeader ? cells[n]?.trim() || null : null));
  return { dialect, width, preamble: preamble + above, hasHeader, names };
};

/** The layout of delimited text by its first characters; undefined: it is no table. `isWhole`: the text ends there. */
export const layoutOfHead = (head: string, isWhole: boolean, name: string): Layout | undefined => {
  const load = loadFileDialect(head);
  if (load) return layoutOf(tryDialect(head, isWhole, load));
  const isNamedTable = TABLE_NAME.test(name);
  const roll = rollOf(head, isWhole);
  if (roll) return layoutOf(roll);
  const tries = DELIMITERS.filter((delimiter) => head.includes(delimiter)).map((delimiter) =>
    tryDelimiter(head, isWhole, delimiter),
  );
  const fitting = tries.filter((each) => fits(each, isNamedTable));
  const found = best(fitting.filter((each) => !tearsQuotes(each))) ?? best(fitting);
  const table = found ?? (isNamedTable ? oneColumn(head, isWhole, name) : undefined);
  return table && layoutOf(table);
};
