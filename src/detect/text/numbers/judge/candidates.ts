import { LONG_DATE } from '../../beside/date-forms.ts';
import { hasOwnKey } from '../../labels/own-key.ts';
import { flagsAt } from '../../names/look.ts';
import { isThingBefore, type Nouns } from '../../nouns/nouns-before.ts';
import { isRightBehind } from '../../nouns/right-behind.ts';
import type { Page } from '../../page.ts';
import type { Span } from '../../spans/span.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { GAP, KIND, type Tokens, tokenFrom } from '../../tokens/tokens.ts';

/** A number, code or day, with the span of the rules that stands on it. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  /** First token, and the token behind. */
  readonly first: number;
  readonly next: number;
  readonly said: Span | undefined;
}

/** Signs of a number, at least and at most. */
const LEAST = 4;
const MOST = 40;
/** Tokens that stand together, and groups of one number, at most. */
const MOST_TOKENS = 8;
const MOST_GROUPS = 7;
/** Letters of a short word that may begin a number: "PA 6630918". */
const MOST_LETTERS = 3;

/** Signs that stand around a word and are none of it; a slash is where it parts digits. */
const AROUND = '"\'`()[]{}<>:=,;|';
const ENDS = '.,;:?!';

const isEdge = ({ kind, hash, gap, count }: Tokens, at: number): boolean => {
  if (kind[at] !== KIND.mark) return false;
  const sign = String.fromCharCode(hash[at] ?? 0);
  if (sign !== '/') return AROUND.includes(sign);
  return !(kind[at - 1] === KIND.digits && at + 1 < count && gap[at + 1] === GAP.none && kind[at + 1] === KIND.digits);
};

const runFrom = (tokens: Tokens, token: number): number => {
  let first = token;
  while (first > 0 && token - first < MOST_TOKENS && tokens.gap[first] === GAP.none && !isEdge(tokens, first - 1))
    first -= 1;
  return first;
};

const runTo = (tokens: Tokens, token: number): number => {
  let next = token + 1;
  while (next < tokens.count && next - token < MOST_TOKENS && tokens.gap[next] === GAP.none && !isEdge(tokens, next))
    next += 1;
  while (
    next > token + 1 &&
    tokens.kind[next - 1] === KIND.mark &&
    ENDS.includes(String.fromCharCode(tokens.hash[next - 1] ?? 0))
  )
    next -= 1;
  return next;
};

const isNumber = ({ kind }: Tokens, at: number): boolean => kind[at] === KIND.digits || kind[at] === KIND.code;

/** Whether one blank and nothing else stands before a token. */
const isBehindBlank = ({ gap, start, end }: Tokens, at: number): boolean =>
  gap[at] === GAP.blank && (start[at] ?? 0) - (end[at - 1] ?? 0) === 1;

/** Behind the groups of digits that single blanks part. */
const groupsTo = (tokens: Tokens, next: number): number => {
  let to = next;
  for (let n = 0; n < MOST_GROUPS; n += 1) {
    if (to >= tokens.count || !isBehindBlank(tokens, to) || !isNumber(tokens, to)) break;
    to = runTo(tokens, to);
  }
  return to;
};

const LONG = new RegExp(LONG_DATE, 'y');
const DAY_DIGITS = 2;

/** The end of a day that is written out and begins at a token; 0 where none does. */
const dayEnd = ({ text, start }: Tokens, token: number): number => {
  LONG.lastIndex = start[token] ?? 0;
  return LONG.test(text) ? LONG.lastIndex : 0;
};

const dayAt = (tokens: Tokens, token: number): Pick<Candidate, 'first' | 'next'> | undefined => {
  const { kind, start, end, gap, count } = tokens;
  if (kind[token] !== KIND.digits || (end[token] ?? 0) - (start[token] ?? 0) > DAY_DIGITS) return undefined;
  const before = token > 0 && gap[token] === GAP.blank && (flagsAt(tokens, token - 1) & FLAG.month) !== 0;
  const behind = token + 1 < count && (gap[token + 1] === GAP.blank || kind[token + 1] === KIND.mark);
  if (!before && !behind) return undefined;
  const first = before ? token - 1 : token;
  const to = dayEnd(tokens, first);
  return to === 0 ? undefined : { first, next: tokenFrom(tokens, to) };
};

