import type { DrawnText, DrawnUnit } from './drawn-units.ts';
import type { Extent } from './page-columns.ts';
import { sameHeight } from './text-runs.ts';

/** Units beside each other, from left to right. */
interface UnitLine {
  readonly y: number;
  readonly height: number;
  readonly units: readonly DrawnUnit[];
}

/** Places at which cells begin: of some lines, the unit that is the first of its cell. */
interface Edge {
  /** The number of the unit, by the number of the line. */
  readonly begins: ReadonlyMap<number, number>;
}

/** Lines in which cells begin at one place, at least; more where every word is a unit, so that chance makes no column. */
const LEAST_LINES = 3;
const LEAST_LINES_OF_WORDS = 8;
/** Edges that a line of a table has, at least: three columns. */
const LEAST_EDGES = 2;
/** Lines of a table are at most so far apart, in heights of a line. */
const LINE_GAP = 8;
/** Free space that parts columns, at least, in heights of a line. */
const LEAST_SPACE = 0.08;
/** Spaces that are followed down a page at once, at most. */
const MOST_SPACES = 200;
/** Lines and units of a page that people read, and lines without a cell between two that have one, at most. */
const MOST_LINES = 1000;
const MOST_UNITS = 10_000;
const MOST_BETWEEN = 20;
/** Lines in which a long value lies across an edge, between two in which cells begin there, at most. */
const MOST_CROSSED = 1;

const unitLines = (units: readonly DrawnUnit[]): readonly UnitLine[] => {
  const lines: { y: number; height: number; units: DrawnUnit[] }[] = [];
  for (const unit of [...units].sort((a, b) => b.y - a.y || a.from - b.from)) {
    const last = lines.at(-1);
    if (last && sameHeight(unit, last)) last.units.push(unit);
    else lines.push({ y: unit.y, height: unit.height, units: [unit] });
  }
  return lines.map((line) => ({ ...line, units: line.units.sort((a, b) => a.from - b.from) }));
};

const isNear = (above: UnitLine | undefined, below: UnitLine): boolean =>
  above !== undefined && above.y - below.y <= LINE_GAP * Math.max(above.height, below.height);

/** Whether something lies across a place of a line. */
const crosses = ({ units, height }: UnitLine, x: number): boolean =>
  units.some(({ from, to }) => from < x - 0.1 * height && to > x + 0.1 * height);

/** Edges at which units of many lines begin at the very same place, with nothing across it in between. */
const sharedStarts = (lines: readonly UnitLine[], least: number): readonly Edge[] => {
  const starts = new Map<number, Map<number, number>>();
  for (const [n, { units }] of lines.entries())
    for (const [unit, { from }] of units.entries()) {
      if (unit === 0) continue;
      const key = Math.round(2 * from);
      const known = starts.get(key) ?? new Map<number, number>();
      starts.set(key, known.set(n, unit));
    }
  const edges: Edge[] = [];
  for (const [key, begins] of starts) {
    if (begins.size < least) continue;
    let own = new Map<number, number>();
    let last = -1;
    const end = (): void => {
      if (own.size >= least) edges.push({ begins: own });
      own = new Map();
    };
    for (const [n, unit] of begins) {
      const between = own.size > 0 ? lines.slice(last + 1, Math.min(n, last + MOST_BETWEEN)) : [];
      const line = lines[n];
      const crossed = between.filter((other) => crosses(other, key / 2)).length;
      if (own.size > 0 && line && (!isNear(lines[last], line) || n - last > MOST_BETWEEN || crossed > MOST_CROSSED))
        end();
      own.set(n, unit);
      last = n;
    }
    end();
  }
  return edges;
};

/** Units behind a space, from the last line up. */
interface Behind {
  readonly line: number;
  readonly unit: number;
  readonly above: Behind | undefined;
}

/** Free space that goes down through lines: what all of them leave free, and the unit behind it in each that has something on both sides. */
interface Space {
  readonly from: number;
  readonly to: number;
  readonly behind: Behind | undefined;
}

const edgeOf = ({ behind }: Space): Edge => {
  const begins = new Map<number, number>();
  for (let one = behind; one; one = one.above) begins.set(one.line, one.unit);
  return { begins };
};

interface Gap {
  readonly from: number;
  readonly to: number;
  /** The unit behind it; undefined at the ends of the line. */
  readonly unit: number | undefined;
}

