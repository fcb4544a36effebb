import type { Detector } from '../../data-files.ts';
import { hashOf } from '../characters.ts';
import { FLAG } from '../lexicon.ts';
import type { Page } from '../page.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { boxAt, houseNumber, type Street, streetFromNumber } from './street.ts';
import { streetBeforeNumber } from './street-before.ts';
import { type Tail, tailAt } from './tail.ts';
import { ADDRESS_CUE, flagsOf, isCapitalWord, isMark, isWord, UNIT, wordOf } from './words.ts';

const REFUSED_BEFORE = new Set([...'$€£¥.=@&%+_\\^~<{'].map((sign) => sign.charCodeAt(0)));

/** Tokens before a street within which an address word is a cue. */
const CUE_REACH = 8;

const hasCue = (tokens: Tokens, from: number): boolean => {
  for (let at = from - 1; at >= Math.max(0, from - CUE_REACH); at -= 1) {
    if (ADDRESS_CUE.has(tokens.hash[at] ?? 0)) return true;
    if (tokens.gap[at + 1] === GAP.paragraph) return false;
  }
  return false;
};

/** Whether what would be the number behind a street is a year. */
const isYearEnd = (tokens: Tokens, { next }: Street): boolean => /^(?:19|20)\d\d$/.test(wordOf(tokens, next - 1));

/** How sure a street with its tail is, in hundredths; 0 for none. */
const scoreOf = (tokens: Tokens, street: Street, tail: Tail): number => {
  const cue = hasCue(tokens, street.from);
  const full = tail.code && (tail.place || tail.region || tail.country);
  if (street.kind === 'sure') {
    if (full) return 96;
    if (tail.parts > 0) return 92;
    return cue ? 86 : 76;
  }
  const year = /^(?:19|20)\d\d$/.test(wordOf(tokens, street.from)) || isYearEnd(tokens, street);
  if (street.kind === 'plain' && year && !tail.unit) return 0;
  const named = tail.known || tail.region || tail.country;
  const evidence =
    Number(tail.unit) * 2 +
    Number(tail.code) +
    Number(tail.known) +
    Number(tail.region) +
    Number(tail.country) +
    Number(tail.place && !tail.known) * 0.5;
  if (street.kind === 'weak') {
    if (full) return 94;
    if (evidence >= 2) return 90;
    return evidence >= 1 || cue ? 72 : 0;
  }
  if (full && (named || tail.unit || cue)) return tail.unit || cue ? 92 : 82;
  if (tail.unit && tail.parts >= 1) return evidence >= 3 || cue ? 90 : 78;
  if (tail.known && (tail.region || tail.country)) return 78;
  if (cue && (evidence >= 1 || street.twice)) return 72;
  return tail.place && street.twice ? 60 : 0;
};

/** A further number right in front of the house number: a lot, a fire number, an old number. */
const numberBefore = ({ kind, gap, start, end }: Tokens, from: number): number => {
  const before = from - 1;
  if (before < 0 || kind[before] !== KIND.digits || kind[from] !== KIND.digits || gap[from] !== GAP.blank) return from;
  return (end[before] ?? 0) - (start[before] ?? 0) <= 6 && (before === 0 || gap[before] !== GAP.none) ? before : from;
};

const CORNER: ReadonlySet<number> = new Set(['corner', 'intersection', 'crossing', 'esquina'].map(hashOf));
const AND: ReadonlySet<number> = new Set(['and', 'y', 'und', 'et'].map(hashOf));

/** "The corner of Main St and 5th Ave": the second street, and where the words about the corner begin. */
const cornerOf = (tokens: Tokens, from: number, next: number): { readonly from: number; readonly next: number } => {
  const corner = [from - 2, from - 3].find((at) => at >= 0 && CORNER.has(tokens.hash[at] ?? 0));
  const dot = isMark(tokens, next, 46) ? next + 1 : next;
  if (corner === undefined || !AND.has(tokens.hash[dot] ?? 0) || !isCapitalWord(tokens, dot + 1)) return { from, next };
  let end = dot + 1;
  while (end < dot + 6 && isWord(tokens, end) && isCapitalWord(tokens, end) && tokens.gap[end] === GAP.blank) end += 1;
  const article = corner > 0 && tokens.kind[corner - 1] === KIND.lower && tokens.gap[corner] === GAP.blank;
  return { from: article ? corner - 1 : corner, next: Math.max(end, next) };
};

const OFFICES: ReadonlySet<number> = new Set(['apo', 'fpo', 'dpo'].map(hashOf));

/** Words of a ship or unit that stand on the line, or right, before a military post office. */
const MOST_SHIP_WORDS = 4;

/** "USNS Mercy, FPO AP 96672": the code of a military post office, with the ship or unit before it. */
const militaryAt = (tokens: Tokens, number: number): Street | undefined => {
  if (!/^\d{5}$/.test(wordOf(tokens, number)) || !/^A[AEP]$/i.test(wordOf(tokens, number - 1))) return undefined;
  if (!OFFICES.has(tokens.hash[number - 2] ?? 0)) return undefined;
  let from = number - 2;
  const before = isMark(tokens, from - 1, 44) ? from - 2 : from - 1;
  let at = before;
  while (at >= 0 && before - at < MOST_SHIP_WORDS && (isCapitalWord(tokens, at) || tokens.kind[at] === KIND.digits)) {
    from = at;
    if ((tokens.gap[at] ?? 0) !== GAP.blank) break;
    at -= 1;
  }
  return { from, next: number + 1, kind: 'sure' };
};

