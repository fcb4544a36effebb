import { type HashSet, unitSet, wordSet } from '../tokens/characters.ts';
import { englishLevel, entryOf, FLAG } from '../tokens/lexicon.ts';
import { COLON, COMMA, DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isCompound } from './compound.ts';
import { houseNumber } from './house-number.ts';
import { isCommonStart, type Street, type StreetKind } from './street.ts';
import { MOST_WORDS } from './street-words.ts';
import {
  addressSet,
  flagsOf,
  isCapitalWord,
  isMark,
  isShortCode,
  isWide,
  isWord,
  lengthOf,
  REGION_CODES,
  STREET_END,
  STREET_START,
  UNIT,
  wordOf,
} from './words.ts';

/** Marks between a street and its number: ", 3", "nº 3", "n. 3", "# 3"; of "No:12" the colon behind the word. */
const BEFORE_NUMBER: HashSet = unitSet([DOT, 44, 35, 0xba, 0xb0]);
/** Tokens of ", n.º ", at most. */
const MOST_BEFORE_NUMBER = 4;
/** Marks within the name of a street: "C/ Mayor", "Av. Juarez", "Saint-Denis", "d'Alsace". */
const WITHIN: HashSet = unitSet([DOT, 47, 45, 39]);

/** Articles and the like within the names of streets: "Via dei Macci". */
const ARTICLES = addressSet('street_article');

const NUMBER_WORDS = wordSet('n no nr num nro numero');

const isNumberWord = (tokens: Tokens, at: number): boolean =>
  NUMBER_WORDS.has(tokens.hash[at] ?? 0) && /^(?:n|no|nr|n[uú]m|nro|n[uú]mero)$/i.test(wordOf(tokens, at));

/** The "º" of "n.º 152": to the tokeniser it is a letter. */
const isRaised = (tokens: Tokens, at: number): boolean => lengthOf(tokens, at) === 1 && wordOf(tokens, at) === 'º';

/** The last word of the street in front of a number. */
const lastWord = (tokens: Tokens, number: number): number => {
  const { kind, hash } = tokens;
  let at = number - 1;
  for (let n = 0; n < MOST_BEFORE_NUMBER && at > 0; n += 1) {
    if ((kind[at] === KIND.mark && BEFORE_NUMBER.has(hash[at] ?? 0)) || isRaised(tokens, at)) at -= 1;
    else if (isMark(tokens, at, COLON) && isNumberWord(tokens, at - 1)) at -= 2;
    else if (at < number - 1 && isNumberWord(tokens, at)) at -= 1;
    else break;
  }
  // A dot ends an abbreviation ("Hauptstr. 12") or a sentence.
  const dotted = at === number - 2 && kind[number - 1] === KIND.mark && hash[number - 1] === DOT;
  return dotted && lengthOf(tokens, at) > 4 && !isCompound(tokens, at) ? -1 : at;
};

/** Letters of the longest word that a dot shortens: "C/ Ntra. Sra. del Carmen". */
const MOST_SHORTENED = 4;

/** The word before a word of the same name; -1 where the name begins. */
const wordBefore = (tokens: Tokens, at: number): number => {
  const { kind, hash, gap } = tokens;
  const before = at - 1;
  if (before < 0 || (gap[at] ?? 0) > GAP.blank || isWide(tokens, at)) return -1;
  if (kind[before] !== KIND.mark) return before;
  if (before === 0 || !WITHIN.has(hash[before] ?? 0) || gap[before] !== GAP.none) return -1;
  const word = before - 1;
  return hash[before] === DOT && !STREET_START.has(hash[word] ?? 0) && wordOf(tokens, word).length > MOST_SHORTENED
    ? -1
    : word;
};

const isArticle = (tokens: Tokens, at: number): boolean =>
  (flagsOf(tokens, at) & FLAG.particle) !== 0 || ARTICLES.has(tokens.hash[at] ?? 0);

