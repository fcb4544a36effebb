import { type Extent, overlaps, type Region, regionAt } from './page-columns.ts';
import { linesOf } from './page-lines.ts';
import { rowTexts } from './page-rows.ts';
import { sidesOf } from './page-sides.ts';
import type { TextRun } from './text-runs.ts';

/** The heads of a table and where they stand, for the next page that it goes on on. */
export interface TableHeads {
  readonly heads: readonly string[];
  readonly columns: readonly Extent[];
}

/** Lines of a page whose order its columns tell, what the page draws of them, and their upper end. */
export interface PagePart {
  readonly texts: readonly string[];
  readonly runs: ReadonlySet<TextRun>;
  readonly top: number;
  /** Where they are rows of a table. */
  readonly heads?: TableHeads;
}

/** Lines of a page that are looked at, and places where a table is begun: what has more is no page that people read. */
const MOST_LINES = 1000;
const MOST_BEGUN = 60;

/** Pieces of a line at which columns may begin. */
const LEAST_PIECES = 2;
const LEAST_COLUMNS = 3;
const LEAST_ROWS = 2;
/** Signs of a header's cell at most, of a table's cells in the mean, and of one line of them: columns of prose have more. */
const LONGEST_HEAD = 40;
const LONGEST_CELL = 60;
const LONGEST_LINE = 26;

/** Names of columns: short words without long numbers, one for nearly each column. */
const isHeader = (row: readonly string[]): boolean => {
  const filled = row.filter((cell) => cell !== '');
  const isHead = (cell: string) =>
    cell.length <= LONGEST_HEAD &&
    /\p{L}/u.test(cell) &&
    !/\d{4}|[:=]\s*\S|@|[,;]$|[.!?]\s+\p{Lu}\p{Ll}*\s/u.test(cell);
  return filled.length >= Math.max(LEAST_COLUMNS, row.length - 1) && filled.every(isHead);
};

const meanLength = (rows: readonly (readonly string[])[]): number => {
  const filled = rows.flat().filter((cell) => cell !== '');
  return filled.reduce((sum, cell) => sum + cell.length, 0) / Math.max(1, filled.length);
};

/** Lines that heads have, at most, and shares of rows with a digit in a column that makes it one of numbers. */
const MOST_HEAD_LINES = 3;
const OF_NUMBERS = 0.8;
const LEAST_OF_NUMBERS = 2;

/**
 * Rows with the lines of the heads as one: lines above the first row with numbers, where at least two columns hold numbers in nearly
 * all rows below.
 */
const withOneHead = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  const hasDigit = (row: readonly string[]): boolean => row.some((cell) => /\d/.test(cell));
  const first = rows.findIndex(hasDigit);
  if (first < 2 || first > MOST_HEAD_LINES) return rows;
  const body = rows.slice(first);
  const ofNumbers = (rows[0] ?? []).filter((_, n) => {
    const cells = body.map((row) => row[n] ?? '').filter((cell) => cell !== '');
    return cells.length > 0 && cells.filter((cell) => /\d/.test(cell)).length >= OF_NUMBERS * cells.length;
  }).length;
  if (body.length < LEAST_ROWS || ofNumbers < LEAST_OF_NUMBERS) return rows;
  const heads = (rows[0] ?? []).map((_, n) =>
    rows
      .slice(0, first)
      .map((row) => row[n] ?? '')
      .join(' ')
      .trim(),
  );
  return [heads, ...body];
};

/** Whether a table's columns are those of the page before. */
const goesOn = (columns: readonly Extent[], before: TableHeads | undefined): before is TableHeads =>
  before !== undefined &&
  columns.length === before.columns.length &&
  columns.every((column, n) => before.columns.every((other, m) => overlaps(column, other) === (n === m)));

/**
 * The table that a region is; undefined where its lines are no rows below a header. One that goes on from the page before has that
 * page's heads, so that each page can be read by itself.
 */
const tableOf = (region: Region, before: TableHeads | undefined): Pick<PagePart, 'texts' | 'heads'> | undefined => {
  const { lines, columns } = region;
  if (columns.length < LEAST_COLUMNS) return undefined;
  if (meanLength(lines.map(({ pieces }) => pieces.map(({ text }) => text))) > LONGEST_LINE) return undefined;
  const own = withOneHead(rowTexts(region));
  const rows = !isHeader(own[0] ?? []) && goesOn(columns, before) ? [before.heads, ...own] : own;
  const [heads = []] = rows;
  if (rows.length < LEAST_ROWS || !isHeader(heads) || meanLength(rows) > LONGEST_CELL) return undefined;
  return { texts: rows.map((row) => row.join('\t').trimEnd()), heads: { heads, columns } };
};

/** What a region is, where its columns tell the order of its texts. */
const partOf = (region: Region, before: TableHeads | undefined): PagePart | undefined => {
  const { lines } = region;
  const sides = sidesOf(region);
  const found = sides ? { texts: ['', ...sides, ''] } : tableOf(region, before);
  return found && { ...found, runs: new Set(lines.flatMap(({ runs }) => runs)), top: lines[0]?.y ?? 0 };
};

/**
 * The parts of a page that columns make, from the top down: rows below a header whose cells lie in columns, also where cells have several
 * lines; and what stands side by side.
 */
export const partsOf = (runs: readonly TextRun[], before?: TableHeads): readonly PagePart[] => {
  const lines = linesOf(runs);
  if (lines.length > MOST_LINES) return [];
  const parts: PagePart[] = [];
  let heads = before;
  let begun = 0;
  for (let at = 0; at < lines.length && begun < MOST_BEGUN; at += 1) {
    if ((lines[at]?.pieces.length ?? 0) < LEAST_PIECES) continue;
    begun += 1;
    const region = regionAt(lines, at);
    const part = partOf(region, heads);
    if (!part) continue;
    parts.push(part);
    heads = part.heads ?? heads;
    at += region.lines.length - 1;
  }
  return parts;
};
