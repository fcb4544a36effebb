import { integer, type Sql, sql } from '../../../engine/sql.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { firstOf, matches } from '../cells/cell-sql.ts';
import { besideCompanies, companyInNames, isCompanyInParts, isOfSomebody, organizationCell } from './company-cells.ts';
import { dateInParts, YEAR, yearOfAge } from './date-cells.ts';
import { lastingOfColumns } from './lasting.ts';
import { nameCell, ofSamePerson, wholeName } from './name-cells.ts';
import { GOVERNMENT, numberCell, OF_HOUSE, rowKeyCell, ssnCell } from './number-cells.ts';
import { otherPhone, phoneCell } from './phone-cells.ts';
import { placeCells } from './place-cells.ts';
import { cellOf, dateCell, formOf, isClear, plain, withRole } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';
import { deceasedCell, genderCell } from './word-cells.ts';

const NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['full_name', 'given_name', 'family_name', 'nickname']);

/** Names that stand beside a login may be those of an account of a system; a family name beside a given one is somebody's ("Root"). */
const besideLogins = (columns: readonly PlanColumn[]): readonly PlanColumn[] => {
  if (withRole(columns, 'username').length === 0) return columns;
  const isInTwo = withRole(columns, 'given_name').length > 0;
  const mayBeOfSystem = ({ role, isWithin }: PlanColumn) =>
    NAMES.has(role) && !isWithin && !(isInTwo && role === 'family_name');
  return columns.map((column) => (mayBeOfSystem(column) ? { ...column, isOfLogins: true } : column));
};

/** Columns of RECORD that hang on the cells of one person, by name. `year`: of which the table's ages are, where no row says more. */
export const recordCells = (columns: readonly PlanColumn[], year?: number): Readonly<Record<string, Sql>> => {
  const named = besideLogins(besideCompanies(columns.filter(isClear)));
  const clear = named.filter(({ isFamilyOnly }) => !isFamilyOnly);
  const meaning = (wanted: PlanColumn['meaning']) => columns.filter((column) => column.meaning === wanted);
  const digitsOf = (...roles: readonly ColumnRole[]) =>
    firstOf(withRole(clear, ...roles).map((column) => sql`digits(${cellOf(column)})`));
  const asOf = meaning('as_of').map(dateCell);
  const ofTable = year === undefined ? [] : [integer(10_000 * year)];
  const ageDay = [...asOf, ...meaning('day_of_age').map(dateCell), ...ofTable];
  const company = isCompanyInParts(clear);
  const ofPerson = (cell: Sql): Sql => (company ? sql`case when ${company} then null else ${cell} end` : cell);
  const inNames = companyInNames(clear);
  // A trust with somebody's number is its owner's: the letter goes to the name that there is.
  const ofSomebody = isOfSomebody(clear);
  const whole = ofSamePerson(clear, firstOf(withRole(clear, 'full_name').map(wholeName)));
  return {
    given_name: ofPerson(nameCell(clear, 'given_name', 'given')),
    middle_name: nameCell(clear, 'middle_name', 'middle'),
    family_name: firstOf([
      ofPerson(nameCell(named, 'family_name', 'family')),
      ...inNames.map((form) => sql`case when ${ofSomebody} then ${form} end`),
    ]),
    maiden_name: firstOf([
      ...withRole(clear, 'maiden_name').map(cellOf),
      ...withRole(clear, 'full_name').map((column) => formOf(column, 'e')),
    ]),
    name_suffix: firstOf([
      ...withRole(clear, 'name_suffix').map(cellOf),
      ...withRole(clear, 'full_name').map((column) => formOf(column, 'd')),
    ]),
    full_name:
      inNames.length === 0
        ? whole
        : sql`case when ${firstOf(inNames)} is not null and not ${ofSomebody} then null else ${whole} end`,
    organization: organizationCell(clear, company),
    date_of_birth: firstOf([...withRole(clear, 'date_of_birth').map(dateCell), ...dateInParts(clear)]),
    birth_year: firstOf([
      ...withRole(clear, 'birth_year').map(
        (column) =>
          sql`case when ${matches(cellOf(column), YEAR)} then cast(left(${cellOf(column)}, 4) as integer) end`,
      ),
      ...yearOfAge(clear, ageDay.length === 0 ? undefined : firstOf(ageDay)),
    ]),
    birthday: firstOf(
      withRole(clear, 'birth_day').flatMap((column) =>
        column.isBirthday ? [sql`cast(${formOf(column, 'a')} as integer)`] : [],
      ),
    ),
    gender: firstOf(withRole(clear, 'gender').map(genderCell)),
    ssn: firstOf(withRole(clear, 'ssn').map(ssnCell)),
    government_id: firstOf(withRole(clear, ...GOVERNMENT).map(numberCell)),
    phone: firstOf(withRole(clear, 'phone').map(phoneCell)),
    other_phone: otherPhone(withRole(clear, 'phone').map(phoneCell)),
    email: firstOf(withRole(clear, 'email').map((column) => sql`lower(${cellOf(column)})`)),
    ...placeCells(clear),
    place_of_birth: plain(clear, 'place_of_birth'),
    occupation: plain(clear, 'occupation'),
    lasting: lastingOfColumns(clear),
    imei: digitsOf('imei'),
    imsi: digitsOf('imsi'),
    iccid: digitsOf('iccid'),
    account_number: plain(clear, 'account_number'),
    person_number: firstOf(withRole(clear, ...OF_HOUSE).map(numberCell)),
    member_number: plain(clear, 'health_insurance_id'),
    row_key: rowKeyCell(columns),
    username: firstOf(withRole(clear, 'username').map((column) => sql`lower(${cellOf(column)})`)),
    status: firstOf(meaning('status').map(cellOf)),
    as_of: firstOf(asOf),
    deceased: deceasedCell(columns),
  };
};
