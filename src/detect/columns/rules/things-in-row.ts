import { elementOfRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { wordList } from '../data-files.ts';
import { areGoods, areSold, hasPeople } from './about-people.ts';
import { type Rule, raise, topOf } from './neighbour-rule.ts';

const THINGS = wordList('things_in_headers');
const NAMED_THINGS = wordList('named_things');

/** Whether one of these columns is of what only things, places and works have: a name beside it is theirs, where nobody is told. */
export const tellThings = (others: readonly Candidate[]): boolean =>
  others.some(({ header }) => header.tokens.some((token) => THINGS.has(token)));

/** Share of the cells of several words, and of those that are whole names, from which on a column holds people whatever stands beside it. */
const SEVERAL_WORDS = 0.8;
const WHOLE_NAMES = 0.55;

/** Whether nearly all cells are written as people are called: airports, goods and ships are so now and then. */
const areCalledAsPeople = ({ profile }: Candidate): boolean =>
  profile.share('several_words') >= SEVERAL_WORDS && profile.share('full_name') >= WHOLE_NAMES;

/**
 * Whether a name is of what is sold or of what only things have, and nobody's: who takes a drug, serves on a vessel or drives a car stands
 * beside what only things have as well, but beside no price.
 */
export const isOfThings = (candidate: Candidate, others: readonly Candidate[]): boolean => {
  const areThings = areSold(others) || ((areGoods(others) || tellThings(others)) && !areCalledAsPeople(candidate));
  return areThings && !hasPeople(others);
};

/** "vessel_name", "TrackName": what a thing is called, whoever it is called after. */
export const namesOfOtherThings: Rule = (candidate) => {
  const { tokens } = candidate.header;
  const role = topOf(candidate)?.role;
  if (role === undefined || elementOfRole(role) !== 'person_name') return;
  if (tokens.at(-1) === 'name' && NAMED_THINGS.has(tokens.at(-2) ?? ''))
    raise(candidate, 'other', 9, 'it is what a thing is called');
};
