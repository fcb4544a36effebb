import { spellingOf } from '../../tokens/characters.ts';
import { englishLevel, entryOf, familyRank, givenRank } from '../../tokens/lexicon.ts';
import { KIND, type Tokens } from '../../tokens/tokens.ts';
import type { Said } from '../extent.ts';
import { TERM } from '../medical-words.ts';
import type { AddSign } from './sign.ts';

const KINDS = Object.keys(KIND);

const MOST_WORDS = 4;
/** Letters of the longest abbreviation. */
const MOST_LETTERS = 4;
/** Level of a word that no list of English has. */
const UNKNOWN = 70;

/** Whether words are of everyday speech is asked before anything is weighed. */
const LISTS = Object.entries(TERM).filter(([, bit]) => bit !== TERM.everyday);

/** The lists that words are of: "condition", "abbreviation+weak". */
export const listsOf = ({ term }: Said): string => {
  const own = LISTS.flatMap(([name, bit]) => (term & bit ? [name] : []));
  return own.length > 0 ? own.join('+') : 'none';
};

export const kindAt = ({ kind }: Tokens, at: number): string => KINDS[kind[at] ?? 0] ?? '';

export const wordAt = ({ text, start, end }: Tokens, at: number): string => spellingOf(text.slice(start[at], end[at]));

const levelAt = ({ hash }: Tokens, at: number): number => englishLevel(entryOf(hash[at] ?? 0));

const addOne = (add: AddSign, tokens: Tokens, at: number, lists: string): void => {
  const entry = entryOf(tokens.hash[at] ?? 0);
  const kind = kindAt(tokens, at);
  const level = Math.ceil(englishLevel(entry) / 10);
  const letters = (tokens.end[at] ?? 0) - (tokens.start[at] ?? 0);
  if (letters <= MOST_LETTERS) add(`list ${lists} ${kind} of ${letters}`);
  add(`english ${level} ${kind}`);
  if (givenRank(entry) > 0) add('is a given name');
  if (familyRank(entry) > 0) add('is a family name');
};

const addMore = (add: AddSign, tokens: Tokens, words: readonly number[]): void => {
  const rarest = words.reduce((most, at) => Math.max(most, levelAt(tokens, at) || UNKNOWN), 0);
  add(`rarest ${Math.ceil(rarest / 10)}`);
};

/** What the words themselves say: their lists, how they are written, how rare they are. */
export const addWords = (add: AddSign, tokens: Tokens, said: Said): void => {
  const words: number[] = [];
  for (let at = said.from; at < said.to; at += 1) if (tokens.kind[at] !== KIND.mark) words.push(at);
  const first = words[0] ?? said.from;
  const lists = listsOf(said);
  add(`list ${lists}`);
  add(`list ${lists} ${kindAt(tokens, first)}`);
  add(`words ${Math.min(MOST_WORDS, words.length)}`);
  if (words.length === 1) addOne(add, tokens, first, lists);
  else addMore(add, tokens, words);
};
