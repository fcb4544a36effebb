import type { Detector } from '../../data-files.ts';
import { hashOf } from '../characters.ts';
import { entryOf, FLAG, LEXICON } from '../lexicon.ts';
import type { Page } from '../page.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { type NameWord, nameWordOf } from './words.ts';

const hashes = (words: string): readonly number[] => words.split(' ').map(hashOf);

const NAME = new Set(hashes('name names nombre nom nome naam'));
const IS = new Set(hashes('is s es ist est'));
const SELF = new Set(hashes('im am'));
const GREETING = new Set(hashes('dear hi hello hey hola'));
const TITLES = new Set(hashes('mr mrs ms miss dr sr sra'));
const TOLD = new Set(hashes('named called patient customer caller'));

/** Words that may stand before a name in lower-case text; the tokeniser lists them. */
export const LOWER_CUES: readonly number[] = [...NAME, ...SELF, ...GREETING, ...TITLES, ...TOLD];

/** The word where a name would begin behind a cue; -1 where nothing is asked for. */
const nameStart = (
  { hash, kind, gap }: Tokens,
  cue: number,
): { readonly at: number; readonly sure: boolean } | undefined => {
  const own = hash[cue] ?? 0;
  let at = cue + 1;
  if (NAME.has(own)) {
    if (kind[at] === KIND.mark && hash[at] === 39) at += 1;
    if (kind[at] === KIND.mark && (hash[at] === 58 || hash[at] === 61)) return { at: at + 1, sure: true };
    return IS.has(hash[at] ?? 0) ? { at: at + 1, sure: true } : undefined;
  }
  if (TITLES.has(own)) return { at: hash[at] === 46 && gap[at] === GAP.none ? at + 1 : at, sure: true };
  if (GREETING.has(own)) return { at, sure: (gap[cue] ?? 0) >= GAP.newline || cue === 0 };
  return { at, sure: TOLD.has(own) };
};

const isWord = (tokens: Tokens, at: number): boolean =>
  (tokens.kind[at] === KIND.lower || tokens.kind[at] === KIND.capital) &&
  (tokens.gap[at] ?? 0) <= GAP.blank &&
  at < tokens.count;

const isCommon = ({ english, given }: NameWord): boolean => english > 0 && english <= 50 && given < 2;

/** The token behind an initial and its dot; the same token where there is none. */
const initialsAt = ({ kind, hash, start, end, gap }: Tokens, at: number): number => {
  if (kind[at] !== KIND.lower || (end[at] ?? 0) - (start[at] ?? 0) !== 1 || gap[at] !== GAP.blank) return at;
  return kind[at + 1] === KIND.mark && hash[at + 1] === 46 ? at + 2 : at + 1;
};

/** How many lower-case words from a token on are a name, and how surely. */
const lengthOf = (
  tokens: Tokens,
  at: number,
  sure: boolean,
): { readonly words: number; readonly confidence: number } => {
  const none = { words: 0, confidence: 0 };
  if (tokens.kind[at] !== KIND.lower || !isWord(tokens, at)) return none;
  const first = nameWordOf(tokens, at);
  if (
    (isCommon(first) && !(sure && first.family >= 2)) ||
    first.flags & (FLAG.role | FLAG.relation | FLAG.title | FLAG.thing)
  )
    return none;
  const middle = initialsAt(tokens, at + 1);
  if (middle > at + 1 && isWord(tokens, middle) && !isCommon(nameWordOf(tokens, middle)))
    return { words: middle - at + 1, confidence: sure ? 0.82 : 0.6 };
  const second = isWord(tokens, at + 1) ? nameWordOf(tokens, at + 1) : undefined;
  const pair =
    second !== undefined &&
    !isCommon(second) &&
    (second.family >= 2 || (second.unknown && second.english === 0)) &&
    !(second.english > 0 && second.family < 2);
  if (pair && (first.given >= 1 || (sure && first.unknown))) {
    const third = isWord(tokens, at + 2) ? nameWordOf(tokens, at + 2) : undefined;
    const three = third !== undefined && third.english === 0 && third.family >= 2;
    return { words: three ? 3 : 2, confidence: sure ? 0.85 : 0.7 };
  }
  if (first.given >= 2 || (sure && first.family >= 2)) return { words: 1, confidence: sure ? 0.75 : 0.55 };
  return sure && first.unknown && first.english === 0 ? { words: 1, confidence: 0.55 } : none;
};

