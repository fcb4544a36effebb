import type { ColumnRole } from '../../schema/vocabulary.ts';
import type { Candidate } from './candidate.ts';
import { filledCell } from './cells/column-profile.ts';
import type { ColumnPart } from './cells/composite.ts';
import { VALUE_TESTS } from './cells/content-tests.ts';
import { sureRole } from './cells/sure-numbers.ts';

/** So many rows with somebody's number name people; of the rows without one, a smaller part does. */
const LEAST_PEOPLE = 3;
const NAMED = 0.6;

const isName = (cell: string): boolean => VALUE_TESTS['full_name']?.(cell) === true;

const shareOf = (cells: readonly string[]): number => cells.filter(isName).length / Math.max(1, cells.length);

/**
 * Parts of a column of companies of which some are people (vendors, payees), who are told by Social Security numbers in their rows where
 * companies have others. Employers of people are companies in all rows: undefined.
 */
export const peopleAmongCompanies = (
  { cells }: Candidate,
  others: readonly Candidate[],
): readonly [ColumnPart, ColumnPart] | undefined => {
  const numbers = others.find((other) => other.cells.some((cell) => sureRole(cell ?? '') === 'ssn'));
  if (numbers === undefined) return undefined;
  const named = cells.flatMap((cell, row) => {
    const name = filledCell(cell);
    return name === undefined ? [] : [{ name, isPersons: sureRole(numbers.cells[row] ?? '') === 'ssn' }];
  });
  const of = (persons: boolean) => named.filter(({ isPersons }) => isPersons === persons).map(({ name }) => name);
  const [people, companies] = [of(true), of(false)];
  if (people.length < LEAST_PEOPLE || shareOf(people) < NAMED || shareOf(companies) > NAMED / 2) return undefined;
  const share = shareOf([...people, ...companies]);
  const role: ColumnRole = 'full_name';
  return [
    { role, share, cells: 'sure' },
    { role: 'organization', share: 1 - share, cells: { except: [role] } },
  ];
};
