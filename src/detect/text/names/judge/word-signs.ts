import { spellingOf } from '../../tokens/characters.ts';
import { englishLevel, entryOf, familyRank, givenRank } from '../../tokens/lexicon.ts';
import { KIND, type Tokens } from '../../tokens/tokens.ts';
import type { Item } from '../lists/items.ts';
import type { NameWord } from '../words.ts';
import {
  add,
  addKinds,
  endingOf,
  endingSign,
  kindsNumbered,
  numbered,
  pairsOf,
  type Signs,
  upTo,
} from './numbering.ts';

const STRENGTH = upTo(3);

/** The four strengths of a given name by the four of a family name. */
export const STRENGTHS: readonly string[] = pairsOf(STRENGTH, STRENGTH);

export const strengthsOf = ({ given, family }: NameWord): number => 4 * given + family;

const LETTERS = 4;
const LEVELS = 6;

const RANK_STEPS: readonly number[] = [1, 350, 450, 600, 750];
const RANKS = upTo(RANK_STEPS.length);

const stepOf = (rank: number): number => {
  let step = 0;
  while (step < RANK_STEPS.length && rank >= (RANK_STEPS[step] ?? 0)) step += 1;
  return step;
};

/** What the word says that stands alone, beside initials, first and last. */
const placed = (label: string) => ({
  names: numbered(`${label}: given, family`, STRENGTHS),
  englishNames: numbered(`${label}: english, given, family`, STRENGTHS),
  givenRank: numbered(`${label}: rank as given`, RANKS),
  familyRank: numbered(`${label}: rank as family`, RANKS),
  english: numbered(`${label}: english`, upTo(LEVELS)),
  is: numbered(`${label}:`, ['unknown', 'unknown and foreign', 'foreign', 'place', 'capitals', 'mixed', 'double']),
  letters: numbered(`${label}: letters`, upTo(LETTERS)),
  kinds: kindsNumbered(`${label}: is`),
});

export type Placed = ReturnType<typeof placed>;

export const ALONE: Placed = placed('alone');
export const WITH_INITIALS: Placed = placed('with initials');
export const FIRST: Placed = placed('first');
export const LAST: Placed = placed('last');

const strangeness = ({ word, foreign }: Item): number => {
  if (word.unknown) return foreign ? 1 : 0;
  return foreign ? 2 : -1;
};

const KNOWN = 3;

/** What lists, spelling and length say of a word of a name. */
export const addWord = (signs: Signs, tokens: Tokens, item: Item, own: Placed): void => {
  const { from, to, word, upper } = item;
  const entry = to === from + 1 ? entryOf(tokens.hash[from] ?? 0) : 0;
  const level = englishLevel(entry);
  const strengths = strengthsOf(word);
  add(signs, own.names + strengths);
  add(signs, own.english + Math.ceil(level / 10));
  add(signs, own.givenRank + stepOf(givenRank(entry)));
  add(signs, own.familyRank + stepOf(familyRank(entry)));
  if (level > 0) add(signs, own.englishNames + strengths);
  const strange = strangeness(item);
  if (strange >= 0) add(signs, own.is + strange);
  if (word.place) add(signs, own.is + 3);
  if (upper) add(signs, own.is + 4);
  if (tokens.kind[from] === KIND.mixed) add(signs, own.is + 5);
  if (to > from + 1) add(signs, own.is + 6);
  const length = (tokens.end[to - 1] ?? 0) - (tokens.start[from] ?? 0);
  if (length <= LETTERS) add(signs, own.letters + length);
  addKinds(signs, own.kinds, word.flags);
  if (word.unknown || word.given + word.family < KNOWN)
    add(signs, endingSign(endingOf(spellingOf(tokens.text.slice(tokens.start[from], tokens.end[to - 1])))));
};
