import { wordSet } from '../tokens/characters.ts';
import { englishLevel, entryOf } from '../tokens/lexicon.ts';
import { COLON, COMMA } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import type { Street } from './street.ts';
import type { Tail } from './tail.ts';
import { ADDRESS_CUE, addressSet, isMark, lengthOf, wordOf } from './words.ts';

/** Tokens before a street within which an address word is a cue. */
const CUE_REACH = 8;

const hasCue = (tokens: Tokens, from: number): boolean => {
  for (let at = from - 1; at >= Math.max(0, from - CUE_REACH); at -= 1) {
    if (ADDRESS_CUE.has(tokens.hash[at] ?? 0)) return true;
    if (tokens.gap[at + 1] === GAP.paragraph) return false;
  }
  return false;
};

/** Words between one that asks for a residence and a number that is its house's: "lives at", "address is:". */
const LINKS = wordSet('at is to on now in');
const RESIDENCE = addressSet('residence');

/** Whether what stands right in front asks for nothing but an address: "lives at", "Address:", "moved to". */
export const isAskedFor = ({ hash, kind, gap }: Tokens, from: number): boolean => {
  let at = from - 1;
  const colon = kind[at] === KIND.mark && hash[at] === COLON;
  if (colon) at -= 1;
  const linked = LINKS.has(hash[at] ?? 0) && kind[at] === KIND.lower;
  if (linked) at -= 1;
  return (colon || linked) && (gap[from] ?? 0) <= GAP.newline && RESIDENCE.has(hash[at] ?? 0);
};

const isYear = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === KIND.digits && lengthOf(tokens, at) === 4 && /^(?:19|20)/.test(wordOf(tokens, at));

/** Whether the number in front of a street, or what would be the number behind it, is a year: "2018", "1992-96". */
const hasYear = (tokens: Tokens, { from, next, behind }: Street): boolean =>
  isYear(tokens, from) || isYear(tokens, next - 1) || (behind === true && isYear(tokens, next - 3));

/** How much stands behind a street, a unit counting twice and an unknown place half. */
const evidenceOf = (tail: Tail): number => {
  const { unit, code, known, region, country, place } = tail;
  const parts = 2 * Number(unit) + Number(code) + Number(known) + Number(region) + Number(country);
  return parts + (place && !known ? 0.5 : 0);
};

/** Whether a street has a capital, or a word that English has not: "at 50 percent". */
const isProper = ({ kind, hash }: Tokens, { from, next }: Street): boolean => {
  for (let at = from + 1; at < next; at += 1)
    if (kind[at] !== KIND.lower || englishLevel(entryOf(hash[at] ?? 0)) === 0) return true;
  return false;
};

/** A number and capitalised words without a kind of street. */
const plainScore = (street: Street, tail: Tail, cue: boolean, asked: boolean): number => {
  const named = tail.known || tail.region || tail.country;
  const backed = tail.unit || cue;
  if (tail.code && (named || (tail.place && backed))) return backed ? 92 : 82;
  if (tail.unit) return evidenceOf(tail) >= 3 || cue ? 90 : 78;
  if (tail.known && (tail.region || tail.country)) return 78;
  if (cue && (asked || evidenceOf(tail) >= 1 || street.twice)) return 72;
  return tail.place && street.twice ? 60 : 0;
};

const sureScore = (full: boolean, tail: Tail, cue: boolean): number => {
  if (full) return 96;
  if (tail.parts > 0) return 92;
  return cue ? 86 : 76;
};

const weakScore = (full: boolean, tail: Tail, cue: boolean): number => {
  const evidence = evidenceOf(tail);
  if (full) return 94;
  if (evidence >= 2) return 90;
  return evidence >= 1 || cue ? 72 : 0;
};

/** "Am Brunnenfeld 12, 89423 Gundelfingen": a street with its number behind, and a code in front of its town on the same line or the next. */
const isPostal = (tokens: Tokens, { behind, next }: Street, { code, place }: Tail): boolean => {
  const { kind, gap } = tokens;
  const comma = isMark(tokens, next, COMMA);
  const at = comma ? next + 1 : next;
  if (!behind || !code || !place || (!comma && gap[at] !== GAP.newline)) return false;
  const length = kind[at] === KIND.digits ? lengthOf(tokens, at) : 0;
  // "105 63 Athina".
  const inGroups = length === 3 && kind[at + 1] === KIND.digits && lengthOf(tokens, at + 1) === 2;
  const town = inGroups ? at + 2 : at + 1;
  return (inGroups || length === 4 || length === 5) && kind[town] === KIND.capital && gap[town] === GAP.blank;
};

/** How sure a street with its tail is, in hundredths; 0 for none. */
export const addressScore = (tokens: Tokens, street: Street, tail: Tail): number => {
  const cue = hasCue(tokens, street.from);
  const full = tail.code && (tail.place || tail.region || tail.country);
  if (street.kind === 'sure') return sureScore(full, tail, cue);
  const year = hasYear(tokens, street);
  // "US Army 1992-96, DoD".
  if (street.kind === 'weak') return year && street.behind && !tail.code ? 0 : weakScore(full, tail, cue);
  if (isPostal(tokens, street, tail)) return cue ? 92 : 82;
  // "Grade 4 | room 112", "Teamsters Local 200".
  const numbered = street.behind && !cue && !tail.code && !tail.known;
  return numbered || (year && !tail.unit)
    ? 0
    : plainScore(street, tail, cue, cue && isAskedFor(tokens, street.from) && isProper(tokens, street));
};
