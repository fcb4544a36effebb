import { type HashSet, unitSet, wordSet } from '../../tokens/characters.ts';
import { CLOSE, COLON, OPEN } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { lengthOf } from '../look.ts';

/** Signs of a date and a time in front of whoever speaks: "[12/03/2023, 14:03:40]", "14:03 -", "(10:02)". */
const SIGNS: HashSet = unitSet([...'[](),:/.-|>–'].map((sign) => sign.charCodeAt(0)));
const HALVES = wordSet('am pm a p uhr h');
const LONGEST_NUMBER = 4;
/** Tokens of a date and a time with their signs, at most. */
const MOST_TOKENS = 14;

/** Whether a token may be part of a date or a time: "14", "40a", "PM". */
const isOfTime = (tokens: Tokens, at: number): boolean => {
  const { kind, hash } = tokens;
  if (kind[at] === KIND.mark) return SIGNS.has(hash[at] ?? 0);
  if (kind[at] === KIND.digits || kind[at] === KIND.code) return lengthOf(tokens, at) <= LONGEST_NUMBER;
  return HALVES.has(hash[at] ?? 0);
};

/** Whether a line of a talk begins with a token, also behind the time at which it was said: "[10:02] Tamsin: hi there". */
export const beginsTurn = (tokens: Tokens, token: number): boolean => {
  const { kind, hash, gap } = tokens;
  let timed = false;
  for (let at = token; at >= 0 && token - at <= MOST_TOKENS; at -= 1) {
    if (at < token) {
      if (!isOfTime(tokens, at)) return false;
      timed ||= hash[at] === COLON && kind[at] === KIND.mark && kind[at + 1] !== KIND.mark;
    }
    if (at === 0 || (gap[at] ?? 0) >= GAP.newline) return at === token || timed;
  }
  return false;
};

const MOST_BRACKET = 5;

/** The token behind a remark in brackets on the same line; the same token where there is none. */
export const behindBracket = ({ kind, hash, gap }: Tokens, token: number): number => {
  if (kind[token] !== KIND.mark || hash[token] !== OPEN || gap[token] !== GAP.blank) return token;
  for (let at = token + 1; at <= token + MOST_BRACKET && (gap[at] ?? 0) <= GAP.blank; at += 1)
    if (kind[at] === KIND.mark && hash[at] === CLOSE) return at + 1;
  return token;
};

/** Whether a time and nothing else stands from a token to the end of its line, over another line. */
export const endsInTime = (tokens: Tokens, token: number): boolean => {
  const { kind, hash, gap, count } = tokens;
  let timed = false;
  let at = token;
  for (; at < count && at - token < MOST_TOKENS && (gap[at] ?? 0) < GAP.newline; at += 1) {
    if (!isOfTime(tokens, at)) return false;
    timed ||=
      hash[at] === COLON && kind[at] === KIND.mark && kind[at + 1] !== KIND.mark && kind[at - 1] === KIND.digits;
  }
  return timed && at < count && gap[at] === GAP.newline;
};
