import { wordSet } from '../characters.ts';
import { englishLevel, entryOf, FLAG } from '../lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import {
  addressSet,
  BOX,
  behindDouble,
  DIRECTION,
  flagsOf,
  isCapitalWord,
  isJoint,
  isMark,
  isWide,
  isWithinName,
  isWord,
  lengthOf,
  STREET_END,
  STREET_START,
  STREET_WEAK,
  UNIT,
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

const DOT = 46;
const COMMA = 44;
const COLON = 58;
const HYPHEN = 45;
const SLASH = 47;

/** Words whose end is the kind of the street: "Hauptstrasse", "Koskikatu", "Keizersgracht". */
const SURE_ENDS =
  'strasse straße gasse platz straat laan gracht singel gatan vägen vagen gränd stræde veien vegen katu polku kuja kaari raitti utca útja körút tänav'.split(
    ' ',
  );
/** The same, but also ends of other words and of names. */
const SOFT_ENDS =
  'str weg allee damm ufer plein kade dreef gata vej vegur braut gade allé gate vei tie ulica stien bakken løkken haven parken toften svinget marken vænget steinn hraun holt tún stígur gerði grund steig graben markt hof rain winkel berg tal baan'.split(
    ' ',
  );
const SURE_COMPOUND = new RegExp(`.(?:${SURE_ENDS.join('|')})\\.?$`, 'iu');
const SOFT_COMPOUND = new RegExp(`.(?:${SOFT_ENDS.join('|')})\\.?$`, 'iu');

/** The last three letters, a place for each that one of these may have: most words are told by them. */
const PLACES = 4096;
const placeOf = (a: number, b: number, c: number): number => ((a & 31) * 121 + (b & 31) * 11 + (c & 31)) & (PLACES - 1);
const ENDS = new Uint8Array(PLACES);
for (const end of [...SURE_ENDS, ...SOFT_ENDS])
  ENDS[placeOf(end.charCodeAt(end.length - 3), end.charCodeAt(end.length - 2), end.charCodeAt(end.length - 1))] = 1;

/** Whether a word of six letters or more may end so; one that ends in a letter beyond ASCII always. */
const mayBeCompound = (tokens: Tokens, at: number): boolean => {
  if (lengthOf(tokens, at) <= 5) return false;
  const { units, from, end } = tokens;
  const last = (end[at] ?? 0) - from - 1;
  const [a, b, c] = [units[last - 2] ?? 0, units[last - 1] ?? 0, units[last] ?? 0];
  return (a | b | c) > 127 || ENDS[placeOf(a, b, c)] === 1;
};

const isSureCompound = (tokens: Tokens, at: number): boolean =>
  mayBeCompound(tokens, at) && SURE_COMPOUND.test(wordOf(tokens, at));
const isSoftCompound = (tokens: Tokens, at: number): boolean =>
  mayBeCompound(tokens, at) && SOFT_COMPOUND.test(wordOf(tokens, at));
export const isCompound = (tokens: Tokens, at: number): boolean =>
  isSureCompound(tokens, at) || isSoftCompound(tokens, at);

export const MOST_WORDS = 6;

const isNumber = ({ kind }: Tokens, token: number): boolean => kind[token] === KIND.digits || kind[token] === KIND.code;

/** Signs of the longest number of a house. */
const MOST_HOUSE = 12;

/** "12", "12a", "N57W6411", "N5512". */
const isHouseWord = (tokens: Tokens, at: number): boolean => {
  if (tokens.kind[at] === KIND.digits) return lengthOf(tokens, at) <= 6;
  return (
    tokens.kind[at] === KIND.code &&
    lengthOf(tokens, at) <= MOST_HOUSE &&
    /^\d{1,6}[A-Za-z]?$|^[NSEW]\d{1,5}[NSEW]\d{1,5}$|^[NSEW]\d{3,5}$/.test(wordOf(tokens, at))
  );
};

/** The "14" of "12-14", the "A" of "3-A", the "IV" of "3/IV". */
const isSecond = (tokens: Tokens, at: number): boolean => {
  const length = lengthOf(tokens, at);
  if (tokens.kind[at] === KIND.digits) return length <= 5;
  return length <= 6 && /^\d{1,5}[A-Za-z]?$|^[A-Za-z]$|^(?:I{2,3}|IV|VI{0,3}|hs)$/.test(wordOf(tokens, at));
};

