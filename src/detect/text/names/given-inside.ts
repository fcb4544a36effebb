import { type HashSet, hashOf, hashSet } from '../characters.ts';
import { entryOf, FLAG, givenRank } from '../lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens.ts';
import { flagsAt, isCapital, isMark } from './look.ts';

const hashes = (words: string): HashSet => hashSet(words.split(' ').map(hashOf));

/** Words behind which a capital is of a thing, a place or a title. */
const NO_PERSON_BEHIND = hashes(
  'the a an this that these those its every each no any some my your his her our their in at near on of from to into by via through since until during like as use using uses used called named new old',
);
/** Words behind which somebody stands. */
const TOWARDS = hashes(
  'with told tell telling asked ask asking called call calling saw see met meet meeting helped help thanked thank texted text emailed email visited visit miss misses love loves loved married knows know knew invited invite brought bring',
);

/** Those of them that only people are the object of: they tell a name in any text. */
const SPOKEN_TO = hashes('told tell telling asked ask asking thanked texted invited married');

/** What people do, and neither towns nor months. */
const ACTS = hashes(
  'called calls texted texts emailed wants wanted thinks thought says said asked asks told tells went came picked picks brought brings gave gives knows knew lives loves hates needs needed wrote writes forgot remembers works worked drove drives took takes dropped drops stopped stayed stays helped helps got gets signed paid cried laughed smiled agreed agrees refused promised',
);
const PLACED = hashes('the a an in at near of from to into by via through since until during');

const NO_GIVEN =
  FLAG.weekday | FLAG.nationality | FLAG.organization | FLAG.place_type | FLAG.street | FLAG.no_name | FLAG.relation;
const ELSE = FLAG.month | FLAG.country | FLAG.state | FLAG.bigCity | FLAG.brand | FLAG.city;

/** Rank from which on a word is a common given name; what only lists of other countries have has less. */
const COMMON_GIVEN = 360;

/** Whether somebody is spoken to, met or does something: "told Charlotte", "April called". */
const isMetOrActs = ({ hash, kind, gap }: Tokens, first: number, next: number, flags: number): boolean => {
  const before = first - 1;
  const towards = kind[before] === KIND.lower && gap[first] === GAP.blank && TOWARDS.has(hash[before] ?? 0);
  const acts =
    kind[next] === KIND.lower && gap[next] === GAP.blank && ((flags & FLAG.said) !== 0 || ACTS.has(hash[next] ?? 0));
  return towards || (acts && kind[before] === KIND.lower && !PLACED.has(hash[before] ?? 0));
};

/**
 * "I told Joy", "went home with Ruby and": a word of the language inside a sentence. A text that speaks of people gives it
 * a capital there because somebody is called so.
 */
export const isGivenInside = (tokens: Tokens, first: number): boolean => {
  const { hash, kind, gap, told, code, nouns } = tokens;
  const spokenTo = SPOKEN_TO.has(hash[first - 1] ?? 0);
  if (!(told || spokenTo) || code || nouns || first === 0 || kind[first] !== KIND.capital || gap[first] !== GAP.blank)
    return false;
  const before = first - 1;
  if (kind[before] !== KIND.lower) return false;
  const next = first + 1;
  if ((isCapital(kind[next] ?? 0) || kind[next] === KIND.digits) && gap[next] === GAP.blank) return false;
  if (kind[next] === KIND.mark && !isMark(tokens, next, ".,;:!?'’)") && gap[next] === GAP.none) return false;
  if (givenRank(entryOf(hash[first] ?? 0)) < COMMON_GIVEN) return false;
  const flags = flagsAt(tokens, first);
  if (flags & NO_GIVEN) return false;
  if ((flags & ELSE) === 0 && !NO_PERSON_BEHIND.has(hash[before] ?? 0)) return true;
  return isMetOrActs(tokens, first, next, flagsAt(tokens, next));
};
