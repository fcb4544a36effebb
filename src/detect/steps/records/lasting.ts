import { type Sql, sql } from '../../../engine/sql.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { LASTING_ANYWHERE, LASTING_WHOLE } from '../../columns/data-files.ts';
import { headerTokens } from '../../columns/headers/header-tokens.ts';
import { constant, firstOf, matches } from '../cells/cell-sql.ts';
import { cellOf, dateCell } from './plan-cells.ts';
import type { Lasting, PlanColumn } from './plan-column.ts';

/** The more of its kinds a row says, the earlier one stands for it: who is hired again has another day. */
const KINDS = ['graduation', 'hired', 'since'];

const FOUR_DIGITS = '(?:^|[^0-9])((?:18|19|20)[0-9]{2})(?:[^0-9]|$)';
/** "'82", "Class of 82". */
const TWO_DIGITS = '^[^0-9]*[0-9]{2}$';
/** Of years in two digits those up to this one are of this century. */
const LAST_OF_CENTURY = '35';
const ONE_YEAR = new RegExp(`${FOUR_DIGITS}|${TWO_DIGITS}`);

/** So many cells of a column of years say one. */
const MOST = 0.8;

const kindOf = (header: string | null): string | undefined => {
  const words = headerTokens(header ?? '').join(' ');
  const whole = LASTING_WHOLE.get(words);
  if (whole !== undefined) return whole;
  return [...LASTING_ANYWHERE].find(([phrase]) => ` ${words} `.includes(` ${phrase} `))?.[1];
};

/**
 * Whether a column says a day or year of somebody that stays what it is (the class at a school, the day somebody was hired), by its header and
 * its cells. `undefined`: it does not.
 */
export const lastingOf = (
  { name, role, profile }: ColumnFinding,
  sample: readonly (string | null)[],
): Lasting | undefined => {
  const kind = role === 'timestamp' || role === 'other' ? kindOf(name) : undefined;
  if (kind === undefined) return undefined;
  if (role === 'timestamp' && profile.share('date') >= MOST) return { kind, isDays: true };
  const filled = sample.flatMap((cell) => cell?.trim() || []);
  const years = filled.filter((cell) => ONE_YEAR.test(cell));
  return filled.length > 0 && years.length >= MOST * filled.length ? { kind, isDays: false } : undefined;
};

const yearIn = (cell: Sql): Sql => sql`coalesce(first_match(${cell}, ${constant(FOUR_DIGITS)}),
  case when ${matches(cell, TWO_DIGITS)} then case when right(${cell}, 2) <= ${constant(LAST_OF_CENTURY)} then '20' else '19' end || right(${cell}, 2) end)`;

/** "kind:yyyymmdd", or "kind:yyyy" where only the year is said. */
const lastingCell = (column: PlanColumn, { kind, isDays }: Lasting): Sql => {
  const year = yearIn(sql`trim(${cellOf(column)})`);
  const said = isDays ? sql`coalesce(replace_all(cast(${dateCell(column)} as string), '0000$', ''), ${year})` : year;
  return sql`${constant(`${kind}:`)} || ${said}`;
};

/** What the columns of one person say of the day or year that stays theirs. */
export const lastingOfColumns = (columns: readonly PlanColumn[]): Sql =>
  firstOf(
    KINDS.flatMap((kind) =>
      columns.flatMap((column) => (column.lasting?.kind === kind ? [lastingCell(column, column.lasting)] : [])),
    ),
  );
