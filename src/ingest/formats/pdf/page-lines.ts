import { endOf, type Row, rowsOf, type TextRun } from './text-runs.ts';

/** Text of a line without a gap that could part columns. */
export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly height: number;
  /** Its place in the order in which the file draws the page. */
  readonly drawn: number;
}

export interface Line {
  readonly y: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly runs: readonly TextRun[];
}

/** Words of a cell stand closer than this, in heights of a line; a blank is wider where all signs are of one width. */
const WORD_GAP = 0.5;
const BLANK_OF_ONE_WIDTH = 1.25;
const LEAST_WIDTH = 0.1;

/** The runs of a page as lines from the top down, whatever order the file draws them in. */
export const linesOf = (runs: readonly TextRun[]): readonly Line[] => {
  const sorted = [...runs].sort((a, b) => b.y - a.y || a.x - b.x);
  const lines = rowsOf(sorted);
  const drawn = new Map(runs.map((run, n) => [run, n]));
  const least = widthOfSigns(runs);
  const edges = edgesOf(lines, least);
  return lines.map(({ y, height, runs: own }) => {
    const pieces = piecesOf(own, height, edges, least).map(({ first, ...piece }) => ({
      ...piece,
      drawn: drawn.get(first) ?? 0,
    }));
    return { y, height, pieces, runs: own };
  });
};

/** Signs of a run of which their width is told, at least. */
const LEAST_SIGNS = 4;

/** The width of all signs of a page where they are of one; 0 elsewhere. */
const widthOfSigns = (runs: readonly TextRun[]): number => {
  const widths = runs.filter(({ text }) => text.length >= LEAST_SIGNS).map(({ text, width }) => width / text.length);
  const [first = 0] = widths;
  return widths.every((width) => Math.abs(width - first) < 0.02 * first) ? first : 0;
};

/** Lines that begin a column at one place across the page, at least. */
const LEAST_EDGES = 3;

/** Places at which several lines begin anew behind a gap: a run that begins there begins a cell, however near the one before it ends. */
const edgesOf = (lines: readonly Row[], ofSign: number): ReadonlySet<number> => {
  const counts = new Map<number, number>();
  for (const { height, runs } of lines)
    for (const { from } of piecesOf(runs, height, new Set(), ofSign)) {
      const place = Math.round(from);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  return new Set([...counts].flatMap(([place, n]) => (n >= LEAST_EDGES ? [place] : [])));
};

/** Width of a blank in heights of a line: one that is drawn behind a value reaches into no other column. */
const BLANK = 0.25;

const inkEnd = (run: TextRun): number => endOf(run) - (/\s$/.test(run.text) ? BLANK * run.height : 0);

const piecesOf = (
  runs: readonly TextRun[],
  height: number,
  edges: ReadonlySet<number>,
  ofSign: number,
): readonly (Omit<Piece, 'drawn'> & { readonly first: TextRun })[] => {
  const wordGap = Math.max(WORD_GAP * height, BLANK_OF_ONE_WIDTH * ofSign);
  const pieces: { text: string; from: number; to: number; y: number; height: number; first: TextRun }[] = [];
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    const last = pieces.at(-1);
    const gap = last ? run.x - last.to : Number.POSITIVE_INFINITY;
    if (!last || run.begins === true || gap > wordGap || (gap > 0 && edges.has(Math.round(run.x)))) {
      // A run that the file gives no width has its place all the same.
      const to = Math.max(inkEnd(run), run.x + LEAST_WIDTH);
      pieces.push({ text: run.text, from: run.x, to, y: run.y, height, first: run });
      continue;
    }
    const isSpaced = gap <= 0.15 * height || /\s$/.test(last.text) || /^\s/.test(run.text);
    last.text += isSpaced ? run.text : ` ${run.text}`;
    last.to = Math.max(last.to, inkEnd(run));
  }
  return pieces;
};
