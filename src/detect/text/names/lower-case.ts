import type { Detector } from '../../data-files.ts';
import { type HashSet, hashOf, hashSet } from '../characters.ts';
import { behindSpeaker } from '../labels/speakers.ts';
import { FLAG } from '../lexicon.ts';
import type { Page } from '../page.ts';
import { reasonOf } from '../span.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { behindInitial, namesOfLowerText } from './lower-text.ts';
import { type NameWord, nameWordOf } from './words.ts';

const hashes = (words: string): readonly number[] => words.split(' ').map(hashOf);

/** Words that may stand before a name in lower-case text, by what they say. */
const CUES = {
  name: hashes('name names nombre nom nome naam'),
  self: hashes('im am shes hes'),
  greeting: hashes('dear hi hello hey hola'),
  titles: hashes('mr mrs ms miss dr sr sra'),
  told: hashes('named called patient customer caller'),
  /** Behind these a given name that is no other word is somebody. */
  near: hashes(
    'bf gf wife husband hubby husb son daughter sister brother bro sis kid nephew niece cousin roommate roomie friend buddy uncle aunt auntie grandma grandpa boss coworker neighbor neighbour doc w with told tell ask asked text texted thanks thank thx ty about its',
  ),
} as const;
const NAME: HashSet = hashSet(CUES.name);
const IS: HashSet = hashSet(hashes('is s es ist est'));
const GREETING: HashSet = hashSet(CUES.greeting);
const TITLES: HashSet = hashSet(CUES.titles);
const TOLD: HashSet = hashSet(CUES.told);
const ME = hashOf('me');
const CALLS: HashSet = hashSet(hashes('call calls called'));
const YOU = hashOf('you');

/** The tokeniser lists them. */
export const LOWER_CUES: readonly number[] = [...Object.values(CUES).flat(), ME];

interface Start {
  readonly at: number;
  readonly sure: boolean;
}

const QUESTION = 63;
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

/** Where a name would begin behind the word "name": over a colon, an equals sign or "is". */
const behindName = (tokens: Tokens, from: number): Start | undefined => {
  const { hash, kind } = tokens;
  const at = kind[from] === KIND.mark && hash[from] === 39 ? from + 1 : from;
  const sign = kind[at] === KIND.mark && (hash[at] === 58 || hash[at] === 61);
  if (hash[at] === QUESTION && kind[at] === KIND.mark) return behindQuestion(tokens, at + 1);
  return sign || IS.has(hash[at] ?? 0) ? { at: at + 1, sure: true } : undefined;
};

/** The word where a name would begin behind a cue; -1 where nothing is asked for. */
const nameStart = (tokens: Tokens, cue: number): Start | undefined => {
  const { hash, gap, kind } = tokens;
  const own = hash[cue] ?? 0;
  let at = cue + 1;
  if (NAME.has(own)) return behindName(tokens, at);
  if (TITLES.has(own) && kind[cue] !== KIND.upper)
    return { at: hash[at] === 46 && gap[at] === GAP.none ? at + 1 : at, sure: true };
  if (GREETING.has(own)) return { at, sure: (gap[cue] ?? 0) >= GAP.newline || cue === 0 };
  if (own === ME) return CALLS.has(hash[cue - 1] ?? 0) ? { at, sure: true } : undefined;
  if (hash[at] === YOU) at += 1;
  return { at, sure: TOLD.has(own) };
};

const isWord = (tokens: Tokens, at: number): boolean =>
  (tokens.kind[at] === KIND.lower || tokens.kind[at] === KIND.capital) &&
  (tokens.gap[at] ?? 0) <= GAP.blank &&
  at < tokens.count;

const isCommon = ({ english, given }: NameWord): boolean => english > 0 && english <= 50 && given < 2;

const NO_NAME = FLAG.role | FLAG.relation | FLAG.title | FLAG.thing | FLAG.small_word | FLAG.particle;

const wordAt = (tokens: Tokens, at: number): NameWord | undefined =>
  isWord(tokens, at) ? nameWordOf(tokens, at) : undefined;

/** Whether a second word can be a family name. */
const isFamilyWord = (word: NameWord | undefined): boolean =>
  word !== undefined && !isCommon(word) && (word.family >= 2 || (word.unknown && word.english === 0));

interface Length {
  readonly words: number;
  readonly confidence: number;
}

const NONE: Length = { words: 0, confidence: 0 };

/** A first word that can be a name behind a cue. */
const firstWord = (tokens: Tokens, at: number, sure: boolean): NameWord | undefined => {
  const word = tokens.kind[at] === KIND.lower ? wordAt(tokens, at) : undefined;
  if (!word || word.flags & NO_NAME) return undefined;
  return isCommon(word) && !(sure && word.family >= 2) ? undefined : word;
};

/** A word that stands alone behind its cue. */
const singleLength = ({ given, family, unknown, english }: NameWord, sure: boolean): Length => {
  if (given >= 2 || (sure && family >= 2)) return { words: 1, confidence: sure ? 0.75 : 0.55 };
  return sure && english === 0 && (unknown || given + family > 0) ? { words: 1, confidence: 0.55 } : NONE;
};

/** How many lower-case words from a token on are a name, and how surely. */
const lengthOf = (tokens: Tokens, at: number, sure: boolean): Length => {
  const first = firstWord(tokens, at, sure);
  if (!first) return NONE;
  const middle = behindInitial(tokens, at + 1);
  const last = middle > at + 1 ? wordAt(tokens, middle) : undefined;
  if (last && !isCommon(last)) return { words: middle - at + 1, confidence: sure ? 0.82 : 0.6 };
  const named = first.given >= 1 || (sure && first.unknown);
  if (!named || !isFamilyWord(wordAt(tokens, at + 1))) return singleLength(first, sure);
  const third = wordAt(tokens, at + 2);
  const three = third !== undefined && third.english === 0 && third.family >= 2;
  return { words: three ? 3 : 2, confidence: sure ? 0.85 : 0.7 };
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
      why: reasonOf(detector.id, 'lower case'),
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
  namesOfLowerText(tokens, emit);
};

const LOWER_SET: HashSet = hashSet(LOWER_CUES);
