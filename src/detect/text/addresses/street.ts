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
  wordOf,
} from './words.ts';

/** How sure a street is by its own words. */
export type StreetKind = 'sure' | 'weak' | 'plain';

export interface Street {
  /** First token, and the token behind. */
  readonly from: number;
  readonly next: number;
  readonly kind: StreetKind;
}

const DOT = 46;
const COMMA = 44;
const HYPHEN = 45;
const SLASH = 47;

/** Words whose end is the kind of the street: "Hauptstrasse", "Koskikatu", "Keizersgracht". */
const COMPOUND =
  /.(?:strasse|straße|str|gasse|platz|allee|damm|ufer|straat|laan|plein|gracht|kade|dreef|singel|gatan|gata|vägen|vagen|gränd|vej|vegur|braut|stræde|gade|allé|gate|gata|veien|vegen|vei|katu|tie|polku|kuja|kaari|raitti|utca|útja|körút|ulica|weg|tänav|stien|bakken|løkken|haven|parken|toften|svinget|marken|vænget|steinn|hraun|holt|tún|stígur|gerði|grund)\.?$/iu;

const MOST_WORDS = 6;

const isNumber = ({ kind }: Tokens, token: number): boolean => kind[token] === KIND.digits || kind[token] === KIND.code;

/** "12", "12a", "12-14", "12/3", "12½": the token behind a house number, or the same token. */
export const houseNumber = (tokens: Tokens, from: number): number => {
  const word = wordOf(tokens, from);
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

/** Reads the words of a street's name; a word that ends streets marks the end, the last one that does. */
const streetWords = (tokens: Tokens, from: number): Words => {
  const { gap, hash, kind } = tokens;
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
    if (lower && !ends && !STREET_WEAK.has(own) && !isParticle && !COMPOUND.test(wordOf(tokens, at)) && names === 0)
      break;
    if (lower && !ends && !isParticle && !STREET_WEAK.has(own) && !isDirection(tokens, at)) break;
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
    } else if (COMPOUND.test(wordOf(tokens, next - 1)) && wordOf(tokens, next - 1).length > 5) {
      sure = next;
      named = true;
    } else if (names > 0 && STREET_WEAK.has(own) && !lower) weak = next;
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
  if (starts && all > at + 1) return { from, next: all, kind: isCommonStart(tokens, at) ? 'weak' : 'sure' };
  if (weak >= 0) return { from, next: weak, kind: 'weak' };
  if (all === at || !isCapitalWord(tokens, at)) return undefined;
  return { from, next: trailingNumber(tokens, all), kind: 'plain' };
};

/** Words such as "place" and "county" that begin streets of other languages and are words of English. */
const isCommonStart = (tokens: Tokens, at: number): boolean => {
  const level = LEXICON.english[entryOf(tokens.hash[at] ?? 0)] ?? 0;
  return level > 0 || (tokens.end[at] ?? 0) - (tokens.start[at] ?? 0) <= 2;
};

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

/** A street whose number stands behind: "Hauptstr. 12", "Calle Mayor, 5", "Via Roma n. 3". `number` is its token. */
export const streetBeforeNumber = (tokens: Tokens, number: number): Street | undefined => {
  const { gap, kind, hash } = tokens;
  let at = number - 1;
  // "n. 3", "nº 3", "No. 3", "# 3", ", 3"
  for (let n = 0; n < 3 && at > 0; n += 1) {
    if (
      kind[at] === KIND.mark &&
      (hash[at] === DOT || hash[at] === COMMA || hash[at] === 0xba || hash[at] === 0xb0 || hash[at] === 35)
    )
      at -= 1;
    else if (kind[at] !== KIND.mark && /^(?:n|no|nr|num|nº)$/i.test(wordOf(tokens, at)) && at < number - 1) at -= 1;
    else break;
  }
  const last = at;
  if (!isWord(tokens, last) || (gap[number] ?? 0) > GAP.blank) return undefined;
  let first = -1;
  let kindOf: StreetKind | undefined;
  for (let words = 0; words < MOST_WORDS && at >= 0; words += 1) {
    if (!isWord(tokens, at) && !(kind[at] === KIND.digits && words > 0)) break;
    const own = hash[at] ?? 0;
    const lower = kind[at] === KIND.lower;
    if (STREET_START.has(own) && words > 0) {
      first = at;
      kindOf = isCommonStart(tokens, at) ? 'weak' : 'sure';
      if (kindOf === 'sure') break;
    } else if (words === 0 && (COMPOUND.test(wordOf(tokens, at)) || (STREET_END.has(own) && !lower))) {
      kindOf = 'sure';
      first = at;
    } else if (lower && !(flagsOf(tokens, at) & FLAG.particle) && !(STREET_END.has(own) && words === 0)) break;
    if (words === 0 && lower && STREET_END.has(own)) kindOf = 'sure';
    if (!lower) first = first < 0 || kindOf !== 'sure' || at < first ? at : first;
    const before = at - 1;
    if (before < 0 || (gap[at] ?? 0) > GAP.blank) break;
    if (kind[before] === KIND.mark) {
      // "C/ Mayor", "Av. Juarez", "St.-Anna": a sign within the name.
      const joint = hash[before] === DOT || hash[before] === SLASH || hash[before] === HYPHEN || hash[before] === 39;
      if (!joint || before === 0 || gap[before] !== GAP.none) break;
      at = before - 1;
      if (hash[before] === DOT && !STREET_START.has(hash[at] ?? 0) && wordOf(tokens, at).length > 3) break;
    } else at = before;
  }
  if (first < 0) return undefined;
  const end = houseNumber(tokens, number);
  if (end === number) return undefined;
  return {
    from: first,
    next: isMark(tokens, end, DOT) && gap[end] === GAP.none ? end + 1 : end,
    kind: kindOf ?? 'plain',
  };
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
