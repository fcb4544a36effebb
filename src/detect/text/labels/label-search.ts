import type { FoundLabel, Page } from '../page.ts';
import type { Span } from '../spans/span.ts';
import { entryOf, FLAG, LEXICON } from '../tokens/lexicon.ts';
import { lineStart } from '../tokens/line-of.ts';
import { CLOSE, DOT, ELLIPSIS, OPEN, QUESTION, SEMICOLON, SLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isAnsweredLine } from './answered-line.ts';
import type { Candidates } from './label-plan.ts';
import { firstAt, isFiller, isSealSize, isSentenceEnd, sealsValue, separates } from './label-value.ts';
import { behindSpeaker } from './speakers.ts';

/** Tokens between a label and its value, at most. */
const MOST_FILLERS = 8;

/** Whether a label stands where a value is asked for: at the start of a line or behind a sign. */
const asksForValue = ({ gap, kind, count }: Tokens, from: number, to: number): boolean =>
  to < count && (gap[from] ?? 0) >= GAP.newline && (gap[to] ?? 0) >= GAP.newline && kind[to] !== KIND.mark;

/** Columns from which a line may be broken between a label and its value. */
const WRAPPED = 50;

/** Where the search goes on over a line end: the next token, one behind a speaker, or -1 where it ends. */
const overLine = (page: Page, from: number, token: number, separated: boolean): number => {
  const { tokens } = page;
  const { gap, start, text, hash } = tokens;
  if (gap[token] === GAP.paragraph && !separated) return -1;
  const before = start[token - 1] ?? 0;
  const wrapped = before - lineStart(text, before) >= WRAPPED;
  // A question, or a line of dialogue that ends in the label, is answered on the next line.
  const answer = behindSpeaker(tokens, token);
  if (answer > token && !separated) return isAnsweredLine(page, from, token) ? -1 : answer;
  if (separated || wrapped || asksForValue(tokens, from, token)) return token;
  return hash[token - 1] === QUESTION ? answer : -1;
};

export interface Found {
  readonly span: Span;
  readonly token: number;
}

/** Dots that lead to the value of a form, at least. */
const LEADERS = 3;

/** The token behind dots that lead to a value ("Race ............ White"); the same token where there are none. */
const behindLeaders = ({ kind, hash, gap }: Tokens, token: number): number => {
  let at = token;
  while (kind[at] === KIND.mark && (hash[at] === DOT || hash[at] === ELLIPSIS) && (gap[at] ?? 0) <= GAP.blank) at += 1;
  return at - token >= LEADERS || hash[token] === ELLIPSIS ? at : token;
};

/** Letters of an abbreviation within such brackets, at most: "(IBGE)". */
const MOST_LETTERS = 4;

/** Words within brackets that tell of a label: "(optional)", "(if any)". */
const MOST_REMARK = 6;

/** The token behind a remark in brackets that opens at a token; the same token where none does. */
const behindRemark = ({ kind, hash, gap, start, end }: Tokens, open: number): number => {
  if (hash[open] !== OPEN || kind[open] !== KIND.mark) return open;
  for (let at = open + 1; at <= open + MOST_REMARK; at += 1) {
    if (kind[at] === KIND.mark && hash[at] === CLOSE) return at > open + 1 ? at + 1 : open;
    const short = kind[at] === KIND.upper && (end[at] ?? 0) - (start[at] ?? 0) <= MOST_LETTERS;
    const small =
      short || hash[at] === SLASH || kind[at] === KIND.lower || (kind[at] === KIND.capital && at > open + 1);
    if (!small || (gap[at] ?? 0) > GAP.blank) return open;
  }
  return open;
};

/** Behind the number that an entry of a list begins with: "Charges: 1) theft"; the same token where there is none. */
const behindBullet = ({ kind, hash, gap, start, end }: Tokens, token: number): number => {
  if (kind[token] !== KIND.digits || (end[token] ?? 0) - (start[token] ?? 0) > 2) return token;
  const closes = hash[token + 1] === CLOSE || hash[token + 1] === DOT;
  return closes && gap[token + 1] === GAP.none && gap[token + 2] === GAP.blank ? token + 2 : token;
};

/** Blanks between a label and its value in the columns of a form: "allergies   tree nuts". */
const WIDE = 2;

