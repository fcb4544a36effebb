import { readKey } from '../../columns/headers/read-key.ts';
import { type List, textOf } from './list.ts';

/** Rows whose numbers follow one another, at least. */
const LEAST_COUNTED = 3;

const NUMBER = /^\d{1,9}$/;

/** Roles of numbers that follow one another by chance only. */
const GIVEN: ReadonlySet<string> = new Set(['ssn', 'phone', 'payment_card']);

/** The cells of a column, where a table counts its rows in it: 1, 2, 3 or 4112, 4113, 4114. */
const counted = (text: string, { heads, rows }: List, column: number): readonly number[] => {
  const head = heads[column];
  if (rows.length < LEAST_COUNTED || GIVEN.has((head && readKey(head)?.role) ?? '')) return [];
  const starts: number[] = [];
  let last: number | undefined;
  for (const { cells } of rows) {
    const value = textOf(text, cells[column]);
    if (!NUMBER.test(value) || (last !== undefined && Number(value) !== last + 1)) return [];
    last = Number(value);
    starts.push(cells[column]?.from ?? 0);
  }
  return starts;
};

/** Where the keys of a table's rows stand, which are nobody's numbers. */
export const rowKeys = (text: string, list: List): readonly number[] =>
  list.heads.flatMap((_, column) => counted(text, list, column));
