import { overlaps, type Region } from './page-columns.ts';
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

const cellOf = (column: number, pieces: readonly Piece[]): Cell => ({
  column,
  pieces,
  top: Math.max(...pieces.map(topOf)),
  bottom: Math.min(...pieces.map(({ y }) => y)),
});

const cellsOf = (columns: readonly (readonly Piece[])[], pitch: number): readonly Cell[] =>
  columns.flatMap((pieces, column) => {
    const cells: Piece[][] = [];
    for (const piece of pieces) {
      const last = cells.at(-1)?.at(-1);
      if (last && last.y - piece.y <= pitch) cells.at(-1)?.push(piece);
      else cells.push([piece]);
    }
    return cells.map((own) => cellOf(column, own));
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

/** Cells as the file draws them: a line of the same column right below the one that was drawn before it goes on with its cell. */
const drawnCells = (columns: readonly (readonly Piece[])[]): readonly Cell[] => {
  const pieces = columns.flatMap((own, column) => own.map((piece) => ({ column, piece })));
  const cells: { column: number; pieces: Piece[] }[] = [];
  for (const { column, piece } of pieces.sort((a, b) => a.piece.drawn - b.piece.drawn)) {
    const last = cells.at(-1);
    const above = last?.column === column ? last.pieces.at(-1) : undefined;
    if (last && above && above.y > piece.y && above.y - piece.y <= PITCH.most * piece.height) last.pieces.push(piece);
    else cells.push({ column, pieces: [piece] });
  }
  return cells.map(({ column, pieces: own }) => cellOf(column, own));
};

/**
 * Rows in the order in which the file draws their cells, from left to right. Undefined where rows that are told so lie not below each
 * other, or no cell has several lines.
 */
const drawnRows = (columns: readonly (readonly Piece[])[]): readonly (readonly Cell[])[] | undefined => {
  const cells = drawnCells(columns);
  if (cells.every(({ pieces }) => pieces.length === 1)) return undefined;
  const rows: Cell[][] = [];
  let bottom = Number.POSITIVE_INFINITY;
  let above = Number.POSITIVE_INFINITY;
  for (const cell of cells) {
    const row = rows.at(-1);
    const last = row?.at(-1);
    if (row && last && cell.column > last.column && cell.top > bottom) {
      row.push(cell);
      bottom = Math.min(bottom, cell.bottom);
    } else {
      above = bottom;
      rows.push([cell]);
      bottom = cell.bottom;
    }
    if (cell.top > above) return undefined;
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

/** Units by which a line may end before its column does and be full; of a word of letters, in heights of a line. */
const FULL = 2;
const FULL_OF_LETTERS = 0.5;

/** Whether a line goes on in the next without a blank: a number or a single word that fills its line, and what ends in a sign that joins. */
const isTornAt = (text: string, above: Piece | undefined, line: string, to: number): boolean => {
  if (/[\p{L}\d]-$|[\p{L}\d]@$/u.test(text)) return true;
  if (!above) return false;
  if (/\d$/.test(text)) return above.to > to - FULL && /^\d/.test(line);
  const isWord = /[\p{L}.@_]$/u.test(text) && !/\s/.test(above.text.trim());
  return isWord && /^[\p{Ll}@]/u.test(line) && above.to > to - FULL_OF_LETTERS * above.height;
};

/** An address of mail, alone in its cell: it is torn anywhere. */
const MAIL = /^[^\s@]{1,64}@[^\s@]{1,200}\.[A-Za-z]{2,24}$/;

/** The lines of a cell; what is torn at the end of a line is whole again. */
const textOf = ({ pieces }: Cell, to: number): string => {
  const whole = pieces.map((piece) => piece.text.trim()).join('');
  if (MAIL.test(whole)) return whole;
  let text = '';
  let above: Piece | undefined;
  for (const piece of pieces) {
    const line = piece.text.trim();
    text += text === '' || isTornAt(text, above, line, to) ? line : ` ${line}`;
    above = piece;
  }
  return text;
};

/** The rows of a region, each with as many texts as there are columns: its cells told by the space between them, else by the lines that begin in the first column. */
export const rowTexts = (region: Region): readonly (readonly string[])[] => {
  const columns = byColumn(region);
  const texts = (rows: readonly (readonly Cell[])[]) =>
    rows.map((row, no) =>
      region.columns.map(({ to }, n) => {
        const cell = row.find(({ column }) => column === n);
        // Heads are short words, which fill their lines and are not torn.
        return cell ? textOf(cell, no === 0 ? Number.POSITIVE_INFINITY : to) : '';
      }),
    );
  const height = region.lines.reduce((most, line) => Math.max(most, line.height), 0);
  const pitch = pitchOf(columns, height);
  const spaced = pitch === undefined ? undefined : rowsOf(cellsOf(columns, pitch));
  const told = spaced ?? drawnRows(columns);
  return told ? texts(told) : withRests(texts(rowsOf(cellsOf(columns, 0)) ?? []));
};
