import { type Cell, cellsOf, columnsOf, type Separator, separatorOf } from '../../grids/cells.ts';
import { labelsBefore } from '../../labels/labels-before.ts';
import type { Page } from '../../page.ts';
import { hashOf } from '../../tokens/characters.ts';
import { lineEnd, lineStart } from '../../tokens/line-of.ts';
import { tokenFrom } from '../../tokens/tokens.ts';
import type { Candidate } from './candidates.ts';
import { elementsOf } from './label-signs.ts';
import { addText, addWord, type Signs, textRole, wordRole } from './sign-list.ts';

const HEAD_WORD = wordRole('heading');
const HEAD_LABEL = textRole('label of heading');

/** Lines above in which the heading of a column is looked for, and signs of the longest. */
const MOST_LINES = 10;
const WIDEST = 400;

interface Line extends Cell {
  readonly separator: Separator | undefined;
  readonly cells: readonly Cell[];
}

/** The lines of a window that were parted into cells, by where they begin. */
export type Lines = Map<number, Line>;

const lineOf = (text: string, lines: Lines, at: number): Line => {
  const from = lineStart(text, at);
  const known = lines.get(from);
  if (known) return known;
  const own = { from, to: lineEnd(text, at) };
  const separator = own.to - from > WIDEST ? undefined : separatorOf(text, own);
  const made = { ...own, separator, cells: separator === undefined ? [] : cellsOf(text, own, separator) };
  lines.set(from, made);
  return made;
};

const MIXED = /\d\d/;
const LETTER = /\p{L}/u;
const WORDS = /[\p{L}]+/gu;

/** The cell above in the same column that is a heading: words without numbers. */
const headOf = (text: string, lines: Lines, candidate: Candidate): Cell | undefined => {
  const line = lineOf(text, lines, candidate.start);
  const { separator } = line;
  if (separator === undefined) return undefined;
  const cell = line.cells.findIndex(({ from, to }) => from <= candidate.start && to >= candidate.end);
  const own = line.cells[cell];
  if (!own) return undefined;
  let above = line;
  for (let n = 0; n < MOST_LINES && above.from > 0; n += 1) {
    above = lineOf(text, lines, above.from - 1);
    if (above.to === above.from) return undefined;
    if (above.separator !== separator) continue;
    const [column = -1] =
      separator === 'blanks' ? columnsOf([own], line.from, above.cells, above.from, separator) : [cell];
    const head = above.cells[column];
    if (!head) continue;
    const words = text.slice(head.from, head.to);
    if (LETTER.test(words) && !MIXED.test(words)) return head;
  }
  return undefined;
};

/** What the heading of its column says of a number. */
export const addColumn = (signs: Signs, { text, tokens, labels }: Page, candidate: Candidate, lines: Lines): void => {
  const head = headOf(text, lines, candidate);
  if (!head) return;
  for (const [word] of text.slice(head.from, Math.min(head.to, head.from + 60)).matchAll(WORDS))
    addWord(signs, HEAD_WORD, hashOf(word), () => word);
  if (head.from < tokens.from) return;
  const from = tokenFrom(tokens, head.from);
  for (let n = labelsBefore(labels, from); n < labels.length; n += 1) {
    const label = labels[n];
    if (!label || (tokens.start[label.from] ?? head.to) >= head.to) return;
    for (const element of elementsOf(label)) addText(signs, HEAD_LABEL, element);
  }
};
