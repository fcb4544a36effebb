import { hashOf, wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { isFormAt } from '../lists/firms.ts';
import { flagsAt, isCapital, isMark } from '../look.ts';
import { isEnglish } from '../single-score.ts';
import { nameWordOf } from '../words.ts';
import { type Mails, mailsOf } from './mails.ts';

const PLACES = 1 << 13;
const MOST = 4;

/** How the words of a window are written in it, by the lower bits of their hashes: filled when it is asked first. */
export interface SameWords {
  isFilled: boolean;
  /** 1 for words that stand in small letters. */
  readonly small: Uint8Array;
  /** How often a word stands with a capital, 4 for more often. */
  readonly capital: Uint8Array;
  /** How often it does so next to another one, and behind a title or a cue: counted for words that are asked for. */
  readonly paired: Uint8Array;
  readonly led: Uint8Array;
  /** How often it stands next to "&", or in front of the form or a word of firms; and behind an article. */
  readonly firm: Uint8Array;
  readonly article: Uint8Array;
  /** How often it stands right behind a given name, and where places stand: "in Mahala", "the village of Mahala". */
  readonly given: Uint8Array;
  readonly placed: Uint8Array;
  /** How often it stands in capitals right next to a plain word of the language in capitals: "TAI THAM LETTER HIGH KA". */
  readonly termed: Uint8Array;
  readonly isCounted: Uint8Array;
  /** Where a word stands last among the capitals of the window, and for each of these where its word stands before; from 1 on. */
  readonly last: Int32Array;
  before: Int32Array;
  mails: Mails;
}

export const createSameWords = (): SameWords => ({
  isFilled: false,
  small: new Uint8Array(PLACES),
  capital: new Uint8Array(PLACES),
  paired: new Uint8Array(PLACES),
  led: new Uint8Array(PLACES),
  firm: new Uint8Array(PLACES),
  article: new Uint8Array(PLACES),
  given: new Uint8Array(PLACES),
  placed: new Uint8Array(PLACES),
  termed: new Uint8Array(PLACES),
  isCounted: new Uint8Array(PLACES),
  last: new Int32Array(PLACES),
  before: new Int32Array(0),
  mails: { locals: '', domains: '', known: new Map() },
});

const LEADS = FLAG.title | FLAG.name_label | FLAG.name_cue | FLAG.relation;

const raise = (column: Uint8Array, place: number): void => {
  column[place] = Math.min(MOST, (column[place] ?? 0) + 1);
};

const isBesideCapital = ({ kind, gap, count }: Tokens, at: number): boolean =>
  (at > 0 && gap[at] === GAP.blank && isCapital(kind[at - 1] ?? 0)) ||
  (at + 1 < count && gap[at + 1] === GAP.blank && isCapital(kind[at + 1] ?? 0));

/** Whether a title or a cue stands right before, with a sign between at most. */
const isLed = (tokens: Tokens, at: number): boolean => {
  const before = tokens.kind[at - 1] === KIND.mark ? at - 2 : at - 1;
  return before >= 0 && (tokens.gap[at] ?? 0) <= GAP.blank && (flagsAt(tokens, before) & LEADS) !== 0;
};

const AMPERSAND = 38;
const ARTICLES = wordSet('the a an');
const LEADING = FLAG.organization | FLAG.leading;
const FIRMS = FLAG.organization | FLAG.company | FLAG.brand;

const isAmpersand = ({ kind, hash }: Tokens, at: number): boolean => kind[at] === KIND.mark && hash[at] === AMPERSAND;

/** Whether "&" stands beside a word, a kind of firm or house in front, or one or the form of a firm behind it, with one more between at most. */
const isOfFirm = (tokens: Tokens, at: number): boolean => {
  if (isAmpersand(tokens, at - 1) || isAmpersand(tokens, at + 1)) return true;
  if (isCapital(tokens.kind[at - 1] ?? 0) && tokens.gap[at] === GAP.blank && flagsAt(tokens, at - 1) & LEADING)
    return true;
  for (let next = at + 1; next <= at + 2 && tokens.gap[next] === GAP.blank; next += 1) {
    if (!isCapital(tokens.kind[next] ?? 0)) return false;
    if ((flagsAt(tokens, next) & FIRMS) !== 0 || isFormAt(tokens, next)) return true;
  }
  return false;
};

const SURE_GIVEN = 2;

/** Whether a given name that is no town stands right before. */
const isBehindGiven = (tokens: Tokens, at: number): boolean => {
  const { kind, gap } = tokens;
  if (at < 1 || gap[at] !== GAP.blank || !isCapital(kind[at - 1] ?? 0)) return false;
  const { given, place } = nameWordOf(tokens, at - 1);
  return given >= SURE_GIVEN && !place;
};

const INSIDE = wordSet('in at near outside');
const OF = hashOf('of');

/** "In Mahala", "the village of Mahala", and no "in Sampras's half". */
const isAtPlace = (tokens: Tokens, at: number): boolean => {
  const { hash, kind, gap } = tokens;
  const before = at - 1;
  if (before < 0 || gap[at] !== GAP.blank || kind[before] !== KIND.lower) return false;
  if (INSIDE.has(hash[before] ?? 0)) return !isMark(tokens, at + 1, "'’");
  return hash[before] === OF && (flagsAt(tokens, before - 1) & FLAG.place_type) !== 0;
};

/** Words that stand beside names of people in sentences in capitals: "MADE OUT TO NGUYEN LINH". */
const BESIDE_PEOPLE = FLAG.small_word | FLAG.title | FLAG.role | FLAG.relation | FLAG.name_label | FLAG.name_cue;

/** Whether a word in capitals stands at a token that is of the language and no name, and is said of no people. */
const isPlainCapitals = (tokens: Tokens, at: number): boolean => {
  if (tokens.kind[at] !== KIND.upper || (flagsAt(tokens, at) & BESIDE_PEOPLE) !== 0) return false;
  const word = nameWordOf(tokens, at);
  return isEnglish(word) && word.given === 0 && word.family === 0;
};

const isOfTerm = (tokens: Tokens, at: number): boolean =>
  tokens.kind[at] === KIND.upper &&
  ((tokens.gap[at] === GAP.blank && isPlainCapitals(tokens, at - 1)) ||
    (tokens.gap[at + 1] === GAP.blank && isPlainCapitals(tokens, at + 1)));

/** Counts a place of a word with a capital, by what stands around it. */
const countAt = (same: SameWords, tokens: Tokens, at: number, place: number): void => {
  const { paired, led, firm, article, given, placed, termed } = same;
  if (isOfTerm(tokens, at)) raise(termed, place);
  if (isBesideCapital(tokens, at)) raise(paired, place);
  if (isLed(tokens, at)) raise(led, place);
  if (isOfFirm(tokens, at)) raise(firm, place);
  if (tokens.gap[at] === GAP.blank && ARTICLES.has(tokens.hash[at - 1] ?? 0)) raise(article, place);
  if (isBehindGiven(tokens, at)) raise(given, place);
  if (isAtPlace(tokens, at)) raise(placed, place);
};

const fill = (same: SameWords, tokens: Tokens): void => {
  const { kind, hash, taken, capitals } = tokens;
  const { small, capital, paired, led, firm, article, given, placed, termed, isCounted, last } = same;
  for (const column of [small, capital, paired, led, firm, article, given, placed, termed, isCounted, last])
    column.fill(0);
  if (same.before.length <= capitals.count) same.before = new Int32Array(2 * capitals.count + 1);
  const { before } = same;
  // Words of an address of the net tell nothing.
  for (let at = 0; at < tokens.count; at += 1)
    if (kind[at] === KIND.lower && taken[at] !== 1) small[(hash[at] ?? 0) & (PLACES - 1)] = 1;
  for (let n = 0; n < capitals.count; n += 1) {
    const at = capitals.items[n] ?? 0;
    if (taken[at] === 1 || !isCapital(kind[at] ?? 0)) continue;
    const place = (hash[at] ?? 0) & (PLACES - 1);
    raise(capital, place);
    before[n + 1] = last[place] ?? 0;
    last[place] = n + 1;
  }
  same.mails = mailsOf(tokens);
  same.isFilled = true;
};

/** Counts how often a word stands next to another capital, behind a title, a cue or an article, and as part of a firm, once for it. */
export const countBeside = (same: SameWords, tokens: Tokens, hash: number): void => {
  const { isCounted, last, before } = same;
  const place = hash & (PLACES - 1);
  if (isCounted[place] === 1) return;
  isCounted[place] = 1;
  for (let n = last[place] ?? 0; n > 0; n = before[n] ?? 0)
    countAt(same, tokens, tokens.capitals.items[n - 1] ?? 0, place);
};

/** How the words of a window are written; counted once for it. */
export const sameWordsOf = (same: SameWords, tokens: Tokens): SameWords => {
  if (!same.isFilled) fill(same, tokens);
  return same;
};

/** What a column says of a word. */
export const timesOf = (column: Readonly<Uint8Array>, hash: number): number => column[hash & (PLACES - 1)] ?? 0;

/** Whether a word stands with a capital so many times, which may be more than are counted. */
export const standsWith = ({ last, before }: SameWords, hash: number, times: number): boolean => {
  let place = last[hash & (PLACES - 1)] ?? 0;
  for (let n = 1; n < times && place > 0; n += 1) place = before[place] ?? 0;
  return place > 0;
};