/** Levels of English of words of grammar. */
const GRAMMAR = 10;

/** "C. BY LAST 4": behind the letter of a street no word of grammar stands, but for an article. */
const isByGrammar = (tokens: Tokens, words: readonly number[]): boolean => {
  const next = words.at(-1) ?? -1;
  return englishLevel(entryOf(tokens.hash[next] ?? 0)) === GRAMMAR && !isArticle(tokens, next);
};

/** Words in front of a number that may be a street's name, the nearest first. */
const wordsBefore = (tokens: Tokens, last: number): readonly number[] => {
  const { hash, kind } = tokens;
  const words: number[] = [];
  for (let at = last; at >= 0 && words.length < MOST_WORDS; at = wordBefore(tokens, at)) {
    const own = hash[at] ?? 0;
    const digits = kind[at] === KIND.digits && words.length > 0;
    if (!isWord(tokens, at) && !digits) break;
    const opens = STREET_START.has(own) && words.length > 0;
    if (opens && lengthOf(tokens, at) === 1 && isByGrammar(tokens, words)) break;
    const ends = STREET_END.has(own) && words.length === 0;
    const small = kind[at] === KIND.lower && !opens && !ends && !isCapitalWord(tokens, at);
    if (small && !isArticle(tokens, at) && !(words.length === 0 && isCompound(tokens, at))) break;
    words.push(at);
  }
  return words;
};

/** Kinds of words that stand in front of numbers in other things: months, products, titles. */
const OTHER = FLAG.month | FLAG.weekday | FLAG.brand | FLAG.thing | FLAG.title | FLAG.nationality | FLAG.organization;

/** Capitalised words from the nearest on, at most so many: the place of the first in the text. */
const namesFrom = (tokens: Tokens, words: readonly number[], from: number, most: number): number => {
  let first = words[from - 1] ?? -1;
  for (const at of words.slice(from, from + most)) {
    if (!isCapitalWord(tokens, at) || flagsOf(tokens, at) & (OTHER & ~FLAG.organization)) break;
    // The first word of a sentence is rarely the street's.
    const english = englishLevel(entryOf(tokens.hash[at] ?? 0));
    if (english > 0 && english <= 20 && !(flagsOf(tokens, at) & FLAG.place_start)) break;
    first = at;
  }
  return first;
};

interface Begun {
  readonly from: number;
  readonly kind: StreetKind;
}

/** "Am Brunnenfeld 12", "Zur Mühle 3": what German puts in front of the name of a street. */
const FRONT = wordSet('am im zum zur');
/** "Platz der Republik 1", "An der Mühle 4", "Auf dem Kamp 2": the same in two words, of which the second is small. */
const FRONT_OF_TWO = wordSet('an auf hinter in unter vor bei strasse platz allee weg');
const GERMAN_ARTICLE = wordSet('der den dem des am');

const withFront = ({ hash, kind, gap }: Tokens, first: number): number => {
  const [at, before] = [first - 1, first - 2];
  if (at < 0 || gap[first] !== GAP.blank) return first;
  if (kind[at] === KIND.capital && FRONT.has(hash[at] ?? 0)) return at;
  const ofTwo =
    before >= 0 &&
    kind[at] === KIND.lower &&
    gap[at] === GAP.blank &&
    GERMAN_ARTICLE.has(hash[at] ?? 0) &&
    kind[before] === KIND.capital &&
    FRONT_OF_TWO.has(hash[before] ?? 0);
  return ofTwo ? before : first;
};

/** Capitalised words of no kind of street in front of a number. */
const plainBegin = (tokens: Tokens, words: readonly number[], last: number, number: number): Begun | undefined => {
  if (
    words.some((at) => flagsOf(tokens, at) & OTHER) ||
    REGION_CODES.has(wordOf(tokens, last)) ||
    tokens.kind[last] === KIND.mixed
  )
    return undefined;
  if (!/^[1-9]\d{0,3}[A-Za-z]?$/.test(wordOf(tokens, number)) || !isCapitalWord(tokens, last)) return undefined;
  const from = withFront(tokens, namesFrom(tokens, words, 1, 2));
  return from === last && isShortCode(tokens, last) ? undefined : { from, kind: 'plain' };
};

