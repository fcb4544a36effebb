import { FIELDS } from './fields/fields.ts';
import { levelOf } from './learn/patterns.ts';

const place = (name: string): number => {
  const found = FIELDS.findIndex((field) => field.name === name);
  if (found < 0) throw new Error(`no such field: ${name}`);
  return found;
};

type Fit = readonly [field: number, levels: readonly number[]];

/** Levels of fields that together forbid one person, whatever else speaks for it. */
interface Conflict {
  readonly reason: string;
  /** The field that must be sound enough to forbid; undefined: always. */
  readonly field?: string;
  readonly when: readonly Fit[];
  /** One of these levels takes the conflict away. */
  readonly unless?: readonly Fit[];
}

const GIVEN = place('given_name');
const MIDDLE = place('middle_name');
const FAMILY = place('family_name');
const BIRTH = place('date_of_birth');
const SSN = place('ssn');
const GENERATION = place('generation');
const ORGANIZATION = place('organization');

const CONFLICTS: readonly Conflict[] = [
  { reason: 'conflict:ssn', field: 'ssn', when: [[SSN, [1, 7]]] },
  // Father and son of one name, one house and one telephone.
  {
    reason: 'conflict:birth',
    field: 'date_of_birth',
    when: [[BIRTH, [11]]],
    unless: [
      [SSN, [4, 5]],
      [place('government_id'), [2, 3]],
    ],
  },
  // The same by ages or years of birth alone: of one whole name in one house, or at one telephone, a generation apart.
  ...(
    [
      [place('place'), [7, 8]],
      [place('phone'), [3, 4]],
    ] satisfies readonly Fit[]
  ).map((home) => ({
    reason: 'conflict:birth',
    field: 'date_of_birth',
    when: [[GIVEN, [8]], [FAMILY, [6, 10]], [BIRTH, [15]], home] satisfies readonly Fit[],
    unless: [
      [SSN, [4, 5]],
      [place('government_id'), [2, 3]],
      [place('person_number'), [3]],
    ] satisfies readonly Fit[],
  })),
  { reason: 'conflict:generation', field: 'generation', when: [[GENERATION, [1]]] },
  // Only one says "Jr", and their ages are a generation apart: father and son, however roughly ages are told.
  {
    reason: 'conflict:generation',
    when: [
      [GENERATION, [2]],
      [BIRTH, [11, 15]],
    ],
    unless: [
      [SSN, [4, 5]],
      [place('government_id'), [2, 3]],
    ],
  },
  { reason: 'conflict:organization', when: [[ORGANIZATION, [2]]] },
  // Members of a household go by one of their numbers: who has the same, and differs in both first names, is another of them.
  {
    reason: 'conflict:names',
    when: [
      [SSN, [5]],
      [GIVEN, [1]],
      [MIDDLE, [1]],
    ],
  },
  // Of one family name and one birth date, of whom one has no first name yet: twins, where the letter that tells them apart is another, or one is a girl.
  ...[MIDDLE, place('gender')].map((other) => ({
    reason: 'conflict:names',
    when: [
      [GIVEN, [0]],
      [FAMILY, [6, 10]],
      [BIRTH, [9]],
      [other, [1]],
    ] satisfies readonly Fit[],
    unless: [
      [SSN, [4, 5]],
      [place('government_id'), [2, 3]],
      [place('person_number'), [3]],
    ] satisfies readonly Fit[],
  })),
  // A row that is called by a patient's number and names the doctor, or by an employee's and names the child.
  ...['person_number', 'row_key', 'username', 'member_number'].map((number) => ({
    reason: 'conflict:names',
    when: [
      [place(number), [3]],
      [GIVEN, [1]],
    ] satisfies readonly Fit[],
    unless: [
      [SSN, [5]],
      [BIRTH, [7, 8, 9]],
    ] satisfies readonly Fit[],
  })),
  // Who uses another's account has nothing but its number in common with them: first names that sound alike make them no one person.
  {
    reason: 'conflict:names',
    when: [
      [place('account_number'), [3]],
      [FAMILY, [1]],
      [GIVEN, [1, 2, 11]],
    ],
    unless: [
      [SSN, [3, 4, 5]],
      [place('government_id'), [2, 3]],
      [BIRTH, [7, 8, 9]],
      [place('email'), [5, 6]],
      [place('phone'), [3, 4]],
      [place('person_number'), [3]],
      [place('username'), [3]],
      [place('device'), [3]],
    ],
  },
  // Another family name and another birth date: namesakes of one house, dormitory or barracks, but for a number that is one person's.
  {
    reason: 'conflict:birth_name',
    when: [
      [FAMILY, [1]],
      [BIRTH, [1, 11, 14, 15]],
    ],
    unless: [
      [SSN, [3, 4, 5]],
      [place('government_id'), [2, 3]],
      [place('email'), [5, 6]],
      [place('phone'), [3, 4]],
      [place('account_number'), [3]],
      [place('person_number'), [3]],
      [place('username'), [3]],
      [place('device'), [3]],
    ],
  },
];

/** Every reason that a conflict may give, once: several may give the same. */
export const CONFLICT_REASONS: readonly string[] = [...new Set(CONFLICTS.map(({ reason }) => reason))];

const fits = (words: readonly number[], [field, levels]: Fit): boolean => levels.includes(levelOf(words, field));

/** Why two mentions with these levels are never one person, or undefined. `forbids`: the fields that may say so. */
export const conflictOf = (words: readonly number[], forbids: ReadonlySet<string>): string | undefined =>
  CONFLICTS.find(
    ({ field, when, unless = [] }) =>
      (field === undefined || forbids.has(field)) &&
      when.every((one) => fits(words, one)) &&
      !unless.some((one) => fits(words, one)),
  )?.reason;

/** Two numbers of nine digits that one wrong digit, or two swapped neighbours, make of each other (or equal ones). */
export const isNearNumber = (left: number, right: number): boolean => {
  if (left === right) return true;
  const [a, b] = [String(left).padStart(9, '0'), String(right).padStart(9, '0')];
  const differ = [...a].flatMap((digit, n) => (digit === b[n] ? [] : [n]));
  const [first = 0, second = 0] = differ;
  if (differ.length === 1) return true;
  return differ.length === 2 && second === first + 1 && a[first] === b[second] && a[second] === b[first];
};
