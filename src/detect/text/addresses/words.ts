import { US_STATES } from '../../../schema/vocabulary.ts';
import { addressWords } from '../../words/data-files.ts';
import type { AddressKind } from '../../words/kinds.ts';
import { type HashSet, hashOf, hashSet } from '../tokens/characters.ts';
import { entryOf, FLAG, joined, LEXICON, phraseFlags } from '../tokens/lexicon.ts';
import { TAB } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';

const lists = addressWords();

/** The words of a list of data/words/addresses.yaml. */
export const addressSet = (kind: AddressKind): HashSet => hashSet(lists[kind].map(hashOf));

export const STREET_END = addressSet('street_end');
export const STREET_WEAK = addressSet('street_weak');
export const STREET_START = addressSet('street_start');
export const UNIT = addressSet('unit');
export const BOX = addressSet('box');
export const ADDRESS_CUE = addressSet('address_cue');
export const DIRECTION = addressSet('direction');

/** Codes of states, provinces and territories as addresses end with them. */
export const REGION_CODES: ReadonlySet<string> = new Set([
  ...US_STATES,
  ...'AS MP AA AE AP FM MH PW ON QC BC AB MB SK NS NB NL PE YT NT NU NSW VIC QLD SA WA TAS ACT'.split(' '),
]);

const LONGEST_CODE = 3;

/** Whether a word is such a code, in capitals. */
export const isRegionCode = (tokens: Tokens, token: number): boolean =>
  lengthOf(tokens, token) <= LONGEST_CODE && REGION_CODES.has(wordOf(tokens, token));

/** "fl 33406", "nashville tn.": the code of a region in small letters, where a text has no others. */
export const isSmallRegion = (tokens: Tokens, token: number): boolean => {
  const { kind, gap, lower } = tokens;
  if (!lower || kind[token] !== KIND.lower || lengthOf(tokens, token) !== 2 || isFunctionWord(tokens, token))
    return false;
  if (!REGION_CODES.has(wordOf(tokens, token).toUpperCase())) return false;
  const next = kind[token + 1] ?? KIND.mark;
  return (
    next === KIND.mark ||
    (gap[token + 1] ?? 0) >= GAP.newline ||
    (next === KIND.digits && lengthOf(tokens, token + 1) >= 5)
  );
};

export const flagsOf = ({ hash }: Tokens, token: number): number => LEXICON.flags[entryOf(hash[token] ?? 0)] ?? 0;

export const isWord = ({ kind }: Tokens, token: number): boolean => {
  const sort = kind[token] ?? 0;
  return (
    sort === KIND.capital || sort === KIND.upper || sort === KIND.mixed || sort === KIND.lower || sort === KIND.caseless
  );
};

/** Words that no street or place has, for texts without capitals. */
const FUNCTION_WORDS = addressSet('function_word');

export const isFunctionWord = ({ hash }: Tokens, token: number): boolean => FUNCTION_WORDS.has(hash[token] ?? 0);

/** A capitalised word; in a text without capitals, a word that could be a name. */
export const isCapitalWord = ({ kind, hash, lower }: Tokens, token: number): boolean => {
  const sort = kind[token] ?? 0;
  if (sort === KIND.lower && lower) return !FUNCTION_WORDS.has(hash[token] ?? 0);
  return sort === KIND.capital || sort === KIND.upper || sort === KIND.mixed || sort === KIND.caseless;
};

export const isMark = ({ kind, hash }: Tokens, token: number, sign: number): boolean =>
  kind[token] === KIND.mark && hash[token] === sign;

/** Blanks that part the columns of a page. */
const WIDE = 3;

/** Whether so many blanks, or a tab, stand in front of a token that another column begins there. */
export const isWide = ({ units, from, start, end, gap }: Tokens, token: number): boolean =>
  token > 0 &&
  gap[token] === GAP.blank &&
  ((start[token] ?? 0) - (end[token - 1] ?? 0) >= WIDE || units[(start[token] ?? 0) - from - 1] === TAB);

export const wordOf = ({ text, start, end }: Tokens, token: number): string => text.slice(start[token], end[token]);

/** Letters of a word that is the code of something, at most. */
const MOST_CODE = 3;

/** "Plate RXJ 4418 GA", "policy HMM 208 4416": a few capitals by themselves begin a number, and no street of no kind. */
export const isShortCode = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === KIND.upper && lengthOf(tokens, at) <= MOST_CODE;

/** Whether a mark joins the tokens on both of its sides without a blank. */
export const isJoint = (tokens: Tokens, token: number, sign: number): boolean =>
  isMark(tokens, token, sign) && tokens.gap[token] === GAP.none && tokens.gap[token + 1] === GAP.none;

/** Behind the parts of a double word that hyphens and apostrophes join: "Jean-Jaurès", "L'Isle". */
export const behindDouble = (tokens: Tokens, token: number): number => {
  let at = token;
  while ((isJoint(tokens, at, 45) || isJoint(tokens, at, 39)) && isWord(tokens, at + 1)) at += 2;
  return at;
};

export const lengthOf = ({ start, end }: Tokens, token: number): number => (end[token] ?? 0) - (start[token] ?? 0);

/** Small words within the names of streets and places. */
const SMALL = addressSet('small_word');

/** Whether a small word stands within a name: a particle, or a preposition before a capital. */
export const isWithinName = (tokens: Tokens, token: number): boolean => {
  if (tokens.kind[token] !== KIND.lower || !isCapitalWord(tokens, token + 1)) return false;
  return (flagsOf(tokens, token) & FLAG.particle) !== 0 || SMALL.has(tokens.hash[token] ?? 0);
};

const PLACE_FLAGS = FLAG.city | FLAG.country | FLAG.state;

interface Place {
  readonly words: number;
  readonly flags: number;
}

const NO_PLACE: Place = { words: 0, flags: 0 };

/** Words of a known place from a token on (the longest of up to four), with its flags; 0 words where none is known. */
export const placeAt = (tokens: Tokens, token: number): Place => {
  const first = flagsOf(tokens, token) & PLACE_FLAGS;
  let best: Place = first === 0 ? NO_PLACE : { words: 1, flags: first };
  let hash = tokens.hash[token] ?? 0;
  let at = token + 1;
  for (let words = 2; words <= 4; words += 1) {
    if (isMark(tokens, at, 45) || isMark(tokens, at, 46)) at += 1;
    if (!isWord(tokens, at) || (tokens.gap[at] ?? 0) > GAP.blank || at >= tokens.count) break;
    hash = joined(hash, tokens.hash[at] ?? 0);
    const flags = phraseFlags(hash) & PLACE_FLAGS;
    at += 1;
    if (flags !== 0) best = { words: at - token, flags };
  }
  return best;
};
