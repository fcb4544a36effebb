import { integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { constant, firstOf } from '../cells/cell-sql.ts';
import { isPlainPhone } from '../cells/normalised.ts';
import { cellOf, formOf } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';

/** What may stand between the digits of a plain telephone number; to take these out costs half of looking for all that is no digit. */
const BETWEEN_DIGITS = ['-', '(', ')', ' ', '.'];

/** Numbers of ten digits as most tables have them, and where their area and exchange begin: cut out, they cost half of taking out all signs. */
const USUAL_PHONES = [
  { form: '(___) ___-____', area: 2, exchange: 7 },
  { form: '___-___-____', area: 1, exchange: 5 },
];

/** The ten digits at the end of a plain number of the North American plan. */
const lastTen = (cell: Sql): Sql => {
  const usual = USUAL_PHONES.map(
    ({ form, area, exchange }) => sql`when length(${cell}) = ${integer(form.length)} and ${cell} like ${constant(form)}
      then concat(substr(${cell}, ${integer(area)}, 3), substr(${cell}, ${integer(exchange)}, 3), right(${cell}, 4))`,
  );
  const any = BETWEEN_DIGITS.reduce((number, sign) => sql`replace(${number}, ${constant(sign)}, '')`, cell);
  return sql`case ${join(usual, ' ')} else right(${any}, 10) end`;
};

export const phoneCell = (column: PlanColumn): Sql => {
  const cell = cellOf(column);
  return sql`case when ${isPlainPhone(cell)} then '+1' || ${lastTen(cell)} else ${formOf(column, 'a')} end`;
};

/** Of several numbers of one person the first behind another from which it differs. */
export const otherPhone = (cells: readonly Sql[]): Sql =>
  firstOf(
    cells.slice(1).map((cell, n) => sql`case when ${cell} <> ${firstOf(cells.slice(0, n + 1))} then ${cell} end`),
  );