const isApart = ({ kind, gap, start, end }: Tokens, token: number): boolean =>
  kind[token] !== KIND.mark && gap[token] === GAP.blank && (start[token] ?? 0) - (end[token - 1] ?? 0) >= WIDE;

/** "My license, Pennsylvania 28 471 906": the state that gave it. */
const isState = ({ kind, hash }: Tokens, token: number): boolean =>
  kind[token] === KIND.capital && ((LEXICON.flags[entryOf(hash[token] ?? 0)] ?? 0) & FLAG.state) !== 0;

const isLicensed = ({ detectors }: Candidates): boolean =>
  detectors.some(({ element }) => element === 'drivers_license' || element === 'state_id');

/** A value as its label says that it stands: behind a word for a hash or a token it is no clear one. */
const asSaid = (found: Found, sealed: boolean): Found | undefined =>
  sealed && found.span.state === 'clear' ? undefined : found;

/** Whether a token may stand between a label of these detectors and its value. */
const mayStandBetween = (tokens: Tokens, token: number, candidates: Candidates): boolean =>
  isFiller(tokens, token) ||
  sealsValue(tokens, token) ||
  isSealSize(tokens, token) ||
  (isState(tokens, token) && isLicensed(candidates));

/** The value right behind a label, over small words and signs; behind a word for a hash or a token no clear one. */
export const nearValue = (page: Page, from: number, to: number, candidates: Candidates): Found | undefined => {
  const { tokens } = page;
  let lines = 0;
  let token = behindRemark(tokens, to);
  let separated = token > to;
  let sealed = false;
  for (let n = 0; n < MOST_FILLERS && token < tokens.count; n += 1) {
    if ((tokens.gap[token] ?? 0) >= GAP.newline) {
      lines += 1;
      token = lines > 1 ? -1 : overLine(page, from, token, separated);
      if (token < 0) return undefined;
    }
    separated ||= isApart(tokens, token);
    if (separated) token = behindBullet(tokens, token);
    const led = behindLeaders(tokens, token);
    if (led > token) {
      separated = true;
      token = led;
      continue;
    }
    const span = firstAt(page, candidates, token, separated || sealed);
    if (span) return asSaid({ span, token }, sealed);
    if (!mayStandBetween(tokens, token, candidates)) return undefined;
    sealed ||= sealsValue(tokens, token);
    separated ||= separates(tokens, token);
    token += 1;
  }
  return undefined;
};

export const isLineEnd = ({ gap }: Tokens, token: number): boolean => (gap[token] ?? 0) >= GAP.newline;

/** Tokens of a sentence or an answer in which a value is looked for. */
const MOST_FAR = 14;

/** Whether a full stop, a semicolon or a line end closes what a label says. */
const ends = (tokens: Tokens, token: number): boolean =>
  isLineEnd(tokens, token) || tokens.hash[token] === SEMICOLON || isSentenceEnd(tokens, token);

/** The "1985" of "4/18/1985". */
const isOfDate = ({ kind, hash, gap }: Tokens, token: number): boolean =>
  hash[token - 1] === SLASH && gap[token - 1] === GAP.none && kind[token - 2] === KIND.digits;

/** The first value of one of the detectors among the tokens from one on, up to the end of their sentence or line. */
export const valueAmong = (
  page: Page,
  candidates: Candidates,
  first: number,
  isEnd: (tokens: Tokens, token: number) => boolean,
): Found | undefined => {
  const { tokens } = page;
  const last = Math.min(tokens.count, first + MOST_FAR);
  for (let token = first; token < last; token += 1) {
    if (token > first && isEnd(tokens, token)) return undefined;
    const joined = tokens.gap[token] === GAP.none && (tokens.kind[token - 1] !== KIND.mark || isOfDate(tokens, token));
    if (joined || tokens.kind[token] === KIND.mark || (isEnd === ends && tokens.kind[token] === KIND.lower)) continue;
    const span = firstAt(page, candidates, token, false);
    if (span) return { span, token };
  }
  return undefined;
};

/** "The Social Security number you gave for Mrs. Broadnax (...)": a value further on in the sentence. */
export const farValue = (page: Page, { to }: FoundLabel, far: Candidates): Found | undefined =>
  far.detectors.length > 0 ? valueAmong(page, far, to, ends) : undefined;
