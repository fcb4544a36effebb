import { integer, type Sql, sql } from '../../../engine/sql.ts';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { MORE_BEHIND_NAME, SAYS_DEAD } from '../../columns/cells/beside-name.ts';
import { constant, firstOf, isOneOf, matches, spaced } from '../cells/cell-sql.ts';
import { type FormCell, isPlainName, scriptOf } from '../cells/normalised.ts';
import { cellName } from '../tables/batches.ts';
import { cellOf, formOf, withRole } from './plan-cells.ts';
import type { PlanColumn } from './plan-column.ts';

/** Part of a full name: by SQL for two or three plain words, else from the script. */
const namePart = (column: PlanColumn, part: 'given' | 'middle' | 'family'): Sql => {
  const cell = cellOf(column);
  const form = formOf(column, { given: 'a', middle: 'b', family: 'c' }[part] as FormCell);
  if (scriptOf(column)?.fast === null) return form;
  const words = sql`case when split_part(${cell}, ' ', 3) = '' then`;
  const fast = {
    given: sql`split_part(${cell}, ' ', 1)`,
    middle: sql`${words} null else split_part(${cell}, ' ', 2) end`,
    family: sql`${words} split_part(${cell}, ' ', 2) else split_part(${cell}, ' ', 3) end`,
  }[part];
  return sql`case when ${isPlainName(cell)} then ${fast} else ${form} end`;
};

/** A whole name as it is written; inside a composite cell, and where more than a name stands in it, it is put together again. */
export const wholeName = (column: PlanColumn): Sql => {
  const together = spaced([formOf(column, 'a'), formOf(column, 'b'), formOf(column, 'c')]);
  if (column.isWithin) return together;
  const cell = cellOf(column);
  return sql`case when ${isPlainName(cell)} then ${cell} when ${matches(cell, MORE_BEHIND_NAME)} then coalesce(${together}, ${cell}) else ${cell} end`;
};

/** A title or dignity alone in a column of names is no name: it would make one person of many. */
const TITLES_ONLY = [
  ...['mr', 'mrs', 'ms', 'miss', 'mx', 'dr', 'prof', 'rev', 'sir', 'lady', 'lord', 'dame', 'mr.', 'mrs.', 'ms.', 'dr.'],
  ...['baronet', 'viscount', 'marquess', 'herr', 'frau', 'mme', 'mlle', 'sra', 'srta', 'the'],
];

/** An account of the dead is often called by their estate. */
const ESTATE = 'estate of ';
/** The cell as it is written, also where only a part of it is of the column. */
const writtenCell = (column: PlanColumn): Sql => (column.isWithin ? cellName(column.column) : cellOf(column));
export const isEstate = (column: PlanColumn): Sql => {
  const cell = writtenCell(column);
  return sql`length(${cell}) > ${integer(ESTATE.length)} and lower(left(${cell}, ${integer(ESTATE.length)})) = ${constant(ESTATE)}`;
};

/** "Ann Lee (deceased)"; most names are plain words, which are not looked at. */
export const saysDead = (column: PlanColumn): Sql => {
  const cell = writtenCell(column);
  const isPlain = column.role === 'full_name' ? isPlainName(cell) : sql`position(' ' in ${cell}) = 0`;
  // Of two whom a cell names nobody knows who of them it is.
  const isPair = column.isWithin ? matches(cell, '(?i)&| and ') : sql`false`;
  return sql`case when ${cell} is null or ${isPlain} or ${isPair} then false else ${matches(cell, SAYS_DEAD)} end`;
};

export const withoutTitle = (column: PlanColumn): Sql =>
  sql`case when ${isOneOf(sql`lower(${cellOf(column)})`, TITLES_ONLY)} then null
    when ${isEstate(column)} then substr(${cellOf(column)}, ${integer(ESTATE.length + 1)}) else ${cellOf(column)} end`;

/** A family name with what stands in front of it in a column of its own: "van der" and "Dijkstra". */
const withPrefix = (family: Sql, prefixes: readonly PlanColumn[]): Sql =>
  prefixes.length === 0
    ? family
    : sql`case when ${family} is not null then ${spaced([firstOf(prefixes.map(cellOf)), family])} end`;

/** Cells of a name's part; the second family name stands behind the first, and alone where there is no first. */
const withSecond = (columns: readonly PlanColumn[]): readonly Sql[] => {
  const [second] = columns.filter(({ isSecondName }) => isSecondName).map(withoutTitle);
  const firsts = columns.filter(({ isSecondName }) => !isSecondName).map(withoutTitle);
  return second === undefined ? firsts : [spaced([firstOf(firsts), second])];
};

export const nameCell = (columns: readonly PlanColumn[], role: ColumnRole, part: 'given' | 'middle' | 'family'): Sql =>
  firstOf([
    ...withSecond(withRole(columns, role).filter(({ isFamilyPrefix }) => !isFamilyPrefix)).map((cell) =>
      role === 'family_name'
        ? withPrefix(
            cell,
            columns.filter(({ isFamilyPrefix }) => isFamilyPrefix),
          )
        : cell,
    ),
    ...withRole(columns, 'full_name').map((column) => namePart(column, part)),
  ]);

/** A whole name that is that of the columns of its parts: who pays for somebody has another first name ("Billing name"). */
export const ofSamePerson = (columns: readonly PlanColumn[], whole: Sql): Sql => {
  const [given, family] = (['given_name', 'family_name'] as const).map((role) => withRole(columns, role).map(cellOf));
  if (!given?.length || !family?.length) return whole;
  const first = firstOf(given);
  return sql`case when ${first} is not null and ${firstOf(family)} is not null
    and position(lower(${first}) in lower(${whole})) = 0 then null else ${whole} end`;
};
