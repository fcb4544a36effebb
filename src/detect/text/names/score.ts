import { FLAG, phraseFlags } from '../tokens/lexicon.ts';
import type { Tokens } from '../tokens/tokens.ts';
import type { Around } from './around/around.ts';
import { type Item, NO_GIVEN, phraseOf } from './lists/items.ts';
import { aloneScore, isEnglish } from './single-score.ts';
import type { NameWord } from './words.ts';

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
  if (behind & THING_BEHIND && !(before >= 2 && strong)) return true;
  const front = previous?.word.flags ?? 0;
  return (front & FLAG.place_start) !== 0 && previous?.kind === 'other' && before === 0;
};

/** Two words of English of which the first is no common given name: "Cloud Run". */
const isWordPair = (a: NameWord, b: NameWord): boolean => isEnglish(a) && isEnglish(b) && a.given < 2;

/** Two words of which a list has one at most. */
const unknownPair = (first: Item, last: Item, personal: boolean, inside: boolean): number => {
  const [a, b] = [first.word, last.word];
  if (a.unknown && b.unknown)
    return ([24, 50, 56][Number(first.foreign) + Number(last.foreign)] ?? 0) + (personal ? 20 : 0) + (inside ? 8 : 0);
  // "Folake Adebayo": lists of many countries do not say which of the two a name is.
  if (a.unknown)
    return (
      (FIRST_UNKNOWN[Math.max(b.family, Math.min(1, b.given))] ?? 0) +
      (first.foreign ? 12 : 0) +
      (inside && personal ? 18 : 0)
    );
  const doubt = isEnglish(a) && a.given < 2 ? 15 : 0;
  return (LAST_UNKNOWN[a.given] ?? 0) + (last.foreign ? 10 : 0) - doubt;
};

/** "Wang Donghai": a family name of East Asia and a word that no list has. */
const EASTERN = 66;

const pairScore = (first: Item, last: Item, personal: boolean, inside: boolean): number => {
  const [a, b] = [first.word, last.word];
  if (a.flags & FLAG.family_first && !first.upper && b.english === 0 && (b.flags & NO_GIVEN) === 0)
    return Math.max(EASTERN, unknownPair(first, last, personal, inside));
  if (a.unknown || b.unknown) return unknownPair(first, last, personal, inside);
  const straight = (PAIRS[a.given]?.[b.family] ?? 0) - (isWordPair(a, b) ? 20 : 0);
  // Hungarian, Vietnamese, Chinese and registers put the family name first.
  const inverted = (PAIRS[b.given]?.[a.family] ?? 0) - 12;
  // Two words that are names of families, and words of nothing else: many countries give them as first names as well.
  const listed = personal && a.english === 0 && b.english === 0 && a.family > 0 && b.family > 0 ? 56 : 0;
  return Math.max(straight, inverted, listed);
};

const PLACES = FLAG.city | FLAG.country | FLAG.state;

/** What a cue in front, a word behind and a suffix add. */
const withCues = (score: number, { before, after, suffixed, titled }: Around): number => {
  let sure = score;
  if (titled || before === 3) sure = Math.max(sure + 25, 88);
  else if (before === 2) sure += sure >= 20 ? 28 : 15;
  else if (before === 1) sure += 12;
  return sure + ([0, 12, 26, 26][after] ?? 0) + (suffixed ? 25 : 0);
};

/** What a name is made of. */
interface Parts {
  /** How many words, initials and particles; the first, the second and the last word. */
  readonly words: number;
  readonly initials: number;
  readonly particles: number;
  readonly first: Item;
  readonly middle: Item | undefined;
  readonly last: Item;
  /** Every word is a place as well, in capitals, or in no list of English words. */
  readonly places: boolean;
  readonly upper: boolean;
  readonly foreign: boolean;
  /** A given name in front, and behind it a family name or a word that no list has. */
  readonly strong: boolean;
}

