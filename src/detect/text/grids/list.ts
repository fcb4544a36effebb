import type { Cell } from './cells.ts';
import type { BlockRow } from './row-blocks.ts';

/** A list as a table: what its columns are called, if they are, its rows, and the column of each cell. */
export interface List {
  readonly heads: readonly (string | null)[];
  readonly rows: readonly BlockRow[];
  readonly places: readonly (readonly number[])[];
}

/** What stands in the columns of a list, row by row. */
export type Columns = readonly (readonly (string | null)[])[];

/** Rows that are judged by, at most. */
const MOST_JUDGED = 40;

/** Numbers that an entry of a list begins with: "1. ", "12) ". */
export const ENTRY = /^\d{1,3}[.)] +/;

export const textOf = (text: string, cell: Cell | undefined): string => (cell ? text.slice(cell.from, cell.to) : '');

/** What stands in the columns of a list; the number of an entry is no part of what a cell holds. */
export const columnsIn = (text: string, { heads, rows, places }: List): Columns =>
  heads.map((_, column) =>
    rows.slice(0, MOST_JUDGED).map(({ cells }, n) => {
      const cell = cells[places[n]?.indexOf(column) ?? -1];
      return cell ? textOf(text, cell).replace(ENTRY, '') : null;
    }),
  );
