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
}

/** Confidence in hundredths of a pair, by how much its first word is a given name and its last a family name (0 to 3). */
const PAIRS: readonly (readonly number[])[] = [
  [10, 25, 42, 52],
  [15, 55, 72, 76],
  [30, 80, 90, 91],
  [45, 90, 94, 96],
];

/** The same where the last word (or the first) is in no list. */
const LAST_UNKNOWN: readonly number[] = [22, 45, 68, 85];
const FIRST_UNKNOWN: readonly number[] = [22, 35, 50, 64];

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
  if (a.unknown && b.unknown) return a.foreign || b.foreign ? 42 : 22;
  if (b.unknown) return (LAST_UNKNOWN[a.given] ?? 0) + (b.foreign ? 10 : 0);
  if (a.unknown) return (FIRST_UNKNOWN[b.family] ?? 0) + (a.foreign ? 12 : 0);
  const straight = PAIRS[a.given]?.[b.family] ?? 0;
  // Hungarian, Vietnamese, Chinese and registers put the family name first.
  const inverted = (PAIRS[b.given]?.[a.family] ?? 0) - 12;
  return Math.max(straight, inverted);
};

/** A single word. */
const singleScore = ({ word, upper }: Item, { before, titled }: Around): number => {
  if (titled) return word.place && word.family === 0 ? 60 : 90;
  const listed = Math.max(word.given, word.family);
  if (before === 3) return listed >= 2 ? 88 : listed === 1 || word.unknown ? 78 : 0;
  if (before === 2) return listed >= 2 ? 78 : listed === 1 || word.unknown ? 62 : 0;
  if (upper || word.place) return 0;
  if (word.given === 3 && word.english === 0) return before === 1 ? 66 : 56;
  return before === 1 && listed >= 3 ? 52 : 0;
};

const PLACES = FLAG.city | FLAG.country | FLAG.state;

const withCues = (score: number, { before, after, suffixed, titled }: Around): number => {
  let sure = score;
  if (titled || before === 3) sure = Math.max(sure + 25, 88);
  else if (before === 2) sure += sure >= 20 ? 28 : 15;
  else if (before === 1) sure += 12;
  if (after === 2) sure += 26;
  else if (after === 1) sure += 12;
  if (suffixed) sure += 25;
  return sure;
};

/** Confidence, 0 to 1, that words of a run are the name of a person. */
export const scoreOf = (tokens: Tokens, items: readonly Item[], around: Around): number => {
  const words = items.filter(({ kind }) => kind === 'word');
  const initials = items.filter(({ kind }) => kind === 'initial').length;
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last) return 0;
  const strong = first.word.given >= 2 && (last.word.family >= 2 || last.word.unknown);
  if (isPartOfOther(around, strong)) return 0;
  const leading = items[0]?.kind === 'initial';
  let score = 0;
  if (words.length === 1 && initials === 0 && items.length === 1) {
    score = singleScore(first, around);
    if (around.after === 2 && score > 0) score += 15;
    else if (
      around.after === 2 &&
      (first.word.family >= 2 || (first.word.unknown && first.word.foreign)) &&
      !first.upper
    )
      score = 58;
    return Math.min(97, score) / 100;
  }
  if (words.length === 1) {
    // "J. Smith", "John D.", "de la Cruz".
    if (leading) score = first.word.family >= 2 ? 82 : first.word.family === 1 || first.word.unknown ? 58 : 0;
    else if (initials > 0) score = first.word.given >= 2 ? 66 : 20;
    else score = first.word.family >= 2 || first.word.foreign ? 50 : 25;
  } else {
    score = pairScore(first, last);
    if (initials > 0) score += 24;
    if (items.some(({ kind }) => kind === 'particle')) score += 14;
    // A middle word that is a name says that the rest is one.
    if (words.length === 3 && (words[1]?.word.given ?? 0) + (words[1]?.word.family ?? 0) >= 3) score += 8;
    if (words.length > 4) score -= 20;
  }
  if (phraseFlags(phraseOf(tokens, items)) & PLACES) score -= 45;
  else if (words.every(({ word }) => word.place)) score -= strong ? 12 : 30;
  if (words.every(({ upper }) => upper) && !strong && around.before < 2) score -= 25;
  return Math.max(0, Math.min(98, withCues(score, around))) / 100;
};
