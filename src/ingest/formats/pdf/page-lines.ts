import { endOf, type Row, rowsOf, type TextRun } from './text-runs.ts';

/** Text of a line without a gap that could part columns. */
export interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly height: number;
}

export interface Line {
  readonly y: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
  readonly runs: readonly TextRun[];
}

/** Words of a cell stand closer than this, in heights of a line. */
const WORD_GAP = 0.5;
const LEAST_WIDTH = 0.1;

/** The runs of a page as lines from the top down, whatever order the file draws them in. */
export const linesOf = (runs: readonly TextRun[]): readonly Line[] => {
  const sorted = [...runs].sort((a, b) => b.y - a.y || a.x - b.x);
  const lines = rowsOf(sorted);
  const edges = edgesOf(lines);
  return lines.map(({ y, height, runs: own }) => ({ y, height, pieces: piecesOf(own, height, edges), runs: own }));
};

/** Lines that begin a column at one place across the page, at least. */
const LEAST_EDGES = 3;

/** Places at which several lines begin anew behind a gap: a run that begins there begins a cell, however near the one before it ends. */
const edgesOf = (lines: readonly Row[]): ReadonlySet<number> => {
  const counts = new Map<number, number>();
  for (const { height, runs } of lines)
    for (const { from } of piecesOf(runs, height, new Set())) {
      const place = Math.round(from);
      counts.set(place, (counts.get(place) ?? 0) + 1);
    }
  return new Set([...counts].flatMap(([place, n]) => (n >= LEAST_EDGES ? [place] : [])));
};

const piecesOf = (runs: readonly TextRun[], height: number, edges: ReadonlySet<number>): readonly Piece[] => {
  const pieces: { text: string; from: number; to: number; y: number; height: number }[] = [];
  for (const run of [...runs].sort((a, b) => a.x - b.x)) {
    const last = pieces.at(-1);
    const gap = last ? run.x - last.to : Number.POSITIVE_INFINITY;
    if (!last || gap > WORD_GAP * height || (gap > 0 && edges.has(Math.round(run.x)))) {
      // A run that the file gives no width has its place all the same.
      pieces.push({ text: run.text, from: run.x, to: Math.max(endOf(run), run.x + LEAST_WIDTH), y: run.y, height });
      continue;
    }
    const isSpaced = gap <= 0.15 * height || /\s$/.test(last.text) || /^\s/.test(run.text);
    last.text += isSpaced ? run.text : ` ${run.text}`;
    last.to = Math.max(last.to, endOf(run));
  }
  return pieces;
};
