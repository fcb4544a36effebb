import { englishLevel, entryOf, FLAG, familyRank, givenRank, LEXICON } from '../../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import type { Said } from '../extent.ts';
import type { AddSign } from './sign.ts';
import { kindAt, wordAt } from './word-signs.ts';

const KINDS = Object.keys(KIND);
const GAPS = Object.keys(GAP);
const WIDE = 2;
const FLAGS = Object.entries(FLAG);

const EVERYDAY = 10;

/** "Her", "Hx": whether a word is everybody's, or no name at all. */
const isNoName = (entry: number): boolean =>
  englishLevel(entry) === EVERYDAY || (givenRank(entry) === 0 && familyRank(entry) === 0);

/** "Her asthma", "Hx asthma": whether a word has its capital since it begins a sentence. */
const isBegin = ({ kind, hash, gap }: Tokens, at: number): boolean =>
  kind[at] === KIND.capital &&
  (at === 0 || (gap[at] ?? 0) >= GAP.newline || kind[at - 1] === KIND.mark) &&
  isNoName(entryOf(hash[at] ?? 0));

const isCapital = (tokens: Tokens, at: number, edge: number): boolean =>
  tokens.gap[edge] === GAP.blank &&
  (tokens.kind[at] === KIND.upper || (tokens.kind[at] === KIND.capital && !isBegin(tokens, at)));

const addWord = (add: AddSign, tokens: Tokens, side: string, at: number): void => {
  const kind = isBegin(tokens, at) ? KIND.lower : (tokens.kind[at] ?? 0);
  add(`${side} ${KINDS[kind]}`);
  if (kind !== KIND.lower && kind !== KIND.capital && kind !== KIND.upper) return;
  if (kind === KIND.lower) add(`${side} "${wordAt(tokens, at)}"`);
  const flags = LEXICON.flags[entryOf(tokens.hash[at] ?? 0)] ?? 0;
  const size = kind === KIND.lower ? 'small' : 'capital';
  for (const [name, flag] of FLAGS) if ((flags & flag) !== 0) add(`${side} ${size} ${name}`);
};

/** What stands next to words: `at` is the token, `edge` the one in front of which the gap lies. */
const addBeside = (add: AddSign, tokens: Tokens, side: string, at: number, edge: number): void => {
  if (at < 0 || at >= tokens.count) {
    add(`${side} nothing`);
    return;
  }
  const gap = tokens.gap[edge] ?? 0;
  const width = (tokens.start[edge] ?? 0) - (tokens.end[edge - 1] ?? 0);
  const isMark = tokens.kind[at] === KIND.mark;
  add(`${side} gap ${gap === GAP.blank && width > WIDE ? 'wide' : GAPS[gap]}`);
  if (gap >= GAP.newline) {
    if (isMark) add(`${side} over a line ${wordAt(tokens, at)}`);
  } else if (isMark) add(`${side} ${GAPS[gap]} ${wordAt(tokens, at)}`);
  else addWord(add, tokens, side, at);
};

/** The token but one, where no line ends before it. */
const addNext = (add: AddSign, tokens: Tokens, side: string, at: number, edges: readonly [number, number]): void => {
  if (at < 0 || at >= tokens.count || edges.some((edge) => (tokens.gap[edge] ?? 0) >= GAP.newline)) return;
  const kind = tokens.kind[at];
  add(`${side} but one ${kind === KIND.lower || kind === KIND.mark ? wordAt(tokens, at) : kindAt(tokens, at)}`);
};

/** What stands on both sides of words. */
export const addNeighbours = (add: AddSign, tokens: Tokens, { from, to }: Said): void => {
  addBeside(add, tokens, 'before', from - 1, from);
  addBeside(add, tokens, 'behind', to, to);
  addNext(add, tokens, 'before', from - 2, [from - 1, from]);
  addNext(add, tokens, 'behind', to + 1, [to, to + 1]);
  const before = Number(isCapital(tokens, from - 1, from));
  const behind = Number(isCapital(tokens, to, to));
  add(`capitals ${before} ${kindAt(tokens, from)} ${behind}`);
};
