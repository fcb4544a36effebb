import { type Sql, sql } from '../../../engine/sql.ts';
import { wordList } from '../../columns/data-files.ts';
import { either, isOneOf, matches } from '../cells/cell-sql.ts';
import { isEstate, saysDead } from './name-cells.ts';
import { cellOf } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';

export const words = (name: string, without: readonly string[] = []): readonly string[] =>
  [...wordList(name)].filter((word) => !without.includes(word)).sort();

export const genderCell = (column: PlanColumn): Sql => {
  const cell = sql`fold(${cellOf(column)})`;
  const moved = column.spanishGender;
  const female = moved ? [...words('female'), 'm'] : [...words('female'), '2'];
  const male = moved ? [...words('male', ['m']), 'h'] : [...words('male'), '1', 'h'];
  return sql`case when ${isOneOf(cell, female)} then 'f' when ${isOneOf(cell, male)} then 'm' end`;
};

const YES = ['y', 'yes', '1', 'true', 't', 'x', 'si', 'ja', 'oui', 's', 'j', ...words('deceased')];

export const deceasedCell = (columns: readonly PlanColumn[]): Sql => {
  const signs = columns.flatMap((column) => {
    const cell = cellOf(column);
    if (column.meaning === 'deceased' || column.meaning === 'status')
      return [isOneOf(sql`fold(${cell})`, column.meaning === 'status' ? words('deceased') : YES)];
    if (column.role === 'given_name' || column.role === 'full_name')
      return [sql`coalesce(${isEstate(column)}, false)`, saysDead(column)];
    if (column.role === 'family_name') return [saysDead(column)];
    return column.meaning === 'date_of_death' ? [matches(cell, '[1-9]')] : [];
  });
  return signs.length === 0 ? sql`cast(null as integer)` : sql`case when ${either(signs)} then 1 end`;
};
