import { type ElementId, VALUE_STATE, type ValueState } from '../../../schema/vocabulary.ts';
import { elementOfScheme, hasCheckDigits, NATIONAL_IDS } from '../../values/national-ids.ts';
import { VALUE_TESTS } from './content-tests.ts';
import { isEuScheme } from './country-tests.ts';
import { type DateOrder, dateOrderOf, hasTime, isCodedDate, readDate } from './value-dates.ts';
import { stateOf } from './value-state.ts';

/** What a sample of a column's cells shows. Shares are between 0 and 1, over filled cells in a clear state. */
export interface ColumnProfile {
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  /** Filled cells of the sample, by state. */
  readonly states: ReadonlyMap<ValueState, number>;
  readonly dateOrder: DateOrder;
  readonly averageLength: number;
  share(test: string): number;
}

/** Words that stand for an empty cell. */
const BLANK = /^(n\/?a|null|none|nil|nan|\\n|-+|\?+|unknown|#n\/a|not available|undefined|\(null\))$/i;

const LONGEST_BLANK = 13;

/** A cell as the profile and the records see it: trimmed, or undefined for nothing. */
export const filledCell = (cell: string | null | undefined): string | undefined => {
  const text = withoutQuote(cell?.trim());
  return text === undefined || text === '' || (text.length <= LONGEST_BLANK && BLANK.test(text)) ? undefined : text;
};

/** What spreadsheets put around digits so that they stay text: '01234 and ="01234". */
const withoutQuote = (text: string | undefined): string | undefined => {
  const first = text?.charCodeAt(0);
  if (text === undefined || (first !== 39 && first !== 61)) return text;
  return /^'([\d+(].*)$/s.exec(text)?.[1] ?? /^="([^"]*)"$/.exec(text)?.[1] ?? text;
};

const testNamed = (name: string): ((value: string) => boolean) => VALUE_TESTS[name] ?? (() => false);
const FORM = {
  ssn: testNamed('ssn_digits'),
  phone: testNamed('phone_digits'),
  // What has more blanks is no code, but several values or words around one.
  code: (value: string) => testNamed('code')(value) && !testNamed('date')(value) && !/ .* .* /.test(value),
} as const;

const birthShare = (values: ReadonlyMap<string, number>, order: DateOrder): number => {
  // A bare number is a date only where its header says so.
  if (isCodedDate(order)) return 0;
  const years: number[] = [];
  let total = 0;
  for (const [value, count] of values) {
    total += count;
    const date = hasTime(value) && !/[T\s]0?0:00/.test(value) ? undefined : readDate(value, order);
    if (date !== undefined) years.push(...Array.from({ length: Math.min(count, 50) }, () => Math.floor(date / 10_000)));
  }
  if (years.length < 3) return 0;
  years.sort((a, b) => a - b);
  const at = (share: number) => years[Math.floor((years.length - 1) * share)] ?? 0;
  // Births spread over generations and end years ago; dates of business crowd in the last years.
  const isSpread = at(0.9) - at(0.1) >= 15 && at(0.5) <= 2004;
  return isSpread ? Math.min(1, years.length / Math.max(1, total)) : 0;
};

const serialShare = (cells: readonly string[]): number => {
  if (cells.length < 3 || new Set(cells).size !== cells.length) return 0;
  const numbers = cells.map((cell) => Number(/(\d{1,15})\D{0,3}$/.exec(cell)?.[1] ?? Number.NaN));
  if (numbers.some(Number.isNaN)) return 0;
  let steps = 0;
  for (let n = 1; n < numbers.length; n += 1) if ((numbers[n] ?? 0) > (numbers[n - 1] ?? 0)) steps += 1;
  return steps / (numbers.length - 1);
};

/** First digits of the local part of telephone numbers, at least: numbers that an office gives in turn have one or two there. */
const LEAST_LOCAL = 5;

/**
 * Distinct numbers that spread over their leading digits, and so were not counted up one by one; over those behind an area code, where
 * they have one of so many digits (`area`): people of a town share it.
 */
const isSpread = (values: readonly string[], least: number, area = 0): boolean => {
  if (values.length < least) return false;
  const startsOf = (from: number, to: number) => new Set(values.map((value) => value.slice(from, to))).size;
  if (startsOf(0, 3) >= Math.min(15, values.length / 4)) return true;
  return (
    area > 0 && startsOf(area, area + 1) >= LEAST_LOCAL && startsOf(area, area + 3) >= Math.min(15, values.length / 2)
  );
};

interface BareNumbers {
  readonly digits: number;
  readonly test: (value: string) => boolean;
  /** Least share that has all its digits. */
  readonly whole: number;
  /** Fewest of them. */
  readonly least: number;
  /** Digits in front that all of one place may share. */
  readonly area?: number;
}

/** What bare numbers need that nothing speaks for but themselves, and those in a row with a name and a birth date. */
const BARE: ReadonlyMap<string, BareNumbers> = new Map([
  ['ssn_column', { digits: 9, test: FORM.ssn, whole: 0.6, least: 20 }],
  ['ssn_beside', { digits: 9, test: FORM.ssn, whole: 0.1, least: 10 }],
  ['phone_column', { digits: 10, test: FORM.phone, whole: 0.6, least: 20, area: 3 }],
  ['phone_beside', { digits: 10, test: FORM.phone, whole: 0.9, least: 10, area: 3 }],
]);

/**
 * Bare numbers prove by their number: of random nine digits 89 in 100 could be issued as SSN, of ten digits 64 could be
 * dialled; twenty and more that nearly all can are no accident. Leading zeros that a spreadsheet took are put back.
 */
const bareShare = (values: ReadonlyMap<string, number>, { digits, test, whole, least, area }: BareNumbers): number => {
  const numbers = [...values.keys()].filter((value) => /^\d+$/.test(value));
  const full = numbers.filter(({ length }) => length === digits).length;
  if (numbers.length < 0.9 * values.size || full < whole * numbers.length || !isSpread(numbers, least, area)) return 0;
  const passed = numbers.filter((value) =>
    test(value.length >= digits - 2 ? value.padStart(digits, '0') : value),
  ).length;
  return passed >= 0.96 * numbers.length ? passed / numbers.length : 0;
};

/** Share that passes a check which one number of ten passes by chance: a proof from a handful of distinct ones on. */
const checkedShare = (values: ReadonlyMap<string, number>, least: number, test: (value: string) => boolean): number => {
  if (values.size < least) return 0;
  let passed = 0;
  for (const value of values.keys()) if (test(value)) passed += 1;
  return passed / values.size;
};

/** Tests of a column by the element of the schemes whose check digits they work out. */
const SCHEME_TESTS: ReadonlyMap<string, ElementId> = new Map([
  ['national_column', 'other_government_id'],
  ['tax_column', 'tax_id'],
  ['medical_column', 'medical_id'],
  ['insured_column', 'health_insurance_id'],
]);

/** National numbers with check digits: of the schemes that are asked for, the one that most of the column passes. */
const nationalShare = (values: ReadonlyMap<string, number>, isAsked: (scheme: string) => boolean): number => {
  if (values.size < 8) return 0;
  const first = [...values.keys()].slice(0, 12);
  let best = 0;
  for (const [scheme, test] of Object.entries(NATIONAL_IDS)) {
    if (!isAsked(scheme) || !hasCheckDigits(scheme)) continue;
    if (first.filter(test).length < 11 * (first.length / 12)) continue;
    best = Math.max(best, checkedShare(values, 8, test));
  }
  return best;
};

/** Of whose schemes a column's numbers are, whatever their element. */
const SCHEMES_OF: ReadonlyMap<string, (scheme: string) => boolean> = new Map([
  ['national_eu', isEuScheme],
  ['national_elsewhere', (scheme: string) => !isEuScheme(scheme) && !scheme.startsWith('us_')],
  ...[...SCHEME_TESTS].map(
    ([name, element]) => [name, (scheme: string) => elementOfScheme(scheme) === element] as const,
  ),
]);

const uniqueShare = (filled: number, values: ReadonlyMap<string, number>, test: (value: string) => boolean): number => {
  if (filled < 20 || values.size < 0.999 * filled) return 0;
  return [...values.keys()].filter(test).length / values.size;
};

/** So many cells, spread over all, say whether the others are asked: no decision hangs on a share that small. */
const FIRST_LOOK = 256;
const HARDLY_ANY = 0.03;

type Counted = readonly (readonly [value: string, times: number])[];

const passShare = (values: Counted, step: number, test: (value: string) => boolean): number => {
  let passed = 0;
  let total = 0;
  for (let n = 0; n < values.length; n += step) {
    const [value = '', times = 0] = values[n] ?? [];
    total += times;
    if (test(value)) passed += times;
  }
  return total === 0 ? 0 : passed / total;
};

/** Share of cells that pass a test. Most tests are of other things than a column holds, and are done after the first look. */
const shareOf = (values: Counted, test: (value: string) => boolean): number => {
  const step = Math.floor(values.length / FIRST_LOOK);
  const first = step > 1 ? passShare(values, step, test) : 1;
  return first <= HARDLY_ANY ? first : passShare(values, 1, test);
};

/** Longer cells are judged by their beginning, so that no pattern has to go through a megabyte. */
const LONGEST = 400;

/** Profiles the sampled cells of one column, given in row order. */
export const profileColumn = (cells: readonly (string | null)[]): ColumnProfile => {
  const filled = cells.map((cell) => filledCell(cell)?.slice(0, LONGEST)).filter((cell) => cell !== undefined);
  const states = new Map<ValueState, number>(VALUE_STATE.map((state) => [state, 0]));
  const clear = new Map<string, number>();
  const all = new Map<string, number>();
  for (const cell of filled) all.set(cell, (all.get(cell) ?? 0) + 1);
  for (const [cell, times] of all) {
    const state = stateOf(cell);
    states.set(state, (states.get(state) ?? 0) + times);
    if (state === 'clear') clear.set(cell, times);
  }
  const order = dateOrderOf([...clear.keys()]);
  const known = new Map<string, number>();
  const counted = { all: [...all], clear: [...clear] };
  const measure = (name: string): number => {
    if (name === 'birth_dates') return birthShare(clear, order);
    if (name === 'serial') return serialShare(filled);
    const bare = BARE.get(name);
    if (bare) return bareShare(clear, bare);
    if (name === 'routing_column') return checkedShare(clear, 3, testNamed('routing'));
    const isAsked = SCHEMES_OF.get(name);
    if (isAsked) return nationalShare(clear, isAsked);
    if (name === 'unique_code') return uniqueShare(filled.length, clear, FORM.code);
    const test = VALUE_TESTS[name];
    if (!test) throw new Error(`no such content test: ${name}`);
    // Masked, hashed and other hidden forms are looked at only by the tests that know them.
    const hidden = /masked|crypt_hash|hash_like|jwt|api_key|iban|any|uuid|mrz|private/.test(name);
    return shareOf(hidden ? counted.all : counted.clear, test);
  };
  return {
    rows: cells.length,
    filled: filled.length,
    distinct: all.size,
    states,
    dateOrder: order,
    averageLength: filled.length === 0 ? 0 : filled.reduce((sum, cell) => sum + cell.length, 0) / filled.length,
    share: (name) => {
      const share = known.get(name) ?? measure(name);
      known.set(name, share);
      return share;
    },
  };
};
