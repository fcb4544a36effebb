import { type Sql, sql } from '../../../engine/sql.ts';
import { matches } from '../cells/cell-sql.ts';
import { cellOf, withRole } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';

/** Spreadsheets write whole numbers with a fraction. */
export const YEAR = '^[12][0-9]{3}(\\.0)?$';

/** The birth year that an age tells where the row, or its table, says of which day or year it is: true to a year, and good for comparing people only. */
export const yearOfAge = (columns: readonly PlanColumn[], day: Sql | undefined): readonly Sql[] =>
  day === undefined
    ? []
    : withRole(columns, 'age').map((column) => {
        const cell = cellOf(column);
        return sql`case when ${matches(cell, '^[0-9]{1,3}(\\.0)?$')} then cast(floor(${day} / 10000) as integer) - cast(first_match(${cell}, '^([0-9]+)') as integer) end`;
      });

/** A date whose year, month and day stand in columns of their own; without its day where that is not filled. */
export const dateInParts = (columns: readonly PlanColumn[]): readonly Sql[] => {
  const [year, month, day] = (['birth_year', 'birth_month', 'birth_day'] as const).map(
    (role) => withRole(columns, role)[0],
  );
  if (!year || !month || !day) return [];
  const number = (column: PlanColumn, pattern: string): Sql =>
    sql`case when ${matches(cellOf(column), pattern)} then cast(digits(first_match(${cellOf(column)}, '^([0-9]+)')) as integer) end`;
  const [yyyy, mm, dd] = [
    number(year, YEAR),
    number(month, '^(0?[1-9]|1[0-2])(\\.0)?$'),
    number(day, '^(0?[1-9]|[12][0-9]|3[01])(\\.0)?$'),
  ];
  return [sql`(${yyyy}) * 10000 + (${mm}) * 100 + coalesce(${dd}, 0)`];
};
