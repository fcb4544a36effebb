import { FLAG } from '../../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { flagsAt, isMark } from '../look.ts';
import { isColumn } from '../runs.ts';
import { WORD, wordBits } from '../words.ts';
import type { Item } from './items.ts';

/** Tokens of a line that are looked at on either side of a word. */
const REACH = 30;
/** Columns of a row of headings, at least. */
const LEAST_COLUMNS = 3;

const LABEL =
  FLAG.name_label | FLAG.no_name | FLAG.name_cue | FLAG.relation | FLAG.thing | FLAG.role | FLAG.organization;

const isPlain = (tokens: Tokens, at: number): boolean =>
  (wordBits(tokens, at) & WORD.noName) !== 0 || (flagsAt(tokens, at) & LABEL) !== 0;

/** What the words of one side of a line say: columns, words, how many of these are no names; undefined where a value stands. */
interface Side {
  readonly columns: number;
  readonly words: number;
  readonly plain: number;
}

const sideOf = (tokens: Tokens, from: number, step: 1 | -1): Side | undefined => {
  const { kind, gap, count } = tokens;
  let [columns, words, plain] = [0, 0, 0];
  for (let at = from; at >= 0 && at < count && Math.abs(at - from) < REACH; at += step) {
    const edge = step > 0 ? at : at + 1;
    if ((gap[edge] ?? 0) >= GAP.newline) break;
    columns += Number(isColumn(tokens, edge));
    const own = kind[at] ?? 0;
    if (own === KIND.mark) continue;
    if (own === KIND.digits || own === KIND.code) return undefined;
    words += 1;
    plain += Number(isPlain(tokens, at));
  }
  return { columns, words, plain };
};

const isEdge = (tokens: Tokens, at: number): boolean =>
  at <= 0 || at >= tokens.count || (tokens.gap[at] ?? 0) >= GAP.newline || isColumn(tokens, at);

/** "Name      Age      Address": whether a word fills a column in a row of headings: columns of words, most of which are no names, and no value. */
const isInHeadings = (tokens: Tokens, first: number, next: number): boolean => {
  if (!isEdge(tokens, first) || !isEdge(tokens, isMark(tokens, next, '.#') ? next + 1 : next)) return false;
  const [before, behind] = [sideOf(tokens, first - 1, -1), sideOf(tokens, next, 1)];
  if (!before || !behind || before.columns + behind.columns + 1 < LEAST_COLUMNS) return false;
  return 3 * (before.plain + behind.plain) >= 2 * (before.words + behind.words);
};

/** Whether a word, or two that are not surely somebody, stand among the headings of columns. */
export const isHeading = (tokens: Tokens, items: readonly Item[], first: Item, last: Item): boolean =>
  items.length <= 2 &&
  first.word.given < 3 &&
  !(items.length === 2 && first.word.given >= 2 && last.word.family >= 2) &&
  isInHeadings(tokens, first.from, last.next);
