import { join, type Sql, sql } from '../../../engine/sql.ts';
import { constant, firstOf, matches, spaced } from '../cells/cell-sql.ts';
import type { FormCell } from '../cells/normalised.ts';
import { cellOf, formOf, plain, withRole } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';

const regionCell = (column: PlanColumn): Sql => sql`coalesce(${formOf(column, 'a')}, ${cellOf(column)})`;

const zipCell = (column: PlanColumn): Sql => {
  const cell = cellOf(column);
  return column.padZip
    ? sql`case when ${matches(cell, '^[0-9]{3,4}$')} then lpad(${cell}, 5, '0') else upper(${cell}) end`
    : sql`upper(${cell})`;
};

/** Where a table of the EU has the number behind the street, so do the letters of its country: "Kerklaan 88". In Canada it stands in front as in the US. */
const inOrder = (columns: readonly PlanColumn[]): readonly PlanColumn[] => {
  const parts = withRole(columns, 'street_number', 'street', 'unit');
  if (!columns.some(({ codePlace }) => codePlace === 'eu')) return parts;
  const street = parts.find(({ role }) => role === 'street');
  const isBehind = ({ role, column }: PlanColumn): boolean =>
    role === 'street_number' && street !== undefined && column > street.column;
  if (street === undefined || !parts.some(isBehind)) return parts;
  const numbers = parts.filter(isBehind);
  return parts.filter((part) => !isBehind(part)).flatMap((part) => (part === street ? [part, ...numbers] : [part]));
};

const addressCell = (columns: readonly PlanColumn[]): Sql => {
  const parts = inOrder(columns).map(cellOf);
  const whole = withRole(columns, 'full_address').map(
    (column) => sql`coalesce(${formOf(column, 'a')}, ${cellOf(column)})`,
  );
  const hasStreet = columns.some(({ role }) => role === 'street');
  return firstOf([...(hasStreet ? [spaced(parts)] : []), ...whole]);
};

const fromAddress = (columns: readonly PlanColumn[], cell: FormCell): readonly Sql[] =>
  withRole(columns, 'full_address').map((column) => formOf(column, cell));

const PLACE_CELLS = {
  address: addressCell,
  city: (columns: readonly PlanColumn[]) =>
    firstOf([...withRole(columns, 'city').map(cellOf), ...fromAddress(columns, 'b')]),
  region: (columns: readonly PlanColumn[]) =>
    firstOf([...withRole(columns, 'region').map(regionCell), ...fromAddress(columns, 'c')]),
  postal_code: (columns: readonly PlanColumn[]) =>
    firstOf([...withRole(columns, 'postal_code').map(zipCell), ...fromAddress(columns, 'd')]),
  country: (columns: readonly PlanColumn[]) => plain(columns, 'country'),
  code_place: (columns: readonly PlanColumn[]) => {
    const place = columns.find(({ codePlace }) => codePlace !== undefined)?.codePlace;
    return place === undefined ? firstOf([]) : constant(place);
  },
};

/** The address of a row's person. Of several the first that has a street, and its own town: never the street of one in the town of another. */
export const placeCells = (columns: readonly PlanColumn[]): Readonly<Record<string, Sql>> => {
  const orders = [...new Set(columns.flatMap(({ addressSet }) => addressSet ?? []))].sort((a, b) => a - b);
  const sets = orders.map((order) => columns.filter(({ addressSet = order }) => addressSet === order));
  return Object.fromEntries(
    Object.entries(PLACE_CELLS).map(([name, cell]) => {
      if (sets.length < 2) return [name, cell(columns)];
      const cases = sets.map((set) => sql`when ${addressCell(set)} is not null then ${cell(set)}`);
      return [name, sql`case ${join(cases, ' ')} else ${name === 'address' ? sql`null` : cell(columns)} end`];
    }),
  );
};
