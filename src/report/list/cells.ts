import { join, quoted, type Sql, sql } from '../../engine/sql.ts';

/** A column of the notification list. `plain`: ids, numbers and words of our own, which need no quotes. */
export interface ListColumn {
  readonly name: string;
  readonly value: Sql;
  readonly plain: boolean;
}

const isText = (piece: Sql | string): piece is string => typeof piece === 'string';

/** Pieces as one text, made at once, and not longer by one piece at a time; signs that follow each other are one piece. */
const together = (pieces: readonly (Sql | string)[]): Sql => {
  const merged: (Sql | string)[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (isText(piece) && last !== undefined && isText(last)) merged[merged.length - 1] = `${last}${piece}`;
    else merged.push(piece);
  }
  return merged.length === 0
    ? sql`''`
    : sql`concat(${join(
        merged.map((piece) => (isText(piece) ? quoted(piece) : piece)),
        ', ',
      )})`;
};

/** Cells, none of them null, with commas between them. */
export const lineOf = (cells: readonly Sql[]): Sql =>
  together(cells.flatMap((cell, n) => (n === 0 ? [cell] : [',', cell])));

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front, and so does what begins like a text that got one: the
 * first apostrophe in front of such a sign is never the text's own. Source: OWASP, CSV Injection (with the full-width forms that
 * some locales take as well).
 */
const GUARDED = "'*[=+@\\t\\r\\n＝＋－＠-]";

const carefulCell = ({ value, plain }: ListColumn): Sql =>
  plain
    ? value
    : sql`case when ${value} is null then '""' else '"' || replace(case when matches(${value}, ${quoted(`^${GUARDED}`)})
        then '''' || ${value} else ${value} end, '"', '""') || '"' end`;

/** In front of each text where all of a line are looked at together. Texts may have it: then they are looked at one by one. */
const MARK = '\u001f';
const UNUSUAL = quoted(`"|${MARK}${GUARDED}`);

/** A line of list.csv. Hardly any has a text with a quote or a formula: one look at all texts spares the others every other. */
export const csvLine = (columns: readonly ListColumn[]): Sql => {
  const texts = columns.filter(({ plain }) => !plain).flatMap(({ value }) => [MARK, value]);
  const usual = columns.flatMap(({ value, plain }, n) => [
    n === 0 ? '' : ',',
    ...(plain ? [value] : ['"', value, '"']),
  ]);
  return sql`case when matches(${together(texts)}, ${UNUSUAL}) then ${together([lineOf(columns.map(carefulCell)), '\r\n'])}
    else ${together([...usual, '\r\n'])} end`;
};