/** A year, a sum, a share, a path: no number of anybody. What is written as a Social Security number the rules know, and why it is none. */
const NOTHING =
  /^(?:.*\\.*|[^A-Za-z]*[$£€¥₹][^A-Za-z]*|\d{3}-\d\d-\d{4}|(?:1[5-9]|20)\d\d|\d{1,3}(?:,\d{3})+(?:\.\d\d?)?|\d+[.,]\d{1,2}|(?:19|20)\d\d-(?:19|20)?\d\d)$/;
const SUM_BEFORE = /[$€£¥₹]\s?$|[\d],$/;
const MEASURE_BEHIND =
  /^(?:,\d{3}|\.\d|:\d\d|\s?(?:%|mg|mcg|ml|lbs?|kg|km|cm|mm|hours?|hrs|miles?|mi|sq|ft|dollars|usd|eur)\b)/i;

export const NUMERIC_DAY = /^(\d{1,4})[-/.](\d{1,2})(?:[-/.](\d{1,4}))?$/;

/** Three numbers of which no month or no day is one: "99/99/1980", "14/27". */
const isNoDay = (value: string): boolean => {
  const found = NUMERIC_DAY.exec(value);
  if (!found) return false;
  const [, first = '', second = '', third] = found;
  const [day, month] = [Number(first.length === 4 ? (third ?? '1') : first), Number(second)];
  if (third === undefined) return day > 12 || day === 0;
  return Math.min(day, month) === 0 || Math.min(day, month) > 12 || Math.max(day, month) > 31;
};

const isNothing = (text: string, start: number, end: number): boolean =>
  end - start < LEAST ||
  end - start > MOST ||
  NOTHING.test(text.slice(start, end)) ||
  isNoDay(text.slice(start, end)) ||
  SUM_BEFORE.test(text.slice(Math.max(0, start - 2), start)) ||
  MEASURE_BEHIND.test(text.slice(end, end + 8));

const NO_WORDS = new Uint8Array(0);

/** What may be the number at a token, from the shortest to the longest; none of it stands on what is held or right behind the noun of a thing. */
export const candidatesAt = (page: Page, nouns: Nouns, token: number, held: Uint8Array): readonly Candidate[] => {
  const { text, tokens } = page;
  const day = dayAt(tokens, token);
  const first = runFrom(tokens, token);
  const next = runTo(tokens, token);
  const runs: Pick<Candidate, 'first' | 'next'>[] = [];
  if (hasOwnKey(page, first)) return [];
  if (day) runs.push(day);
  else {
    runs.push({ first, next });
    const wide = groupsTo(tokens, next);
    if (wide > next) runs.push({ first, next: wide });
    const { kind, start, end } = tokens;
    if (
      first > 0 &&
      kind[first - 1] === KIND.upper &&
      !NUMERIC_DAY.test(text.slice(start[first], end[wide - 1])) &&
      isBehindBlank(tokens, first) &&
      (end[first - 1] ?? 0) - (start[first - 1] ?? 0) <= MOST_LETTERS
    )
      runs.push({ first: first - 1, next: wide });
  }
  const possible = runs.flatMap((run): Candidate[] => {
    for (let at = run.first; at < run.next; at += 1) if (held[at] === 1) return [];
    const [start, end] = [tokens.start[run.first] ?? 0, tokens.end[run.next - 1] ?? 0];
    return isNothing(text, start, end) ? [] : [{ ...run, start, end, said: undefined }];
  });
  const at = possible[0]?.start;
  const isOfThing =
    at !== undefined && isThingBefore(page, nouns, at, NO_WORDS, (noun) => isRightBehind(text, noun, at));
  return isOfThing ? [] : possible;
};

/** The candidate on which a span stands. */
export const candidateOf = (tokens: Tokens, said: Span): Candidate => ({
  start: said.start,
  end: said.end,
  first: tokenFrom(tokens, said.start),
  next: Math.max(tokenFrom(tokens, said.start) + 1, tokenFrom(tokens, said.end)),
  said,
});
