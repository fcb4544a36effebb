import { type Sql, sql } from '../../../engine/sql.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { constant, firstOf, matches } from '../cells/cell-sql.ts';
import { cellOf } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';

export const ssnCell = (column: PlanColumn): Sql => {
  const cell = cellOf(column);
  const found = sql`digits(${cell})`;
  return sql`case when ${matches(cell, '^[0-9]{3}-[0-9]{2}-[0-9]{4}$')} then replace(${cell}, '-', '')
    when length(${found}) = 9 then ${found}
    when length(${found}) in (7, 8) and ${matches(cell, '^[0-9]+$')} then lpad(${found}, 9, '0')
    when length(${found}) = 4 then ${found} end`;
};

export const GOVERNMENT: readonly ColumnRole[] = [
  'drivers_license',
  'state_id',
  'passport',
  'tax_id',
  'military_id',
  'tribal_id',
  'voter_id',
  'other_government_id',
  'mbi',
];

/** Numbers by which a house knows one person. Where a row has several, the first of these counts: it stands in most tables of such a house. */
export const OF_HOUSE: readonly ColumnRole[] = ['medical_record_number', 'student_id', 'employee_id', 'medical_id'];

/** A number behind its element, so that numbers of two kinds are never the same. */
export const numberCell = (column: PlanColumn): Sql =>
  sql`${constant(`${column.role}:`)} || nullif(replace_all(upper(${cellOf(column)}), '[^A-Z0-9]', ''), '')`;

/** The number of the row in its table or in that of its person, as whole as it was before it was read as a fraction. */
export const rowKeyCell = (columns: readonly PlanColumn[]): Sql =>
  firstOf(
    columns.flatMap((column) =>
      column.keySpace === undefined
        ? []
        : [sql`${constant(`${column.keySpace}:`)} || lower(replace_all(${cellOf(column)}, '^([0-9]+)[.]0$', '\\1'))`],
    ),
  );
