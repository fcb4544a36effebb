import { hashOf } from '../characters.ts';
import { entryOf, FLAG, LEXICON } from '../lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import {
  BOX,
  DIRECTION,
  flagsOf,
  isCapitalWord,
  isMark,
  isWord,
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
}

const DOT = 46;
const COMMA = 44;
const HYPHEN = 45;
const SLASH = 47;

/** Words whose end is the kind of the street: "Hauptstrasse", "Koskikatu", "Keizersgracht". */
const SURE_COMPOUND =
  /.(?:strasse|straße|gasse|platz|straat|laan|gracht|singel|gatan|vägen|vagen|gränd|stræde|veien|vegen|katu|polku|kuja|kaari|raitti|utca|útja|körút|tänav)\.?$/iu;
/** The same, but also ends of other words and of names. */
const SOFT_COMPOUND =
  /.(?:str|weg|allee|damm|ufer|plein|kade|dreef|gata|vej|vegur|braut|gade|allé|gate|vei|tie|ulica|stien|bakken|løkken|haven|parken|toften|svinget|marken|vænget|steinn|hraun|holt|tún|stígur|gerði|grund|steig|graben|markt|hof|rain|winkel|berg|tal|baan)\.?$/iu;

export const isCompound = (word: string): boolean =>
  word.length > 5 && (SURE_COMPOUND.test(word) || SOFT_COMPOUND.test(word));
const isSureCompound = (word: string): boolean => word.length > 5 && SURE_COMPOUND.test(word);
const isSoftCompound = (word: string): boolean => word.length > 5 && SOFT_COMPOUND.test(word);

export const MOST_WORDS = 6;

const isNumber = ({ kind }: Tokens, token: number): boolean => kind[token] === KIND.digits || kind[token] === KIND.code;

/** "12", "12a", "12-14", "12/3", "12½": the token behind a house number, or the same token. */
export const houseNumber = (tokens: Tokens, from: number): number => {
  const word = wordOf(tokens, from);
  // "227.72" is a number of its own.
  if (
    isMark(tokens, from + 1, DOT) &&
    tokens.gap[from + 1] === GAP.none &&
    tokens.gap[from + 2] === GAP.none &&
    isNumber(tokens, from + 2)
  )
    return from;
  if (!/^\d{1,6}[A-Za-z]?$/.test(word) && !/^[NSEW]\d{1,5}[NSEW]\d{1,5}$/.test(word)) return from;
  let at = from + 1;
  if (
    (isMark(tokens, at, HYPHEN) || isMark(tokens, at, SLASH)) &&
    tokens.gap[at] === GAP.none &&
    tokens.gap[at + 1] === GAP.none &&
    /^\d{1,5}[A-Za-z]?$|^[A-Za-z]$/.test(wordOf(tokens, at + 1))
  )
    at += 2;
  if (isMark(tokens, at, 0xbd) || isMark(tokens, at, 0xbc)) at += 1;
  if (
    tokens.gap[at] === GAP.blank &&
    /^(?:bis|ter|quater)$/i.test(wordOf(tokens, at)) &&
    tokens.kind[at] === KIND.lower
  )
    at += 1;
  return at;
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
  /** Whether words other than directions stand before the end. */
  readonly named: boolean;
}

const isUnitValue = (tokens: Tokens, token: number): boolean => {
  const at = isMark(tokens, token, DOT) || isMark(tokens, token, 35) ? token + 1 : token;
  return isNumber(tokens, at) || isMark(tokens, at, 35);
};

