import { ident, join, quoted, type Sql, sql } from '../../engine/sql.ts';

/** Constants of the code as SQL text; never for anything out of evidence. */
export const constant = quoted;

export const wordList = (words: Iterable<string>): Sql => join([...words].sort().map(quoted), ', ');

/**
 * Whether a text is one of some words; null for null. Of a list of more than a few the engine makes a join with all columns of the
 * rows, which it leaves in no order, and which it asks even where a condition before it says no already.
 */
export const isAmong = (cell: Sql, words: Iterable<string>): Sql => {
  const each = [...words].sort().map((one) => one.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&'));
  return sql`matches(${cell}, ${constant(`^(?:${each.join('|')})$`)})`;
};

export const columns = (names: readonly string[]): Sql => join(names.map(ident), ', ');

/** Stands between packed cells; no name of the evidence holds it (it is cut out where one does). */
export const SEPARATOR = '\u001f';

/** Several cells as one text, null cells empty, each behind the separator; no cells are an empty text. Made at once, and not longer by one cell at a time. */
export const packed = (cells: readonly Sql[]): Sql =>
  cells.length === 0
    ? sql`''`
    : sql`concat(${join(
        cells.map((cell) => sql`${quoted(SEPARATOR)}, coalesce(cast(${cell} as string), '')`),
        ', ',
      )})`;
