import { endOf, type Row } from './text-runs.ts';

/** A line of a page: its row, and its text. */
export interface PageLine {
  readonly row: Row;
  readonly text: string;
}

/** Share of the page's width that a line of prose has, at least, and words in small letters. */
const LEAST_WIDTH = 0.34;
const LEAST_WORDS = 3;
/** Heights of a line by which the next may begin further left, as behind an indent, and further right. */
const OUTDENT = 4;
const INDENT = 0.5;

const leftOf = ({ runs }: Row): number => Math.min(...runs.map(({ x }) => x));
const rightOf = ({ runs }: Row): number => Math.max(...runs.map(endOf));

/** Items of lists and lines with a label begin anew, wherever the line before ends. */
const BEGINS = /^(?:[-–•*§]|\(?[\p{L}\d]{1,3}[.)]\s|[^:\t]{1,40}:(?:\s|$))/u;

const isProse = (text: string): boolean => (text.match(/(?:^|\s)\p{Ll}/gu)?.length ?? 0) >= LEAST_WORDS;

/** Whether the first word of a line would have had no room at the end of the line before. */
const hadNoRoom = (line: PageLine, next: PageLine, edge: number): boolean => {
  const width = rightOf(next.row) - leftOf(next.row);
  const word = /^\S+/.exec(next.text)?.[0].length ?? 0;
  return rightOf(line.row) + (width * (word + 1)) / Math.max(1, next.text.length) > edge - INDENT * line.row.height;
};

/** The right edge of lines: where the longest ends. */
export const edgeOf = (lines: readonly PageLine[]): number =>
  lines.reduce((most, { row }) => Math.max(most, rightOf(row)), 0);

/** Whether a line of a paragraph goes on in the next, as it does where its words were broken to fit the page. */
export const goesOnIn = (line: PageLine, next: PageLine, edge: number, pageWidth: number): boolean => {
  if (line.text.includes('\t') || next.text.includes('\t') || BEGINS.test(next.text) || !isProse(line.text))
    return false;
  const { height } = line.row;
  const shift = leftOf(next.row) - leftOf(line.row);
  const isWide = rightOf(line.row) - leftOf(line.row) >= LEAST_WIDTH * pageWidth;
  return isWide && shift <= INDENT * height && shift >= -OUTDENT * height && hadNoRoom(line, next, edge);
};

/** Two lines of a paragraph as what stands one behind the other; a word that was parted at their end is whole again. */
export const joinedLines = (line: string, next: string): readonly [string, string] => {
  if (/\p{Ll}[-\u00ad\u2010]$/u.test(line) && /^\p{Ll}/u.test(next)) return [line.slice(0, -1), next];
  return [line, /\d-$/.test(line) && /^\d/.test(next) ? next : ` ${next}`];
};
