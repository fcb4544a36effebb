import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { VALUE_TESTS } from '../../columns/cells/content-tests.ts';
import { stateOf } from '../../columns/cells/value-state.ts';
import { roleRules } from '../../columns/data-files.ts';
import { VALIDATORS } from '../../values/validators.ts';
import { isSum } from '../grids/judged.ts';

type Test = (value: string) => boolean;

const testOf = (name: string): Test => VALUE_TESTS[name] ?? (() => false);

const isFlag = testOf('flag');
const isYesNo = testOf('yes_no');
const isNameWords = testOf('name_words');
const isFullName = testOf('full_name');
const isOrganization = testOf('organization');
const isStreet = testOf('street');
const isFullAddress = testOf('full_address');
export const isNationalId = testOf('national_id');
const isPlace = testOf('place');
const isAddress = testOf('address_like');

/** What is written where a form asks for a word: neither yes or no nor a sentence. */
const isWord: Test = (value) =>
  value.length >= 3 &&
  value.length <= 48 &&
  /^\p{L}[^=<>{}$;:()]*$/u.test(value) &&
  !isFlag(value) &&
  !isYesNo(value) &&
  value.split(/\s+/).length <= 5;

/** One or more words with capitals: what a field called by a name holds. */
const isCapitalised: Test = (value) => /^(?:\p{Lu}|[a-z]{1,3} \p{Lu})/u.test(value);

const MOST_NAMES = 5;

const isName: Test = (value) =>
  isCapitalised(value) &&
  isNameWords(value) &&
  /\p{L}{2}/u.test(value) &&
  !/[()[\]]/.test(value) &&
  !isOrganization(value) &&
  value.split(/\s+/).length <= MOST_NAMES;

const isBirthDate: Test = (value) => value.length <= 24 && VALIDATORS['birth_date']?.(value) === true;

const digits = (value: string): number => value.replace(/\D/g, '').length;

/** A number of somebody: no sum, no hour, a digit at least. */
const isNumber: Test = (value) =>
  value.length >= 3 && value.length <= 34 && digits(value) >= 3 && !isSum(value) && !/[=<>{}$\\]|:\/\/|^\//.test(value);

/** What a value has to be for a role of which more is known than the loosest test of a column. */
const TESTS: ReadonlyMap<ColumnRole, Test> = new Map<ColumnRole, Test>([
  ['given_name', isName],
  ['family_name', isName],
  ['maiden_name', isName],
  ['full_name', (value) => isName(value) && isFullName(value)],
  ['date_of_birth', isBirthDate],
  ['phone', (value) => testOf('phone_like')(value)],
  ['full_address', (value) => isAddress(value) && isFullAddress(value)],
  ['street', (value) => isAddress(value) && isStreet(value)],
  ['place_of_birth', (value) => isPlace(value) && /^\p{Lu}/u.test(value) && /\p{L}{3}/u.test(value)],
  ['religion', isWord],
  ['race_or_ethnicity', isWord],
  ['sexual_orientation', isWord],
  ['union_membership', isWord],
  ['account_pin', (value) => testOf('pin')(value)],
  ['password', (value) => /^(?=.*[\d!@#$%^&*])[^\s'"(){}<>]{4,64}$/.test(value) && !isFlag(value)],
  ['username', (value) => /^[\p{L}\d][\p{L}\d._@\\-]{2,40}$/u.test(value) && !isFlag(value)],
]);

/** Roles whose values are numbers that nothing but their name tells. */
const NUMBERED: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'ssn',
  'tax_id',
  'drivers_license',
  'state_id',
  'passport',
  'military_id',
  'tribal_id',
  'voter_id',
  'other_government_id',
  'financial_account',
  'bank_routing_number',
  'account_number',
  'medical_record_number',
  'medical_id',
  'health_insurance_id',
  'alpr',
  'npi',
  'employee_id',
  'student_id',
]);

export const isNumbered = (role: ColumnRole): boolean => NUMBERED.has(role);

const needs = new Map<ColumnRole, Test>();

/** The loosest test of a role's column. */
const neededBy = (role: ColumnRole): Test => {
  const known = needs.get(role);
  if (known) return known;
  const made = testOf(roleRules().find((rule) => rule.role === role)?.needs ?? '');
  needs.set(role, made);
  return made;
};

/** Whether a value is what the field that it stands in is called. */
export const isOfRole = (role: ColumnRole, value: string): boolean => {
  if (stateOf(value) !== 'clear') return false;
  const test = TESTS.get(role);
  if (test) return test(value);
  return NUMBERED.has(role) && isNumber(value) && neededBy(role)(value);
};