const partsOf = (items: readonly Item[]): Parts | undefined => {
  let [words, initials, particles] = [0, 0, 0];
  let first: Item | undefined;
  let middle: Item | undefined;
  let last: Item | undefined;
  let [places, upper, foreign] = [true, true, true];
  for (const item of items) {
    if (item.kind === 'initial') initials += 1;
    if (item.kind === 'particle') particles += 1;
    if (item.kind !== 'word' && item.kind !== 'other') continue;
    if (words === 0) first = item;
    if (words === 1) middle = item;
    last = item;
    words += 1;
    places &&= item.word.place;
    upper &&= item.upper;
    foreign &&= item.word.english === 0;
  }
  if (!first || !last) return undefined;
  const strong = first.word.given >= 2 && (last.word.family >= 2 || last.word.unknown);
  return { words, initials, particles, first, middle, last, places, upper, foreign, strong };
};

/** "Fort Ransom", "South Florida": a word of English that begins what places are called. */
const isPlaceName = ({ words, first: { word } }: Parts, { before, titled, suffixed }: Around): boolean =>
  words > 1 &&
  (word.flags & FLAG.place_start) !== 0 &&
  word.english > 0 &&
  word.given < 2 &&
  before < 2 &&
  !titled &&
  !suffixed;

/** What stands around says that the words name something else. */
const isElse = (parts: Parts, around: Around): boolean => {
  const { words, first, last, strong, initials } = parts;
  if (isPartOfOther(around, strong) || isPlaceName(parts, around)) return true;
  const single = words === 1;
  // "Johnson Controls", "Gerald R. Ford Museum", "Glasgow score": a name and then another word; but "MGR DEWAYNE RFSD".
  const another = around.thing || (around.following !== undefined && !(first.upper && around.before === 2));
  if (single && initials === 0 && another && around.before < 3 && !around.titled) return around.situation === 0;
  // "Hildegard Noltemeyer" among nouns.
  const given = first.word.given >= 2 && !single && last.word.english === 0;
  return (
    around.nouns &&
    !strong &&
    !given &&
    around.before < 2 &&
    !around.titled &&
    !(around.alone && !single) &&
    !(single && first.word.given >= 2)
  );
};

/** "J. Smith", "John D.", "de la Cruz": one word with initials or particles. */
const initialScore = ({ first, initials }: Parts, leading: boolean, personal: boolean): number => {
  const { given, family, unknown, english } = first.word;
  // "T. J. ODUYA".
  if (leading && initials > 1 && unknown) return 76;
  if (leading) return family >= 2 ? 82 : family === 1 || unknown ? 58 : 0;
  if (initials > 0 && given === 1 && english === 0 && personal) return 54;
  if (initials > 0) return given >= 2 ? 66 : 20;
  return family >= 2 || first.foreign ? 50 : 25;
};

/** Two words or more. */
const wordsScore = (
  { words, first, middle, last, initials, particles, foreign }: Parts,
  { alone, personal, inside }: Around,
): number => {
  let score = pairScore(first, last, personal, inside) + (initials > 0 ? 24 : 0);
  if (particles > 0) score += first.word.unknown ? -8 : 14;
  // A middle word that is a name says that the rest is one.
  if (words === 3 && middle && middle.word.given + middle.word.family >= 3) score += 8;
  if (words > 4) score -= 20;
  return alone && words < 4 && foreign ? score + 28 : score;
};

/** What tells against words that are also places, or abbreviations in capitals. */
const doubt = ({ places, upper, strong }: Parts, { before }: Around): number =>
  (places ? (strong ? 12 : 30) : 0) + (upper && !strong && before < 2 ? 25 : 0);

/** Confidence, 0 to 1, that words of a run are the name of a person. */
export const scoreOf = (tokens: Tokens, items: readonly Item[], around: Around): number => {
  const parts = partsOf(items);
  if (!parts || isElse(parts, around)) return 0;
  if (items.length === 1) return Math.min(97, aloneScore(parts.first, around)) / 100;
  const phrase = phraseFlags(phraseOf(tokens, items));
  if (phrase & FLAG.company || (phrase & PLACES && around.before < 2)) return 0;
  const single = parts.words === 1;
  const score = single ? initialScore(parts, items[0]?.kind === 'initial', around.personal) : wordsScore(parts, around);
  return Math.max(0, Math.min(98, withCues(score - doubt(parts, around), around))) / 100;
};
