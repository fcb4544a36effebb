import type { Detector } from '../../data-files.ts';
import { isTollFree } from '../../values/references.ts';
import { isSentenceEnd } from '../labels/label-value.ts';
import { behindSpeaker } from '../labels/speakers.ts';
import { contextDistance, hasContext, type Page } from '../page.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { lineStart } from '../tokens/line-of.ts';
import { GAP, KIND, type Tokens, tokenFrom } from '../tokens/tokens.ts';
import { isWhole } from '../tokens/whole.ts';
import { type Nouns, nounsBefore } from './nouns-before.ts';
import { isRightBehind, numberEnd } from './right-behind.ts';
import { isDoubtful } from './things.ts';

/** Signs that join the parts of one number. */
const JOINTS = '-/.';

/** Letters of a short word that may begin a number, at most: "TX LBR-4471", "VA card C 28 447 188". */
const MOST_LETTERS = 3;

/** Tokens of a sentence in front of a number that are looked at. */
const MOST_TOKENS = 28;

/** Signs in front of a number that stands alone in its line or turn, or at once behind whose line or turn it is. */
const HEADED_REACH = 280;

/** Signs around a number that are searched for the words its detector asks for. */
const REACH = 160;

/** Columns from which a line may be broken within a sentence. */
const WRAPPED = 50;

/** A day, an hour, years, a sum, a share: no number of anything; "200 USD", "100 EST" also with what it is of. */
const NO_NUMBER =
  /^(?:\d{1,3} ?(?:USD|EUR|GBP|CAD|AUD|NZD|CHF|JPY|CNY|INR|MXN|BRL|SEK|NOK|DKK|PLN|CZK|HUF|RON|TRY|ZAR|SGD|HKD|[ECMP][SD]T|GMT|UTC|CET|BST)|\d{1,2}[-./]\d{1,2}[-./]\d{2,4}|\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{2,4}|(?:19\d|20[0-3])\d(?:[-–/](?:19|20)?\d\d)?|\d{1,3}(?:,\d{3})*(?:\.\d{1,2})?|\d+\.\d{1,2})$/;

