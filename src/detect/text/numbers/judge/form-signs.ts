import { VALUE_TESTS } from '../../../columns/cells/content-tests.ts';
import { KIND, type Tokens } from '../../tokens/tokens.ts';
import { addNumber, addText, numberRole, type Signs, textRole } from './sign-list.ts';

/** What a number looks like at large, by which the rest is asked: digits, a code, a day, a month with its year. */

export type Sort = 0 | 1 | 2 | 3;

const SORT = numberRole('sort');
const FORM = textRole('form');
const CLASSES = textRole('classes');
const LENGTH = numberRole('length');
const DIGITS = numberRole('digits');
const SORT_DIGITS = numberRole('sort, digits');
const BEGINS = textRole('begins');
const GROUPS = numberRole('groups');
const PASSES = numberRole('passes');
const ISSUED_AS = textRole('issued as');
const WRITTEN = numberRole('written');
const AGE = numberRole('age');

const DAY = /^(?:\d{1,4}([-/.])\d{1,2}\1\d{1,4}|.*(?:[A-Za-zéûäç]{3}.*(?:19|20)\d\d|\d\d[A-Z]{3}\d\d))$/;
const MONTH = /^\d{1,2}\/\d{2,4}$/;

const LETTERS = /[A-Za-z]/;

export const sortOf = (value: string): Sort => {
  if (MONTH.test(value)) return 3;
  if (value.length <= 24 && DAY.test(value)) return 2;
  return LETTERS.test(value) ? 1 : 0;
};

const NINE = 57;

/** The sign that stands for a unit in a form. */
const CLASS_OF: readonly string[] = Array.from({ length: 128 }, (_, unit) => {
  if (unit >= 48 && unit <= NINE) return '9';
  if (unit >= 65 && unit <= 90) return 'A';
  if (unit >= 97 && unit <= 122) return 'a';
  return unit <= 32 ? '_' : String.fromCharCode(unit);
});

const classOf = (value: string, at: number): string => CLASS_OF[value.charCodeAt(at)] ?? 'x';

/** The classes of the signs of a value: "AA-9999". */
export const formOf = (value: string): string => {
  let form = '';
  for (let n = 0; n < value.length; n += 1) form += classOf(value, n);
  return form;
};

const BEGIN = /^[^\d\s]{1,4}/;

const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let n = 0; n < digits.length; n += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - n) - 48;
    const own = n % 2 === 0 ? digit : 2 * digit - (digit > 4 ? 9 : 0);
    sum += own;
  }
  return sum % 10 === 0;
};

const ABA = [3, 7, 1];

const passesAba = (digits: string): boolean => {
  let sum = 0;
  for (let n = 0; n < 9; n += 1) sum += (digits.charCodeAt(n) - 48) * (ABA[n % 3] ?? 0);
  return sum % 10 === 0;
};

const LUHN_LEAST = 12;

const ISSUED: Readonly<Record<number, readonly string[]>> = {
  9: ['dea', 'national_id', 'ssn_digits'],
  10: ['npi', 'phone_digits', 'national_id'],
  11: ['mbi', 'national_id'],
  15: ['imei', 'card'],
  16: ['card', 'national_id'],
  17: ['vin'],
  18: ['national_id'],
};

const LETTERS_TOO = /^[A-Z0-9]+$/i;

/** Check digits and forms by which whoever issues a number tells it, by how many letters and digits it has. */
const addIssued = (signs: Signs, value: string): void => {
  const plain = value.replace(/[ -]/g, '');
  const tests = ISSUED[plain.length];
  if (!tests || !LETTERS_TOO.test(plain)) return;
  for (const test of tests) if (VALUE_TESTS[test]?.(plain) === true) addText(signs, ISSUED_AS, test);
};

const addChecks = (signs: Signs, digits: string): void => {
  if (digits.length >= LUHN_LEAST && passesLuhn(digits)) addNumber(signs, PASSES, digits.length);
  if (digits.length === 9 && passesAba(digits)) addNumber(signs, PASSES, 1);
};

