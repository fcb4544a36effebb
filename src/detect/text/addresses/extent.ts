import { wordSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { COMMA, DOT, HASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { addressSet, flagsOf, isCapitalWord, isMark, isWide, isWord, UNIT, wordOf } from './words.ts';

/** A unit in front of the number: "Suite 541 6343 Skogstien", "Flat 3, 12 High Street". */
const unitBefore = (tokens: Tokens, from: number): number => {
  const value = isMark(tokens, from - 1, COMMA) ? from - 2 : from - 1;
  if (value < 1 || (tokens.gap[from] ?? 0) > GAP.newline) return from;
  const signed = isMark(tokens, value - 1, DOT) || isMark(tokens, value - 1, HASH);
  const word = signed ? value - 2 : value - 1;
  if (word < 0 || !isWord(tokens, word) || tokens.kind[word] === KIND.lower || !UNIT.has(tokens.hash[word] ?? 0))
    return from;
  if (!/^[\dA-Za-z]{1,5}$/.test(wordOf(tokens, value))) return from;
  return /^(?:no|house|top|c)$/i.test(wordOf(tokens, word)) ? from : word;
};

/** "W148 N9748 Tree Tops Dr": the first half of a number on a grid. */
const isGridPair = (tokens: Tokens, from: number): boolean =>
  tokens.gap[from] === GAP.blank &&
  tokens.kind[from] === KIND.code &&
  tokens.kind[from - 1] === KIND.code &&
  /^[NSEW]\d{2,3} [NSEW]\d{3,5}$/.test(`${wordOf(tokens, from - 1)} ${wordOf(tokens, from)}`);

/** A further number right in front of the house number: a lot, a fire number, an old number. */
const numberBefore = (tokens: Tokens, from: number): number => {
  const { kind, gap, start, end } = tokens;
  const before = from - 1;
  if (isGridPair(tokens, from)) return before;
  if (before < 0 || kind[before] !== KIND.digits || kind[from] !== KIND.digits || gap[from] !== GAP.blank) return from;
  // "720 555 0119    9421 Sapling Ct": a telephone in another column.
  if (isWide(tokens, from)) return from;
  return (end[before] ?? 0) - (start[before] ?? 0) <= 6 && (before === 0 || gap[before] !== GAP.none) ? before : from;
};

const PLOTS = wordSet('lot plot flat unit apt house space spc trailer site');
const NUMBERED = /(?:^|[\s,;:(])(?:H|D|Door|House|Plot|Flat|Shop|Qtr|Site|Villa|Room|Rm)\.? ?[Nn]o[.:]? {0,2}$/;

/** "Lot 14, Cypress Mobile Court", "H.No. 4-118, MG Road": the word for what the number is of. */
const plotBefore = (tokens: Tokens, from: number): number => {
  const { hash, kind, gap, start, text } = tokens;
  if (gap[from] === GAP.blank && kind[from - 1] === KIND.capital && PLOTS.has(hash[from - 1] ?? 0)) return from - 1;
  const words = NUMBERED.exec(text.slice(Math.max(0, (start[from] ?? 0) - 16), start[from]));
  if (!words) return from;
  const begin = (start[from] ?? 0) - words[0].replace(/^[\s,;:(]/, '').length;
  let at = from;
  while (at > 0 && (start[at - 1] ?? 0) >= begin) at -= 1;
  return at;
};

const ESTATES = addressSet('estate');

const isEstate = (tokens: Tokens, at: number): boolean =>
  at >= 0 && ESTATES.has(tokens.hash[at] ?? 0) && isCapitalWord(tokens, at);

const MOST_ESTATE_WORDS = 6;

/** An estate in front of the number, as in Puerto Rico and Mexico: "Urb. Las Gladiolas, 150 Calle A". */
const estateBefore = (tokens: Tokens, from: number): number => {
  const last = isMark(tokens, from - 1, COMMA) ? from - 2 : from - 1;
  for (let at = last; at >= 0 && last - at < MOST_ESTATE_WORDS && (tokens.gap[at + 1] ?? 0) <= GAP.newline; at -= 1) {
    if (at < last && isEstate(tokens, at)) {
      const outer = isMark(tokens, at - 1, DOT) ? at - 2 : at - 1;
      return isEstate(tokens, outer) ? outer : at;
    }
    const dotted = isMark(tokens, at, DOT) && isEstate(tokens, at - 1);
    if (!dotted && !isCapitalWord(tokens, at) && !(flagsOf(tokens, at) & FLAG.particle)) return from;
  }
  return from;
};

const QUARTER = wordSet('mah mahallesi mahalle');
const MOST_QUARTER_WORDS = 4;

/** "Atatürk Mah. Gül Sok. No:12": the quarter of a town in front of the street, as in Turkey. */
const quarterBefore = (tokens: Tokens, from: number): number => {
  let at = from - 1;
  while (at >= 0 && (isMark(tokens, at, COMMA) || isMark(tokens, at, DOT))) at -= 1;
  if (at < 1 || !QUARTER.has(tokens.hash[at] ?? 0) || (tokens.gap[from] ?? 0) > GAP.newline) return from;
  let first = at;
  for (let n = 0; n < MOST_QUARTER_WORDS && first > 0; n += 1) {
    if (tokens.gap[first] !== GAP.blank || !isCapitalWord(tokens, first - 1)) break;
    first -= 1;
  }
  return first < at ? first : from;
};

const CORNER = wordSet('corner intersection crossing esquina');
const AND = wordSet('and y und et');

/** "The corner of Main St and 5th Ave": the second street, and where the words about the corner begin. */
const cornerOf = (tokens: Tokens, from: number, next: number): { readonly from: number; readonly next: number } => {
  const corner = CORNER.has(tokens.hash[from - 2] ?? 0) ? from - 2 : from - 3;
  const dot = isMark(tokens, next, 46) ? next + 1 : next;
  if (!CORNER.has(tokens.hash[corner] ?? 0) || !AND.has(tokens.hash[dot] ?? 0) || !isCapitalWord(tokens, dot + 1))
    return { from, next };
  let end = dot + 1;
  while (end < dot + 6 && isWord(tokens, end) && isCapitalWord(tokens, end) && tokens.gap[end] === GAP.blank) end += 1;
  const article = corner > 0 && tokens.kind[corner - 1] === KIND.lower && tokens.gap[corner] === GAP.blank;
  return { from: article ? corner - 1 : corner, next: Math.max(end, next) };
};

/** First token of an address, and the token behind it. */
export interface Extent {
  readonly from: number;
  readonly next: number;
}

/** An address with what stands in front of its street; `reached` is where the address before it ends. */
export const extentOf = (tokens: Tokens, from: number, next: number, reached: number): Extent => {
  const unit = unitBefore(tokens, from);
  const single = unit < from ? unit : unitBefore(tokens, numberBefore(tokens, from));
  const first = estateBefore(tokens, single === from ? plotBefore(tokens, from) : single);
  const outer = first === from ? quarterBefore(tokens, from) : first;
  return cornerOf(tokens, outer < reached ? from : outer, next);
};
