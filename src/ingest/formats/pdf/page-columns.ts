import type { Line, Piece } from './page-lines.ts';

/** From left to right across the page. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Where a column lies, and the lines that have something in it. */
interface Column extends Extent {
  readonly lines: ReadonlySet<number>;
}

/** Lines of a table are at most so far apart, in heights of a line. */
const LINE_GAP = 5;
/** Columns of a table that people read, at most. */
const MOST_COLUMNS = 100;

export const overlaps = (a: Extent, b: Extent): boolean => a.from < b.to && b.from < a.to;

const together = (columns: readonly Column[]): Column => ({
  from: Math.min(...columns.map(({ from }) => from)),
  to: Math.max(...columns.map(({ to }) => to)),
  lines: new Set(columns.flatMap(({ lines }) => [...lines])),
});

/** Whether no line has pieces in both: they may be one column, of which a narrow value stands beside its centred head. */
const mayBeOne = (columns: readonly Column[]): boolean =>
  new Set(columns.flatMap(({ lines }) => [...lines])).size === columns.reduce((sum, { lines }) => sum + lines.size, 0);

const without = (column: Column, line: number): Column => ({
  ...column,
  lines: new Set([...column.lines].filter((n) => n !== line)),
});

/** The columns with the pieces of a line in them; undefined where a piece lies across columns that are two. */
const widened = (columns: readonly Column[], pieces: readonly Piece[], line: number): readonly Column[] | undefined => {
  let all = columns;
  for (const piece of pieces) {
    const touched = all.filter((column) => overlaps(column, piece));
    if (touched.length > 1 && !mayBeOne(touched.map((column) => without(column, line)))) return undefined;
    const one = together([...touched, { from: piece.from, to: piece.to, lines: new Set([line]) }]);
    all = [...all.filter((column) => !touched.includes(column)), one];
  }
  return [...all].sort((a, b) => a.from - b.from);
};

/** Gap between a centred head and the narrow values below it, at most, in heights of a line. */
const HEAD_GAP = 2.5;

/** Columns in which the heads, on the first line, stand with the values that they are above. */
const withHeads = (columns: readonly Column[], height: number): readonly Column[] => {
  const all: Column[] = [];
  for (const column of columns) {
    const last = all.at(-1);
    const isHead = ({ lines }: Column): boolean => lines.size === 1 && lines.has(0);
    const isOne = last && mayBeOne([last, column]) && (isHead(last) || isHead(column));
    if (isOne && column.from - last.to < HEAD_GAP * height) all[all.length - 1] = together([last, column]);
    else all.push(column);
  }
  return all;
};

export interface Region {
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
}

/** The lines from one on whose pieces lie in columns with free space between them. */
export const regionAt = (lines: readonly Line[], begin: number): Region => {
  const first = lines[begin];
  // Pieces beside each other are columns of their own: too many are known before any is looked at.
  if (!first || first.pieces.length > MOST_COLUMNS) return { lines: lines.slice(begin, begin + 1), columns: [] };
  let columns = widened([], first.pieces, 0) ?? [];
  let end = begin + 1;
  for (let last: Line = first; end < lines.length; end += 1) {
    const line = lines[end];
    if (!line || last.y - line.y > LINE_GAP * last.height || line.pieces.length > MOST_COLUMNS) break;
    const wider = widened(columns, line.pieces, end - begin);
    if (!wider || wider.length > MOST_COLUMNS) break;
    columns = wider;
    last = line;
  }
  return { lines: lines.slice(begin, end), columns: withHeads(columns, first.height) };
};
