import { wordSet } from '../tokens/characters.ts';
import { COMMA, DOT, HYPHEN, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { houseNumber, isNumber } from './house-number.ts';
import { isDirection, isUnitValue, streetWords } from './street-words.ts';
import {
  addressSet,
  BOX,
  isCapitalWord,
  isJoint,
  isMark,
  isShortCode,
  isWide,
  isWord,
  lengthOf,
  STREET_START,
  wordOf,
} from './words.ts';

/** How sure a street is by its own words. */
export type StreetKind = 'sure' | 'weak' | 'plain';

export interface Street {
  /** First token, and the token behind. */
  readonly from: number;
  readonly next: number;
  readonly kind: StreetKind;
  /** A number stands on both sides of the name. */
  readonly twice?: boolean;
  /** Its number stands behind it. */
  readonly behind?: boolean;
  /** It is called by its place on a grid, without a word. */
  readonly grid?: boolean;
}

/** North and south, east and west. */
const NORTH = wordSet('n s north south');
const EAST = wordSet('e w east west');

/** "S 900 E", "West 400 North": a street that is called by its place on a grid; the token behind, or the same token. */
const behindGrid = (tokens: Tokens, at: number): number => {
  const { hash, kind, gap } = tokens;
  const [first, last] = [hash[at] ?? 0, hash[at + 2] ?? 0];
  const crossing = (NORTH.has(first) && EAST.has(last)) || (EAST.has(first) && NORTH.has(last));
  if (!crossing || kind[at + 1] !== KIND.digits || lengthOf(tokens, at + 1) > 5) return at;
  if (gap[at + 1] !== GAP.blank || gap[at + 2] !== GAP.blank || !isCapitalWord(tokens, at)) return at;
  return isMark(tokens, at + 3, DOT) && gap[at + 3] === GAP.none && (gap[at + 4] ?? 0) <= GAP.blank ? at + 4 : at + 3;
};

/** A house number, which ends at `at`, before such a street: "2250 S 900 E". */
const gridBehind = (tokens: Tokens, from: number, at: number): Street | undefined => {
  if (tokens.gap[at] !== GAP.blank) return undefined;
  const next = behindGrid(tokens, at);
  return next > at ? { from, next, kind: 'sure', grid: true } : undefined;
};

/** Numbers of houses in words, as letters and deeds write them. */
const NUMBER_WORDS = addressSet('number_word');
const MOST_NUMBER_WORDS = 5;

/** Of those in small letters in front of a street, the first: "one oh four Bayou Road"; a capitalised one itself; -1 for none. */
export const firstNumberWord = ({ hash, kind, gap }: Tokens, at: number): number => {
  // "OH Market Street" is of Ohio.
  if (NUMBER_WORDS.has(hash[at] ?? 0)) return kind[at] === KIND.capital ? at : -1;
  let first = at;
  for (let n = 0; n < MOST_NUMBER_WORDS && first > 0; n += 1) {
    const word = hash[first - 1] === HYPHEN && gap[first] === GAP.none ? first - 2 : first - 1;
    if (word < 0 || kind[word] !== KIND.lower || !NUMBER_WORDS.has(hash[word] ?? 0)) break;
    if ((gap[first] ?? 0) > GAP.blank) break;
    first = word;
  }
  return first < at ? first : -1;
};

/** "Seventeen Spooner Street", "Twenty-Two Elm Road": a street whose number stands in words. */
export const streetFromWords = (tokens: Tokens, from: number): Street | undefined => {
  let at = from;
  for (let n = 0; n < MOST_NUMBER_WORDS && NUMBER_WORDS.has(tokens.hash[at] ?? 0); n += 1) {
    const next = isJoint(tokens, at + 1, HYPHEN) ? at + 2 : at + 1;
    if (next === at + 1 && tokens.gap[next] !== GAP.blank) return undefined;
    at = next;
  }
  const { sure } = isCapitalWord(tokens, at) ? streetWords(tokens, at) : { sure: -1 };
  return sure > at + 1 ? { from, next: sure, kind: 'weak' } : undefined;
};

/** "Francis Dooley, 70, Mansion Street": an age between commas; other languages part a house number so. */
const isAged = (tokens: Tokens, from: number, behind: number): boolean =>
  isMark(tokens, from - 1, COMMA) &&
  isMark(tokens, behind, COMMA) &&
  tokens.gap[behind] === GAP.none &&
  !STREET_START.has(tokens.hash[behind + 1] ?? 0);

/** The "2" of "RR 2 Box 88": a route, and the box on it. */
const isBoxBehind = (tokens: Tokens, behind: number): boolean => {
  const at = isMark(tokens, behind, COMMA) ? behind + 1 : behind;
  return BOX.has(tokens.hash[at] ?? 0) && isUnitValue(tokens, at + 1);
};

/** A house number and what follows it: "2250 S 900 E", "12 Oak Street", "12 rue de la Paix", "6750 Koskikatu". */
export const streetFromNumber = (tokens: Tokens, from: number): Street | undefined => {
  const behind = houseNumber(tokens, from);
  if (behind === from || isAged(tokens, from, behind) || isBoxBehind(tokens, behind)) return undefined;
  // "2013   Popeyes on St. Claude", "11     THE COURT": what stands in another column.
  const street = gridBehind(tokens, from, behind) ?? wordsBehind(tokens, from, behind);
  return isWide(tokens, behind) ? undefined : street;
};

/** Signs of the number of a house in a street of no kind, at most: "440233 Eli Stroud" is a pupil with a number. */
const MOST_PLAIN = 5;

/** Whether capitalised words up to a token, behind the number of a house, may be a street of no kind. */
const isPlain = (tokens: Tokens, from: number, at: number, all: number): boolean =>
  all !== at && isCapitalWord(tokens, at) && lengthOf(tokens, from) <= MOST_PLAIN;

/** A street in words behind a house number that ends at a token. */
const wordsBehind = (tokens: Tokens, from: number, behind: number): Street | undefined => {
  let at = behind;
  if (isMark(tokens, at, COMMA) && tokens.gap[at] === GAP.none) at += 1;
  if ((tokens.gap[at] ?? 0) !== GAP.blank) return undefined;
  while (isDirection(tokens, at) && tokens.kind[at] === KIND.upper && tokens.gap[at + 1] === GAP.blank) at += 1;
  if (isMark(tokens, at, DOT)) at += 1;
  const starts = isWord(tokens, at) && STREET_START.has(tokens.hash[at] ?? 0);
  const { sure, weak, all } = streetWords(tokens, at);
  if (sure >= 0) return { from, next: trailingNumber(tokens, sure), kind: 'sure' };
  if (starts && all > at + 1)
    return { from, next: trailingNumber(tokens, all), kind: isCommonStart(tokens, at) ? 'weak' : 'sure' };
  if (weak >= 0) {
    const next = trailingNumber(tokens, weak);
    return { from, next, kind: next > weak ? 'sure' : 'weak' };
  }
  // "70304, SIN 142 881 077".
  const isCode = at > behind && all === at + 1 && isShortCode(tokens, at);
  if (isCode || !isPlain(tokens, from, at, all)) return undefined;
  const next = trailingNumber(tokens, all);
  return { from, next, kind: 'plain', twice: next > all };
};

const COMMON_STARTS = addressSet('street_start_common');

/** Words such as "place" and "county" that begin streets of other languages and are words of English. */
export const isCommonStart = (tokens: Tokens, at: number): boolean =>
  COMMON_STARTS.has(tokens.hash[at] ?? 0) && !isMark(tokens, at + 1, SLASH);

/** A second number right behind a street's name ("6750 Koskikatu 25"): the house number where the first is another. */
const trailingNumber = (tokens: Tokens, at: number): number => {
  let next = at;
  if (isMark(tokens, next, COMMA) && isNumber(tokens, next + 1)) return at;
  if ((tokens.gap[next] ?? 0) !== GAP.blank || !isNumber(tokens, next)) return at;
  const end = houseNumber(tokens, next);
  if (end === next || wordOf(tokens, next).length > 4) return at;
  next = end;
  return isMark(tokens, next, DOT) && tokens.gap[next] === GAP.none ? next + 1 : next;
};
