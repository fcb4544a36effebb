import { type ElementId, elementOfRole } from '../../../schema/vocabulary.ts';
import { readKey } from '../../columns/headers/read-key.ts';
import { ownerOfNumbers, ownerSaid } from '../beside/number-of-name.ts';
import type { Page } from '../page.ts';
import { reasonOf, type Span } from '../spans/span.ts';
import { lineStart } from '../tokens/line-of.ts';
import { GAP } from '../tokens/tokens.ts';
import { type Cell, cellsOf, lineAt, separatorOf } from './cells.ts';
import { textOf } from './list.ts';

/** A number that a row begins with, and what parts it from the name behind: "0118  Ann Lee", "886927,Ann Lee", "2307 | Lee, Ann". */
const OWN = '[A-Z]{0,3}-?\\d{2,9}(?:-[A-Z0-9]{1,3})?';
const BEFORE_NAME = new RegExp(`^[ \\t]*[#*]?(${OWN})(?:[ \\t]+|[ \\t]*[,;|][ \\t]*["']?)$`);
/** The same in the line above the name: "0118     REG   72.00", then "LEE, ANN". */
const ABOVE_NAME = new RegExp(`^[ \\t]*#?(${OWN})(?=[ \\t]{2}|\\t|$)`);

/** Signs between the begin of a line and the name in it, at most. */
export const MOST_BEFORE = 32;
/** Rows of a list, at least, and signs from one to the next, at most. */
const LEAST_ROWS = 3;
const MOST_APART = 600;
/** Lines above the first row in which the heads are looked for. */
export const MOST_ABOVE = 3;

/** Surer than a label further off. */
const SAID = 0.94;
export const BY_TEXT = 0.74;
export const DETECTOR = 'number-of-name';

