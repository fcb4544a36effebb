import { looksLikeHeader } from './header-row.ts';
import { isHeaderWord } from './header-words.ts';
import type { Dialect } from './row-parser.ts';

/** Rows that a text would have if it were a table, all of them of some width or nearly so. */
interface Rows {
  readonly dialect: Dialect;
  readonly rows: readonly (readonly string[])[];
  readonly width: number;
}

export const wordsIn = (cell: string): number => (cell.trim() === '' ? 0 : cell.trim().split(/\s+/).length);

/** Few columns of many words, or lines that end as sentences and statements do: text that happens to hold commas. */
export const isProse = ({ rows, width }: Rows): boolean => {
  if (width > 4) return false;
  const cells = rows.flat();
  const meanWords = cells.reduce((sum, cell) => sum + wordsIn(cell), 0) / Math.max(1, cells.length);
  const ended = rows.filter((row) => /[.!?:;,{}()]$/.test((row.at(-1) ?? '').trim())).length;
  return meanWords > 7 || ended > 0.5 * rows.length;
};

/** The least share of lines of a letter or note that end as sentences and salutations do. */
const ENDED = 0.2;

/** The end of a sentence, which is none of an initial, "Jr.", "St." or "Corp.". */
const isSentenceEnd = (cell: string): boolean => /[.!?]$/.test(cell) && !/(^|[^\p{L}])\p{Lu}\p{L}{0,3}\.$/u.test(cell);

/** Numbers, dates and addresses of mail. */
const isValue = (cell: string): boolean =>
  !/[.!?]$/.test(cell) && (/^[^\s@]+@[^\s@]+$/.test(cell) || (/\d/.test(cell) && !/\p{L}/u.test(cell)));

/** Whether nearly all that stands in a column are values, in at least half of the rows. */
const isOfValues = ({ rows }: Rows, column: number): boolean => {
  const filled = rows.map((row) => (row[column] ?? '').trim()).filter((cell) => cell !== '');
  return filled.length >= 0.5 * rows.length && filled.filter(isValue).length >= 0.7 * filled.length;
};

/** Whether all columns are called, each as columns are. */
const isCalled = ({ rows: [first = [], ...rest], width }: Rows): boolean => {
  const names = first.map((cell) => cell.trim()).slice(0, rest.every((row) => row.at(-1)?.trim() === '') ? -1 : width);
  return names.length > 1 && names.every((name) => isHeaderWord(name));
};

/**
 * Lines of writing that happen to hold as many commas as each other: behind each comma stands a space or the line's end,
 * as programs do not write it, no column is called or of values, and some lines end as a sentence does, or a salutation beside one.
 */
export const isWriting = (found: Rows): boolean => {
  const { rows, width, dialect } = found;
  if (dialect.delimiter !== ',' || width > 3) return false;
  if (!rows.every(([, ...behind]) => behind.every((cell) => cell.trim() === '' || /^\s/.test(cell)))) return false;
  const last = rows.map((row) => (row.at(-1) ?? '').trim());
  const sentences = last.filter(isSentenceEnd).length;
  const open = last.filter((cell) => cell === '').length;
  if (sentences === 0 || sentences + (open < rows.length ? open : 0) < ENDED * rows.length) return false;
  return !isCalled(found) && !Array.from({ length: width }, (_, n) => n).some((n) => isOfValues(found, n));
};

const LONG_CELL = 5;

/** A column of sentences and no header: lines of a log that hold as many commas as each other. */
export const isLog = ({ rows, width }: Rows): boolean => {
  if (looksLikeHeader(rows)) return false;
  // A log has a time and a number or two; more columns of nothing but values are a table.
  const isNumber = (column: number) => rows.every((row) => /^[\d/*xX-]{2,19}$/.test((row[column] ?? '').trim()));
  if (Array.from({ length: width }, (_, n) => n > 0 && isNumber(n)).filter(Boolean).length >= 3) return false;
  const mean = (column: number) => rows.reduce((sum, row) => sum + wordsIn(row[column] ?? ''), 0) / rows.length;
  return Array.from({ length: width }, (_, n) => mean(n)).some((words) => words >= LONG_CELL);
};
