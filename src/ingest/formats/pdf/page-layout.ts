import { partsOf, type TableHeads } from './page-tables.ts';
import { edgeOf, goesOnIn, joinedLines, type PageLine } from './paragraphs.ts';
import { endOf, type Row, rowsOf, sameHeight, type TextRun } from './text-runs.ts';

/** Rows that the file draws from the top down: a column, a block, or a whole page. */
type Block = readonly Row[];

/** A row above the one before it begins another block. */
const blocksOf = (rows: readonly Row[]): readonly Block[] => {
  const blocks: Row[][] = [];
  for (const row of rows) {
    const block = blocks.at(-1);
    const last = block?.at(-1);
    if (block && last && row.y <= last.y) block.push(row);
    else blocks.push([row]);
  }
  return blocks;
};

const widthOf = (row: Row): number => Math.max(...row.runs.map(endOf)) - Math.min(...row.runs.map(({ x }) => x));

const meanWidth = (block: Block): number =>
  block.reduce((sum, row) => sum + widthOf(row), 0) / Math.max(1, block.length);

/** Signs of a row of labels or values in the mean, at most: columns of a newspaper have more. */
const SHORT = 30;

const meanLength = (block: Block): number =>
  block.reduce((sum, { runs }) => sum + runs.reduce((signs, { text }) => signs + text.length, 0), 0) /
  Math.max(1, block.length);

/**
 * Whether a block fills rows of the one before it: the values of a form, drawn when all labels were. Columns of
 * sentences share heights too, but both sides are wide, or long.
 */
const isBeside = (block: Block, before: Block, pageWidth: number): boolean => {
  const [lowest] = before.slice(-1);
  // A block may go on below: fields of a form that are drawn one after the other, line by line.
  const within = block.filter((row) => lowest !== undefined && (row.y > lowest.y || sameHeight(row, lowest)));
  const shared = within.filter((row) => before.some((other) => sameHeight(row, other))).length;
  const isNarrow = Math.min(meanWidth(block), meanWidth(before)) < 0.3 * pageWidth;
  const isShort = Math.min(meanLength(block), meanLength(before)) <= SHORT;
  return isNarrow && isShort && shared > 0 && shared >= 0.6 * Math.min(within.length, before.length);
};

const joined = (block: Block, before: Block): Block => {
  const rows = before.map((row) => ({ ...row, runs: [...row.runs] }));
  for (const row of block) {
    const other = rows.find((candidate) => sameHeight(row, candidate));
    if (other) other.runs.push(...row.runs);
    else rows.push({ ...row, runs: [...row.runs] });
  }
  return rows.sort((a, b) => b.y - a.y);
};

/** Blocks joined from the first on; bounded, since each is compared with the one before it only. */
const joinBlocks = (blocks: readonly Block[], pageWidth: number): readonly Block[] => {
  const done: Block[] = [];
  for (const block of blocks) {
    const before = done.at(-1);
    if (before && isBeside(block, before, pageWidth)) done[done.length - 1] = joined(block, before);
    else done.push(block);
  }
  return done;
};

/** The runs of a row from left to right; a wide gap is a tab, a small one a blank. */
const rowText = ({ runs, height }: Row): string => {
  const sorted = [...runs].sort((a, b) => a.x - b.x);
  let text = '';
  let end: number | undefined;
  for (const run of sorted) {
    const gap = end === undefined ? 0 : run.x - end;
    const isSpaced = /\s$/.test(text) || /^\s/.test(run.text);
    if (gap > 1.5 * height || (run.begins === true && text !== '')) text = `${text.trimEnd()}\t`;
    else if (gap > 0.15 * height && !isSpaced && text !== '') text += ' ';
    text += run.text;
    end = Math.max(end ?? 0, endOf(run));
  }
  return text.trimEnd();
};

/** A gap between lines that parts paragraphs, in the gap that is usual, and in heights of a line. */
const PARTING = 1.6;
const LEAST_PARTING = 1.5;

const gapsOf = (block: Block): readonly number[] => block.slice(1).map(({ y }, n) => (block[n]?.y ?? y) - y);

/** The gap that a quarter of the lines have at most: those of a paragraph, or of a list. */
const usualGap = (blocks: readonly Block[]): number => {
  const gaps = blocks.flatMap(gapsOf).sort((a, b) => a - b);
  return gaps[gaps.length >> 2] ?? 0;
};

/** The lines of a block: an empty one between paragraphs, and of a paragraph one. */
const linesOf = (block: Block, usual: number, pageWidth: number): string => {
  const gaps = gapsOf(block);
  const lines = block.map((row): PageLine => ({ row, text: rowText(row) }));
  const edge = edgeOf(lines);
  const pieces: string[] = [];
  /** The first line of the paragraph that is open: what goes on once is prose. */
  let first = '';
  for (const [n, line] of lines.entries()) {
    const last = lines[n - 1];
    const gap = gaps[n - 1] ?? 0;
    const isFar = gap > PARTING * usual && gap > LEAST_PARTING * line.row.height;
    // Rows of cells belong to one form, however far apart.
    const areCells = last?.text.includes('\t') && line.text.includes('\t');
    if (last && !isFar && goesOnIn({ ...last, text: first }, line, edge, pageWidth)) {
      pieces.push(...joinedLines(pieces.pop() ?? '', line.text));
      continue;
    }
    if (last) pieces.push(isFar && !areCells ? '\n\n' : '\n');
    pieces.push(line.text);
    first = line.text;
  }
  return pieces.join('');
};

const blockText = (runs: readonly TextRun[], pageWidth: number): string => {
  const blocks = joinBlocks(blocksOf(rowsOf(runs)), pageWidth);
  const usual = usualGap(blocks);
  return blocks.map((block) => linesOf(block, usual, pageWidth)).join('\n');
};

/** The text of a page, and the heads of its last table, which may go on on the next. */
interface PageText {
  readonly text: string;
  readonly heads?: TableHeads;
}

/**
 * The text of a page, row by row, as a reader sees it: of a table each row is a line, its cells parted by tabs. `before`: the heads
 * of the last table of the page before.
 */
export const pageText = (runs: readonly TextRun[], pageWidth: number, before?: TableHeads): PageText => {
  let rest: readonly TextRun[] = runs.filter(({ text }) => text.trim() !== '');
  const parts: string[] = [];
  const ofColumns = partsOf(rest, before);
  for (const { texts, runs: own, top } of ofColumns) {
    const others = rest.filter((run) => !own.has(run));
    const above = others.filter(({ y }) => y > top);
    parts.push(blockText(above, pageWidth), texts.join('\n'));
    rest = others.filter(({ y }) => y <= top);
  }
  const whole = [...parts, blockText(rest, pageWidth)].filter((part) => part !== '').join('\n');
  const text = whole.replace(/\n{3,}/g, '\n\n').replace(/^\n+|\n+$/g, '');
  const heads = ofColumns.findLast((part) => part.heads !== undefined)?.heads;
  return heads ? { text, heads } : { text };
};