const SUM_BEFORE = /[$€£¥₹#+]\s?$|[\d,.]$/;
const MEASURE_BEHIND =
  /^(?:[,:]\d|[.]\d|\s?(?:%|mg|mcg|ml|lbs?|kg|km|cm|mm|am|pm|a\.m|p\.m|hours?|hrs|miles?|mi|sq|ft|acres?|dollars|usd|eur|people|records|employees|customers|st|nd|rd|th)\b)/i;

/** Begins of the tokens of a number: its first digits, letters that are joined to them, a short word in front. */
const startsOf = ({ kind, gap, hash, start, end }: Tokens, token: number): readonly number[] => {
  let first = token;
  while (first > 1 && gap[first] === GAP.none) {
    const before = first - 1;
    if (kind[before] !== KIND.mark) {
      first = before;
      continue;
    }
    if (!JOINTS.includes(String.fromCharCode(hash[before] ?? 0)) || gap[before] !== GAP.none) break;
    first = before - 1;
  }
  const isShort =
    kind[first - 1] === KIND.upper &&
    gap[first] === GAP.blank &&
    (end[first - 1] ?? 0) - (start[first - 1] ?? 0) <= MOST_LETTERS;
  const run = runStart({ gap, kind, hash }, first);
  return [...(isShort ? [first - 1] : []), first, ...(run < first ? [run] : [])];
};

/** Signs that stand around a word and are none of it. */
const AROUND = '"\'`()[]{}<>:=,;/|';

/** Tokens of one word, at most. */
const MOST_IN_RUN = 8;

/** The first token of what stands together without a blank: "Molar#9420", which is a password where one is spoken of. */
const runStart = ({ gap, kind, hash }: Pick<Tokens, 'gap' | 'kind' | 'hash'>, token: number): number => {
  let first = token;
  while (first > 0 && token - first < MOST_IN_RUN && gap[first] === GAP.none) {
    if (kind[first - 1] === KIND.mark && AROUND.includes(String.fromCharCode(hash[first - 1] ?? 0))) break;
    first -= 1;
  }
  return first;
};

/** Where the sentence of a token begins, or the line where that is no part of wrapped prose; over lines where the number stands alone. */
const sentenceStart = (tokens: Tokens, token: number): number => {
  const { gap, start, text } = tokens;
  let at = token;
  for (let n = 0; n < MOST_TOKENS && at > 0; n += 1) {
    if (gap[at] === GAP.paragraph || isSentenceEnd(tokens, at - 1)) break;
    if (gap[at] === GAP.newline) {
      const before = start[at - 1] ?? 0;
      if (before - lineStart(text, before) < WRAPPED) break;
    }
    at -= 1;
  }
  return start[at] ?? 0;
};

/** Tokens behind a number that stands alone in its line, at most. */
const MOST_BEHIND = 3;

/** Words in front of a number at the head of its turn, at most. */
const MOST_WORDS = 2;

/** Tokens of the head of a line, at most. */
const MOST_HEAD = 24;

/** The first token of the line of a number that stands at its head, or in the head itself. */
const lineOf = ({ gap }: Tokens, first: number): number => {
  let line = first;
  while (line > 0 && (gap[line] ?? 0) < GAP.newline && first - line < MOST_HEAD) line -= 1;
  return line;
};

/** Whether hardly anything stands behind a number in its line. */
const isAlone = ({ gap, count }: Tokens, behind: number): boolean => {
  for (let at = behind; at <= behind + MOST_BEHIND; at += 1)
    if (at >= count || (gap[at] ?? 0) >= GAP.newline) return true;
  return false;
};

/** Signs between a noun and the last digits of a number, at most: fewer digits are anything. */
const NEAR = 14;

/** Nouns that are asked, at most; more of a question, which may ask for several things. */
const MOST_NOUNS = 2;
const MOST_ASKED_FOR = 4;

/** The first or the last group of a longer number. */
const isGroup = (text: string, at: number, end: number): boolean =>
  /[A-Z0-9]{2} $/.test(text.slice(Math.max(0, at - 3), at)) || /^[ -]\d/.test(text.slice(end, end + 2));

/** The end of what a detector says that its numbers look like at an offset; 0 where none stands there. */
const ownEnd = (text: string, { expression, isValid, element, state }: Detector, at: number): number => {
  expression.lastIndex = at;
  if (!expression.test(text)) return 0;
  const end = expression.lastIndex;
  const value = text.slice(at, end);
  if (state === 'truncated' && isGroup(text, at, end)) return 0;
  return !isWhole(text, at, end) ||
    (element !== 'phone' && isTollFree(value)) ||
    (element !== 'date_of_birth' && NO_NUMBER.test(value)) ||
    (isValid && !isValid(value))
    ? 0
    : end;
};

const valueAt = ({ text }: Page, detector: Detector, at: number, noun: number): number => {
  const end = ownEnd(text, detector, at) || (detector.filed && isRightBehind(text, noun, at) ? numberEnd(text, at) : 0);
  if (end === 0) return 0;
  return SUM_BEFORE.test(text.slice(Math.max(0, at - 2), at)) || MEASURE_BEHIND.test(text.slice(end, end + 12))
    ? 0
    : end;
};

/** Whether a value of another finder stands on one of the tokens from one on up to an offset. */
const isHeld = ({ start, count }: Tokens, held: Uint8Array, first: number, end: number): boolean => {
  for (let at = first; at < count && (start[at] ?? 0) < end; at += 1) if (held[at] === 1) return true;
  return false;
};

const spanOf = (
  page: Page,
  detector: Detector,
  starts: readonly number[],
  held: Uint8Array,
  noun: number,
): Span | undefined => {
  const { element, score: confidence, state = 'clear', id, needsContext, reach } = detector;
  for (const first of starts) {
    const start = page.tokens.start[first] ?? 0;
    // "Her IRA 6NW-112903": the noun is none of the number.
    const end = start < noun ? 0 : valueAt(page, detector, start, noun);
    if (end === 0) continue;
    const flags = page.contextsOf.get(id);
    if (needsContext && !(flags && hasContext(page, start, end, flags, reach ?? REACH))) continue;
    if (isHeld(page.tokens, held, first, end)) continue;
    return { element, start, end, confidence, state, detector: id, why: reasonOf(id, 'noun') };
  }
  return undefined;
};

/** What was found, and the detector that found it. */
interface Told {
  readonly span: Span;
  readonly detector: Detector;
}

/** Of detectors of one noun those that ask for words around it come first, and of them the one whose words stand nearest. */
const toldBy = (
  page: Page,
  own: readonly Detector[],
  starts: readonly number[],
  held: Uint8Array,
  noun: number,
): Told | undefined => {
  let best: Told | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const detector of own) {
    if (best && !detector.needsContext) return best;
    const span = spanOf(page, detector, starts, held, noun);
    if (!span) continue;
    if (!detector.needsContext) return { span, detector };
    const flags = page.contextsOf.get(detector.id);
    const distance = flags ? contextDistance(page, span.start, flags, detector.reach ?? REACH) : REACH;
    if (distance >= least) continue;
    best = { span, detector };
    least = distance;
  }
  return best;
};

/** Between a noun and its number: a question, or where another answers, no more than one line end. */
const QUESTION_BETWEEN = /\?/;
const LINE_BETWEEN = /\?|^[^\n\d]*\n[^\n]*$/;

