import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';

/** What a mention may say that keys are made of, and the column that tells whether it does: bit n of its shape. */
export const TOLD = {
  given: 'given',
  family: 'family',
  birth: 'birth_day',
  birth_year: 'birth_year',
  address: 'street',
  zip: 'zip',
  city: 'city',
  place_of_birth: 'place_of_birth',
  ssn: 'ssn',
  government_id: 'government_id',
  phone: 'phone',
  email: 'email',
  account: 'account',
  person_number: 'person_number',
  member_number: 'member_number',
  username: 'username',
  row_key: 'row_key',
  imei: 'imei',
  imsi: 'imsi',
  iccid: 'iccid',
  company: 'company',
  lasting: 'lasting',
} as const;
export type Told = keyof typeof TOLD;

export const ALL_TOLD = Object.keys(TOLD) as readonly Told[];

/** Names of which a mere initial says nothing by which a key reaches anybody. */
const NAMES: readonly string[] = [TOLD.given, TOLD.family];
const says = (column: string): Sql =>
  NAMES.includes(column) ? sql`length(${ident(column)}) > 1` : sql`${ident(column)} is not null`;

/** The shape of a mention: which of these it says. */
export const shapeSql: Sql = join(
  Object.values(TOLD).map((column, n) => sql`case when ${says(column)} then ${integer(2 ** n)} else 0 end`),
  ' + ',
);

/** The shape of a mention that says these. */
export const shapeOf = (...told: readonly Told[]): number =>
  told.reduce((shape, one) => shape + 2 ** ALL_TOLD.indexOf(one), 0);

export const tells = (shape: number, told: Told): boolean => (shape & (2 ** ALL_TOLD.indexOf(told))) !== 0;
