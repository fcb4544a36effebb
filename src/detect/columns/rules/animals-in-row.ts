import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { wordList } from '../data-files.ts';
import { holds, type Rule, raise } from './neighbour-rule.ts';

const ANIMALS = wordList('animals_in_headers');
/** Kinds and breeds as the cells of such columns name them: a column "PET Scan" or "Species" of bacteria has none. */
const KINDS = wordList('kinds_of_animals');
/** Words of a veterinary practice beside those of animals: tenants and guests have pets as well, and health of their own. */
const VETS = wordList('vets_in_headers');
const OWNERS = new Set(['owner', 'client', 'customer', 'guardian', 'tenant', 'guest', 'resident']);
/** Animals that somebody keeps, who may be the patient of the row. */
const KEPT = new Set(['pet', 'pets', 'dog', 'cat', 'horse']);

const says = ({ header }: Candidate, words: ReadonlySet<string>): boolean =>
  header.tokens.some((token) => words.has(token));

const namesKinds = ({ cells }: Candidate): boolean => {
  const filled = cells.filter((cell): cell is string => cell !== null && cell.trim() !== '');
  const kinds = filled.filter((cell) =>
    cell
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .some((word) => KINDS.has(word)),
  );
  return filled.length > 0 && kinds.length >= 0.5 * filled.length;
};

/** Whether rows are of animals: by what kinds they are, or by the names of those that are kept, beside what only vets note. */
const areOfVet = (all: readonly Candidate[]): boolean => {
  const animals = all.filter((one) => says(one, ANIMALS));
  if (animals.some((one) => !says(one, KEPT) && namesKinds(one))) return all.some((one) => says(one, VETS));
  const isKept = animals.some((one) => says(one, KEPT) && (one.header.tokens.includes('name') || namesKinds(one)));
  return isKept && all.some((one) => says(one, VETS) && !says(one, PATIENTS));
};

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
  const isName = holds(candidate, ...NAMES) && says(candidate, PATIENTS);
  if (says(candidate, OWNERS) || !(isName || holds(candidate, ...OF_ANIMALS))) return;
  if (areOfVet(all))
    raise(candidate, holds(candidate, 'date_of_birth') ? 'timestamp' : 'other', 16, 'the row is about an animal');
};