/** Whether a lower-case word is a given name before it is anything else. */
const isGivenWord = (tokens: Tokens, at: number): boolean => {
  if (at < 0 || at >= tokens.count || tokens.kind[at] !== KIND.lower) return false;
  const entry = entryOf(tokens.hash[at] ?? 0);
  if ((LEXICON.given[entry] ?? 0) < 340 || (LEXICON.english[entry] ?? 0) > 0) return false;
  if (nameWordOf(tokens, at).given < 2 || nameWordOf(tokens, at).place) return false;
  const joined = at > 0 && tokens.gap[at] === GAP.none && tokens.kind[at - 1] === KIND.mark;
  return !(joined && '._/@-$#\\'.includes(String.fromCharCode(tokens.hash[at - 1] ?? 0)));
};

/** Between a comma and the end of a line or sentence: "thanks, priya". */
const isSpokenTo = ({ kind, hash, gap, count }: Tokens, at: number): boolean => {
  const ends =
    at + 1 >= count ||
    (gap[at + 1] ?? 0) >= GAP.newline ||
    (kind[at + 1] === KIND.mark && [33, 46, 63].includes(hash[at + 1] ?? 0));
  return ends && at > 1 && kind[at - 1] === KIND.mark && hash[at - 1] === 44;
};

const AND = new Set(hashes('and or'));

const isJoint = ({ kind, hash }: Tokens, at: number): boolean =>
  kind[at] === KIND.mark ? hash[at] === 44 || hash[at] === 38 : AND.has(hash[at] ?? 0);

/** Names in a text without capitals: pairs of words that only names are, lists of them, and those that do what people do. */
const namesOfLowerText = (page: Page, emit: (at: number, words: number, confidence: number) => void): void => {
  const { tokens } = page;
  if (tokens.count < 3 || !tokens.lower) return;
  for (let at = 0; at < tokens.count; at += 1) {
    if (!isGivenWord(tokens, at)) continue;
    const next = at + 1;
    const initial =
      tokens.kind[next] === KIND.lower &&
      (tokens.end[next] ?? 0) - (tokens.start[next] ?? 0) === 1 &&
      tokens.gap[next] === GAP.blank;
    const dotted = initial && tokens.kind[next + 1] === KIND.mark && tokens.hash[next + 1] === 46 ? 1 : 0;
    const second = initial ? next + 1 + dotted : next;
    const last =
      tokens.kind[second] === KIND.lower && tokens.gap[second] === GAP.blank ? nameWordOf(tokens, second) : undefined;
    const begins = at === 0 || (tokens.gap[at] ?? 0) >= GAP.newline || tokens.kind[at - 1] === KIND.mark;
    const verb = last !== undefined && last.flags & (begins ? FLAG.speech : FLAG.said);
    if (
      last &&
      !verb &&
      (last.english === 0 || last.english > 50) &&
      (last.family >= 1 || last.unknown || last.given >= 2)
    )
      emit(at, second - at + 1, 0.72);
    else if (verb) emit(at, 1, 0.56);
    else if (isSpokenTo(tokens, at)) emit(at, 1, 0.58);
    else if (
      (isJoint(tokens, at - 1) && isGivenWord(tokens, at - 2)) ||
      (isJoint(tokens, next) && isGivenWord(tokens, at + 2))
    )
      emit(at, 1, 0.6);
  }
};

/** Names in lower case: behind cues, and pairs of name words where the text has no capitals. */
export const findLowerCase = (page: Page, detector: Detector): void => {
  const { tokens } = page;
  const emit = (at: number, words: number, confidence: number): void => {
    const start = tokens.start[at] ?? 0;
    page.emit({
      element: 'person_name',
      start,
      end: tokens.end[at + words - 1] ?? 0,
      confidence,
      state: 'clear',
      detector: detector.id,
      why: `${detector.id}, lower case`,
    });
  };
  for (let n = 0; n < tokens.cues.count; n += 1) {
    const cue = tokens.cues.items[n] ?? 0;
    if (!LOWER_SET.has(tokens.hash[cue] ?? 0)) continue;
    const start = nameStart(tokens, cue);
    if (!start) continue;
    const { words, confidence } = lengthOf(tokens, start.at, start.sure);
    if (words > 0) emit(start.at, words, confidence);
  }
  namesOfLowerText(page, emit);
};

const LOWER_SET: ReadonlySet<number> = new Set(LOWER_CUES);
