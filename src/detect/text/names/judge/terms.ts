import { wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import type { Item } from '../lists/items.ts';
import { flagsAt, lengthOf } from '../look.ts';
import { isEnglish } from '../single-score.ts';
import { nameWordOf } from '../words.ts';
import { countBeside, type SameWords, sameWordsOf, standsWith, timesOf } from './same-words.ts';

/** Times that a word stands in capitals next to plain words in capitals, from which on it is a word of terms. */
const OFTEN = 4;

/**
 * "JOHN SMITH TABLE HEAD", "VIP HOLT DIANA": a given name beside a word that is none of the language, as rosters in capitals have them line by
 * line, with one family's name over and over.
 */
export const isWholeName = (words: readonly Item[]): boolean => {
  const named = words.filter(({ kind }) => kind === 'word');
  return named.some(({ word: first }) =>
    named.some(
      ({ word: other }) =>
        other !== first &&
        ((first.given >= 2 && !isEnglish(first) && (other.family > 0 || !isEnglish(other))) ||
          // "MARCO RAMIREZ", "SOFIA RAMIREZ": brands and towns as well.
          (first.given > 0 && other.family >= 2 && !isEnglish(other))),
    ),
  );
};

/** Times that a rare name stands in a text of terms from which on it is a word of them as well: "TAI THAM" is of two names. */
const OVER = 8;
/** What a word is that is a given name and nothing else. */
const SURE_GIVEN = 3;

/**
 * "TAI THAM LETTER HIGH KA", "BRAHMI VOWEL SIGN E": words in capitals of a list of terms, where one of them stands over and over next to
 * plain words in capitals. Asked of texts that speak of nobody: in others the police write so.
 */
export const isTermInCapitals = (tokens: Tokens, words: readonly Item[], same: SameWords): boolean => {
  const { hash } = tokens;
  sameWordsOf(same, tokens);
  const named = words.filter(({ kind }) => kind === 'word');
  const isTermed = named.some(({ from }) => {
    const own = hash[from] ?? 0;
    countBeside(same, tokens, own);
    return timesOf(same.termed, own) >= OFTEN;
  });
  if (!isTermed || !isWholeName(words)) return isTermed;
  return named.every(({ from, word }) => word.given < SURE_GIVEN && standsWith(same, hash[from] ?? 0, OVER));
};

/** Lines that begin alike and have as many tokens, one below the other, from which on a program wrote them. */
const LEAST_LINES = 8;
const MOST_LINES = 16;

/** Where the line of a token stands among the lines of the window that have one before them. */
const lineOf = ({ lines }: Tokens, token: number): number => {
  let [low, high] = [0, lines.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines.items[middle] ?? 0) <= token) low = middle + 1;
    else high = middle;
  }
  return low - 1;
};

const PEOPLE = FLAG.title | FLAG.name_label | FLAG.relation | FLAG.role | FLAG.name_cue;
const NAMES_SAID = wordSet('name nm names user usr cust pat pt emp');

/** Whether a line begins with a short word in capitals that no list knows, with a blank behind it: "KPX Adieresis Y -70". */
const isOfProgram = (tokens: Tokens, first: number): boolean => {
  const { kind, gap, hash } = tokens;
  if (kind[first] !== KIND.upper || gap[first + 1] !== GAP.blank || lengthOf(tokens, first) < 2) return false;
  const word = nameWordOf(tokens, first);
  const isKnown = isEnglish(word) || word.given > 0 || word.family > 0;
  return !isKnown && (flagsAt(tokens, first) & PEOPLE) === 0 && !NAMES_SAID.has(hash[first] ?? 0);
};

/** Whether a name stands in one of many lines that begin with the same word of a program and have as many words. */
export const isOfListing = (tokens: Tokens, token: number): boolean => {
  const { lines, hash, count } = tokens;
  const line = lineOf(tokens, token);
  if (line < 0) return false;
  const startOf = (n: number): number => (n < lines.count ? (lines.items[n] ?? count) : count);
  const first = startOf(line);
  if (!isOfProgram(tokens, first)) return false;
  const size = startOf(line + 1) - first;
  const isAlike = (n: number): boolean =>
    n >= 0 && n < lines.count && hash[startOf(n)] === hash[first] && startOf(n + 1) - startOf(n) === size;
  let [from, to] = [line, line + 1];
  while (to - from < MOST_LINES && isAlike(from - 1)) from -= 1;
  while (to - from < MOST_LINES && isAlike(to)) to += 1;
  return to - from >= LEAST_LINES;
};
