import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { wordList } from '../data-files.ts';
import { holds, type Rule, raise } from './neighbour-rule.ts';

const ANIMALS = wordList('animals_in_headers');
/** Words of a veterinary practice beside those of animals: tenants and guests have pets as well, and health of their own. */
const VETS = wordList('vets_in_headers');
const OWNERS = new Set(['owner', 'client', 'customer', 'guardian', 'tenant', 'guest', 'resident']);

const says = ({ header }: Candidate, words: ReadonlySet<string>): boolean =>
  header.tokens.some((token) => words.has(token));

/** What is told of the animal of a row, unless the header says that it is the owner's. */
const OF_ANIMALS: readonly ColumnRole[] = [
  'medical',
  'medical_record_number',
  'alpr',
  'date_of_birth',
  'age',
  'gender',
];

const NAMES: readonly ColumnRole[] = ['full_name', 'given_name', 'nickname'];
const PATIENTS = new Set(['patient', 'patients', ...ANIMALS]);

/** Patients of a vet: illnesses, drugs, tags, days of birth and names of the animals are no person's. */
export const patientsOfVets: Rule = (candidate, all) => {
  const isOfVet = all.some((other) => says(other, ANIMALS)) && all.some((other) => says(other, VETS));
  if (!isOfVet || says(candidate, OWNERS)) return;
  const isName = holds(candidate, ...NAMES) && says(candidate, PATIENTS);
  if (isName || holds(candidate, ...OF_ANIMALS))
    raise(candidate, holds(candidate, 'date_of_birth') ? 'timestamp' : 'other', 16, 'the row is about an animal');
};