/** "I have", "we show", "it's" right in front of a number: what was asked for stands in the sentence before. */
const HAS =
  /(?:^|[^\p{L}])(?:i|we|you|they|file|system|record|chart) (?:have|has|got|shows?|lists?|says?) {1,2}$|[^\p{L}](?:it|that|hers|his|mine)['’]?s {1,2}$/iu;
const HAS_REACH = 24;
const SENTENCE_REACH = 120;

/** "One was given when you filed: ...", "The old one was ...": the sentence is about what the one before names. */
const OF_BEFORE =
  /^(?:(?:one|it|this|that|ours|yours|mine|his|hers|theirs)(?: (?:number|one))?(?:['’]s)?|the (?:old|new|other|current|correct|right|first|second|last|previous) (?:one|number))[ ,(]/i;
const OF_BEFORE_REACH = 32;

const sentenceBefore = (tokens: Tokens, first: number, to: number): number => {
  const start = sentenceStart(tokens, first);
  const isOfBefore = OF_BEFORE.test(tokens.text.slice(start, Math.min(to, start + OF_BEFORE_REACH)));
  if (!isOfBefore && !HAS.test(tokens.text.slice(Math.max(0, to - HAS_REACH), to))) return start;
  const line = lineStart(tokens.text, to);
  return Math.min(start, Math.max(line, to - SENTENCE_REACH));
};

/** "They'll need dob + phone. I have 11/03/1984": what somebody has, or what stands somewhere. */
const TOLD_BETWEEN =
  /^[^\n\d]{0,60}(?:[^\p{L}](?:have|has|got|shows?|reads?|lists?|says?|real(?: one)? is|correct is|should be|put|wrote|gave)|(?:it|that|hers|his|mine)['’]?s) {1,2}$/iu;

/** The number at a token by the noun that stands next in front of it, within its sentence; else as that of the line before. */
const numberAt = (
  page: Page,
  held: Uint8Array,
  nouns: Nouns,
  token: number,
  last: Told | undefined,
): Told | undefined => {
  const { tokens } = page;
  const starts = startsOf(tokens, token);
  const first = starts.at(-1) ?? token;
  const to = tokens.start[first] ?? 0;
  const line = lineOf(tokens, first);
  const head = behindSpeaker(tokens, line);
  // "Visitor 8812: ..." is who speaks.
  if (head > first) return undefined;
  // "Visitor: california Y4471882", "Visitor: wells, 8830017714".
  const isHeaded = first >= head && first - head <= MOST_WORDS && (isAlone(tokens, token + 1) || head > line);
  const from = isHeaded ? Math.max(0, to - HEADED_REACH) : sentenceBefore(tokens, first, to);
  // Days are told of much: of birth only where it was asked for.
  const isAnswer = (noun: number) => {
    const between = tokens.text.slice(noun, to);
    if (TOLD_BETWEEN.test(between)) return true;
    return isHeaded && (head > line ? LINE_BETWEEN : QUESTION_BETWEEN).test(between);
  };
  let looks = 0;
  for (const { own, end } of nounsBefore(page, nouns, from, to)) {
    const isNear = to - end <= NEAR;
    const asked = own.filter(
      ({ state, element }) => (isNear || state !== 'truncated') && (isAnswer(end) || element !== 'date_of_birth'),
    );
    const told = toldBy(page, asked, starts, held, end);
    if (told) return told;
    looks += 1;
    if (looks === (isHeaded ? MOST_ASKED_FOR : MOST_NOUNS)) break;
  }
  return isHeaded && last && to - last.span.end < HEADED_REACH
    ? toldBy(page, [last.detector], starts, held, 0)
    : undefined;
};

/** 1 for each token on which a value stands. */
const heldBy = (tokens: Tokens, spans: readonly Span[]): Uint8Array => {
  const held = new Uint8Array(tokens.count);
  for (const span of spans) {
    if (isDoubtful(tokens.text, span)) continue;
    held.fill(1, tokenFrom(tokens, span.start), tokenFrom(tokens, span.end));
  }
  return held;
};

/**
 * "Her license, the Oregon one, is 9184402", "Schwab IRA ... 4471-8820": numbers of a text about people that no label and no form told,
 * by the noun that stands next in front of them.
 */
export const findByNoun = (page: Page, spans: readonly Span[], nouns: Nouns): readonly Span[] => {
  const { tokens, emit } = page;
  const found: Span[] = [];
  if (!tokens.personal || tokens.code || nouns.size === 0) return found;
  const held = heldBy(tokens, spans);
  let last: Told | undefined;
  for (let n = 0; n < tokens.numbers.count; n += 1) {
    const token = tokens.numbers.items[n] ?? 0;
    const at = tokens.start[token] ?? 0;
    if (held[token] === 1 || tokens.taken[token] === 1 || at < (last?.span.end ?? 0)) continue;
    const told = numberAt(page, held, nouns, token, last);
    if (!told) continue;
    emit(told.span);
    found.push(told.span);
    last = told;
  }
  return found;
};
