import type { Detector } from '../../data-files.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { COMMA, HYPHEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { addressSet, wordOf } from './words.ts';

/** First and last halves of the postal codes of the United Kingdom, Ireland and Canada: no other words look like them. */
const HALVES: readonly (readonly [RegExp, RegExp])[] = [
  [/^[A-Z]{1,2}\d[A-Z\d]?$/, /^\d[A-Z]{2}$/],
  [/^[A-Z]\d[\dW]$/, /^[A-Z\d]{4}$/],
  [/^[A-Z]\d[A-Z]$/, /^\d[A-Z]\d$/],
];

const areHalves = (first: string, last: string): boolean => HALVES.some(([a, b]) => a.test(first) && b.test(last));

const isCode = (tokens: Tokens, token: number): boolean => {
  if (tokens.kind[token] !== KIND.code || tokens.gap[token + 1] !== GAP.blank) return false;
  if (tokens.kind[token + 1] !== KIND.code && tokens.kind[token + 1] !== KIND.digits) return false;
  return areHalves(wordOf(tokens, token), wordOf(tokens, token + 1));
};

/** Small words within the names of places. */
const WITHIN = addressSet('within_place');

/** Tokens before a code, at most. */
const MOST = 24;

const isPart = ({ kind, hash }: Tokens, token: number): boolean => {
  switch (kind[token]) {
    case KIND.mark:
      return hash[token] === COMMA || hash[token] === HYPHEN || hash[token] === 39;
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
    const apart = tokens.kind[at] === KIND.lower && tokens.kind[at - 1] === KIND.mark && tokens.hash[at - 1] === COMMA;
    if (apart) break;
    if (tokens.hash[at] === COMMA && tokens.kind[at] === KIND.mark) commas += 1;
    else if (tokens.kind[at] !== KIND.lower && tokens.kind[at] !== KIND.mark) from = at;
  }
  return { from, commas };
};

/** Addresses without a number of a house: what stands with commas before a code that only addresses have. */
export const findByCode = (page: Page, detector: Detector): void => {
  const { tokens } = page;
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const code = tokens.numbers.items[n] ?? 0;
    if (!isCode(tokens, code)) continue;
    const { from, commas } = startBefore(tokens, code);
    if (commas < 2) continue;
    const [start, end] = [tokens.start[from] ?? 0, tokens.end[code + 1] ?? 0];
    const { id } = detector;
    const why = reasonOf(id, 'postal code');
    page.emit({ element: 'postal_address', start, end, confidence: 0.86, state: 'clear', detector: id, why });
  }
};