/** Whether a third number makes three of a telephone number or of a date. */
const isThird = (tokens: Tokens, joint: number): boolean => {
  const next = joint + 2;
  if (!isNumber(tokens, joint + 1) || !isNumber(tokens, next + 1)) return false;
  return isJoint(tokens, next, SLASH) || (isJoint(tokens, next, HYPHEN) && lengthOf(tokens, joint - 1) >= 3);
};

const AGAIN = wordSet('bis ter quater');

/** "11 b," in Germany: one small letter with a blank in front, at the end of its part. */
const isDoorLetter = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === KIND.lower &&
  lengthOf(tokens, at) === 1 &&
  tokens.gap[at] === GAP.blank &&
  /^[a-h]$/.test(wordOf(tokens, at)) &&
  (isMark(tokens, at + 1, COMMA) || (tokens.gap[at + 1] ?? 0) >= GAP.newline);

/** The "40" of "17:40, Dominic". */
const isMinute = (tokens: Tokens, at: number): boolean =>
  isMark(tokens, at - 1, COLON) &&
  tokens.gap[at - 1] === GAP.none &&
  tokens.gap[at] === GAP.none &&
  isNumber(tokens, at - 2);

/** The "02/04" of a day. */
const isDay = (tokens: Tokens, at: number): boolean =>
  isJoint(tokens, at + 1, SLASH) && lengthOf(tokens, at) === 2 && /^0[1-9]$/.test(wordOf(tokens, at));

/** "12", "12a", "12-14", "12/3", "12½": the token behind a house number, or the same token. */
export const houseNumber = (tokens: Tokens, from: number): number => {
  // "227.72" is a number of its own.
  if (isJoint(tokens, from + 1, DOT) && isNumber(tokens, from + 2)) return from;
  if (!isHouseWord(tokens, from) || isMinute(tokens, from) || isDay(tokens, from)) return from;
  let at = from + 1;
  const joint = isJoint(tokens, at, HYPHEN) || isJoint(tokens, at, SLASH);
  // "414-555-0155" is a telephone number, "2/29/04" a date; "2-14-7" a house in Japan.
  if (joint && isThird(tokens, at)) return from;
  if (joint && isSecond(tokens, at + 1)) at += 2;
  if (isMark(tokens, at, 0xbd) || isMark(tokens, at, 0xbc)) at += 1;
  if (isDoorLetter(tokens, at)) return at + 1;
  const again =
    AGAIN.has(tokens.hash[at] ?? 0) &&
    tokens.gap[at] === GAP.blank &&
    tokens.kind[at] === KIND.lower &&
    /^(?:bis|ter|quater)$/i.test(wordOf(tokens, at));
  return again ? at + 1 : at;
};

const isOrdinal = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === KIND.code && /^\d{1,3}(?:st|nd|rd|th)$/i.test(wordOf(tokens, at));

const isDirection = (tokens: Tokens, at: number): boolean => DIRECTION.has(tokens.hash[at] ?? 0);

interface Words {
  /** Token behind the last word that ends a street; -1 where none does. */
  readonly sure: number;
  readonly weak: number;
  /** Token behind all capitalised words. */
  readonly all: number;
}

const isUnitValue = (tokens: Tokens, token: number): boolean => {
  const at = isMark(tokens, token, DOT) || isMark(tokens, token, 35) ? token + 1 : token;
  return isNumber(tokens, at) || isMark(tokens, at, 35);
};

const isEnglish = ({ hash }: Tokens, at: number): boolean => englishLevel(entryOf(hash[at] ?? 0)) > 0;

/** Whether a word in small letters is part of a street's name. */
const fitsSmall = (tokens: Tokens, at: number, from: number): boolean => {
  const own = tokens.hash[at] ?? 0;
  if (STREET_END.has(own) || STREET_WEAK.has(own) || isDirection(tokens, at) || isCapitalWord(tokens, at)) return true;
  if (at === from)
    return STREET_START.has(own) || isCompound(tokens, at) || (flagsOf(tokens, at) & FLAG.particle) !== 0;
  // "rue des lieutenants": in a street of another language any word of that language.
  const foreign = STREET_START.has(tokens.hash[from] ?? 0) && !isEnglish(tokens, at);
  return foreign || isWithinName(tokens, at) || (flagsOf(tokens, at) & FLAG.particle) !== 0;
};

