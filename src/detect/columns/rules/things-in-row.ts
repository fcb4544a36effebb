import { elementOfRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { wordList } from '../data-files.ts';
import { type Rule, raise, topOf } from './neighbour-rule.ts';

const THINGS = wordList('things_in_headers');
const NAMED_THINGS = wordList('named_things');

/** Whether one of these columns is of what only things, places and works have: a name beside it is theirs, where nobody is told. */
export const tellThings = (others: readonly Candidate[]): boolean =>
  others.some(({ header }) => header.tokens.some((token) => THINGS.has(token)));

/** "vessel_name", "TrackName": what a thing is called, whoever it is called after. */
export const namesOfOtherThings: Rule = (candidate) => {
  const { tokens } = candidate.header;
  const role = topOf(candidate)?.role;
  if (role === undefined || elementOfRole(role) !== 'person_name') return;
  if (tokens.at(-1) === 'name' && NAMED_THINGS.has(tokens.at(-2) ?? ''))
    raise(candidate, 'other', 9, 'it is what a thing is called');
};
