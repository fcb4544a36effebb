import type { Detector } from '../../data-files.ts';
import { FLAG } from '../lexicon.ts';
import type { Page } from '../page.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { boxAt, houseNumber, type Street, streetBeforeNumber, streetFromNumber } from './street.ts';
import { type Tail, tailAt } from './tail.ts';
import { ADDRESS_CUE, flagsOf, isMark, isWord, UNIT, wordOf } from './words.ts';

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

/** How sure a street with its tail is, in hundredths; 0 for none. */
const scoreOf = (tokens: Tokens, street: Street, tail: Tail): number => {
  const cue = hasCue(tokens, street.from);
  const full = tail.code && (tail.place || tail.region || tail.country);
  if (street.kind === 'sure') {
    if (full) return 96;
    if (tail.parts > 0) return 92;
    return cue ? 86 : 76;
  }
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
  if (full) return tail.unit || cue ? 92 : 82;
  if (tail.unit && tail.parts >= 1) return evidence >= 3 || cue ? 90 : 78;
  if (tail.known && (tail.region || tail.country)) return 78;
  return cue && evidence >= 1 ? 72 : 0;
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
  const at = houseNumber(tokens, street.from);
  if (at === street.from) return street.kind === 'plain' && (flagsOf(tokens, street.from) & FLAG.month) !== 0;
  return (flagsOf(tokens, at) & (FLAG.month | FLAG.weekday)) !== 0 && street.kind !== 'sure';
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
    if (number < reached) continue;
    const { front, back } = couldBeHouse(tokens, number);
    if (!front && !back) continue;
    const box = back || tokens.gap[number] === GAP.none ? boxAt(tokens, number) : undefined;
    const found = best(tokens, [
      box,
      front ? streetFromNumber(tokens, number) : undefined,
      back ? streetBeforeNumber(tokens, number) : undefined,
    ]);
    if (!found) continue;
    const { street, tail, score } = found;
    const from = street.from < reached ? number : unitBefore(tokens, street.from);
    const next = tail.parts > 0 ? tail.next : street.next;
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
