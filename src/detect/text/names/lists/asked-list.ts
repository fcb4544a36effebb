import { wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { flagsAt, isCapital, isMark } from '../look.ts';
import type { Item } from './items.ts';

/** Tokens of a list back to the colon that it stands behind, at most. */
const MOST_LISTED = 24;

const AND = wordSet('and und y et e och og en');

/** Whether a token is a title's dot. */
const isTitleDot = (tokens: Tokens, at: number): boolean =>
  isMark(tokens, at, '.') && (flagsAt(tokens, at - 1) & FLAG.title) !== 0;

/** Whether a token is of a list of names: a word with a capital, what joins two, or what a line of it begins with. */
const isOfList = (tokens: Tokens, at: number): boolean =>
  isCapital(tokens.kind[at] ?? 0) ||
  isMark(tokens, at, ',;&-–*•') ||
  (tokens.kind[at] === KIND.lower && AND.has(tokens.hash[at] ?? 0)) ||
  isTitleDot(tokens, at);

/** "Guests: Ramirez & Okafor, Patel & Novak", "Attendees:" over such lines: the colon in front of the list in which a word stands; -1 where it is in none. */
export const listColon = (tokens: Tokens, first: number): number => {
  for (let at = first - 1; at > 0 && first - at <= MOST_LISTED; at -= 1) {
    if ((tokens.gap[at + 1] ?? 0) > GAP.newline) return -1;
    if (isMark(tokens, at, ':')) return at;
    if (!isOfList(tokens, at)) return -1;
  }
  return -1;
};

const PEOPLE = FLAG.role | FLAG.relation | FLAG.name_label | FLAG.name_cue;

const isJoined = (tokens: Tokens, { from, next }: Item): boolean =>
  isMark(tokens, from - 1, '&') || isMark(tokens, next, '&');

/** Whether a line of a list begins with a word: behind its mark or without one. */
const beginsLine = (tokens: Tokens, { from }: Item): boolean =>
  (tokens.gap[from] ?? 0) >= GAP.newline ||
  (isMark(tokens, from - 1, '-–*•') && (tokens.gap[from - 1] ?? 0) >= GAP.newline);

/** "Attendees:" over "- Novak & Patel": whether a family name stands in a list of people that a label asks for. */
export const isInAskedList = (tokens: Tokens, item: Item): boolean => {
  const { word, from, upper } = item;
  if (word.place || word.english > 0 || word.family < 2) return false;
  if (!isJoined(tokens, item) && (upper || !beginsLine(tokens, item))) return false;
  const colon = listColon(tokens, from);
  return colon > 0 && (flagsAt(tokens, colon - 1) & PEOPLE) !== 0;
};
