import { lineEnd, lineStart } from '../tokens/line-of.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { type Cell, cellsOf, lineAt, type Separator } from './cells.ts';

/** A line of a block with its cells. */
export interface BlockRow {
  readonly line: Cell;
  readonly cells: readonly Cell[];
}

/** Lines that stand below one another and have cells, as the rows of a table do. */
export interface RowBlock {
  readonly rows: readonly BlockRow[];
  readonly separator: Separator;
}

/** Lines of a block and cells of a line, at least; signs of a line, at most. */
export const LEAST_ROWS = 3;
const LEAST_CELLS = 3;
const LONGEST = 400;

/** Rows of a block, at most: a longer one is several. */
const MOST_ROWS = 2000;

/** What parts cells: tabs, or blanks of which some row has three. */
const SIGNS: readonly (readonly [sign: string, separator: Separator])[] = [
  ['\t', '\t'],
  ['   ', 'blanks'],
];

const NEWLINE = 10;

/** The cells of a line that may be a row. */
const rowAt = (text: string, at: number, separator: Separator): BlockRow | undefined => {
  const line = lineAt(text, at);
  if (line.to - line.from > LONGEST) return undefined;
  const cells = cellsOf(text, line, separator);
  return cells.length >= LEAST_CELLS ? { line, cells } : undefined;
};

/** A line that parts rows and is none: empty, or a rule. */
const isRule = (text: string, { from, to }: Cell): boolean => /^[\s|:+=_-]*$/.test(text.slice(from, to));

/** The rows from a line on; a rule or one other line may stand between two of them, as where a cell goes on. */
const rowsFrom = (text: string, first: BlockRow, separator: Separator, end: number): readonly BlockRow[] => {
  const rows = [first];
  let between = 0;
  for (let at = first.line.to + 1; at < end && rows.length < MOST_ROWS; ) {
    const row = rowAt(text, at, separator);
    const line = row?.line ?? lineAt(text, at);
    if (row && !isRule(text, line)) {
      rows.push(row);
      between = 0;
    } else between += 1;
    if (between > 1) break;
    at = line.to + 1;
  }
  return rows;
};

/** Blocks of rows in a window, found from where a sign parts cells. */
export const rowBlocks = ({ text, from, to }: Tokens): readonly RowBlock[] => {
  const page = text.slice(from, to);
  const blocks: RowBlock[] = [];
  for (const [sign, separator] of SIGNS) {
    for (let at = page.indexOf(sign); at >= 0; at = page.indexOf(sign, at)) {
      const isIndent = at === 0 || page.charCodeAt(at - 1) === NEWLINE;
      if (isIndent) {
        // Blanks that a line begins with part nothing.
        while (page.charCodeAt(at) === 32 || page.charCodeAt(at) === 9) at += 1;
        continue;
      }
      const first = rowAt(text, Math.max(from, lineStart(text, from + at)), separator);
      const rows = first ? rowsFrom(text, first, separator, to) : [];
      if (rows.length >= LEAST_ROWS) blocks.push({ rows, separator });
      at = Math.max(at, lineEnd(text, rows.at(-1)?.line.to ?? from + at) - from) + 1;
    }
  }
  return blocks;
};
