import { spellingOf } from '../../tokens/characters.ts';
import { GAP, type Tokens } from '../../tokens/tokens.ts';
import type { Said } from '../extent.ts';
import { type AddSign, stepOf } from './sign.ts';

/** Tokens of a line that are looked at on each side of words. */
const MOST_TOKENS = 60;
const MOST_SIGNS = 400;

/** The first token of a line, and the one behind it. */
const lineOf = ({ gap, count }: Tokens, { from, to }: Said): { readonly first: number; readonly next: number } => {
  let first = from;
  while (first > 0 && from - first < MOST_TOKENS && (gap[first] ?? 0) < GAP.newline) first -= 1;
  let next = to;
  while (next < count && next - to < MOST_TOKENS && (gap[next] ?? 0) < GAP.newline) next += 1;
  return { first, next };
};

/** Signs in front of the first word of a line: of lists, and boxes. */
const LEAD = /^(?:[*•–>#|(-]|\d{1,2}[.)]|\[[ xX]?\]|[☐☒])/u;
const DIGIT = /\d/;
const DIGITS = /\d+/;
/** Words in front of a colon: at the begin of a line, and the nearest before words. */
const LABEL = /^[^\p{L}]{0,12}([\p{L}/&.' -]{1,40}?) {0,3}:/u;
const NEAR_LABEL = /([\p{L}/&.']{1,20}) {0,3}:[^:]{0,60}$/u;
const SMALL_WORD = /(?:^|\s)[a-z]{2}/g;
const LETTER = /\p{L}/u;
const SMALL = /\p{Ll}/u;
const YEAR = /\b(?:19|20)\d\d\b/;
const MONEY = /[$€£]|USD|EUR/;
const FIGURE_BEHIND = /^\s?\(?[<>=]?\s?\d/;
const SIGN_BEHIND = /^\s?[+%]/;

const addLabels = (add: AddSign, before: string): void => {
  const label = LABEL.exec(before)?.[1];
  if (label !== undefined) {
    add('line labelled');
    for (const word of spellingOf(label.trim()).split(/[\s/]+/)) add(`label with ${word}`);
  }
  const near = NEAR_LABEL.exec(before.slice(-90))?.[1];
  if (near !== undefined) add(`near label ${spellingOf(near)}`);
};

const addForm = (add: AddSign, line: string): void => {
  add(`line length ${stepOf(line.length, [20, 40, 60, 90, 150, 300])}`);
  add(`line small words ${stepOf(line.match(SMALL_WORD)?.length ?? 0, [1, 2, 4, 8])}`);
  if (LETTER.test(line) && !SMALL.test(line)) add('line in capitals');
  if (DIGIT.test(line)) add('line with digits');
  if (YEAR.test(line)) add('line with a year');
  if (MONEY.test(line)) add('line with money');
  const lead = LEAD.exec(line)?.[0];
  add(`line begins ${lead === undefined ? 'plain' : lead.replace(DIGITS, '1')}`);
};

/** How the line of words looks, what it is called, and where in it they stand. */
export const addLine = (add: AddSign, tokens: Tokens, said: Said): void => {
  const { first, next } = lineOf(tokens, said);
  const { text, start, end } = tokens;
  const [from, to] = [start[said.from] ?? 0, end[said.to - 1] ?? 0];
  const before = text.slice(Math.max(start[first] ?? 0, from - MOST_SIGNS), from);
  const behind = text.slice(to, Math.min(end[next - 1] ?? to, to + MOST_SIGNS));
  addForm(add, `${before}${text.slice(from, to)}${behind}`);
  add(`in line ${before === '' ? 'first' : 'in'} ${behind.trim() === '' ? 'last' : 'in'}`);
  addLabels(add, before);
  if (FIGURE_BEHIND.test(behind)) add('figure behind');
  if (SIGN_BEHIND.test(behind)) add('sign behind');
};
