import { ident, join, type Sql, sql } from '../../engine/sql.ts';
import type { ElementId } from '../../schema/vocabulary.ts';
import { cellName } from './batches.ts';
import { both, cellState, constant, either, matches } from './cell-sql.ts';
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
  if (column.role === 'full_name' && column.isPlain !== true)
    conditions.push(sql`${ident(`f${column.column}`)}."f" is null`);
  return both(conditions);
};

const EXPOSED_FIRST = ['clear', 'truncated', 'tokenised', 'masked', 'encrypted', 'hashed'];

/** Place and country alone name no address; the street does, or an address in one cell. */
const bears = ({ role }: PlanColumn): boolean =>
  !['street_number', 'unit', 'city', 'region', 'name_suffix', 'name_title', 'middle_name'].includes(role);

const inOrder = (columns: readonly PlanColumn[]): readonly PlanColumn[] =>
  [...columns].sort(
    (a, b) =>
      EXPOSED_FIRST.indexOf(a.states[0] ?? 'clear') - EXPOSED_FIRST.indexOf(b.states[0] ?? 'clear') ||
      a.column - b.column,
  );

const elementCell = (element: ElementId, columns: readonly PlanColumn[], counted: readonly PlanColumn[] = []): Sql => {
  // What stands in another column that counts is not withheld.
  const first = counted.map((column) => sql`when ${isPresent(column, element)} then ''`);
  const cases = inOrder(columns).map(
    (column) =>
      sql`when ${isPresent(column, element)} then ${constant(`${element}=`)} || ${cellState(cellName(column.column), column.states)} || ' '`,
  );
  return sql`coalesce(case ${join([...first, ...cases], ' ')} end, '')`;
};

const elementsOf = (columns: readonly PlanColumn[]): readonly ElementId[] =>
  [...new Set(columns.map(({ element }) => element).filter(isExposed))].sort();

const words = (cells: readonly Sql[]): Sql =>
  cells.length === 0 ? sql`cast(null as string)` : sql`nullif(trim(${join(cells, ' || ')}), '')`;

/** The one word of an element whose columns all hold it in one state; undefined where the cell decides. */
const onlyWord = (element: ElementId, columns: readonly PlanColumn[]): string | undefined => {
  const states = new Set(columns.flatMap(({ states }) => (states.length > 0 ? states : (['clear'] as const))));
  const [only] = states;
  return states.size === 1 ? `${element}=${only}` : undefined;
};

/** What one person of a row exposes: sorted "element=state" of the elements with a filled cell; null for nothing. */
export const holdingCell = (columns: readonly PlanColumn[]): Sql => {
  const bearing = columns.filter((column) => bears(column) && !column.withheld);
  const elements = elementsOf(bearing).map((element) => ({
    element,
    own: bearing.filter((column) => column.element === element),
  }));
  const put = words(elements.map(({ element, own }) => elementCell(element, own)));
  const all = elements.map(({ element, own }) => onlyWord(element, own));
  if (all.length < 2 || all.includes(undefined)) return put;
  // Most rows have every column filled: their text is one constant and need not be put together.
  const filled = elements.map(({ element, own }) => either(own.map((column) => isPresent(column, element))));
  return sql`case when ${both(filled)} then ${constant(all.join(' '))} else ${put} end`;
};

/** The same of what does not count by the protocol, as far as it does not stand in `holdingCell`. */
export const withheldCell = (columns: readonly PlanColumn[]): Sql => {
  const bearing = columns.filter(bears);
  const withheld = bearing.filter((column) => column.withheld);
  return words(
    elementsOf(withheld).map((element) =>
      elementCell(
        element,
        withheld.filter((column) => column.element === element),
        bearing.filter((column) => column.element === element && !column.withheld),
      ),
    ),
  );
};
