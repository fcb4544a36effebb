import { once } from '../../../core/once.ts';
import { isIdCode } from '../../values/references.ts';
import { isThingBefore, type Nouns } from '../nouns/nouns-before.ts';
import { isRightBehind } from '../nouns/right-behind.ts';
import { heldBy } from '../numbers/judge/judge.ts';
import type { Page } from '../page.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { type HashSet, hashOf, unitSet, wordSet } from '../tokens/characters.ts';
import { COLON, DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';
import { ownerOfNumbers } from './number-of-name.ts';

const DETECTOR = 'number-of-name';

/** Words in front of the number under which somebody is kept, and what may stand between. */
const AS: HashSet = wordSet('as under');
const NUMBER: HashSet = wordSet('no number id nr num');
const SIGNS: HashSet = unitSet([...'.#:'].map((sign) => sign.charCodeAt(0)));
const IS: HashSet = wordSet('is was am are');
const WHO: HashSet = wordSet('i he she they');
const S = hashOf('s');

/** What offices do with people in their files: "they have her as 0071824", "registered under 447188". */
const FILES: HashSet = wordSet(
  'file filed register registered enroll enrolled enter entered carry carries carried book booked admit admitted records chart charts setup',
);
/** The same, and what is done with much else: "listed under 450000", "has under 50000". */
const KEEPS: HashSet = wordSet(
  'have has had having show shows showing list lists listed find found know knows known keep keeps kept hold held appear appears look pull pulled chart save saved am is was exists',
);
/** Of whom it is said, where nothing is done: "me under 0071824". */
const WHOM: HashSet = wordSet('me him her us them');
const WHOSE: HashSet = wordSet('my her his their our your');

/** Tokens of its sentence in which that is looked for. */
const REACH = 8;
const REACH_POSSESSED = 7;

const OWN = /[A-Z]{0,3}-?\d{4,9}(?:-[A-Z0-9]{1,6})?(?![ -]?\d)/y;

const isSentenceEnd = ({ kind, hash, gap }: Tokens, at: number): boolean =>
  (gap[at + 1] ?? 0) > GAP.newline || (kind[at] === KIND.mark && hash[at] === DOT && kind[at - 1] !== KIND.upper);

/** The token that says how a number is meant: behind "no." and signs in front of it. */
const wordBefore = ({ kind, hash, gap }: Tokens, first: number): number => {
  let at = first - 1;
  for (let n = 0; n < 3 && at >= 0 && (gap[at + 1] ?? 0) <= GAP.blank; n += 1) {
    const passes = kind[at] === KIND.mark ? SIGNS.has(hash[at] ?? 0) : NUMBER.has(hash[at] ?? 0);
    if (!passes) return at;
    at -= 1;
  }
  return at;
};

/** Whether a word of what offices do stands in front of a token in its sentence. */
const isSaidBefore = (tokens: Tokens, from: number): boolean => {
  for (let at = from; at >= 0 && at > from - REACH; at -= 1) {
    if (tokens.kind[at] === KIND.digits || isSentenceEnd(tokens, at)) return false;
    const own = tokens.hash[at] ?? 0;
    if (KEEPS.has(own) || FILES.has(own)) return true;
  }
  return false;
};

/** "her number at the hospital is": a possessed number of which it is said what it is. */
const isPossessed = ({ kind, hash }: Tokens, is: number): boolean => {
  for (let at = is - 1; at > 0 && at > is - REACH_POSSESSED; at -= 1) {
    if (kind[at] === KIND.mark || kind[at] === KIND.digits) return false;
    if (NUMBER.has(hash[at] ?? 0)) return WHOSE.has(hash[at - 1] ?? 0) || hash[at - 1] === S;
  }
  return false;
};

/** How much words say of a number: nothing, that it is somebody's if it is written as no amount is, or that it is in any case. */
const TOLD = { not: 0, perhaps: 1, surely: 2 } as const;

/** "registered under 447188", "has her as 0071824", "listed under 0071824". */
const toldAs = (tokens: Tokens, as: number, first: number): number => {
  const { hash, kind } = tokens;
  const before = hash[as - 1] ?? 0;
  if (WHOM.has(before)) return TOLD.surely;
  if (!isSaidBefore(tokens, as - 1)) return TOLD.not;
  const isWhom = kind[as - 1] === KIND.capital || FILES.has(before);
  return isWhom || as < first - 1 ? TOLD.surely : TOLD.perhaps;
};

const toldOf = (tokens: Tokens, first: number): number => {
  const { hash, kind } = tokens;
  const at = wordBefore(tokens, first);
  if (at < 1) return TOLD.not;
  if (AS.has(hash[at] ?? 0)) return toldAs(tokens, at, first);
  const isSaid = IS.has(hash[at] ?? 0) || (kind[at] === KIND.mark && hash[at] === COLON);
  return isSaid && (WHO.has(hash[at - 1] ?? 0) || isPossessed(tokens, at)) ? TOLD.surely : TOLD.not;
};

/** "0071824", "B-447": no amount is written so. "50000" may be one wherever it stands. */
const KEYED = /^0|\D/;
const ROUND = /^[1-9]\d*00$/;

const NO_WORDS = new Uint8Array(0);

/** The first token of the number that a token is of: the letters right in front of digits are part of it. */
const firstOf = ({ gap, kind }: Tokens, token: number): number =>
  token > 0 && gap[token] === GAP.none && kind[token - 1] !== KIND.mark ? token - 1 : token;

/** The number that begins at an offset; empty where none does, or only a part of a longer one. */
const numberAt = (text: string, start: number): string => {
  OWN.lastIndex = start;
  const value = OWN.exec(text)?.[0] ?? '';
  return value !== '' && isIdCode(value) && isWhole(text, start, start + value.length) ? value : '';
};

/**
 * Numbers under which somebody is kept, and those that are only called somebody's: "the clinic has her as 0071824", "registered under no. 447188",
 * "her number at the school is 30418". They are of whose files the words of the text are.
 */
export const findKnownAs = (page: Page, spans: readonly Span[], nouns: Nouns): void => {
  const { text, tokens, emit } = page;
  if (!tokens.personal) return;
  const held = once(() => heldBy(page, spans));
  for (const token of tokens.numbers.items.subarray(0, tokens.numbers.count)) {
    const first = firstOf(tokens, token);
    const told = toldOf(tokens, first);
    if (told === TOLD.not || held()[first] === 1) continue;
    const start = tokens.start[first] ?? 0;
    const value = numberAt(text, start);
    const end = start + value.length;
    if (value === '' || ROUND.test(value) || (told === TOLD.perhaps && !KEYED.test(value))) continue;
    if (isThingBefore(page, nouns, start, NO_WORDS, (noun) => isRightBehind(text, noun, start))) continue;
    const element = ownerOfNumbers(page, start);
    if (element === undefined) continue;
    const why = reasonOf(DETECTOR, 'kept under');
    emit({ element, start, end, confidence: 0.74, state: 'clear', detector: DETECTOR, why });
  }
};
