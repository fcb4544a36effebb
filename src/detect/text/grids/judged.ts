import { type ColumnRole, type ElementId, elementOfRole } from '../../../schema/vocabulary.ts';
import { VALUE_TESTS } from '../../columns/cells/content-tests.ts';
import { classifyColumns } from '../../columns/classify-columns.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { readKey } from '../../columns/headers/read-key.ts';
import { emitAt, type Page } from '../page.ts';
import { reasonOf } from '../spans/span.ts';
import { tokenFrom } from '../tokens/tokens.ts';
import type { Cell } from './cells.ts';
import type { Column, Header } from './heads.ts';
import { numberInCell, roleOfCells } from './kind-in-cell.ts';

/** What the judge of tables' columns says of a column of a table in text. */
export interface Judged {
  readonly element: ElementId;
  readonly role: ColumnRole;
  readonly isValid: (value: string) => boolean;
}

/** A row as the judge needs it. */
interface JudgedRow {
  readonly cells: readonly Cell[];
  readonly places: readonly number[];
}

/** Numbers and secrets that a head alone tells. What words tell, places and names have finders of their own. */
const TOLD_BY_HEAD: ReadonlySet<ElementId> = new Set<ElementId>([
  'tax_id',
  'ip_pin',
  'drivers_license',
  'state_id',
  'passport',
  'military_id',
  'tribal_id',
  'voter_id',
  'other_government_id',
  'payment_card',
  'financial_account',
  'bank_routing_number',
  'access_code',
  'account_pin',
  'username',
  'password',
  'date_of_birth',
  'imei',
  'imsi',
  'iccid',
  'account_number',
  'medical_record_number',
  'medical_id',
  'health_insurance_id',
  'alpr',
  'device_id',
  'employee_id',
  'student_id',
]);

/** Heads that show that a table is about people, as names do. */
const OF_PEOPLE: ReadonlySet<ElementId> = new Set<ElementId>([
  'ssn',
  'date_of_birth',
  'drivers_license',
  'passport',
  'employee_id',
  'student_id',
  'health_insurance_id',
  'medical_record_number',
  'other_government_id',
  'voter_id',
  'state_id',
  'tax_id',
]);

/** Such values need no digit. */
const WORDS: ReadonlySet<ElementId> = new Set<ElementId>(['username', 'password']);

/** Rows that the judge looks at, at most. */
const MOST_ROWS = 40;

/** How sure the judge has to be. */
const LEAST = 0.5;

/** Signs of a value, at most and at least. */
const LONGEST = 32;
const SHORTEST = 3;
/** Of the number of a bank or its branch. */
const SHORTEST_BANK = 5;

const CONFIDENCE = 0.89;
const DETECTOR = 'table-head';

const isOfPeople = ({ names, candidates }: Column): boolean =>
  names || candidates.detectors.some(({ element }) => OF_PEOPLE.has(element));

/** Sums, measures, ranges and hours are no numbers of anybody. */
const NO_NUMBER =
  /^[$€£]?[-+]?[\d,]*[.,]\d+%?$|^[$€£]|^\p{L}[\p{L} ]{0,24}[$€£]?[\d,]+\.\d\d$|^[\d.]+ ?[-–] ?[\d.]+ \p{Ll}|^[\d.]{1,4} ?[-–] ?[\d.]{1,4}$|\/\p{Lu}$|^\d{1,2}:\d{2}/u;

/** A day, or a month and a year. */
const DAY = /^\d{1,2}[-./]\d{1,2}[-./](?:\d{2}|\d{4})$|^(?:0?[1-9]|1[0-2])\/\d{2,4}$/;

/** Whether a value is a day or a month, which is no number of anybody. */
export const isDay = (value: string): boolean => DAY.test(value);

export const isSum = (value: string): boolean => NO_NUMBER.test(value);

/** The share of a column's filled cells that have the form of its values, at least. */
export const LEAST_SHARE = 0.6;

const judgedOf = (finding: ColumnFinding, cells: readonly (string | null)[]): Judged | undefined => {
  const { confidence, validBy, state } = finding;
  const role = roleOfCells(finding);
  const element = elementOfRole(role);
  if (!element || confidence < LEAST || state !== 'clear' || !TOLD_BY_HEAD.has(element)) return undefined;
  const test = VALUE_TESTS[validBy];
  const isValid = (value: string): boolean =>
    value.length >= (element === 'bank_routing_number' ? SHORTEST_BANK : SHORTEST) &&
    value.length <= LONGEST &&
    (WORDS.has(element) || (/\d/.test(value) && !isSum(value))) &&
    (element === 'date_of_birth' || !isDay(value)) &&
    (test === undefined || test(value));
  const filled = cells.filter((cell): cell is string => cell !== null && /[\p{L}\d]{2}/u.test(cell));
  return filled.filter(isValid).length >= LEAST_SHARE * filled.length ? { element, role, isValid } : undefined;
};

/** Whether a cell may be a value: it has a digit, or it is one word, as a login or a password is. */
const mayBeValue = (text: string, { from, to }: Cell, logins: boolean): boolean =>
  to - from >= SHORTEST && to - from <= LONGEST && (logins ? /\d|^\S+$/ : /\d/).test(text.slice(from, to));

/** Whether a head speaks of logins or passwords, whose values alone need no digit. */
const isOfLogin = (text: string, { from, to }: Cell): boolean => {
  const role = readKey(text.slice(from, to))?.role;
  return role === 'username' || role === 'password';
};

/**
 * What the columns of a table hold by the judge that reads files of tables: it knows heads in many words and languages and looks at cells and
 * neighbours. Asked only of tables that show by another column that they are about people: it costs more than a line of text is worth.
 */
export const judgeColumns = (
  page: Page,
  { cells: heads, columns }: Header,
  rows: readonly JudgedRow[],
): readonly (Judged | undefined)[] => {
  if (rows.length === 0 || heads.length < 3 || !columns.some(isOfPeople)) return [];
  const { text } = page;
  // Lists in prose look like a head with a row: they hold sentences.
  const logins = heads.some((head) => isOfLogin(text, head));
  if (!rows.some((row) => row.cells.some((cell) => mayBeValue(text, cell, logins)))) return [];
  const sample = rows.slice(0, MOST_ROWS);
  const cells = heads.map((_, place) =>
    sample.map((row) => {
      const cell = row.cells[row.places.indexOf(place)];
      return cell ? text.slice(cell.from, cell.to) : null;
    }),
  );
  return classifyColumns(
    heads.map(({ from, to }) => text.slice(from, to)),
    cells,
  ).map((finding, n) => judgedOf(finding, cells[n] ?? []));
};

/** A cell as a value of its column, where it has the form of one. */
export const emitJudged = (page: Page, { from, to }: Cell, { element, role, isValid }: Judged): void => {
  const value = page.text.slice(from, to);
  if (!isValid(value)) return;
  const number = numberInCell(value, role);
  const start = from + number.from;
  emitAt(page, tokenFrom(page.tokens, start), {
    element: elementOfRole(number.role) ?? element,
    start,
    end: to,
    confidence: CONFIDENCE,
    state: 'clear',
    detector: DETECTOR,
    why: reasonOf(DETECTOR, 'label of its column'),
  });
};
