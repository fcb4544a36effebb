import { endOf, sameHeight, type TextRun } from './text-runs.ts';

/** Text of a line without a gap that could part columns. */
interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  readonly y: number;
  readonly height: number;
}

interface Line {
  readonly y: number;
  readonly height: number;
  readonly pieces: readonly Piece[];
}

/** From left to right across the page. */
export interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Where a column lies, and the lines that have something in it. */
interface Column extends Extent {
  readonly lines: ReadonlySet<number>;
}

/** The heads of a table and where they stand, for the next page that it goes on on. */
export interface TableHeads {
  readonly heads: readonly string[];
  readonly columns: readonly Extent[];
}

/** A table as it was found: its rows of as many cells as it has columns, and its extent up and down the page. */
export interface PageTable extends TableHeads {
  readonly rows: readonly (readonly string[])[];
  readonly top: number;
  readonly bottom: number;
}

/** Lines of a page that are looked at, and places where a table is begun: what has more is no page that people read. */
const MOST_LINES = 1000;
const MOST_BEGUN = 60;

/** Gaps in heights of a line: words of a cell stand closer, lines of a table at most so far apart. */
const WORD_GAP = 0.5;
const LINE_GAP = 5;
/** Lines of one cell stand about as far apart as its nearest two do, in heights of a line never nearer or further than this. */
const SAME_PITCH = 1.15;
const PITCH = { least: 0.85, most: 1.7 };

const LEAST_COLUMNS = 3;
const LEAST_ROWS = 2;
/** Signs of a header's cell at most, of a table's cells in the mean, and of one line of them: columns of prose have more. */
const LONGEST_HEAD = 40;
const LONGEST_CELL = 60;
const LONGEST_LINE = 26;

/** The runs of a page as lines from the top down, whatever order the file draws them in. */
const linesOf = (runs: readonly TextRun[]): readonly Line[] => {
  const sorted = [...runs].sort((a, b) => b.y - a.y || a.x - b.x);
  const lines: { y: number; height: number; runs: TextRun[] }[] = [];
  for (const run of sorted) {
    const last = lines.at(-1);
    if (last && sameHeight(run, last)) last.runs.push(run);
    else lines.push({ y: run.y, height: run.height || 1, runs: [run] });
  }
  const edges = edgesOf(lines);
  return lines.map(({ y, height, runs: own }) => ({ y, height, pieces: piecesOf(own, height, edges) }));
};

/** Lines that begin a column at one place across the page, at least. */
const LEAST_EDGES = 3;

/** Places at which several lines begin anew behind a gap: a run that begins there begins a cell, however near the one before it ends. */
const edgesOf = (
  lines: readonly { readonly height: number; readonly runs: readonly TextRun[] }[],
): ReadonlySet<number> => {
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
      pieces.push({ text: run.text, from: run.x, to: endOf(run), y: run.y, height });
      continue;
    }
    const isSpaced = gap <= 0.15 * height || /\s$/.test(last.text) || /^\s/.test(run.text);
    last.text += isSpaced ? run.text : ` ${run.text}`;
    last.to = Math.max(last.to, endOf(run));
  }
  return pieces;
};

const overlaps = (a: Extent, b: Extent): boolean => a.from < b.to && b.from < a.to;

const together = (columns: readonly Column[]): Column => ({
  from: Math.min(...columns.map(({ from }) => from)),
  to: Math.max(...columns.map(({ to }) => to)),
  lines: new Set(columns.flatMap(({ lines }) => [...lines])),
});

/** Whether no line has pieces in both: they may be one column, of which a narrow value stands beside its centred head. */
const mayBeOne = (columns: readonly Column[]): boolean =>
  new Set(columns.flatMap(({ lines }) => [...lines])).size === columns.reduce((sum, { lines }) => sum + lines.size, 0);

