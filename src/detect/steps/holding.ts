import { ident, join, type Sql, sql } from '../../engine/sql.ts';
import type { ElementId } from '../../schema/vocabulary.ts';
import { cellName } from './batches.ts';
import { both, cellState, constant, matches } from './cell-sql.ts';
import { isExposed, type PlanColumn } from './record-plan.ts';

/** Cells that cannot be what their column says, however the column is called: they expose nothing. */
const NEEDS_DIGITS: Readonly<Partial<Record<ElementId, string>>> = {
  ssn: '[0-9]{4}|[*xX•#]{3}',
  phone: '[0-9].*[0-9].*[0-9].*[0-9]|[*xX•#]{3}',
  email: '@',
  payment_card: '[0-9]{4}|[*xX•#]{3}',
  date_of_birth: '[0-9]|[*xX•#]{2}',
  zip: '[0-9]',
  iban: '[0-9]{2}|[*xX•#]{3}',
  imei: '[0-9A-Fa-f]{8}|[*xX•#]{3}',
  imsi: '[0-9]{6}|[*xX•#]{3}',
  iccid: '[0-9]{6}|[*xX•#]{3}',
};

const isPresent = (column: PlanColumn, element: ElementId): Sql => {
  const cell = cellName(column.column);
  const needs = NEEDS_DIGITS[element];
  const conditions = [sql`${cell} is not null`];
  if (needs && column.states.every((state) => state === 'clear' || state === 'truncated' || state === 'masked')) {
    conditions.push(matches(cell, needs));
  }
  // A company in a name column is no person.
  if (column.role === 'full_name') conditions.push(sql`${ident(`f${column.column}`)}."f" is null`);
  return both(conditions);
};

const EXPOSED_FIRST = ['clear', 'truncated', 'tokenised', 'masked', 'encrypted', 'hashed'];

/** Place and country alone name no address; the street does, or an address in one cell. */
const bears = ({ role }: PlanColumn): boolean =>
  !['street_number', 'unit', 'city', 'region', 'name_suffix', 'name_title', 'middle_name'].includes(role);

const elementCell = (element: ElementId, columns: readonly PlanColumn[]): Sql => {
  const cases = [...columns]
    .sort(
      (a, b) =>
        EXPOSED_FIRST.indexOf(a.states[0] ?? 'clear') - EXPOSED_FIRST.indexOf(b.states[0] ?? 'clear') ||
        a.column - b.column,
    )
    .map(
      (column) =>
        sql`when ${isPresent(column, element)} then ${constant(`${element}=`)} || ${cellState(cellName(column.column), column.states)} || ' '`,
    );
  return sql`coalesce(case ${join(cases, ' ')} end, '')`;
};

/** What one person of a row exposes: sorted "element=state" of the elements with a filled cell; null for nothing. */
export const holdingCell = (columns: readonly PlanColumn[]): Sql => {
  const elements = [
    ...new Set(
      columns
        .filter(bears)
        .map(({ element }) => element)
        .filter(isExposed),
    ),
  ].sort();
  if (elements.length === 0) return sql`cast(null as string)`;
  const cells = elements.map((element) =>
    elementCell(
      element,
      columns.filter((column) => column.element === element && bears(column)),
    ),
  );
  return sql`nullif(trim(${join(cells, ' || ')}), '')`;
};
