import { type ColumnRole, type ElementId, elementOfRole } from '../../../schema/vocabulary.ts';
import { readKey } from '../../columns/headers/read-key.ts';
import { isOfRole } from '../records/field-values.ts';
import { numberInCell } from './kind-in-cell.ts';
import { type Columns, columnsIn, type List } from './list.ts';

/** What says that the rows of a list are people. */
export const WHO: ReadonlySet<ElementId> = new Set<ElementId>([
  'person_name',
  'date_of_birth',
  'ssn',
  'other_government_id',
]);

/** Rows of a list whose heads say nothing, at least: fewer do not tell what its columns hold. */
export const LEAST_UNSAID = 4;

/** Columns that are judged in a window, at most: a judge's look at one costs as much as thousands of signs of text. */
const MOST_COLUMNS = 300;

/** Cells of a column that are looked at beforehand. */
const MOST_CELLS = 6;

/** Roles that cells tell without a head, who somebody is: words and days, and numbers of at least so many digits. */
const WORDS_AND_DAYS: readonly ColumnRole[] = ['full_name', 'given_name', 'family_name', 'date_of_birth'];
const NUMBERS: readonly ColumnRole[] = ['ssn', 'other_government_id'];
const LEAST_DIGITS = 7;

/** A title in front of a name and a remark behind it: "Dr H. Vermeulen", "Trevor Maddock (life)". */
const AROUND_NAME = /^(?:Dr|Mr|Mrs|Ms|Prof|Sr|Sra|Herr|Frau|Mme|M)\.? (?=\p{Lu})| +\([^()]{1,24}\)$/gu;

/** Whether a cell holds what its column's role says. */
export const holdsRole = (cell: string, role: ColumnRole): boolean => {
  const told = numberInCell(cell, role);
  return isOfRole(told.role, cell.slice(told.from).replace(AROUND_NAME, ''));
};

/** The role of a column's head where it says who somebody is. */
const saidOf = (head: string | null): ColumnRole | undefined => {
  const role = head === null ? undefined : readKey(head)?.role;
  return role !== undefined && WHO.has(elementOfRole(role) ?? 'url') ? role : undefined;
};

/** Whether a cell may be what tells who somebody is, whatever its head says. */
const tellsWho = (cell: string): boolean => {
  const isLong = cell.replace(/\D/g, '').length >= LEAST_DIGITS;
  return [...WORDS_AND_DAYS, ...(isLong ? NUMBERS : [])].some((role) => holdsRole(cell, role));
};

const mayTellWho = (head: string | null, cells: readonly (string | null)[]): boolean => {
  const said = saidOf(head);
  const filled = cells.filter((cell): cell is string => cell !== null && /\p{L}{2}|\d{3}/u.test(cell));
  const distinct = [...new Set(filled.slice(0, MOST_CELLS))];
  return distinct.some((cell) => tellsWho(cell) || (said !== undefined && holdsRole(cell, said)));
};

/** Whether a list is long enough or named, and some column of it may say that its rows are people. */
const mayBeOfPeople = ({ heads, rows }: List, columns: Columns): boolean => {
  if (rows.length < LEAST_UNSAID && !heads.some((head) => head !== null && readKey(head))) return false;
  return heads.some((head, n) => mayTellWho(head, columns[n] ?? []));
};

export interface ListWithColumns {
  readonly list: List;
  readonly columns: Columns;
}

/** The lists of a window that are worth a judge's look, in their order: those that may be about people, and of too many the longest. */
export const worthJudging = (text: string, lists: readonly List[]): readonly ListWithColumns[] => {
  const likely = lists
    .map((list) => ({ list, columns: columnsIn(text, list) }))
    .filter(({ list, columns }) => mayBeOfPeople(list, columns));
  const longest = [...likely].sort((a, b) => b.list.rows.length - a.list.rows.length);
  const chosen = new Set<ListWithColumns>();
  let left = MOST_COLUMNS;
  for (const one of longest) {
    if (one.columns.length > left) continue;
    left -= one.columns.length;
    chosen.add(one);
  }
  return likely.filter((one) => chosen.has(one));
};