const beginsAt = (tokens: Tokens, words: readonly number[], number: number): Begun | undefined => {
  const { hash, kind } = tokens;
  const [last = -1] = words;
  const opens = words.findLastIndex((at, n) => n > 0 && STREET_START.has(hash[at] ?? 0) && !isCommonStart(tokens, at));
  if (opens > 0) return { from: words[opens] ?? 0, kind: 'sure' };
  const weak = words.findLastIndex((at, n) => n > 0 && STREET_START.has(hash[at] ?? 0) && kind[at] !== KIND.lower);
  if (weak > 0) return { from: words[weak] ?? 0, kind: 'weak' };
  const word = wordOf(tokens, last);
  if (kind[last] !== KIND.mixed && isCompound(tokens, last)) {
    // "Alte Hauptstrasse", "Augsburger Strasse": an adjective before it.
    const adjective =
      words[1] !== undefined && isCapitalWord(tokens, words[1]) && /(?:e|er|en|es)$/.test(wordOf(tokens, words[1]));
    return { from: adjective ? (words[1] ?? last) : last, kind: 'sure' };
  }
  if (STREET_END.has(hash[last] ?? 0)) {
    const dotted = word.length > 1 || isMark(tokens, last + 1, DOT);
    const from = namesFrom(tokens, words, 1, 3);
    return dotted && from !== last ? { from, kind: 'sure' } : undefined;
  }
  return plainBegin(tokens, words, last, number);
};

const TOLD = wordSet('had has was is of who whose said told says');

/** "Terrence Oberholt, 47, had been on leave": a number between commas and what is told of somebody. */
const isAge = (tokens: Tokens, number: number, end: number): boolean =>
  isMark(tokens, number - 1, COMMA) &&
  ((isMark(tokens, end, COMMA) && TOLD.has(tokens.hash[end + 1] ?? 0)) ||
    (isMark(tokens, end, DOT) && lengthOf(tokens, number) <= 2 && tokens.kind[end + 1] === KIND.digits));

/** "FedEx 7718 2044 7188": the first of three groups of digits or more is of a number of another kind. */
const isFirstOfGroups = ({ kind, gap }: Tokens, number: number): boolean =>
  [number, number + 1, number + 2].every((at) => kind[at] === KIND.digits) &&
  gap[number + 1] === GAP.blank &&
  gap[number + 2] === GAP.blank;

/** A street whose number stands behind: "Hauptstr. 12", "Calle Mayor, 5", "Via Roma n. 3". `number` is its token. */
export const streetBeforeNumber = (tokens: Tokens, number: number): Street | undefined => {
  const { hash, gap } = tokens;
  const last = lastWord(tokens, number);
  if (last < 0 || !isWord(tokens, last) || (gap[number] ?? 0) > GAP.blank || isWide(tokens, number)) return undefined;
  // "Apt. 117" is a unit, no street.
  if (UNIT.has(hash[last] ?? 0) && !STREET_END.has(hash[last] ?? 0) && !isCompound(tokens, last)) return undefined;
  // "Cooper ln 0688 417 225": a number of something else.
  if (lengthOf(tokens, number) > 1 && wordOf(tokens, number).startsWith('0')) return undefined;
  const end = houseNumber(tokens, number);
  if (end === number || isAge(tokens, number, end) || isFirstOfGroups(tokens, number)) return undefined;
  const words = wordsBefore(tokens, last);
  const begun = words.length > 0 ? beginsAt(tokens, words, number) : undefined;
  if (!begun || begun.from < 0) return undefined;
  return { ...begun, behind: true, next: isMark(tokens, end, DOT) && gap[end] === GAP.none ? end + 1 : end };
};
