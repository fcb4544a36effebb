import type { Detector } from '../../../data-files.ts';
import { behindSpeaker } from '../../labels/speakers.ts';
import type { Page } from '../../page.ts';
import { reasonOf } from '../../spans/span.ts';
import { type HashSet, hashSet, wordSet } from '../../tokens/characters.ts';
import { COLON, QUESTION, SLASH } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { nameWordOf } from '../words.ts';
import { LOWER_WORDS as CUES, ME } from './lower-cues.ts';
import { lowerNameAt } from './lower-parts.ts';
import { namesOfLowerText } from './lower-text.ts';

const NAME: HashSet = hashSet(CUES.name);
const IS: HashSet = wordSet('is s es ist est');
const AND: HashSet = wordSet('and or plus y und et');
const GREETING: HashSet = hashSet(CUES.greeting);
const TITLES: HashSet = hashSet(CUES.titles);
const TOLD: HashSet = hashSet(CUES.told);
const LABELS: HashSet = hashSet(CUES.labels);
const SPOKE: HashSet = hashSet(CUES.spoke);
const OVER: HashSet = wordSet('to with w is');
const CALLS: HashSet = wordSet('call calls called');
const YOU: HashSet = wordSet('you u');

interface Start {
  readonly at: number;
  readonly sure: boolean;
}

/** Words of a line that is a name and nothing else, at most. */
const MOST_ANSWER = 3;

/** "Can I get your name? / Visitor: torsten blakely": the answer of whoever speaks next, where a name may fill its line. */
const behindQuestion = (tokens: Tokens, line: number): Start | undefined => {
  if ((tokens.gap[line] ?? 0) < GAP.newline) return undefined;
  const at = behindSpeaker(tokens, line);
  let end = at;
  while (end < tokens.count && end < at + MOST_ANSWER + 1 && (end === at || (tokens.gap[end] ?? 0) <= GAP.blank))
    end += 1;
  return end - at <= MOST_ANSWER && end > at + 1 ? { at, sure: true } : undefined;
};

/** Words of a question behind "name". */
const MOST_ASKED = 9;

/** "Your full name and the order number?": the sign that ends the question; the same token where none does. */
const endOfQuestion = ({ kind, hash, gap }: Tokens, from: number): number => {
  if (!AND.has(hash[from] ?? 0)) return from;
  for (let at = from + 1; at < from + MOST_ASKED && (gap[at] ?? 0) <= GAP.blank; at += 1)
    if (kind[at] === KIND.mark) return hash[at] === QUESTION ? at : from;
  return from;
};

/** Where a name would begin behind the word "name": over a colon, an equals sign or "is". */
const behindName = (tokens: Tokens, from: number): Start | undefined => {
  const { hash, kind } = tokens;
  const at = endOfQuestion(tokens, kind[from] === KIND.mark && hash[from] === 39 ? from + 1 : from);
  const sign = kind[at] === KIND.mark && (hash[at] === 58 || hash[at] === 61);
  if (hash[at] === QUESTION && kind[at] === KIND.mark) return behindQuestion(tokens, at + 1);
  if (sign || IS.has(hash[at] ?? 0)) return { at: at + 1, sure: true };
  // "My wifes name leilani kekoa".
  return kind[at] === KIND.lower && nameWordOf(tokens, at).given >= 2 ? { at, sure: false } : undefined;
};

/** The stroke of "w/". */
const isSlash = ({ hash, kind, gap }: Tokens, at: number): boolean =>
  kind[at] === KIND.mark && hash[at] === SLASH && gap[at] === GAP.none;

/** Behind "you" or the stroke of "w/"; the same token for neither. */
const behindYou = (tokens: Tokens, at: number): number =>
  YOU.has(tokens.hash[at] ?? 0) || isSlash(tokens, at) ? at + 1 : at;

/** "Customer: scott schneider". */
const behindLabel = ({ hash, gap, kind }: Tokens, cue: number): Start | undefined => {
  const colon = hash[cue + 1] === COLON && kind[cue + 1] === KIND.mark && gap[cue + 1] === GAP.none;
  return colon && LABELS.has(hash[cue] ?? 0) ? { at: cue + 2, sure: true } : undefined;
};

/** Behind a title's dot: "mr. oduya". */
const behindTitle = ({ hash, gap }: Tokens, cue: number): Start => ({
  at: hash[cue + 1] === 46 && gap[cue + 1] === GAP.none ? cue + 2 : cue + 1,
  sure: true,
});

/** The word where a name would begin behind a cue; none where nothing is asked for. */
const nameStart = (tokens: Tokens, cue: number): Start | undefined => {
  const { hash, gap, kind } = tokens;
  const own = hash[cue] ?? 0;
  let at = cue + 1;
  if (NAME.has(own)) return behindName(tokens, at);
  if (TITLES.has(own) && kind[cue] !== KIND.upper) return behindTitle(tokens, cue);
  if (GREETING.has(own)) return { at, sure: (gap[cue] ?? 0) >= GAP.newline || cue === 0 };
  const labelled = behindLabel(tokens, cue);
  if (labelled || (LABELS.has(own) && !TOLD.has(own))) return labelled;
  if (own === ME) return CALLS.has(hash[cue - 1] ?? 0) ? { at, sure: true } : undefined;
  if (SPOKE.has(own)) at = OVER.has(hash[at] ?? 0) ? at + 1 : tokens.count;
  at = behindYou(tokens, at);
  return { at, sure: TOLD.has(own) };
};

/** Tokens of a text that would say that it speaks of people. */
const LEAST_TOKENS = 200;

/** Whether lists have some words in small letters as names; one word twice over is none ("nan nan"). */
const isListed = (tokens: Tokens, at: number, words: number): boolean => {
  const [first, last] = [nameWordOf(tokens, at), nameWordOf(tokens, at + words - 1)];
  if (words > 1 && tokens.hash[at] === tokens.hash[at + words - 1]) return false;
  return first.given >= 2 && first.english === 0 && (words === 1 || last.family + last.given > 0);
};

/** Names in lower case: behind cues, and pairs of name words where the text has no capitals. */
export const findLowerCase = (page: Page, detector: Detector, known: ReadonlySet<number>): void => {
  const { tokens } = page;
  const emit = (at: number, words: number, confidence: number): void => {
    // A sentence alone says too little of whom it speaks.
    if (!tokens.personal && tokens.count >= LEAST_TOKENS && !isListed(tokens, at, words)) return;
    const start = tokens.start[at] ?? 0;
    page.emit({
      element: 'person_name',
      start,
      end: tokens.end[at + words - 1] ?? 0,
      confidence,
      state: 'clear',
      detector: detector.id,
      why: reasonOf(detector.id, 'lower case'),
    });
  };
  for (let n = 0; n < tokens.lowerCues.count; n += 1) {
    const cue = tokens.lowerCues.items[n] ?? 0;
    const start = nameStart(tokens, cue);
    if (!start) continue;
    const { words, confidence } = lowerNameAt(tokens, start.at, start.sure);
    if (words > 0) emit(start.at, words, confidence);
  }
  namesOfLowerText(tokens, emit, known);
};