const ESTATES: ReadonlySet<number> = new Set(
  [
    'urb',
    'urbanizacion',
    'cond',
    'condominio',
    'res',
    'residencial',
    'barrio',
    'bo',
    'sector',
    'parcelas',
    'ext',
    'colonia',
    'col',
    'fracc',
    'villa',
    'villas',
    'brisas',
    'jardines',
    'mansiones',
    'reparto',
    'quintas',
    'cite',
    'cité',
  ].map(hashOf),
);

/** An estate in front of the number, as in Puerto Rico and Mexico: "Urb. Las Gladiolas, 150 Calle A". */
const estateBefore = (tokens: Tokens, from: number): number => {
  let at = isMark(tokens, from - 1, 44) ? from - 2 : from - 1;
  for (let words = 0; words < 6 && at >= 0 && (tokens.gap[at + 1] ?? 0) <= GAP.newline; words += 1) {
    if (ESTATES.has(tokens.hash[at] ?? 0) && isCapitalWord(tokens, at) && words > 0) {
      const outer = isMark(tokens, at - 1, 46) ? at - 2 : at - 1;
      return outer >= 0 && ESTATES.has(tokens.hash[outer] ?? 0) && isCapitalWord(tokens, outer) ? outer : at;
    }
    const dotted = isMark(tokens, at, 46) && ESTATES.has(tokens.hash[at - 1] ?? 0);
    if (!dotted && !isCapitalWord(tokens, at) && !(flagsOf(tokens, at) & FLAG.particle)) return from;
    at -= 1;
  }
  return from;
};

/** A unit in front of the number: "Suite 541 6343 Skogstien", "Flat 3, 12 High Street". */
const unitBefore = (tokens: Tokens, from: number): number => {
  let at = from - 1;
  if (isMark(tokens, at, 44)) at -= 1;
  if (at < 1 || (tokens.gap[from] ?? 0) > GAP.newline || !/^[\dA-Za-z]{1,5}$/.test(wordOf(tokens, at))) return from;
  let word = at - 1;
  if (isMark(tokens, word, 46) || isMark(tokens, word, 35)) word -= 1;
  if (word < 0 || !isWord(tokens, word) || !UNIT.has(tokens.hash[word] ?? 0) || tokens.kind[word] === KIND.lower)
    return from;
  return /^(?:no|house|top|c)$/i.test(wordOf(tokens, word)) ? from : word;
};

const isRefused = (tokens: Tokens, street: Street): boolean => {
  const { from } = street;
  if (from === 0 || tokens.gap[from] !== GAP.none) return false;
  const sign = tokens.hash[from - 1] ?? 0;
  return tokens.kind[from - 1] !== KIND.mark || REFUSED_BEFORE.has(sign) || sign === 45 || sign === 47;
};

/** A month or a unit of measure where the street's name would stand: a date, an amount. */
const isOther = (tokens: Tokens, street: Street): boolean => {
  if (street.kind === 'sure') return false;
  // A month behind a number makes it a day.
  for (let at = street.from; at <= street.next; at += 1)
    if (flagsOf(tokens, at) & (FLAG.month | FLAG.weekday)) return true;
  const at = houseNumber(tokens, street.from);
  return at > street.from && (flagsOf(tokens, at) & (FLAG.nationality | FLAG.brand)) !== 0;
};

const best = (tokens: Tokens, candidates: readonly (Street | undefined)[]) => {
  let found: { readonly street: Street; readonly tail: Tail; readonly score: number } | undefined;
  for (const street of candidates) {
    if (!street || isRefused(tokens, street) || isOther(tokens, street)) continue;
    const tail = tailAt(tokens, street.next);
    const score = scoreOf(tokens, street, tail);
    if (score > (found?.score ?? 0)) found = { street, tail, score };
  }
  return found;
};

/** Whether a number can be of a house: a capitalised word stands next to it. */
const couldBeHouse = (
  { kind, gap, start, end }: Tokens,
  number: number,
): { readonly front: boolean; readonly back: boolean } => {
  const length = (end[number] ?? 0) - (start[number] ?? 0);
  const next = kind[number + 1] ?? 0;
  const afterMark = next === KIND.mark && gap[number + 1] === GAP.none;
  const front = length <= 7 && ((gap[number + 1] === GAP.blank && next !== KIND.digits) || afterMark);
  const back = length <= 7 && number > 0 && gap[number] === GAP.blank && kind[number - 1] !== KIND.digits;
  return { front, back };
};

/** Whole postal addresses: a street with its number, or a box, and what follows it over lines. */
export const findAddresses = (page: Page, detector: Detector): void => {
  const { tokens } = page;
  let reached = 0;
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const number = tokens.numbers.items[n] ?? 0;
    if (number < reached || tokens.taken[number] === 1) continue;
    const { front, back } = couldBeHouse(tokens, number);
    if (!front && !back) continue;
    const box = back || tokens.gap[number] === GAP.none ? boxAt(tokens, number) : undefined;
    const found = best(tokens, [
      box,
      militaryAt(tokens, number),
      front ? streetFromNumber(tokens, number) : undefined,
      back ? streetBeforeNumber(tokens, number) : undefined,
    ]);
    if (!found) continue;
    const { street, tail, score } = found;
    const unit = street.from < reached ? number : unitBefore(tokens, street.from);
    const single = unit < street.from || street.from < reached ? unit : unitBefore(tokens, numberBefore(tokens, unit));
    const first = single > reached ? estateBefore(tokens, single) : single;
    const { from, next } = cornerOf(tokens, first, tail.parts > 0 ? tail.next : street.next);
    reached = next;
    const why = `${detector.id}, ${street.kind}, ${tail.parts} parts`;
    page.emit({
      element: 'postal_address',
      start: tokens.start[from] ?? 0,
      end: tokens.end[next - 1] ?? 0,
      confidence: score / 100,
      state: 'clear',
      detector: detector.id,
      why,
    });
  }
};
