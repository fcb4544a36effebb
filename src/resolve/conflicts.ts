import { FIELDS } from './fields.ts';
import { levelOf } from './learn/patterns.ts';

const place = (name: string): number => {
  const found = FIELDS.findIndex((field) => field.name === name);
  if (found < 0) throw new Error(`no such field: ${name}`);
  return found;
};

/** Levels of fields that together forbid one person, whatever else speaks for it. */
interface Conflict {
  readonly reason: string;
  readonly when: readonly (readonly [field: number, levels: readonly number[]])[];
  /** Levels that show one person after all. */
  readonly unless: readonly (readonly [field: number, levels: readonly number[]])[];
}

const SSN = place('ssn');
const GIVEN = place('given_name');
const BIRTH = place('date_of_birth');
const GENERATION = place('generation');
const MIDDLE = place('middle_name');
const GENDER = place('gender');

const SAME_NUMBER = [SSN, [3, 4]] as const;

const CONFLICTS: readonly Conflict[] = [
  { reason: 'conflict:ssn', when: [[SSN, [1]]], unless: [] },
  { reason: 'conflict:generation', when: [[GENERATION, [1]]], unless: [] },
  // Members of one household, twins among them: another given name without any number that is the same.
  {
    reason: 'conflict:given_name',
    when: [
      [GIVEN, [1]],
      [GENDER, [1]],
    ],
    unless: [SAME_NUMBER],
  },
  {
    reason: 'conflict:date_of_birth',
    when: [
      [BIRTH, [1]],
      [GIVEN, [1]],
    ],
    unless: [SAME_NUMBER],
  },
  {
    reason: 'conflict:date_of_birth',
    when: [
      [BIRTH, [1]],
      [MIDDLE, [1]],
    ],
    unless: [SAME_NUMBER],
  },
];

/** Why two mentions with these levels are never one person, or undefined. */
export const conflictOf = (words: readonly number[]): string | undefined =>
  CONFLICTS.find(
    ({ when, unless }) =>
      when.every(([field, levels]) => levels.includes(levelOf(words, field))) &&
      !unless.some(([field, levels]) => levels.includes(levelOf(words, field))),
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