/** The columns with the pieces of a line in them; undefined where a piece lies across columns that are two. */
const widened = (columns: readonly Column[], pieces: readonly Piece[], line: number): readonly Column[] | undefined => {
  let all = columns;
  for (const piece of pieces) {
    const touched = all.filter((column) => overlaps(column, piece));
    if (
      !mayBeOne(touched.map((column) => ({ ...column, lines: new Set([...column.lines].filter((n) => n !== line)) })))
    )
      return undefined;
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

interface Region {
  readonly lines: readonly Line[];
  readonly columns: readonly Column[];
}

/** The lines from one on whose pieces lie in columns with free space between them. */
const regionAt = (lines: readonly Line[], begin: number): Region => {
  const first = lines[begin];
  let columns = widened([], first?.pieces ?? [], 0) ?? [];
  let end = begin + 1;
  for (let last = first; end < lines.length; end += 1) {
    const line = lines[end];
    if (!line || !last || last.y - line.y > LINE_GAP * last.height) break;
    const wider = widened(columns, line.pieces, end - begin);
    if (!wider) break;
    columns = wider;
    last = line;
  }
  return { lines: lines.slice(begin, end), columns: withHeads(columns, first?.height ?? 1) };
};

/** Pieces of a column that belong to one cell, from the top down. */
interface Cell {
  readonly column: number;
  readonly pieces: readonly Piece[];
  readonly top: number;
  readonly bottom: number;
}

const topOf = ({ y, height }: Piece): number => y + 0.7 * height;

/** Distance of each piece of a column to the next below. */
const pitches = (column: readonly Piece[]): readonly number[] =>
  column.slice(1).map(({ y }, n) => (column[n]?.y ?? y) - y);

/**
 * The distance up to which lines of a column are one cell, where cells have several lines: the least distance that there is, where
 * other lines stand further apart. Undefined: every line is a row.
 */
const pitchOf = (columns: readonly (readonly Piece[])[], height: number): number | undefined => {
  const all = columns.flatMap(pitches);
  const least = Math.min(...all);
  if (!(least >= PITCH.least * height && least <= PITCH.most * height)) return undefined;
  const pitch = SAME_PITCH * least;
  return all.some((one) => one > pitch) ? pitch : undefined;
};

/** Pieces of one line of a column are words with wide gaps between them. */
const byColumn = ({ lines, columns }: Region): readonly (readonly Piece[])[] =>
  columns.map((column) =>
    lines.flatMap(({ y, height, pieces }) => {
      const own = pieces.filter((piece) => overlaps(column, piece));
      const [first] = own;
      return first ? [{ ...first, text: own.map(({ text }) => text).join(' '), y, height }] : [];
    }),
  );

const cellsOf = (columns: readonly (readonly Piece[])[], pitch: number): readonly Cell[] =>
  columns.flatMap((pieces, column) => {
    const cells: Piece[][] = [];
    for (const piece of pieces) {
      const last = cells.at(-1)?.at(-1);
      if (last && last.y - piece.y <= pitch) cells.at(-1)?.push(piece);
      else cells.push([piece]);
    }
    return cells.map((own) => ({
      column,
      pieces: own,
      top: Math.max(...own.map(topOf)),
      bottom: Math.min(...own.map(({ y }) => y)),
    }));
  });

/** Cells whose heights overlap, directly or over others, are a row. Undefined where a row has two cells of one column. */
const rowsOf = (cells: readonly Cell[]): readonly (readonly Cell[])[] | undefined => {
  const rows: Cell[][] = [];
  let bottom = Number.NEGATIVE_INFINITY;
  for (const cell of [...cells].sort((a, b) => b.top - a.top)) {
    const row = rows.at(-1);
    if (row && cell.top > bottom) {
      if (row.some(({ column }) => column === cell.column)) return undefined;
      row.push(cell);
      bottom = Math.min(bottom, cell.bottom);
    } else {
      rows.push([cell]);
      bottom = cell.bottom;
    }
  }
  return rows;
};

/**
 * Rows with the lines that go on in them, where no space tells rows from lines: they leave the first column empty, and at least
 * half of the others.
 */
const withRests = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] => {
  const whole: string[][] = [];
  for (const row of rows) {
    const last = whole.at(-1);
    const filled = row.filter((cell) => cell !== '').length;
    if (!last || row[0] !== '' || 2 * filled > row.length) whole.push([...row]);
    else whole[whole.length - 1] = last.map((cell, n) => `${cell} ${row[n] ?? ''}`.trim());
  }
  return whole;
};

/** Units by which a line may end before its column does and be full. */
const FULL = 2;

/** The lines of a cell: a number that fills its line is torn where the line ends, and so is what ends in a hyphen. */
const textOf = ({ pieces }: Cell, { to }: Extent): string => {
  let text = '';
  let end = 0;
  for (const piece of pieces) {
    const line = piece.text.trim();
    const isTorn = (end > to - FULL && /\d$/.test(text) && /^\d/.test(line)) || /[\p{L}\d]-$/u.test(text);
    text += text === '' || isTorn ? line : ` ${line}`;
    end = piece.to;
  }
  return text;
};

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

/** The rows of a region: its cells told by the space between them, else by the lines that begin in the first column. */
const textsOf = (region: Region): readonly (readonly string[])[] => {
  const columns = byColumn(region);
  const texts = (rows: readonly (readonly Cell[])[]) =>
    rows.map((row) =>
      region.columns.map((extent, n) => {
        const cell = row.find(({ column }) => column === n);
        return cell ? textOf(cell, extent) : '';
      }),
    );
  const pitch = pitchOf(columns, Math.max(...region.lines.map(({ height }) => height)));
  const spaced = pitch === undefined ? undefined : rowsOf(cellsOf(columns, pitch));
  return spaced ? texts(spaced) : withRests(texts(rowsOf(cellsOf(columns, 0)) ?? []));
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
const tableOf = (region: Region, before: TableHeads | undefined): PageTable | undefined => {
  const { lines, columns } = region;
  if (columns.length < LEAST_COLUMNS) return undefined;
  if (meanLength(lines.map(({ pieces }) => pieces.map(({ text }) => text))) > LONGEST_LINE) return undefined;
  const own = textsOf(region);
  const rows = !isHeader(own[0] ?? []) && goesOn(columns, before) ? [before.heads, ...own] : own;
  const [heads = []] = rows;
  if (rows.length < LEAST_ROWS || !isHeader(heads) || meanLength(rows) > LONGEST_CELL) return undefined;
  return { heads, columns, rows, top: lines[0]?.y ?? 0, bottom: lines.at(-1)?.y ?? 0 };
};

/** The tables of a page from the top down: rows below a header whose cells lie in columns, also where cells have several lines. */
export const tablesOf = (runs: readonly TextRun[], before?: TableHeads): readonly PageTable[] => {
  const lines = linesOf(runs);
  if (lines.length > MOST_LINES) return [];
  const tables: PageTable[] = [];
  let begun = 0;
  for (let at = 0; at < lines.length && begun < MOST_BEGUN; at += 1) {
    if ((lines[at]?.pieces.length ?? 0) < LEAST_COLUMNS) continue;
    begun += 1;
    const region = regionAt(lines, at);
    const table = tableOf(region, tables.at(-1) ?? before);
    if (!table) continue;
    tables.push(table);
    at += region.lines.length - 1;
  }
  return tables;
};