const gapsOf = ({ units }: UnitLine): readonly Gap[] => {
  const gaps: Gap[] = [];
  let from = Number.NEGATIVE_INFINITY;
  for (const [n, unit] of units.entries()) {
    gaps.push({ from, to: unit.from, unit: n === 0 ? undefined : n });
    from = Math.max(from, unit.to);
  }
  return [...gaps, { from, to: Number.POSITIVE_INFINITY, unit: undefined }];
};

/** Edges where free space goes down through many lines, however narrow it is. */
const sharedSpaces = (lines: readonly UnitLine[], least: number): readonly Edge[] => {
  const edges: Edge[] = [];
  let open: readonly Space[] = [];
  const end = (spaces: readonly Space[]): void => {
    for (const edge of spaces.map(edgeOf)) if (edge.begins.size >= least) edges.push(edge);
  };
  for (const [n, line] of lines.entries()) {
    if (!isNear(lines[n - 1], line)) {
      end(open);
      open = [];
    }
    const gaps = gapsOf(line).filter(({ from, to }) => to - from >= LEAST_SPACE * line.height);
    const next: Space[] = [];
    const ended: Space[] = [];
    for (const space of open) {
      const through = gaps.flatMap((gap): readonly Space[] => {
        const [from, to] = [Math.max(space.from, gap.from), Math.min(space.to, gap.to)];
        if (to - from < LEAST_SPACE * line.height) return [];
        if (gap.unit === undefined) return [{ from, to, behind: space.behind }];
        return [{ from, to, behind: { line: n, unit: gap.unit, above: space.behind } }];
      });
      if (through.length === 0) ended.push(space);
      next.push(...through);
    }
    end(ended);
    const begun = gaps.flatMap((gap): readonly Space[] => {
      if (gap.unit === undefined || next.some(({ from, to }) => from < gap.to && gap.from < to)) return [];
      return [{ from: gap.from, to: gap.to, behind: { line: n, unit: gap.unit, above: undefined } }];
    });
    open = [...next, ...begun].slice(0, MOST_SPACES);
  }
  end(open);
  return edges;
};

/** Edges that cells of a line of heads begin: nearly half of its words are the first of an edge. They tell columns from words that stand below each other. */
const belowHeads = (edges: readonly Edge[], lines: readonly UnitLine[]): readonly Edge[] => {
  const begun = new Map<number, Set<number>>();
  for (const { begins } of edges) {
    const [[line, unit] = [-1, -1]] = begins;
    begun.set(line, (begun.get(line) ?? new Set()).add(unit));
  }
  const heads = [...begun].flatMap(([line, units]) =>
    units.size >= 0.4 * ((lines[line]?.units.length ?? 0) - 1) ? [line] : [],
  );
  return edges.filter(({ begins }) => heads.some((line) => begins.has(line)));
};

/** Units that begin cells of a line that is a row of columns that are known; none where a unit lies in no column. */
const inColumns = ({ units, height }: UnitLine, columns: readonly Extent[]): readonly number[] => {
  const places = units.map(({ from, to }) =>
    columns.findIndex((column) => {
      const middle = (from + to) / 2;
      return middle > column.from && middle < column.to && from > column.from - 0.1 * height;
    }),
  );
  if (places.includes(-1) || places.some((place, n) => n > 0 && place < (places[n - 1] ?? 0))) return [];
  return places.flatMap((place, n) => (n > 0 && place !== places[n - 1] ? [n] : []));
};

/**
 * Units that are the first of their cells, in lines that are rows of a table: its columns begin at one place, or leave free space
 * between them, through many lines. It is told by what the page draws, since text that is drawn near other text cannot be told from
 * words of one cell by the gap between them.
 */
export const cellStarts = ({ units, areWords }: DrawnText, before?: readonly Extent[]): readonly DrawnUnit[] => {
  const lines = unitLines(units);
  if (lines.length > MOST_LINES || units.length > MOST_UNITS) return [];
  const least = areWords ? LEAST_LINES_OF_WORDS : LEAST_LINES;
  const starts = sharedStarts(lines, least);
  const edges = areWords ? belowHeads(starts, lines) : [...starts, ...sharedSpaces(lines, least)];
  const byLine = new Map<number, Set<number>>();
  const add = (line: number, unit: number) => byLine.set(line, (byLine.get(line) ?? new Set()).add(unit));
  for (const { begins } of edges) for (const [line, unit] of begins) add(line, unit);
  if (before) for (const [n, line] of lines.entries()) for (const unit of inColumns(line, before)) add(n, unit);
  return [...byLine].flatMap(([line, begins]) =>
    begins.size < LEAST_EDGES ? [] : [...begins].flatMap((unit) => lines[line]?.units[unit] ?? []),
  );
};
