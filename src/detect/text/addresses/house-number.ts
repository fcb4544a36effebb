import { wordSet } from '../tokens/characters.ts';
import { COLON, COMMA, DOT, HYPHEN, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isJoint, isMark, lengthOf, wordOf } from './words.ts';

export const isNumber = ({ kind }: Tokens, token: number): boolean =>
  kind[token] === KIND.digits || kind[token] === KIND.code;

/** Signs of the longest number of a house. */
const MOST_HOUSE = 12;

/** "12", "12a", "N57W6411", "N5512". */
const isHouseWord = (tokens: Tokens, at: number): boolean => {
  if (tokens.kind[at] === KIND.digits) return lengthOf(tokens, at) <= 6;
  return (
    tokens.kind[at] === KIND.code &&
    lengthOf(tokens, at) <= MOST_HOUSE &&
    /^\d{1,6}[A-Za-z]?$|^[NSEW]\d{1,5}[NSEW]\d{1,5}$|^[NSEW]\d{3,5}$/.test(wordOf(tokens, at))
  );
};

/** The "14" of "12-14", the "A" of "3-A", the "IV" of "3/IV". */
const isSecond = (tokens: Tokens, at: number): boolean => {
  const length = lengthOf(tokens, at);
  if (tokens.kind[at] === KIND.digits) return length <= 5;
  return length <= 6 && /^\d{1,5}[A-Za-z]?$|^[A-Za-z]$|^(?:I{2,3}|IV|VI{0,3}|hs)$/.test(wordOf(tokens, at));
};

/** Whether a third number makes three of a telephone number or of a date. */
const isThird = (tokens: Tokens, joint: number): boolean => {
  const next = joint + 2;
  if (!isNumber(tokens, joint + 1) || !isNumber(tokens, next + 1)) return false;
  return isJoint(tokens, next, SLASH) || (isJoint(tokens, next, HYPHEN) && lengthOf(tokens, joint - 1) >= 3);
};

/** The day and the month of a date that slashes part, and the year behind them. */
const MOST_DAY = 31;
const LONGEST_DOOR = 2;

/** "Wiener Straße 44/2/7": house, stairs and door, as Austria writes them; "2/29/04" and "12/3/1990" are dates. */
const isStairs = (tokens: Tokens, from: number): boolean => {
  const [house, door] = [wordOf(tokens, from), wordOf(tokens, from + 4)];
  if (!isJoint(tokens, from + 1, SLASH) || !isJoint(tokens, from + 3, SLASH)) return false;
  if (lengthOf(tokens, from + 2) > LONGEST_DOOR || !/^[1-9]\d?$/.test(door) || isJoint(tokens, from + 5, SLASH))
    return false;
  return door.length === 1 || Number.parseInt(house, 10) > MOST_DAY;
};

/** Whether the door stands behind the stairs. */
const isDoorBehind = (tokens: Tokens, from: number, at: number): boolean => at === from + 3 && isStairs(tokens, from);

const AGAIN = wordSet('bis ter quater');

/** "11 b," in Germany: one small letter with a blank in front, at the end of its part. */
const isDoorLetter = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === KIND.lower &&
  lengthOf(tokens, at) === 1 &&
  tokens.gap[at] === GAP.blank &&
  /^[a-h]$/.test(wordOf(tokens, at)) &&
  (isMark(tokens, at + 1, COMMA) || (tokens.gap[at + 1] ?? 0) >= GAP.newline);

/** The "40" of "17:40, Dominic". */
const isMinute = (tokens: Tokens, at: number): boolean =>
  isMark(tokens, at - 1, COLON) &&
  tokens.gap[at - 1] === GAP.none &&
  tokens.gap[at] === GAP.none &&
  isNumber(tokens, at - 2);

/** The "02/04" of a day. */
const isDay = (tokens: Tokens, at: number): boolean =>
  isJoint(tokens, at + 1, SLASH) && lengthOf(tokens, at) === 2 && /^0[1-9]$/.test(wordOf(tokens, at));

/** "12", "12a", "12-14", "12/3", "12½": the token behind a house number, or the same token. */
export const houseNumber = (tokens: Tokens, from: number): number => {
  // "227.72" is a number of its own.
  if (isJoint(tokens, from + 1, DOT) && isNumber(tokens, from + 2)) return from;
  if (!isHouseWord(tokens, from) || isMinute(tokens, from) || isDay(tokens, from)) return from;
  let at = from + 1;
  const joint = isJoint(tokens, at, HYPHEN) || isJoint(tokens, at, SLASH);
  // "414-555-0155" is a telephone number, "2/29/04" a date; "2-14-7" a house in Japan.
  if (joint && isThird(tokens, at) && !isStairs(tokens, from)) return from;
  if (joint && isSecond(tokens, at + 1)) at += 2;
  if (isDoorBehind(tokens, from, at)) at += 2;
  if (isMark(tokens, at, 0xbd) || isMark(tokens, at, 0xbc)) at += 1;
  if (isDoorLetter(tokens, at)) return at + 1;
  const again =
    AGAIN.has(tokens.hash[at] ?? 0) &&
    tokens.gap[at] === GAP.blank &&
    tokens.kind[at] === KIND.lower &&
    /^(?:bis|ter|quater)$/i.test(wordOf(tokens, at));
  return again ? at + 1 : at;
};
