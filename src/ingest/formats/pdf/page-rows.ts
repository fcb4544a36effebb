import { type Extent, overlaps, type Region } from './page-columns.ts';
import type { Piece } from './page-lines.ts';

/** Lines of one cell stand about as far apart as its nearest two do, in heights of a line never nearer or further than this. */
const SAME_PITCH = 1.15;
const PITCH = { least: 0.85, most: 1.7 };

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
  const least = all.reduce((most, one) => Math.min(most, one), Number.POSITIVE_INFINITY);
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

/** The rows of a region, each with as many texts as there are columns: its cells told by the space between them, else by the lines that begin in the first column. */
export const rowTexts = (region: Region): readonly (readonly string[])[] => {
  const columns = byColumn(region);
  const texts = (rows: readonly (readonly Cell[])[]) =>
    rows.map((row) =>
      region.columns.map((extent, n) => {
        const cell = row.find(({ column }) => column === n);
        return cell ? textOf(cell, extent) : '';
      }),
    );
  const height = region.lines.reduce((most, line) => Math.max(most, line.height), 0);
  const pitch = pitchOf(columns, height);
  const spaced = pitch === undefined ? undefined : rowsOf(cellsOf(columns, pitch));
  return spaced ? texts(spaced) : withRests(texts(rowsOf(cellsOf(columns, 0)) ?? []));
};
