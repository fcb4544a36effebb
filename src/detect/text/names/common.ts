import { wordSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { contextWords } from './context-words.ts';
import type { Item } from './lists/items.ts';
import { flagsAt, isCapital, isMark } from './look.ts';

const ARTICLES = contextWords('before_thing');
/** What follows a person who begins a sentence, beside verbs that people do. */
const GOES_ON = wordSet('and who whose whom also then later himself herself will would could can did does');

/** A verb in the past that is no other word: "raised", "pleaded". */
const isPast = ({ text, start, end, kind }: Tokens, token: number): boolean =>
  kind[token] === KIND.lower && /[a-z]{2}ed$/.test(text.slice(start[token], end[token]));

/** Whether what follows is what people do, have or are. */
const isSubject = (tokens: Tokens, next: number): boolean => {
  if ((tokens.gap[next] ?? 0) > GAP.newline) return false;
  if (isMark(tokens, next, "'")) return true;
  if (isMark(tokens, next, ',(')) return !isCapital(tokens.kind[next + 1] ?? 0) || isMark(tokens, next, '(');
  if (tokens.kind[next] !== KIND.lower) return false;
  return (flagsAt(tokens, next) & FLAG.speech) !== 0 || GOES_ON.has(tokens.hash[next] ?? 0) || isPast(tokens, next);
};

/** What stands between the sentences of somebody who is spoken of. */
const JOINS = wordSet('and but that when because if as');
/** Verbs of one thing or one person, which the plural of a common word does not have: "BANKS WERE CLOSED". */
const OF_ONE = wordSet(
  'was is has had does did denies denied states stated will would could cannot refused admitted appeared',
);

/**
 * "BANKS DENIES HITTING HER", in a text in capitals: whether a common word begins what is said, and one person does it.
 */
export const isSubjectInCapitals = (tokens: Tokens, { from, next }: Item): boolean => {
  const { hash, kind, gap } = tokens;
  if (kind[next] !== KIND.upper || gap[next] !== GAP.blank) return false;
  const begins =
    from === 0 ||
    (gap[from] ?? 0) >= GAP.newline ||
    isMark(tokens, from - 1, '.!?') ||
    (kind[from - 1] === KIND.upper && JOINS.has(hash[from - 1] ?? 0));
  return begins && (OF_ONE.has(hash[next] ?? 0) || (flagsAt(tokens, next) & FLAG.said) !== 0);
};

/**
 * Whether a common word with a capital means the person whose family name it is: it stands inside a sentence as no common
 * word does, or begins one and does what people do.
 */
export const isPersonHere = (tokens: Tokens, { from, next }: Item): boolean => {
  // "Green Street", "Lake Hill": part of another name.
  if (isCapital(tokens.kind[next] ?? 0) && tokens.gap[next] === GAP.blank) return false;
  if (from === 0 || (tokens.gap[from] ?? 0) >= GAP.newline) return isSubject(tokens, next);
  const before = from - 1;
  if (isCapital(tokens.kind[before] ?? 0)) return false;
  if (tokens.kind[before] === KIND.lower)
    return !ARTICLES.has(tokens.hash[before] ?? 0) && tokens.gap[from] === GAP.blank;
  return isMark(tokens, before, ',') ? !isMark(tokens, next, ',') || isSubject(tokens, next) : isSubject(tokens, next);
};
