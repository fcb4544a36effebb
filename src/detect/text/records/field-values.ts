import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { VALUE_TESTS } from '../../columns/cells/content-tests.ts';
import { foldWords } from '../../columns/cells/fold.ts';
import { nameRank } from '../../columns/cells/name-knowledge.ts';
import { PERSON_NUMBERS } from '../../columns/cells/person-numbers.ts';
import { stateOf } from '../../columns/cells/value-state.ts';
import { roleRules } from '../../columns/data-files.ts';
import { VALIDATORS } from '../../values/validators.ts';
import { isSum } from '../grids/judged.ts';
import { toldWords } from './data-files.ts';
import { saysNothing } from './no-answer.ts';
import { isSpelledOut, isTold, type ToldRole } from './told-words.ts';

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
  ['account_pin', (value) => testOf('pin')(value)],
  ['password', (value) => /^(?=.*[\d!@#$%^&*])[^\s'"(){}<>]{4,64}$/.test(value) && !isFlag(value)],
  ['username', (value) => /^[\p{L}\d][\p{L}\d._@\\-]{2,40}$/u.test(value) && !isFlag(value)],
]);

/** Whether the name of a field leaves no doubt of what it asks for; asked for only where the value does not tell it. */
type Said = () => boolean;

const toldBy =
  (role: ToldRole) =>
  (value: string, isSaid: Said): boolean =>
    isWord(value) && (isTold(role, value) || isSaid());

/** A plate as it stands on a car; what is only called a tag or a plate has this form at least. */
const PLATE = /^(?=[^\d]*\d)(?=[^\p{Lu}]*\p{Lu})[\p{Lu}\d]{1,4}(?:[ ·-]?[\p{Lu}\d]{1,5}){1,2}$/u;

/** What a value has to be for a role whose name alone is that of other things, too. */
const TESTS_OF_HOMONYMS: ReadonlyMap<ColumnRole, (value: string, isSaid: Said) => boolean> = new Map([
  ...(['religion', 'race_or_ethnicity', 'sexual_orientation', 'union_membership'] as const).map(
    (role) => [role, toldBy(role)] as const,
  ),
  ['alpr', (value, isSaid) => isNumber(value) && neededBy('alpr')(value) && (PLATE.test(value) || isSaid())],
]);

/** Numbers of a person that are told by their own form, or by a test of their own. */
const TOLD_BY_FORM: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['payment_card', 'iban', 'username']);

/** Roles whose values are numbers that nothing but their name tells. */
const NUMBERED: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...[...PERSON_NUMBERS].filter((role) => !TOLD_BY_FORM.has(role)),
  'bank_routing_number',
  'npi',
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

/** Whether a value is what the field that it stands in is called; `name` is what it is called, where that is known. */
export const isOfRole = (role: ColumnRole, value: string, name = ''): boolean => {
  if (saysNothing(value) || stateOf(value) !== 'clear') return false;
  const homonym = TESTS_OF_HOMONYMS.get(role);
  if (homonym) return homonym(value, () => isSpelledOut(role, name));
  const test = TESTS.get(role);
  if (test) return test(value);
  return NUMBERED.has(role) && isNumber(value) && neededBy(role)(value);
};

/** Of a role's names as of so many people: what a field called "first" or "last" holds is one. */
const WELL_KNOWN = 500;

/** Whether the name of a field, with what stands in it, leaves no doubt that somebody is called so. */
export const isSureName = (role: ColumnRole, name: string, value: string): boolean => {
  if (!toldWords().unsure_labels.includes(foldWords(name))) return true;
  const { given, family } = nameRank(foldWords(value));
  return (role === 'given_name' ? given : family) >= WELL_KNOWN;
};