/** Whether a token goes on with the name of a street that begins at `from`. */
const goesOn = (tokens: Tokens, at: number, from: number): boolean => {
  if (at >= tokens.count || (at > from && (tokens.gap[at] !== GAP.blank || isWide(tokens, at)))) return false;
  const own = tokens.hash[at] ?? 0;
  const numbered = tokens.kind[at] === KIND.digits && at > from && STREET_START.has(tokens.hash[at - 1] ?? 0);
  if (!isWord(tokens, at)) return numbered || isOrdinal(tokens, at);
  if (tokens.kind[at] === KIND.lower && !fitsSmall(tokens, at, from)) return false;
  const ends = STREET_END.has(own);
  // One letter is a kind of street only as an abbreviation.
  if (ends && lengthOf(tokens, at) === 1 && !isMark(tokens, at + 1, DOT)) return false;
  // "Apt. 892" and "Suite 12" are units behind the street.
  return !(at > from && UNIT.has(own) && !ends && isUnitValue(tokens, at + 1));
};

/** What a word that ends at `next` makes of a street. */
const endKind = (tokens: Tokens, at: number, next: number, first: boolean): 'sure' | 'weak' | undefined => {
  const own = tokens.hash[at] ?? 0;
  const last = next - 1;
  if ((!first && STREET_END.has(own)) || isSureCompound(tokens, last)) return 'sure';
  if (isSoftCompound(tokens, last) && tokens.kind[at] !== KIND.mixed) return 'weak';
  return !first && STREET_WEAK.has(own) && tokens.kind[at] !== KIND.lower ? 'weak' : undefined;
};

/** Reads the words of a street's name; a word that ends streets marks the end, the last one that does. */
const streetWords = (tokens: Tokens, from: number): Words => {
  const { gap, hash, kind } = tokens;
  let sure = -1;
  let weak = -1;
  let at = from;
  for (let words = 0; words < MOST_WORDS && goesOn(tokens, at, from); words += 1) {
    const next = behindDouble(tokens, at + 1);
    const end = endKind(tokens, at, next, words === 0);
    if (end === 'sure') sure = next;
    else if (end === 'weak') weak = next;
    const dotted = isMark(tokens, next, DOT) && gap[next] === GAP.none && lengthOf(tokens, next - 1) <= 5;
    at = dotted ? next + 1 : next;
    // Behind the end of a street only a direction still belongs to it.
    if (sure >= 0 && !isDirection(tokens, at) && !STREET_END.has(hash[at] ?? 0)) break;
  }
  const withDirection = (end: number): number =>
    end >= 0 && isDirection(tokens, end) && gap[end] === GAP.blank && kind[end] !== KIND.lower ? end + 1 : end;
  return { sure: withDirection(sure), weak: withDirection(weak), all: at };
};

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
const MOST_NUMBER_WORDS = 4;

export const isNumberWord = ({ hash, kind }: Tokens, at: number): boolean =>
  kind[at] === KIND.capital && NUMBER_WORDS.has(hash[at] ?? 0);

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
const isBoxBehind = (tokens: Tokens, at: number): boolean =>
  BOX.has(tokens.hash[at] ?? 0) && isUnitValue(tokens, at + 1);

/** A house number and what follows it: "2250 S 900 E", "12 Oak Street", "12 rue de la Paix", "6750 Koskikatu". */
export const streetFromNumber = (tokens: Tokens, from: number): Street | undefined => {
  const behind = houseNumber(tokens, from);
  if (behind === from || isAged(tokens, from, behind) || isBoxBehind(tokens, behind)) return undefined;
  // "2013   Popeyes on St. Claude", "11     THE COURT": what stands in another column.
  const street = gridBehind(tokens, from, behind) ?? wordsBehind(tokens, from, behind);
  return isWide(tokens, behind) ? undefined : street;
};

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
  if (all === at || !isCapitalWord(tokens, at)) return undefined;
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
