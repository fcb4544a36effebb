import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { wordList } from '../data-files.ts';
import { holds } from './neighbour-rule.ts';

export const NAMES: readonly ColumnRole[] = ['given_name', 'family_name', 'full_name'];

export const PEOPLE: readonly ColumnRole[] = [...NAMES, 'ssn', 'email', 'phone', 'date_of_birth'];

/** What is told of people and seldom of things; a name beside it is a person's where nothing is sold or bred. */
const TOLD_OF_PEOPLE: readonly ColumnRole[] = [
  ...(['age', 'gender', 'medical', 'religion', 'race_or_ethnicity', 'occupation'] as const),
  ...(['employee_id', 'student_id', 'other_government_id', 'password', 'password_hash'] as const),
];

/** Words of columns that people have and things have not: pay, marriage, marks of a school. */
const PERSONAL_WORDS = wordList('people_in_headers');
const BRED = wordList('animals_in_headers');
/** Words of columns about what is sold, of which one is enough, and about what is kept in stock, of which two are. */
const SOLD = wordList('sold_in_headers');
const GOODS = wordList('goods_in_headers');

export const isSaid = ({ header }: Candidate): boolean => Math.max(0, ...header.scores.values()) >= 3;

export const countOf = (others: readonly Candidate[], words: ReadonlySet<string>): number =>
  others.filter(({ header }) => header.tokens.some((token) => words.has(token))).length;

export const areSold = (others: readonly Candidate[]): boolean => countOf(others, SOLD) >= 1;

export const areGoods = (others: readonly Candidate[]): boolean => areSold(others) || countOf(others, GOODS) >= 2;

export const hasPeople = (others: readonly Candidate[]): boolean => others.some((other) => holds(other, ...PEOPLE));

/** "Resident" over codes: whoever has them is in the row. */
const saysParty = ({ header }: Candidate): boolean =>
  header.group === 'holder' && header.party !== undefined && (header.scores.get('full_name') ?? 0) >= 3;

/** Whether columns beside a name say that rows are about people. */
export const isAboutPeople = (others: readonly Candidate[]): boolean =>
  others.some((other) => holds(other, ...PEOPLE) || saysParty(other)) ||
  (!areGoods(others) &&
    countOf(others, BRED) === 0 &&
    (others.some((other) => holds(other, ...TOLD_OF_PEOPLE)) || countOf(others, PERSONAL_WORDS) > 0));
