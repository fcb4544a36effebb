import { ident, type Sql, sql } from '../../../engine/sql.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { wordList } from '../../columns/data-files.ts';
import { asDate, firstOf, isOneOf, matches } from '../cells/cell-sql.ts';
import { columnValue, type FormCell, fastDate, formAlias } from '../cells/normalised.ts';
import type { PlanColumn } from './plan-column.ts';

/** What companies write in place of somebody's name. */
const OFFICES = [...wordList('offices')].sort();
const unlessOffice = (column: PlanColumn, cell: Sql): Sql =>
  column.isOfCompany
    ? sql`case when not ${isOneOf(sql`lower(${columnValue(column)})`, OFFICES)} then ${cell} end`
    : cell;

const listed = (name: string): string => [...wordList(name)].sort().join('|');
/** Names of accounts of systems, services and machines: "krbtgt", "svc-backup", "WS-041$". */
const ACCOUNT = `(?i)^(${listed('accounts_of_systems')}|(${listed('service_accounts')})[-_.].+|.+[-_.](${listed('service_accounts')})|[^ ]+[$])$`;
const unlessAccount = (column: PlanColumn, cell: Sql): Sql =>
  column.isOfLogins ? sql`case when not ${matches(columnValue(column), ACCOUNT)} then ${cell} end` : cell;

const unlessNobody = (column: PlanColumn, cell: Sql): Sql => unlessAccount(column, unlessOffice(column, cell));

export const formOf = (column: PlanColumn, cell: FormCell): Sql =>
  column.isPlain === true ? sql`cast(null as string)` : unlessNobody(column, sql`${formAlias(column)}.${ident(cell)}`);

export const cellOf = (column: PlanColumn): Sql => unlessNobody(column, columnValue(column));

export const withRole = (columns: readonly PlanColumn[], ...roles: readonly ColumnRole[]): readonly PlanColumn[] =>
  roles.flatMap((role) => columns.filter((column) => column.role === role));

export const isClear = ({ states }: PlanColumn): boolean => states[0] === 'clear' || states[0] === 'truncated';

export const plain = (columns: readonly PlanColumn[], ...roles: readonly ColumnRole[]): Sql =>
  firstOf(withRole(columns, ...roles).map(cellOf));

/** The day that a cell says, as yyyymmdd. */
export const dateCell = (column: PlanColumn): Sql => {
  const cell = cellOf(column);
  if (column.isWithin) return sql`cast(${cell} as integer)`;
  const cases = fastDate(cell, column).map(({ when, digits }) => sql`when ${when} then ${asDate(digits)}`);
  return sql`case ${cases.reduce((all, next) => sql`${all} ${next}`)} else cast(${formOf(column, 'a')} as integer) end`;
};
