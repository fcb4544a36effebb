import { hashOf, wordSet } from '../tokens/characters.ts';
import { COMMA, DOT, HASH, HYPHEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import type { Street } from './street.ts';
import { BOX, isCapitalWord, isMark, lengthOf, wordOf } from './words.ts';

const LEAD =
  /(?:\b(?:P\.?[ ]?O\.?|Post[ ]Office|(?:R\.?R\.?|(?:(?:Rural|Star|Highway|Hwy|H\.?C\.?)[ ](?:Contract[ ])?)?(?:Route|Rte|Rt)|H\.?C\.?|HCR|Route|Rte|Rt|PSC|CMR|Unit|Lock|Drawer)[ ]?#?[ ]?\d{0,5},?)[ ]?)$/i;
/** Words for a box that are also something else: they need more. */
const WEAK_BOX = /^(?:bp|cp|boks)$/i;

const NUMBER_WORDS = wordSet('no number num postal n');

const isNumberWord = (tokens: Tokens, at: number): boolean =>
  NUMBER_WORDS.has(tokens.hash[at] ?? 0) &&
  lengthOf(tokens, at) <= 6 &&
  /^(?:no|number|num|postal|n)$/i.test(wordOf(tokens, at));

/** The word "box" in front of its number: behind it may stand a sign or "No.". */
const boxWord = (tokens: Tokens, number: number): number => {
  let at = number - 1;
  if (isMark(tokens, at, HASH) || isMark(tokens, at, DOT)) at -= 1;
  if (at >= 0 && tokens.kind[at] !== KIND.mark && isNumberWord(tokens, at)) at -= 1;
  return at >= 0 && BOX.has(tokens.hash[at] ?? 0) ? at : -1;
};

/** The first token of what leads to the word "box": "P.O.", "RR 2", "PSC 3"; -1 where nothing does. */
const leadStart = ({ text, start }: Tokens, box: number): number => {
  const at = start[box] ?? 0;
  const lead = LEAD.exec(text.slice(Math.max(0, at - 40), at))?.[0];
  if (lead === undefined) return -1;
  const from = at - lead.trimStart().length;
  let first = box;
  while (first > 0 && (start[first - 1] ?? 0) >= from) first -= 1;
  return first;
};

/** "PO Box 12", "RR 2 Box 15", "PSC 3 Box 1", "Unit 1009 Box 0219", "Postfach 12": `number` is the box's. */
export const boxAt = (tokens: Tokens, number: number): Street | undefined => {
  const box = boxWord(tokens, number);
  if (box < 0 || (tokens.gap[number] ?? 0) > GAP.blank) return undefined;
  const word = wordOf(tokens, box);
  const weak = WEAK_BOX.test(word);
  if (weak && word.length === 2 && tokens.kind[box] !== KIND.upper) return undefined;
  if (!/^box$/i.test(word)) return { from: box, next: number + 1, kind: weak ? 'weak' : 'sure' };
  const from = leadStart(tokens, box);
  // "Box 63, Cordova, AK 99574": what stands behind has to say that it is no other box.
  return from < 0 ? { from: box, next: number + 1, kind: 'plain' } : { from, next: number + 1, kind: 'sure' };
};

const GENERAL = hashOf('general');
const DELIVERY = hashOf('delivery');
/** Words between "General Delivery" and its code. */
const MOST_BETWEEN = 8;

/** "General Delivery, Tucumcari, NM 88401": `number` is the code. */
export const deliveryAt = (tokens: Tokens, number: number): Street | undefined => {
  if (tokens.kind[number] !== KIND.digits || lengthOf(tokens, number) !== 5 || tokens.kind[number - 1] !== KIND.upper)
    return undefined;
  for (let at = number - 2; at > 0 && number - at < MOST_BETWEEN; at -= 1)
    if (tokens.hash[at] === DELIVERY && tokens.hash[at - 1] === GENERAL)
      return { from: at - 1, next: at + 1, kind: 'sure' };
  return undefined;
};

const OFFICES = wordSet('apo fpo dpo');

/** Words of a ship or unit that stand on the line, or right, before a military post office. */
const MOST_SHIP_WORDS = 7;

/** "USNS Mercy, FPO AP 96672": the code of a military post office, with the ship or unit before it. */
export const militaryAt = (tokens: Tokens, number: number): Street | undefined => {
  if (tokens.kind[number] !== KIND.digits || lengthOf(tokens, number) !== 5) return undefined;
  if (!OFFICES.has(tokens.hash[number - 2] ?? 0) || !/^A[AEP]$/i.test(wordOf(tokens, number - 1))) return undefined;
  let from = number - 2;
  const before = isMark(tokens, from - 1, COMMA) ? from - 2 : from - 1;
  for (let at = before; at >= 0 && before - at < MOST_SHIP_WORDS; at -= 1) {
    // The hull of a ship: "DDG-64".
    const hull = isMark(tokens, at, HYPHEN) && tokens.gap[at] === GAP.none;
    if (!hull && !isCapitalWord(tokens, at) && tokens.kind[at] !== KIND.digits) break;
    from = at;
    if (tokens.gap[at] !== GAP.blank && !hull && tokens.gap[at] !== GAP.none) break;
  }
  return { from, next: number + 1, kind: 'sure' };
};
