import { join, type Sql, sql } from '../../../engine/sql.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { both, either, firstOf, matches, spaced } from '../cells/cell-sql.ts';
import { withoutTitle } from './name-cells.ts';
import { cellOf, formOf, withRole } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';
import { words } from './word-cells.ts';

/** What a company's name ends in and a person's does not. */
const LEGAL_FORMS = [
  'inc',
  'incorporated',
  'llc',
  'llp',
  'pllc',
  'ltd',
  'limited',
  'corp',
  'corporation',
  'gmbh',
  'plc',
  'ltda',
];
const endsIn = (list: readonly string[], before = '(^| )'): string => `${before}(${list.join('|')})$`;

/** What only people have. */
const OF_PEOPLE: readonly ColumnRole[] = [
  ...(['date_of_birth', 'ssn', 'drivers_license', 'state_id', 'passport', 'military_id', 'voter_id'] as const),
  ...(['mbi', 'medical', 'medical_record_number', 'medical_id', 'health_insurance_id'] as const),
];

/** Whether the row has something that only people have, so that no company is all that it is about. */
export const isOfSomebody = (columns: readonly PlanColumn[]): Sql => {
  const cells = withRole(columns, ...OF_PEOPLE).map(cellOf);
  return cells.length === 0 ? sql`false` : sql`coalesce(${join(cells, ', ')}) is not null`;
};

/** "Sá" is a family name; the legal form "SA" has no accent. */
const ACCENTED_END = '(^| )[A-Za-z][^ -~]{1,2}$';

/**
 * Whether a company stands in the columns of parts of a name: the name ends as companies do, and the row has nothing that
 * only people have. Most family names are one word, so that few are looked at closely.
 */
export const isCompanyInParts = (columns: readonly PlanColumn[]): Sql | undefined => {
  const parts = ['given_name', 'family_name'] as const;
  const [given = [], family = []] = parts.map((role) => withRole(columns, role).map(withoutTitle));
  if (family.length === 0) return undefined;
  const [first, last] = [firstOf(given), firstOf(family)];
  const onlyName = sql`not ${isOfSomebody(columns)}`;
  const ends = either([
    both([matches(sql`fold(${last})`, endsIn(LEGAL_FORMS)), sql`not ${matches(last, ACCENTED_END)}`]),
    both([sql`${first} is null`, matches(sql`fold(${last})`, endsIn(words('company_words'), ' '))]),
  ]);
  // Of the cells as they stand: whether one of them is a title is asked of the few that are looked at.
  const isClose = either(
    withRole(columns, 'family_name')
      .map(cellOf)
      .flatMap((cell) => [sql`position(' ' in ${cell}) > 0`, sql`length(${cell}) <= 4`]),
  );
  return sql`case when ${isClose} then ${both([onlyName, ends])} else false end`;
};

/** A company in a column of full names; where the row has parts of a name as well, they say that it is a person. */
export const companyInNames = (columns: readonly PlanColumn[]): readonly Sql[] => {
  const parts = withRole(columns, 'given_name', 'family_name').map(cellOf);
  const company = withRole(columns, 'full_name').map((column) => formOf(column, 'f'));
  return parts.length === 0
    ? company
    : company.map((form) => sql`case when ${firstOf(parts)} is null then ${form} end`);
};

export const organizationCell = (columns: readonly PlanColumn[], inParts: Sql | undefined): Sql => {
  const inNames = companyInNames(columns);
  const parts = spaced(withRole(columns, 'given_name', 'family_name').map(cellOf));
  const company = inParts ? [sql`case when ${inParts} then ${parts} end`] : [];
  return firstOf([...inNames, ...company, ...withRole(columns, 'organization').map(cellOf)]);
};

/** Whole names that stand beside a company may be an office of it. */
export const besideCompanies = (columns: readonly PlanColumn[]): readonly PlanColumn[] =>
  withRole(columns, 'organization').length === 0
    ? columns
    : columns.map((column) =>
        column.role === 'full_name' && !column.isWithin ? { ...column, isOfCompany: true } : column,
      );
