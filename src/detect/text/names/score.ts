import { FLAG, phraseFlags } from '../lexicon.ts';
import type { Tokens } from '../tokens.ts';
import type { CueStrength } from './cues.ts';
import { type Item, phraseOf } from './runs.ts';

/** What stands around a part of a run. */
export interface Around {
  readonly before: CueStrength;
  readonly after: CueStrength;
  /** Neighbours within the run that belong to no name. */
  readonly previous: Item | undefined;
  readonly following: Item | undefined;
  readonly suffixed: boolean;
  readonly titled: boolean;
  /** "..., says Iwase." */
  readonly reported: boolean;
  /** In front of a colon at the start of a line, with what is said behind it. */
  readonly speaker: boolean;
  /** A word such as "disease" or "score" stands behind. */
  readonly thing: boolean;
  /** The text is of a language that writes every noun with a capital. */
  readonly nouns: boolean;
  /** Nothing else stands on the line. */
  readonly alone: boolean;
  /** Between a comma and the end of a sentence. */
  readonly addressed: boolean;
  /** Next to a common word in small letters. */
  readonly inProse: boolean;
}

/** Confidence in hundredths of a pair, by how much its first word is a given name and its last a family name (0 to 3). */
const PAIRS: readonly (readonly number[])[] = [
  [10, 25, 42, 52],
  [15, 55, 72, 76],
  [30, 80, 90, 91],
  [45, 90, 94, 96],
];

/** The same where the last word (or the first) is in no list. */
const LAST_UNKNOWN: readonly number[] = [22, 52, 70, 85];
const FIRST_UNKNOWN: readonly number[] = [22, 38, 54, 64];

const THING_BEHIND = FLAG.organization | FLAG.place_type | FLAG.thing | FLAG.street;

/** A name within the name of a street, a park, a firm: what stands behind says so. */
const isPartOfOther = ({ following, previous, before }: Around, strong: boolean): boolean => {
  const behind = following?.word.flags ?? 0;
  if (behind & THING_BEHIND && !(before === 3 && strong)) return true;
  const front = previous?.word.flags ?? 0;
  return (front & FLAG.place_start) !== 0 && previous?.kind === 'other' && before === 0;
};

const pairScore = (first: Item, last: Item): number => {
  const [a, b] = [first.word, last.word];
  if (a.unknown && b.unknown) return first.foreign && last.foreign ? 56 : first.foreign || last.foreign ? 50 : 24;
  if (b.unknown) return (LAST_UNKNOWN[a.given] ?? 0) + (last.foreign ? 10 : 0);
  if (a.unknown) return (FIRST_UNKNOWN[b.family] ?? 0) + (first.foreign ? 12 : 0);
  const straight = PAIRS[a.given]?.[b.family] ?? 0;
  // Hungarian, Vietnamese, Chinese and registers put the family name first.
  const inverted = (PAIRS[b.given]?.[a.family] ?? 0) - 12;
  return Math.max(straight, inverted);
};

/** A single word. */
const singleScore = ({ word, upper }: Item, { before, titled, addressed, inProse }: Around): number => {
  if (titled) return word.place && word.family === 0 ? 60 : word.english > 0 && word.family < 2 ? 55 : 90;
  const listed = Math.max(word.given, word.family);
  if (before === 3) return listed >= 2 ? 88 : listed === 1 || word.unknown ? 78 : 0;
  if (before === 2) return listed >= 2 ? 78 : listed === 1 || word.unknown ? 62 : 0;
  if (upper || word.place) return 0;
  // "Don't go, Mark!": spoken to.
  if (addressed && word.given >= 2) return 62;
  if (!inProse) return 0;
  if (word.given >= 2 && word.english === 0) return (word.given === 3 ? 56 : 52) + (before === 1 ? 10 : 0);
  if (word.english === 0 && (word.family === 3 || word.surname)) return 52 + (before === 1 ? 10 : 0);
  return 0;
};

/** A single word that does or says what people do. */
const actorScore = ({ word, upper }: Item): number => {
  if (upper || word.place || (word.english > 0 && word.english <= 50 && word.given < 2)) return 0;
  if (word.given >= 2 || word.family >= 2) return 66;
  return word.unknown || word.given + word.family > 0 ? 55 : 0;
};

const PLACES = FLAG.city | FLAG.country | FLAG.state;

const withCues = (score: number, { before, after, suffixed, titled }: Around): number => {
  let sure = score;
  if (titled || before === 3) sure = Math.max(sure + 25, 88);
  else if (before === 2) sure += sure >= 20 ? 28 : 15;
  else if (before === 1) sure += 12;
  if (after >= 2) sure += 26;
  else if (after === 1) sure += 12;
  if (suffixed) sure += 25;
  return sure;
};

/** Confidence, 0 to 1, that words of a run are the name of a person. */
export const scoreOf = (tokens: Tokens, items: readonly Item[], around: Around): number => {
  const words = items.filter(({ kind }) => kind === 'word' || kind === 'other');
  const initials = items.filter(({ kind }) => kind === 'initial').length;
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return 0;
  const strong = first.word.given >= 2 && (last.word.family >= 2 || last.word.unknown);
  if (isPartOfOther(around, strong)) return 0;
  // "Johnson Controls", "Gerald R. Ford Museum": a name and then another capitalised word.
  if (words.length === 1 && around.following && around.before < 3 && !around.titled) return 0;
  if (around.thing && words.length === 1 && around.before < 3 && !around.titled) return 0;
  if (around.nouns && !strong && around.before < 2 && !around.titled && !(first.word.given >= 2 && words.length === 1))
    return 0;
  const leading = items[0]?.kind === 'initial';
  let score = 0;
  if (words.length === 1 && initials === 0 && items.length === 1) {
    score = singleScore(first, around);
    if (around.after === 2 && score > 0) score += 15;
    else if (around.speaker)
      score = around.after === 3 || first.word.given >= 2 ? Math.max(score, actorScore(first)) : score;
    else if ((around.after === 2 && around.inProse) || around.reported) score = Math.max(score, actorScore(first));
    return Math.min(97, score) / 100;
  }
  if (words.length === 1) {
    // "J. Smith", "John D.", "de la Cruz".
    if (leading) score = first.word.family >= 2 ? 82 : first.word.family === 1 || first.word.unknown ? 58 : 0;
    else if (initials > 0) score = first.word.given >= 2 ? 66 : 20;
    else score = first.word.family >= 2 || first.foreign ? 50 : 25;
  } else {
    score = pairScore(first, last);
    if (initials > 0) score += 24;
    if (items.some(({ kind }) => kind === 'particle')) score += first.word.unknown ? -8 : 14;
    // A middle word that is a name says that the rest is one.
    if (words.length === 3 && (words[1]?.word.given ?? 0) + (words[1]?.word.family ?? 0) >= 3) score += 8;
    if (words.length > 4) score -= 20;
    if (around.alone && words.length < 4 && words.every(({ word }) => word.english === 0)) score += 28;
  }
  const phrase = phraseFlags(phraseOf(tokens, items));
  if (phrase & FLAG.company) return 0;
  if (phrase & PLACES && around.before < 2) return 0;
  else if (words.every(({ word }) => word.place)) score -= strong ? 12 : 30;
  if (words.every(({ upper }) => upper) && !strong && around.before < 2) score -= 25;
  return Math.max(0, Math.min(98, withCues(score, around))) / 100;
};
