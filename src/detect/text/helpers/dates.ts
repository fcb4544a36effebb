import { readDate } from '../../columns/cells/value-dates.ts';
import { flagsAt, isCapital, isMark, lengthOf } from '../names/look.ts';
import type { Span } from '../spans/span.ts';
import { wordSet } from '../tokens/characters.ts';
import { FLAG } from '../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';
import { type HelperPage, helperSpan } from './emit.ts';

const NUMERIC = /\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})/y;
const TIME =
  /(?:T|,? (?:at )?)\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?: ?[ap]\.?m\.?)?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2}))?/iy;
const DAY = /^(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?$/i;
const YEAR = /^(?:1[89]|20)\d{2}$/;

const LINKS = wordSet('of de del the');
/** In front of these a year or a month alone is one. */
const CUES = wordSet(
  'in since from until till during by of year before after between and early late mid en desde hasta im seit bis depuis dal nel',
);
/** Words that are much else: only with a day or a year beside them. */
const DOUBLE = wordSet('may march mar sat sun wed mon mai set ago dec out');

const wordAt = ({ text, start, end }: Tokens, token: number): string => text.slice(start[token], end[token]);
const near = ({ gap, count }: Tokens, token: number): boolean => token < count && (gap[token] ?? 0) <= GAP.newline;
const isDay = (tokens: Tokens, token: number): boolean => near(tokens, token) && DAY.test(wordAt(tokens, token));
const isYear = (tokens: Tokens, token: number): boolean => near(tokens, token) && YEAR.test(wordAt(tokens, token));
const isMonth = (tokens: Tokens, token: number): boolean =>
  near(tokens, token) &&
  (flagsAt(tokens, token) & FLAG.month) !== 0 &&
  (isCapital(tokens.kind[token] ?? 0) || isDay(tokens, token - 1) || LINKS.has(tokens.hash[token - 1] ?? 0));

/** Behind a sign of some, where one stands directly behind a token. */
const behind = (tokens: Tokens, token: number, signs: string): number =>
  near(tokens, token) && isMark(tokens, token, signs) ? token + 1 : token;

const behindLinks = (tokens: Tokens, token: number): number => {
  let at = token;
  while (near(tokens, at) && at < token + 2 && LINKS.has(tokens.hash[at] ?? 0)) at += 1;
  return at;
};

/** A year behind a day and month, with a comma or "of" between; the token behind it, or the same token. */
const yearBehind = (tokens: Tokens, token: number): number => {
  const at = behindLinks(tokens, behind(tokens, token, ',-/.'));
  return isYear(tokens, at) ? at + 1 : token;
};

/** "3 March 2019", "March 3rd", "3 de marzo de 2019", "Mar 2019"; the token behind, or the same token. */
const namedDate = (tokens: Tokens, from: number): number => {
  if (isDay(tokens, from)) {
    const month = behindLinks(tokens, behind(tokens, from + 1, '.-/º'));
    return isMonth(tokens, month) ? yearBehind(tokens, behind(tokens, month + 1, '.')) : from;
  }
  if (!isMonth(tokens, from)) return from;
  const next = behind(tokens, from + 1, '.');
  if (isDay(tokens, next)) return yearBehind(tokens, next + 1);
  const year = yearBehind(tokens, next);
  return year > next ? year : from;
};

const withTime = ({ text }: HelperPage, end: number): number => {
  TIME.lastIndex = end;
  return TIME.test(text) ? TIME.lastIndex : end;
};

const numericDate = (page: HelperPage, token: number): Span | undefined => {
  const { text, tokens } = page;
  const start = tokens.start[token] ?? 0;
  NUMERIC.lastIndex = start;
  if (!NUMERIC.test(text)) return undefined;
  const end = NUMERIC.lastIndex;
  if (!isWhole(text, start, end) && !/^T\d/.test(text.slice(end, end + 2))) return undefined;
  const value = text.slice(start, end);
  if (readDate(value, 'mdy') === undefined) return undefined;
  return helperSpan('date', start, withTime(page, end), 90, 'digits');
};

const isCued = ({ tokens }: HelperPage, token: number): boolean =>
  token > 0 && tokens.gap[token] === GAP.blank && CUES.has(tokens.hash[token - 1] ?? 0);

/** A weekday, a month or a year that stands alone. */
const loneWord = (page: HelperPage, token: number): Span | undefined => {
  const { tokens } = page;
  const [start, end] = [tokens.start[token] ?? 0, tokens.end[token] ?? 0];
  if (isYear(tokens, token))
    return isCued(page, token) && isWhole(page.text, start, end)
      ? helperSpan('date', start, end, 60, 'year')
      : undefined;
  if (!isCapital(tokens.kind[token] ?? 0) || DOUBLE.has(tokens.hash[token] ?? 0)) return undefined;
  const flags = flagsAt(tokens, token);
  if (flags & FLAG.weekday && lengthOf(tokens, token) > 4) return helperSpan('date', start, end, 75, 'weekday');
  if (flags & FLAG.month && isCued(page, token)) return helperSpan('date', start, end, 60, 'month');
  return undefined;
};

/** Days, months and years, with the time of day behind them. */
export const datesIn = (page: HelperPage): readonly Span[] => {
  const { tokens } = page;
  const spans: Span[] = [];
  for (let token = 0; token < tokens.count; token += 1) {
    const kind = tokens.kind[token] ?? 0;
    if (kind === KIND.mark) continue;
    const weekday = (flagsAt(tokens, token) & FLAG.weekday) !== 0 && isCapital(kind);
    const from = weekday ? behind(tokens, behind(tokens, token + 1, '.'), ',') : token;
    const to = namedDate(tokens, from);
    const found =
      to > from
        ? helperSpan('date', tokens.start[token] ?? 0, withTime(page, tokens.end[to - 1] ?? 0), 88, 'day and month')
        : ((kind === KIND.digits ? numericDate(page, token) : undefined) ?? loneWord(page, token));
    if (found) spans.push(found);
  }
  return spans;
};
