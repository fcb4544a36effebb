import { hashOf } from '../../tokens/characters.ts';
import { entryOf, FLAG, familyRank } from '../../tokens/lexicon.ts';
import { COMMA } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { type Item, NO_GIVEN } from '../lists/items.ts';
import { isFirm } from '../lists/lists.ts';
import { NO_FAMILY, NO_FAMILY_ALONE } from '../word-first.ts';
import { isAlone } from './around.ts';
import { cueBefore } from './cues.ts';
import { isElsewhere } from './elsewhere.ts';

const I = hashOf('i');

/** "I, Agnes Moccasin Top, state": who speaks names herself. */
const isSworn = ({ hash, kind }: Tokens, first: number): boolean =>
  hash[first - 2] === I && kind[first - 1] === KIND.mark && hash[first - 1] === COMMA;

/** Whether words that are no name, and of none of some kinds, can be a family name. */
const mayBeFamily = (items: readonly Item[], others: number): boolean =>
  items.every(({ kind, upper, word }) => kind === 'other' && !upper && (word.flags & others) === 0);

/**
 * How many words that are no name still belong to one. "Daniela C Capon": behind a given name and an initial any last word
 * is the family name; "Rebecca Hides": alone on its line or behind a cue without an initial too; "Agnes Moccasin Top".
 */
export const wordsBehind = (tokens: Tokens, run: readonly Item[], from: number, to: number): number => {
  const first = run[from];
  if (to >= run.length || run.length > to + 2 || first?.kind !== 'word' || first.word.given < 2) return 0;
  const rest = run.slice(to);
  const initial = run[from + 1]?.kind === 'initial' && to === from + 2;
  if (initial) return rest.length === 1 && mayBeFamily(rest, NO_FAMILY) ? 1 : 0;
  if (to !== from + 1 || first.word.place || (first.word.given < 3 && first.word.english > 0)) return 0;
  if (!mayBeFamily(rest, NO_FAMILY_ALONE)) return 0;
  const alone = isAlone(tokens, first.from, rest.at(-1)?.next ?? 0);
  return alone || cueBefore(tokens, first.from) >= 2 || isSworn(tokens, first.from) ? rest.length : 0;
};

/** Rank from which on a thing is a common family name, too: "Ian Song". */
const COMMON_FAMILY = 450;

const isFamilyToo = ({ hash }: Tokens, { from }: Item): boolean =>
  familyRank(entryOf(hash[from] ?? 0)) >= COMMON_FAMILY;

/** "Darryl Strawberry": a given name and a word of the language, which is a name where others stand around. */
export const mayEndInWord = (tokens: Tokens, run: readonly Item[], from: number, to: number): boolean => {
  const [first, last] = [run[from], run[to]];
  if (first?.kind !== 'word' || last?.kind !== 'other' || to !== from + 1 || to !== run.length - 1) return false;
  const { given, english, place } = first.word;
  const others = NO_GIVEN | FLAG.street | FLAG.no_name | FLAG.role | FLAG.title | FLAG.weekday;
  const named = given >= 2 && english === 0 && !place && !first.upper && !last.upper;
  return (
    named && (last.word.flags & others) === 0 && ((last.word.flags & FLAG.thing) === 0 || isFamilyToo(tokens, last))
  );
};

/** "Reached Ian Song at home", "Roscoe Timber has": such words in a sentence, where no heading gives each word its capital. */
export const isToldOf = (tokens: Tokens, run: readonly Item[], from: number, to: number): boolean => {
  const [first, last] = [run[from], run[to]];
  if (from > 0 || !first || !last || !mayEndInWord(tokens, run, from, to) || tokens.code || tokens.nouns) return false;
  if (last.word.english <= COMMONEST || first.word.given < (tokens.personal ? 2 : 3)) return false;
  const { kind, gap } = tokens;
  const [before, next] = [first.from - 1, last.next];
  const front = before >= 0 && kind[before] === KIND.lower && (gap[first.from] ?? 0) <= GAP.newline;
  const behind = kind[next] === KIND.lower && gap[next] === GAP.blank;
  return (front || behind) && !isFirm(tokens, first.from) && !isElsewhere(tokens, first.from, false);
};

/** Levels of English of words that are no family name behind any given name. */
const COMMONEST = 10;

/** "Joe Bill Sandoval", "Marcus Dell Whitaker": a word between a given and a family name that is a name as well. */
export const isBridge = (run: readonly Item[], at: number): boolean => {
  const [before, item, after] = [run[at - 1], run[at], run[at + 1]];
  if (before?.kind !== 'word' || item?.kind !== 'other' || after?.kind !== 'word') return false;
  const named = (item.word.flags & (FLAG.listed | FLAG.brand)) !== 0 && !item.upper;
  return named && before.word.given >= 2 && after.word.family >= 2 && (item.word.flags & FLAG.organization) === 0;
};

/** "Ryan Van Meter", "Leon van der Wath": behind a particle any word is a family name, where a given name stands in front. */
export const isBehindParticle = (run: readonly Item[], from: number, at: number): boolean => {
  const [first, item] = [run[from], run[at]];
  if (run[at - 1]?.kind !== 'particle' || item?.kind !== 'other' || first?.kind !== 'word') return false;
  return first.word.given >= 2 && first.word.english === 0 && first.upper === item.upper && at === run.length - 1;
};
