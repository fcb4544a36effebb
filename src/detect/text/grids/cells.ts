import { lineEnd, lineStart } from '../tokens/line-of.ts';
import { signTable, trimmed } from '../tokens/piece-of.ts';
import { QUOTE } from '../tokens/signs.ts';

/** A cell of a line of a table in text: offsets of the text without blanks and quotes around it. */
export interface Cell {
  readonly from: number;
  readonly to: number;
}

/** What parts the cells of a line. */
export type Separator = '\t' | '|' | ';' | ',' | 'blanks';

const SIGNS: readonly Separator[] = ['\t', '|', ';'];

/** Signs around a cell that are no part of it: blanks, quotes, lines of forms. */
const AROUND = signTable(' \t"\'|_');

/** A piece of text without blanks, quotes and lines of forms around it. */
const cellIn = (text: string, from: number, to: number): Cell => trimmed(text, { from, to }, AROUND, AROUND);

/** Cells between signs; a sign within quotes parts nothing. */
const bySign = (text: string, from: number, to: number, sign: string): readonly Cell[] => {
  const cells: Cell[] = [];
  const parts = sign.charCodeAt(0);
  let start = from;
  let quoted = false;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) quoted = !quoted;
    if (unit !== parts || quoted) continue;
    cells.push(cellIn(text, start, at));
    start = at + 1;
  }
  cells.push(cellIn(text, start, to));
  // A table drawn with bars begins and ends with one.
  return sign === '|' ? cells.filter((cell, n) => cell.to > cell.from || (n > 0 && n < cells.length - 1)) : cells;
};

const BLANKS = /[^ \t](?:[^ \t]| (?! ))*/g;

/** Cells between two blanks or more. */
const byBlanks = (text: string, from: number, to: number): readonly Cell[] =>
  [...text.slice(from, to).matchAll(BLANKS)].map(({ index, 0: found }) =>
    cellIn(text, from + index, from + index + found.length),
  );

export const cellsOf = (text: string, { from, to }: Cell, separator: Separator): readonly Cell[] =>
  separator === 'blanks' ? byBlanks(text, from, to) : bySign(text, from, to, separator);

/** What parts the cells of a header: a sign that stands in it, else blanks, else commas. */
export const separatorOf = (text: string, line: Cell): Separator | undefined => {
  const own = text.slice(line.from, line.to);
  const sign = SIGNS.find((one) => own.includes(one));
  if (sign) return sign;
  if (/\S {2,}\S/.test(own)) return 'blanks';
  return own.includes(',') ? ',' : undefined;
};

/** The line an offset stands in, without its end. */
export const lineAt = (text: string, at: number): Cell => ({ from: lineStart(text, at), to: lineEnd(text, at) });

/** For each cell of a row, the number of the header cell it stands under; -1 for none. */
export const columnsOf = (
  row: readonly Cell[],
  rowStart: number,
  header: readonly Cell[],
  headerStart: number,
  separator: Separator,
): readonly number[] => {
  if (separator !== 'blanks') return row.map((_, n) => (n < header.length ? n : -1));
  return row.map(({ from, to }) => {
    const [start, end] = [from - rowStart, to - rowStart];
    let best = -1;
    let score = -MOST_SHIFT;
    header.forEach((cell, n) => {
      const [left, right] = [cell.from - headerStart, cell.to - headerStart];
      const shared = Math.min(end, right) - Math.max(start, left);
      // Columns that begin or end together belong together, else those that overlap most.
      const fit = Math.max(shared, -Math.min(Math.abs(start - left), Math.abs(end - right)));
      if (fit > score) {
        best = n;
        score = fit;
      }
    });
    return best;
  });
};

/** Columns by which a cell may stand beside its header. */
export const MOST_SHIFT = 6;
