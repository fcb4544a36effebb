import { wordSet } from '../tokens/characters.ts';
import { entryOf, FLAG, givenRank } from '../tokens/lexicon.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { contextWords } from './context-words.ts';
import { flagsAt, isCapital, isMark } from './look.ts';

/** Words behind which a capital is of a thing, a place or a title. */
const NO_PERSON_BEHIND = contextWords('before_no_person');
/** Words behind which somebody stands. */
const TOWARDS = contextWords('towards');

/** Those of them that only people are the object of: they tell a name in any text. */
const SPOKEN_TO = wordSet('told tell telling asked ask asking thanked texted invited married');

/** What people do, and neither towns nor months. */
const ACTS = contextWords('act');
const PLACED = contextWords('placed');

const NO_GIVEN =
  FLAG.weekday | FLAG.nationality | FLAG.organization | FLAG.place_type | FLAG.street | FLAG.no_name | FLAG.relation;
const ELSE = FLAG.month | FLAG.country | FLAG.state | FLAG.bigCity | FLAG.brand | FLAG.city;

/** Rank from which on a word is a common given name; what only lists of other countries have has less. */
const COMMON_GIVEN = 360;
/** The same of short forms that are words of the language ("Kit", "Chip"): they have to speak, which things do not. */
const SHORT_GIVEN = 350;
const SPEAKS = wordSet('called calls phoned texted emailed says said asked asks told thinks wants wrote replied');

/** Whether somebody is spoken to, met or does something: "told Charlotte", "April called". */
const isMetOrActs = ({ hash, kind, gap }: Tokens, first: number, next: number, flags: number): boolean => {
  const before = first - 1;
  const towards = kind[before] === KIND.lower && gap[first] === GAP.blank && TOWARDS.has(hash[before] ?? 0);
  const acts =
    kind[next] === KIND.lower && gap[next] === GAP.blank && ((flags & FLAG.said) !== 0 || ACTS.has(hash[next] ?? 0));
  return towards || (acts && kind[before] === KIND.lower && !PLACED.has(hash[before] ?? 0));
};

/** Whether a sentence or a line begins at a token. */
const begins = (tokens: Tokens, first: number): boolean =>
  first === 0 ||
  (tokens.gap[first] ?? 0) >= GAP.newline ||
  (tokens.gap[first] === GAP.blank && (isMark(tokens, first - 1, '.!?') || tokens.kind[first - 1] === KIND.digits));

/** "Kit called re refill", "Grace texted": a given name at the start of a sentence does what only people do. */
export const isGivenActing = (tokens: Tokens, first: number): boolean => {
  const { hash, kind, gap, told, code, nouns } = tokens;
  const next = first + 1;
  if (!told || code || nouns || kind[first] !== KIND.capital || kind[next] !== KIND.lower || gap[next] !== GAP.blank)
    return false;
  const rank = givenRank(entryOf(hash[first] ?? 0));
  if (!begins(tokens, first) || rank < SHORT_GIVEN || (rank < COMMON_GIVEN && !SPEAKS.has(hash[next] ?? 0)))
    return false;
  if (flagsAt(tokens, first) & (NO_GIVEN | ELSE)) return false;
  return (flagsAt(tokens, next) & FLAG.said) !== 0 || ACTS.has(hash[next] ?? 0);
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