/** Years between a day and the latest of the text, by which births and ends of cards part. */
const AGES = [-20, -5, -1, 0, 1, 2, 4, 8, 13, 18, 25, 60, 100];
const CENTURY = 100;

const yearOf = (value: string, latest: number): number => {
  const numbers = value.match(/\d+/g) ?? [];
  const long = numbers.find(({ length }) => length === 4);
  const year = Number(long ?? numbers.at(-1) ?? 0);
  if (year >= CENTURY) return year;
  const near = Math.trunc(latest / CENTURY) * CENTURY + year;
  return near > latest + 12 ? near - CENTURY : near;
};

const stepOf = (steps: readonly number[], value: number): number => {
  let step = 0;
  while (step < steps.length && value >= (steps[step] ?? 0)) step += 1;
  return step;
};

const FIRST_YEAR = 1900;
const LAST_YEAR = 2030;

/** The latest year that a window names; this program knows no day of its own. */
export const latestYear = ({ numbers, kind, start, end, text }: Tokens): number => {
  let latest = 0;
  for (let n = 0; n < numbers.count; n += 1) {
    const at = numbers.items[n] ?? 0;
    const from = start[at] ?? 0;
    if (kind[at] !== KIND.digits || (end[at] ?? 0) - from !== 4) continue;
    const year = Number(text.slice(from, from + 4));
    if (year >= FIRST_YEAR && year < LAST_YEAR) latest = Math.max(latest, year);
  }
  return latest === 0 ? LAST_YEAR - 5 : latest;
};

const MOST_DIGITS = 20;
const MOST_LENGTH = 30;
const SYMBOLS = '!@#$%^&*?';

interface Parts {
  /** The form with one sign for several that are alike. */
  classes: string;
  digits: string;
  groups: number;
  small: boolean;
  large: boolean;
  symbol: boolean;
}

const partsOf = (value: string, form: string): Parts => {
  const parts: Parts = { classes: '', digits: '', groups: 0, small: false, large: false, symbol: false };
  let before = '';
  for (let n = 0; n < form.length; n += 1) {
    const own = form[n] ?? '';
    const isGroup = own === '9' || own === 'A' || own === 'a';
    if (own !== before) parts.classes += own;
    if (own === '9') parts.digits += value[n] ?? '';
    else if (own === 'a') parts.small = true;
    else if (own === 'A') parts.large = true;
    else if (SYMBOLS.includes(own)) parts.symbol = true;
    if (isGroup && before !== '9' && before !== 'A' && before !== 'a') parts.groups += 1;
    before = own;
  }
  return parts;
};

/** What a value is written of, and what its check digits and its year say. */
export const addForm = (signs: Signs, value: string, form: string, sort: Sort, latest: number): void => {
  const { classes, digits, groups, small, large, symbol } = partsOf(value, form);
  const counted = Math.min(digits.length, MOST_DIGITS);
  addNumber(signs, SORT, sort);
  addText(signs, FORM, form);
  addText(signs, CLASSES, classes);
  addNumber(signs, LENGTH, Math.min(value.length, MOST_LENGTH));
  addNumber(signs, DIGITS, counted);
  addNumber(signs, SORT_DIGITS, 4 * counted + sort);
  addText(signs, BEGINS, `${form[0] ?? ''} ${BEGIN.exec(value)?.[0] ?? ''}`);
  addNumber(signs, GROUPS, Math.min(groups, 6));
  if (small) addNumber(signs, WRITTEN, large ? 1 : 0);
  if (symbol) addNumber(signs, WRITTEN, 2);
  if (sort < 2) {
    addChecks(signs, digits);
    addIssued(signs, value);
  }
  if (sort >= 2) addNumber(signs, AGE, 2 * stepOf(AGES, latest - yearOf(value, latest)) + (sort & 1));
};