export interface Numbered {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const numberIn = (line: string, from: number, expression: RegExp): Numbered | undefined => {
  const value = expression.exec(line)?.[1];
  if (value === undefined) return undefined;
  const start = from + line.indexOf(value);
  return { start, end: start + value.length, value };
};

/** The number that the row of a name begins with. */
const numberBefore = (text: string, name: Span): Numbered | undefined => {
  const line = lineStart(text, name.start);
  if (name.start - line > MOST_BEFORE) return undefined;
  const before = text.slice(line, name.start);
  const own = numberIn(before, line, BEFORE_NAME);
  if (own || line === 0 || before.trim() !== '') return own;
  const above = lineStart(text, line - 1);
  return numberIn(text.slice(above, Math.min(line - 1, above + MOST_BEFORE)), above, ABOVE_NAME);
};

/** Numbers of rows, list by list. */
export const listsOf = (
  text: string,
  spans: readonly Span[],
  numberOf: (text: string, name: Span) => Numbered | undefined,
): readonly (readonly Numbered[])[] => {
  const lists: Numbered[][] = [];
  let last: Numbered | undefined;
  const names = spans.filter(({ element }) => element === 'person_name').sort((a, b) => a.start - b.start);
  for (const name of names) {
    const number = numberOf(text, name);
    if (!number || number.start === last?.start) continue;
    if (!last || number.start - last.end > MOST_APART) lists.push([]);
    lists.at(-1)?.push(number);
    last = number;
  }
  return lists.filter(({ length }) => length >= LEAST_ROWS);
};

const YEAR = /^(?:19|20)\d\d$/;
const HOUR = /^(?:[01]\d|2[0-3])[0-5][05]$/;
/** Two digits count rows, unless letters or zeros stand in front. */
const GIVEN = /\d{3}|^[A-Z0]/;

/** Whether numbers count their rows, or are years or hours. */
export const isOfNobody = (numbers: readonly Numbered[]): boolean => {
  const values = numbers.map(({ value }) => value);
  const steps = values.filter((value, n) => n > 0 && Number(value) === Number(values[n - 1]) + 1).length;
  return (
    2 * steps > values.length ||
    !values.every((value) => GIVEN.test(value)) ||
    values.every((value) => YEAR.test(value)) ||
    values.every((value) => HOUR.test(value))
  );
};

/** The head of the first column, in one of the lines above a list. */
const headAbove = (text: string, first: Numbered): string | undefined => {
  let line: Cell = lineAt(text, first.start);
  for (let n = 0; n < MOST_ABOVE && line.from > 0; n += 1) {
    line = lineAt(text, line.from - 1);
    const separator = separatorOf(text, line);
    const cells = separator === undefined ? [] : cellsOf(text, line, separator);
    const head = textOf(text, cells[0]);
    if (cells.length > 2 && /\p{L}|#/u.test(head) && !/\d/.test(head)) return head;
  }
  return undefined;
};

/** Numbers that members, employees, pupils and patients are listed by. */
const OWNERS: ReadonlySet<ElementId> = new Set<ElementId>([
  'account_number',
  'employee_id',
  'student_id',
  'medical_record_number',
  'health_insurance_id',
  'other_government_id',
]);

/** Roles of heads that say that a row has a number, or who it is about, and not of what kind it is. */
const OPEN: ReadonlySet<string> = new Set(['record_id', 'full_name']);

export interface Kind {
  readonly element: ElementId;
  readonly confidence: number;
}

/** What most numbers of a list are told as already. */
export const toldOf = (spans: readonly Span[], numbers: readonly Numbered[]): ElementId | undefined => {
  const starts = new Set(numbers.map(({ start }) => start));
  const counts = new Map<ElementId, number>();
  for (const { start, element } of spans)
    if (starts.has(start) && OWNERS.has(element)) counts.set(element, (counts.get(element) ?? 0) + 1);
  return [...counts].find(([, count]) => 2 * count > numbers.length)?.[0];
};

/** What the numbers of a list are: by the head of their column, by what it calls people, or by whose files the text is from. */
const kindOf = (page: Page, first: Numbered): Kind | undefined => {
  const head = headAbove(page.text, first);
  if (head !== undefined) {
    const role = readKey(head)?.role;
    const element = role && elementOfRole(role);
    if (element && OWNERS.has(element)) return { element, confidence: SAID };
    const said = ownerSaid(head);
    if (said) return { element: said, confidence: SAID };
    if (role === undefined || !OPEN.has(role)) return undefined;
  }
  const owner = ownerOfNumbers(page, first.start);
  return owner && { element: owner, confidence: head === undefined ? BY_TEXT : SAID };
};

/** The numbers of a list where they begin further lines of the window: "2301 off the truck until May". */
const again = ({ text, tokens }: Page, numbers: readonly Numbered[]): readonly Numbered[] => {
  const values = new Set(numbers.map(({ value }) => value));
  const known = new Set(numbers.map(({ start }) => start));
  const found: Numbered[] = [];
  const { items, count } = tokens.numbers;
  for (const token of items.subarray(0, count)) {
    const [start, end] = [tokens.start[token] ?? 0, tokens.end[token] ?? 0];
    const begins = (tokens.gap[token] ?? 0) >= GAP.newline && (tokens.gap[token + 1] ?? GAP.none) !== GAP.none;
    const value = begins && !known.has(start) ? text.slice(start, end) : '';
    if (values.has(value)) found.push({ start, end, value });
  }
  return found;
};

/** "401", "402-2", "118-B": a room, or a room and its bed, as rows of a ward's list begin with. */
const ROOM = /^\d{2,4}-[A-D1-4]$|^\d{3}$/;

/** Whether numbers of patients of which only the words of the text tell are where they lie. */
const areRooms = ({ element, confidence }: Kind, numbers: readonly Numbered[]): boolean =>
  element === 'medical_record_number' && confidence === BY_TEXT && numbers.every(({ value }) => ROOM.test(value));

/** Numbers that the rows of a list of people begin with: one decision for all of them. */
export const findRowNumbers = (page: Page, spans: readonly Span[]): void => {
  const { text, tokens, emit } = page;
  if (!tokens.personal) return;
  for (const numbers of listsOf(text, spans, numberBefore)) {
    const [first] = numbers;
    if (!first || isOfNobody(numbers)) continue;
    const told = toldOf(spans, numbers);
    const kind = told ? { element: told, confidence: SAID } : kindOf(page, first);
    if (!kind || areRooms(kind, numbers)) continue;
    for (const { start, end } of [...numbers, ...again(page, numbers)])
      emit({ ...kind, start, end, state: 'clear', detector: DETECTOR, why: reasonOf(DETECTOR, 'begins its row') });
  }
};
