import { firstAt } from '../labels/label-value.ts';
import { emitAt, type FoundLabel, type Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { GAP, tokenFrom } from '../tokens/tokens.ts';
import { type Cell, cellsOf, lineAt, type Separator, separatorOf } from './cells.ts';
import { MOST_CELL, MOST_HEADER } from './header-line.ts';
import { candidatesOf } from './heads.ts';

/** Columns by which a value may stand beside its head: less than in tables, whose other heads say that they are some. */
const MOST_SHIFT = 2;

/** Blanks between the cells of such a line, at least: sentences have two behind a full stop. */
const WIDE = 3;

/** Signs between a label and the end of its cell, at most: "no.", "#", "(9 digits)". */
const MOST_BEHIND = 14;

/** Rows below one line of heads, at most. */
const MOST_ROWS = 400;

/** Signs of lines that say something themselves: a form's with values, a sentence. */
const NO_HEADS = /[=?!]|:(?=\s|$)|\d{3}|[\p{L}]{3}[.;,](?=\s|$)/u;

/** The number of a box in front of its name: "4b. PAY GRADE". */
const BOX = /^\d{1,2}[a-z]?[.)]? {1,2}/;

/** Whether cells may part in front of the text from one offset on: a line begins, a tab, a bar, a wide gap. */
const isParted = (before: string): boolean => /(?:^|[\n\t|]| {3})[ "*]{0,2}(?:\d{1,2}[a-z]?[.)]? {1,2})?$/.test(before);

/** The quick look: whether a label fills a cell of its line, as far as signs beside it tell. */
const mayHead = ({ text, tokens }: Page, { from, to }: FoundLabel): boolean => {
  const { start, end, gap, count } = tokens;
  const [own, behind] = [start[from] ?? 0, end[to - 1] ?? 0];
  if (to < count && (gap[to] ?? 0) < GAP.newline) {
    const next = start[to] ?? 0;
    const isClose = next - behind < WIDE && text[behind] !== '\t' && text[next] !== '|';
    if (isClose && !/[\t|\n]| {3}/.test(text.slice(behind, behind + MOST_BEHIND))) return false;
  }
  return isParted(text.slice(Math.max(0, own - 8), own));
};

/** A line of heads: its cells, and which of them a label fills. */
interface Heads {
  readonly line: Cell;
  readonly cells: readonly Cell[];
  readonly own: number;
  readonly separator: Separator;
}

const isWide = (text: string, cells: readonly Cell[]): boolean =>
  cells.every(({ from }, n) => {
    const before = cells[n - 1];
    return before === undefined || from - before.to >= WIDE || text.slice(before.to, from).includes('\t');
  });

const headsOf = ({ text, tokens }: Page, { from, to }: FoundLabel): Heads | undefined => {
  const [start, end] = [tokens.start[from] ?? 0, tokens.end[to - 1] ?? 0];
  // A line of many labels is read for each of them: only a short one is.
  if (!/\n/.test(text.slice(end, end + MOST_HEADER)) && text.length > end + MOST_HEADER) return undefined;
  if (start > MOST_HEADER && !/\n/.test(text.slice(start - MOST_HEADER, start))) return undefined;
  const line = lineAt(text, start);
  if (line.to - line.from > MOST_HEADER || NO_HEADS.test(text.slice(line.from, line.to))) return undefined;
  const separator = separatorOf(text, line);
  if (separator === undefined || separator === ',' || separator === ';') return undefined;
  const cells = cellsOf(text, line, separator);
  if (cells.length < 2 || cells.some((cell) => cell.to - cell.from > MOST_CELL)) return undefined;
  if (separator === 'blanks' && !isWide(text, cells)) return undefined;
  const own = cells.findIndex((cell) => cell.from <= start && cell.to >= end);
  const cell = cells[own];
  if (!cell) return undefined;
  const words = text.slice(cell.from, cell.to).replace(BOX, '');
  return 2 * (end - start) >= words.length ? { line, cells, own, separator } : undefined;
};

/** The cell of a line that stands below a head: in the same column, or at the same place between signs. */
const cellBelow = (text: string, row: Cell, { line, cells, own, separator }: Heads): Cell | undefined => {
  const below = cellsOf(text, row, separator);
  if (below.length > cells.length) return undefined;
  if (separator !== 'blanks') return below.length === cells.length ? below[own] : undefined;
  const column = (cells[own]?.from ?? 0) - line.from;
  const cell = below.find(({ from }) => Math.abs(from - row.from - column) <= MOST_SHIFT);
  // Where no other cell stands below a head of its own, the line is one of prose or of something else.
  const isRow =
    below.length > 1 || (own === 0 && cells.length > 1) || (cell !== undefined && cell.from - row.from >= WIDE);
  return isRow ? cell : undefined;
};

const DIGITS = /\d[^\d\n]{0,2}\d[^\d\n]{0,2}\d/;

const fills = ({ start, end }: Span, { from, to }: Cell): boolean =>
  start === from && 3 * (end - start) >= 2 * (to - from);

/** The values below a label that is one of the heads of a line; how many there are. */
const readBelow = (page: Page, label: FoundLabel, heads: Heads): number => {
  const { text, tokens } = page;
  const end = tokens.end[tokens.count - 1] ?? 0;
  const candidates = candidatesOf(page, label.plan().all, heads.line);
  let found = 0;
  let at = heads.line.to + 1;
  for (let rows = 0; rows < MOST_ROWS && at < end; rows += 1) {
    let row = lineAt(text, at);
    // A rule below the heads, or a blank line.
    if (rows === 0 && /^[\s|:+=_-]*$/.test(text.slice(row.from, row.to))) row = lineAt(text, row.to + 1);
    const cell = row.to - row.from > MOST_HEADER ? undefined : cellBelow(text, row, heads);
    if (!cell || !DIGITS.test(text.slice(cell.from, cell.to))) break;
    const token = tokenFrom(tokens, cell.from);
    const span = firstAt(page, candidates, token, true);
    if (!span || !fills(span, cell)) break;
    emitAt(page, token, span);
    found += 1;
    at = row.to + 1;
  }
  return found;
};

/**
 * Heads of which one label is known, above their values: "MRN   Attending" and below "447188   Dr. Kim". Gives the labels that have
 * their value there. A line that heads a table (`known`) is none of them.
 */
export const readSingleHeads = (page: Page, known: ReadonlySet<FoundLabel>): readonly FoundLabel[] =>
  page.labels.filter((label) => {
    if (known.has(label) || !mayHead(page, label)) return false;
    const heads = headsOf(page, label);
    return heads !== undefined && readBelow(page, label, heads) > 0;
  });
