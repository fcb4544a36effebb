import { hashOf } from '../tokens/characters.ts';
import { entryOf, FLAG, givenRank } from '../tokens/lexicon.ts';
import type { Tokens } from '../tokens/tokens.ts';
import { cueBefore } from './around/cues.ts';
import { isToldNickname } from './around/told-nickname.ts';
import { type Item, NO_GIVEN } from './lists/items.ts';

/** What no family name is, and what none is that has no initial in front. */
export const NO_FAMILY: number = FLAG.thing | FLAG.company | FLAG.no_name | FLAG.weekday | FLAG.month;
export const NO_FAMILY_ALONE: number = NO_FAMILY | FLAG.organization | FLAG.place_type | FLAG.street;

const NO_FIRST = NO_FAMILY_ALONE | NO_GIVEN | FLAG.role | FLAG.relation | FLAG.title | FLAG.name_label;

/** Rank of a given name from which on it is one before a family name, although the word is something else. */
const GIVEN_FIRST = 500;
/** The same of words that English uses less, and that are of no other kind: "Charity Pickens". */
const GIVEN_RARE = 340;
const COMMONEST = 10;
const NO_RARE = FLAG.role | FLAG.relation | FLAG.title | FLAG.name_label | FLAG.no_name | FLAG.small_word | NO_GIVEN;

/** "CAMPER 1: Juniper Hale": a word of English and a family name, where a name is asked for. */
export const isWordFirst = (tokens: Tokens, run: readonly Item[]): boolean => {
  const [first, last] = run;
  if (run.length !== 2 || first?.kind !== 'other' || last?.kind !== 'word' || first.upper || last.upper) return false;
  // "Bill Harkness": a bill is a thing, and a common given name.
  const given = givenRank(entryOf(tokens.hash[first.from] ?? 0));
  if (given >= GIVEN_FIRST && last.word.family >= 2 && last.word.english === 0 && !last.word.place) return true;
  const rare = given >= GIVEN_RARE && first.word.english > COMMONEST && (first.word.flags & NO_RARE) === 0;
  if (tokens.personal && (given >= GIVEN_FIRST || rare) && last.word.family >= 2 && last.word.english === 0)
    return true;
  const rarely = given > 0 && (first.word.english > COMMONEST || first.word.english === 0);
  const kinds = rarely ? NO_FIRST & ~FLAG.nationality : NO_FIRST;
  if (
    (first.word.english < 35 && !rarely) ||
    (first.word.flags & kinds) !== 0 ||
    !(last.word.family >= 2 || (tokens.personal && last.word.unknown))
  )
    return false;
  return cueBefore(tokens, first.from) >= 2;
};

const ASKED: ReadonlySet<number> = new Set(
  'call ask tell text email contact see notify page remind thank invite pay help phone ring'.split(' ').map(hashOf),
);

const BACK = hashOf('back');

/** How much of a given name a word in capitals is that is nothing else. */
const GIVEN_ONLY = 3;

/** An initial with its dot, or a given name; in capitals one that is nothing else. */
const isWhom = ({ kind, word, upper, from, next }: Item): boolean =>
  (kind === 'initial' && next > from + 1) || (kind === 'word' && word.given >= (upper ? GIVEN_ONLY : 2));

/** Words in front of the name of somebody of whom something is asked: "Call Nell w/ labs", "CALL T. OSEI", "Call back M. Duarte". */
export const askedWords = (tokens: Tokens, [first, second, third]: readonly Item[]): number => {
  if (first === undefined || second === undefined || !ASKED.has(tokens.hash[first.from] ?? 0)) return 0;
  if (isWhom(second) || (!first.upper && isToldNickname(tokens, second.from))) return 1;
  return tokens.hash[second.from] === BACK && third !== undefined && isWhom(third) ? 2 : 0;
};

const NO_LABELLED = NO_FAMILY_ALONE | FLAG.nationality | FLAG.role | FLAG.relation | FLAG.title | FLAG.name_label;

/** "Student: Kenya M. Whitcomb": a country or another word in front of a family name, behind a label that asks for a name. */
export const isLabelledWordFirst = (tokens: Tokens, run: readonly Item[]): boolean => {
  const [first] = run;
  const last = run.at(-1);
  if (run.length < 2 || run.length > 4 || !first || last?.kind !== 'word') return false;
  if (!run.some(({ kind }) => kind === 'other')) return false;
  if ((first.word.flags & NO_LABELLED) !== 0 || first.upper !== last.upper) return false;
  // "Name: Summer Reign Fairchild".
  const others = run.every(({ kind, word }) => kind !== 'other' || (word.flags & NO_LABELLED) === 0);
  if (!others || run.some(({ kind }) => kind === 'title' || kind === 'suffix')) return false;
  return (last.word.family >= 2 || last.word.unknown) && !last.word.place && cueBefore(tokens, first.from) === 3;
};

const COURTESY: ReadonlySet<number> = new Set('mr mrs ms miss'.split(' ').map(hashOf));
const NO_CALLED = NO_LABELLED | FLAG.brand | FLAG.small_word | FLAG.country;

/** "Mr. Rain": a word that no list has as a name, alone behind what only people are called by. */
export const behindCourtesy = ({ hash }: Tokens, [title, called, more]: readonly Item[]): Item | undefined => {
  if (title?.kind !== 'title' || called?.kind !== 'other' || more !== undefined || called.upper) return undefined;
  const fits = COURTESY.has(hash[title.from] ?? 0) && (called.word.flags & NO_CALLED) === 0;
  return fits && called.next - called.from === 1 ? called : undefined;
};
