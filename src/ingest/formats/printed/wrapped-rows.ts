import type { Printed } from './drawn-tables.ts';

/** Strokes under the heads of columns, as SQL*Plus writes them. */
const RULER = /^-{1,4000}(?: {1,20}-{1,4000}){0,200}\s*$/;
const STROKES = /-+/g;
const ENDS = /^\s*(?:SQL>|\d{1,12} rows? selected|no rows selected)/i;
/** Columns of all lines of a row, at least: headings with strokes under them are no table. */
const LEAST_COLUMNS = 3;
const MOST_LINES = 200;

/** One line of the heads, and where its columns begin. */
interface Heads {
  readonly line: string;
  readonly ruler: string;
  readonly starts: readonly number[];
}

const isText = (line: string): boolean => line.trim() !== '' && !RULER.test(line);

const headsOf = (line: string, ruler: string): Heads => ({
  line,
  ruler,
  starts: [...ruler.matchAll(STROKES)].map(({ index }) => index),
});

const cellsOf = (line: string, { starts }: Heads): readonly string[] =>
  starts.map((start, n) => line.slice(start, starts[n + 1] ?? line.length).trim());

const isWrapped = (heads: readonly Heads[]): boolean =>
  heads.length >= 2 &&
  heads.length <= MOST_LINES &&
  heads.some(({ starts }) => starts.length >= 2) &&
  heads.reduce((sum, { starts }) => sum + starts.length, 0) >= LEAST_COLUMNS;

const asLines = (lines: readonly string[]): readonly Printed[] => lines.map((line) => ({ kind: 'line', line }));

/** Pieces, each with the line behind it. */
const withNext = function* (found: Iterable<Printed>) {
  let last: Printed | undefined;
  for (const piece of found) {
    if (last) yield { piece: last, next: piece.kind === 'line' ? piece.line : '' };
    last = piece;
  }
  if (last) yield { piece: last, next: '' };
};

/** A table that is open: its heads, and the lines of a row that is not whole yet. */
interface Open {
  heads: Heads[];
  lines: string[];
  hasRows: boolean;
}

/** Takes heads into an open table; what was open is given back where these are of another. */
const addHeads = (open: Open, heads: Heads): readonly Printed[] => {
  // The next page says the same heads again.
  if (open.hasRows && open.heads.some(({ line }) => line === heads.line)) return [];
  // So many are no row's, and headings with strokes below may go on for the whole of a text.
  const before = open.hasRows || open.heads.length >= MOST_LINES ? close(open) : [];
  open.heads.push(heads);
  return before;
};

/** Ends a table: lines of a row that is not whole stay lines, and heads do that had no rows. */
const close = (open: Open): readonly Printed[] => {
  const heads = open.hasRows ? [] : open.heads.flatMap(({ line, ruler }) => [line, ruler]);
  const left = asLines([...heads, ...open.lines]);
  open.heads = [];
  open.lines = [];
  open.hasRows = false;
  return left;
};

/** Takes a line into the rows of an open table; gives the row that it makes whole. */
const addLine = (open: Open, line: string): readonly Printed[] => {
  const { heads, lines } = open;
  // Between rows stands an empty line; within one it is a line without values.
  if (lines.length === 0 && line.trim() === '') return [];
  lines.push(line);
  if (lines.length < heads.length) return [];
  const cells = heads.flatMap((one, n) => cellsOf(lines[n] ?? '', one));
  open.lines = [];
  open.hasRows = true;
  return [{ kind: 'row', heads: heads.flatMap((one) => cellsOf(one.line, one)), cells }];
};

/**
 * Rows that are too wide for a line of the terminal, as SQL*Plus wraps them: heads and strokes for each line of a row, then the rows, each in as many
 * lines. Tables whose rows are one line each are no business of this.
 */
export const wrappedRows = function* (found: Iterable<Printed>): Iterable<Printed> {
  const open: Open = { heads: [], lines: [], hasRows: false };
  let isRuler = false;
  for (const { piece, next } of withNext(found)) {
    if (isRuler) {
      isRuler = false;
      continue;
    }
    if (piece.kind === 'line' && isText(piece.line) && RULER.test(next)) {
      yield* addHeads(open, headsOf(piece.line, next));
      isRuler = true;
      continue;
    }
    const isEnd = piece.kind === 'line' && open.lines.length === 0 && ENDS.test(piece.line);
    if (piece.kind === 'line' && !isEnd && isWrapped(open.heads)) yield* addLine(open, piece.line);
    else {
      yield* close(open);
      yield piece;
    }
  }
  yield* close(open);
};