/** Reads the words of a street's name; a word that ends streets marks the end, the last one that does. */
const streetWords = (tokens: Tokens, from: number): Words => {
  const { gap, hash, kind, start, end } = tokens;
  let sure = -1;
  let weak = -1;
  let at = from;
  let names = 0;
  let named = false;
  for (let words = 0; words < MOST_WORDS && at < tokens.count; words += 1) {
    const between = gap[at] ?? 0;
    if (at > from && (between > GAP.blank || between === GAP.none)) break;
    const lower = kind[at] === KIND.lower;
    const own = hash[at] ?? 0;
    const ordinal = isOrdinal(tokens, at);
    const digits = kind[at] === KIND.digits && names > 0 && STREET_START.has(hash[at - 1] ?? 0);
    if (!isWord(tokens, at) && !ordinal && !digits) break;
    const ends = STREET_END.has(own);
    const isParticle = lower && (flagsOf(tokens, at) & FLAG.particle) !== 0;
    const opens = names === 0 && STREET_START.has(own);
    const foreign =
      lower && names > 0 && STREET_START.has(hash[from] ?? 0) && (LEXICON.english[entryOf(own)] ?? 0) === 0;
    const known = ends || isParticle || opens || foreign || STREET_WEAK.has(own) || isDirection(tokens, at);
    const small = lower && names > 0 && SMALL.has(own) && isCapitalWord(tokens, at + 1);
    const fits = known || small || isCapitalWord(tokens, at) || (names === 0 && isCompound(wordOf(tokens, at)));
    if (lower && !fits) break;
    // One letter is a kind of street only as an abbreviation.
    if (ends && (end[at] ?? 0) - (start[at] ?? 0) === 1 && !isMark(tokens, at + 1, DOT)) break;
    // "Apt. 892" and "Suite 12" are units behind the street.
    if (names > 0 && UNIT.has(own) && !ends && isUnitValue(tokens, at + 1)) break;
    let next = at + 1;
    while (
      (isMark(tokens, next, HYPHEN) || isMark(tokens, next, 39)) &&
      gap[next] === GAP.none &&
      gap[next + 1] === GAP.none &&
      isWord(tokens, next + 1)
    )
      next += 2;
    if (names > 0 && ends) {
      sure = next;
      named = true;
    } else if (isSureCompound(wordOf(tokens, next - 1))) {
      sure = next;
      named = true;
    } else if (isSoftCompound(wordOf(tokens, next - 1)) && kind[at] !== KIND.mixed) weak = next;
    else if (names > 0 && STREET_WEAK.has(own) && !lower) weak = next;
    if (isMark(tokens, next, DOT) && gap[next] === GAP.none && wordOf(tokens, next - 1).length <= 5) next += 1;
    names += 1;
    at = next;
    // Behind the end of a street only a direction still belongs to it.
    if (sure >= 0 && !isDirection(tokens, at) && !STREET_END.has(hash[at] ?? 0)) break;
  }
  if (sure >= 0 && isDirection(tokens, sure) && gap[sure] === GAP.blank && kind[sure] !== KIND.lower) sure += 1;
  return { sure, weak, all: at, named };
};

/** A house number and what follows it: "12 Oak Street", "12 rue de la Paix", "6750 Koskikatu". */
export const streetFromNumber = (tokens: Tokens, from: number): Street | undefined => {
  let at = houseNumber(tokens, from);
  if (at === from) return undefined;
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

/** Small words within the names of streets and places. */
export const SMALL: ReadonlySet<number> = new Set(
  'on upon under sur sous am an bei im in nad pri pod v na u z k w od i les lez aux and the of zum zur auf der den a'
    .split(' ')
    .map(hashOf),
);

const COMMON_STARTS: ReadonlySet<number> = new Set(
  'place square route rt avenue boulevard blvd county interstate highway hwy us fm km res cond al os str bo mz cl cr state sector court st street lote c campo plaza res priv'
    .split(' ')
    .map(hashOf),
);

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

/** "PO Box 12", "RR 2 Box 15", "PSC 3 Box 1", "Unit 1009 Box 0219", "Postfach 12": `number` is the box's. */
export const boxAt = (tokens: Tokens, number: number): Street | undefined => {
  const { gap, hash, kind } = tokens;
  let at = number - 1;
  if (isMark(tokens, at, 35) || isMark(tokens, at, DOT)) at -= 1;
  if (at >= 0 && kind[at] !== KIND.mark && /^(?:no|number|num|postal|n)$/i.test(wordOf(tokens, at))) at -= 1;
  if (at < 0 || !BOX.has(hash[at] ?? 0) || (gap[number] ?? 0) > GAP.blank) return undefined;
  const word = wordOf(tokens, at).toLowerCase();
  if ((word === 'bp' || word === 'cp') && wordOf(tokens, at) !== word.toUpperCase()) return undefined;
  if (word !== 'box')
    return { from: at, next: number + 1, kind: word === 'cp' || word === 'bp' || word === 'boks' ? 'weak' : 'sure' };
  const { text, start } = tokens;
  const head = text.slice(Math.max(0, (start[at] ?? 0) - 40), start[at]);
  const lead =
    /(?:\b(?:P\.?[ ]?O\.?|Post[ ]Office|(?:R\.?R\.?|Rural[ ]Route|H\.?C\.?|HCR|Route|Rte|Rt|PSC|CMR|Unit|Lock|Drawer)[ ]?#?[ ]?\d{0,5},?)[ ]?)$/i.exec(
      head,
    )?.[0];
  if (lead === undefined) return undefined;
  const from = (start[at] ?? 0) - lead.trimStart().length;
  let first = at;
  while (first > 0 && (start[first - 1] ?? 0) >= from) first -= 1;
  return { from: first, next: number + 1, kind: 'sure' };
};
