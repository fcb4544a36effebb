import type { Detector } from '../../data-files.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { COMMA, HYPHEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { partsBefore } from './parts-before.ts';
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

const INDIAN_PARTS = addressSet('indian_part');
/** Of these, two say that six digits are a code of India. */
const LEAST_PARTS = 2;

/** "Tenali Mandal, Guntur Dist., A.P. - 522201": the last token of a code that may be of India behind a town of no list; -1 for none. */
const behindDistrict = ({ kind, text, start, end }: Tokens, token: number): number =>
  kind[token] === KIND.digits && CODE_OF_INDIA.test(text.slice(start[token], end[token])) ? token : -1;

const isOfDistrict = ({ hash }: Tokens, from: number, code: number): boolean => {
  let parts = 0;
  for (let at = from; at < code; at += 1) if (INDIAN_PARTS.has(hash[at] ?? 0)) parts += 1;
  return parts >= LEAST_PARTS;
};

/** The last token of a code that only addresses have; -1 where none stands at a token. */
const codeEnd = (tokens: Tokens, token: number): number => {
  if (isInHalves(tokens, token)) return token + 1;
  const town = behindTown(tokens, token);
  return town < 0 ? behindDistrict(tokens, token) : town;
};

/** Parts of an address in India that no list of towns has. */
const OF_HOUSE = addressSet('house_word');

/** "Zentrix Services Pvt Ltd, 6th Floor, Tower B": where the address begins behind a firm. */
const withoutFirm = (tokens: Tokens, from: number, code: number): number => {
  // "Near Ramalayam Temple, Kothapeta": what a house stands near.
  if (OF_HOUSE.has(tokens.hash[from] ?? 0)) return from;
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

/** Commas or line ends between the parts of such an address, at least. */
const LEAST_COMMAS = 2;

/** Whether what stands before a code says that it is one. */
const isAddress = (tokens: Tokens, from: number, code: number): boolean =>
  isInHalves(tokens, code) ||
  (isOfHouse(tokens, from, code) && behindTown(tokens, code) >= 0) ||
  isOfDistrict(tokens, from, code);

/** Addresses without a number of a house: what stands with commas before a code that only addresses have. */
export const findByCode = (page: Page, detector: Detector): void => {
  const { tokens } = page;
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const code = tokens.numbers.items[n] ?? 0;
    const last = tokens.taken[code] === 1 ? -1 : codeEnd(tokens, code);
    if (last < 0) continue;
    const { from, commas } = partsBefore(tokens, code, LEAST_COMMAS);
    if (commas < LEAST_COMMAS || !isAddress(tokens, from, code)) continue;
    const [start, end] = [tokens.start[withoutFirm(tokens, from, code)] ?? 0, tokens.end[last] ?? 0];
    const { id } = detector;
    const why = reasonOf(id, 'postal code');
    page.emit({ element: 'postal_address', start, end, confidence: 0.86, state: 'clear', detector: id, why });
  }
};
