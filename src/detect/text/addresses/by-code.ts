import type { Detector } from '../../data-files.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { wordSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { APOSTROPHE, COMMA, DOT, HYPHEN, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { addressSet, flagsOf, isCapitalWord, isMark, lengthOf, wordOf } from './words.ts';

/** First and last halves of the postal codes of the United Kingdom, Ireland and Canada: no other words look like them. */
const HALVES: readonly (readonly [RegExp, RegExp])[] = [
  [/^[A-Z]{1,2}\d[A-Z\d]?$/, /^\d[A-Z]{2}$/],
  [/^[A-Z]\d[\dW]$/, /^[A-Z\d]{4}$/],
  [/^[A-Z]\d[A-Z]$/, /^\d[A-Z]\d$/],
];

const areHalves = (first: string, last: string): boolean => HALVES.some(([a, b]) => a.test(first) && b.test(last));

const isInHalves = (tokens: Tokens, token: number): boolean => {
  if (tokens.kind[token] !== KIND.code || tokens.gap[token + 1] !== GAP.blank) return false;
  if (tokens.kind[token + 1] !== KIND.code && tokens.kind[token + 1] !== KIND.digits) return false;
  return areHalves(wordOf(tokens, token), wordOf(tokens, token + 1));
};

/** Codes of India end in the number of an office: no round number of thousands is one. */
const CODE_OF_INDIA = /^[1-9]\d{2}(?!000)\d{3}$/;

/** "Hyderabad - 500045", "Mumbai 400 053": a code of India behind a town of any list; the last token of the code, -1 for none. */
const behindTown = (tokens: Tokens, token: number): number => {
  const { kind, gap } = tokens;
  if (kind[token] !== KIND.digits || gap[token] !== GAP.blank) return -1;
  const parted = gap[token + 1] === GAP.blank && kind[token + 1] === KIND.digits && lengthOf(tokens, token) === 3;
  const hyphen = isMark(tokens, token - 1, HYPHEN) && gap[token - 1] === GAP.blank;
  const last = parted ? token + 1 : token;
  // "Chicago 400 123 pounds".
  if (!hyphen && gap[last + 1] === GAP.blank && last + 1 < tokens.count && kind[last + 1] === KIND.lower) return -1;
  const code = parted ? wordOf(tokens, token) + wordOf(tokens, last) : wordOf(tokens, token);
  const town = hyphen ? token - 2 : token - 1;
  const known = isCapitalWord(tokens, town) && (flagsOf(tokens, town) & (FLAG.city | FLAG.bigCity)) !== 0;
  return known && CODE_OF_INDIA.test(code) ? last : -1;
};

/** The last token of a code that only addresses have; -1 where none stands at a token. */
const codeEnd = (tokens: Tokens, token: number): number =>
  isInHalves(tokens, token) ? token + 1 : behindTown(tokens, token);

/** Small words within the names of places. */
const WITHIN = addressSet('within_place');

/** Of these, the ones that begin a part: ", near Gandhi Chowk". */
const NEAR = wordSet('near opp opposite behind');

/** Parts of an address in India that no list of towns has. */
const OF_HOUSE = addressSet('house_word');

/** Tokens before a code, at most. */
const MOST = 24;

/** "H.No. 8-3-228/417": signs within a number, and the dot of an abbreviation. */
const isWithinNumber = ({ kind, hash, gap, start, end }: Tokens, token: number): boolean => {
  if (gap[token] !== GAP.none) return false;
  if (hash[token] === SLASH) return gap[token + 1] === GAP.none;
  return hash[token] === DOT && kind[token - 1] !== KIND.digits && (end[token - 1] ?? 0) - (start[token - 1] ?? 0) <= 3;
};

const isPart = (tokens: Tokens, token: number): boolean => {
  const { kind, hash } = tokens;
  switch (kind[token]) {
    case KIND.mark:
      return (
        hash[token] === COMMA || hash[token] === HYPHEN || hash[token] === APOSTROPHE || isWithinNumber(tokens, token)
      );
    case KIND.lower:
      return WITHIN.has(hash[token] ?? 0);
    case KIND.caseless:
      return false;
    default:
      return true;
  }
};

/** The first token of the capitalised words and numbers in front of a code, on its line. */
const startBefore = (tokens: Tokens, code: number): { readonly from: number; readonly commas: number } => {
  let from = code;
  let commas = 0;
  for (let at = code - 1; at >= 0 && at > code - MOST; at -= 1) {
    if ((tokens.gap[at + 1] ?? 0) > GAP.blank || tokens.taken[at] === 1 || !isPart(tokens, at)) break;
    // "Mrs Blodwen Llewellyn, of 14 Chapel Row": somebody stands in front.
    const apart = tokens.kind[at] === KIND.lower && isMark(tokens, at - 1, COMMA) && !NEAR.has(tokens.hash[at] ?? 0);
    if (apart) break;
    if (tokens.hash[at] === COMMA && tokens.kind[at] === KIND.mark) commas += 1;
    else if (tokens.kind[at] !== KIND.lower && tokens.kind[at] !== KIND.mark) from = at;
  }
  return { from, commas };
};

/** "Zentrix Services Pvt Ltd, 6th Floor, Tower B": where the address begins behind a firm. */
const withoutFirm = (tokens: Tokens, from: number, code: number): number => {
  for (let at = from; at < code; at += 1)
    if (isMark(tokens, at, COMMA)) return flagsOf(tokens, at - 1) & FLAG.organization ? at + 1 : from;
  return from;
};

/** Whether a house is spoken of: a number, a floor, what it stands near. Towns in a row before a number have none of it. */
const isOfHouse = ({ kind, hash }: Tokens, from: number, code: number): boolean => {
  for (let at = from; at < code; at += 1)
    if (kind[at] === KIND.digits || kind[at] === KIND.code || OF_HOUSE.has(hash[at] ?? 0)) return true;
  return false;
};

/** Addresses without a number of a house: what stands with commas before a code that only addresses have. */
export const findByCode = (page: Page, detector: Detector): void => {
  const { tokens } = page;
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const code = tokens.numbers.items[n] ?? 0;
    const last = tokens.taken[code] === 1 ? -1 : codeEnd(tokens, code);
    if (last < 0) continue;
    const { from, commas } = startBefore(tokens, code);
    if (commas < 2 || !(isInHalves(tokens, code) || isOfHouse(tokens, from, code))) continue;
    const [start, end] = [tokens.start[withoutFirm(tokens, from, code)] ?? 0, tokens.end[last] ?? 0];
    const { id } = detector;
    const why = reasonOf(id, 'postal code');
    page.emit({ element: 'postal_address', start, end, confidence: 0.86, state: 'clear', detector: id, why });
  }
};
