import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { wordList } from '../../columns/data-files.ts';
import { groups } from '../../columns/headers/header-tokens.ts';
import { both, constant, either, isOneOf } from '../cells/cell-sql.ts';
import { cellName } from '../tables/batches.ts';
import { type PlanColumn, type RecordPlan, readColumns } from './plan-column.ts';

/** Kin who may be called as the row's person is, and are not that one: a son after his father. */
const KIN: ReadonlySet<string> = new Set([
  ...['spouse', 'mother', 'father', 'dependent', 'beneficiary', 'provider', 'reference', 'joint'],
]);
const NAMES = ['full_name', 'given_name', 'middle_name', 'family_name'] as const;
/** What stands in place of the name of who is the row's person. */
const SAME = [...wordList('same_in_cells')].sort();
/** What one person has once: two of them in a row are two people, though they have one name. */
const OWN = ['ssn', 'date_of_birth'] as const;

type Columns = readonly PlanColumn[];

const oneOf = (columns: Columns, role: PlanColumn['role']): PlanColumn | undefined =>
  columns.find((column) => column.role === role && !column.isWithin && !column.isShared);

/** How a person's name may be written whole: as a cell has it, or of its parts in both orders; none where the row may not say it. */
const writtenNames = (columns: Columns): readonly Sql[] => {
  const plainly = (cell: Sql): Sql => sql`lower(replace_all(${cell}, ${constant('[,.]')}, ''))`;
  const whole = oneOf(columns, 'full_name');
  if (whole) return [plainly(cellName(whole.column))];
  const [given, middle, family] = (['given_name', 'middle_name', 'family_name'] as const).map((role) => {
    const column = oneOf(columns, role);
    return column && plainly(cellName(column.column));
  });
  if (!given || !family) return [];
  const short = [sql`${given} || ' ' || ${family}`, sql`${family} || ' ' || ${given}`];
  if (!middle) return short;
  return [
    ...short,
    sql`${given} || ' ' || ${middle} || ' ' || ${family}`,
    sql`${family} || ' ' || ${given} || ' ' || ${middle}`,
  ];
};

const suffixIn = ({ column }: PlanColumn): Sql =>
  sql`coalesce(lower(replace_all(${cellName(column)}, ${constant('[,.]')}, '')), '')`;

/** Whether a row names one person as its first and as another of it; undefined where it never says. */
const isSame = (first: Columns, other: Columns): Sql | undefined => {
  const [one, two] = [writtenNames(first), writtenNames(other)];
  if (one.length === 0 || two.length === 0) return undefined;
  // "Self" under the name of who is insured.
  const isSaid = oneOf(other, 'full_name') ? two.map((name) => isOneOf(name, SAME)) : [];
  const named = either([...isSaid, ...one.flatMap((a) => two.map((b) => sql`${a} = ${b}`))]);
  const unlike = OWN.flatMap((role) => {
    const [a, b] = [oneOf(first, role), oneOf(other, role)];
    return a && b ? [sql`coalesce(${cellName(a.column)} = ${cellName(b.column)}, true)`] : [];
  });
  const [son, father] = [oneOf(first, 'name_suffix'), oneOf(other, 'name_suffix')];
  if (son && father) unlike.push(sql`${suffixIn(son)} = ${suffixIn(father)}`);
  return sql`coalesce(${both([named, ...unlike])}, false)`;
};

/** People of a row beside its first who now and then are that one: who heads, pays for, guarantees or insures them. */
export const maybeFirst = (findings: readonly ColumnFinding[], mentions: readonly number[]): readonly number[] =>
  mentions.slice(1).filter((mention) => {
    const named = findings.filter((one) => one.mention === mention && NAMES.some((role) => role === one.role));
    const isKin = ({ group = '' }: ColumnFinding): boolean =>
      [group, ...group.split(': ')].some((word) => KIN.has(word) || KIN.has(groups().get(word) ?? ''));
    return named.length > 0 && !named.some(isKin);
  });

/** Columns of a row under other numbers begin here: no table is so wide. */
const BEHIND = 1_000_000;

export interface OnePerson {
  /** Every cell of the rows, those of a person who is the row's first taken from that person. */
  readonly rows: Sql | undefined;
  /** What the first has of those in such rows, beside their own columns. */
  readonly more: Columns;
}

/** Rows in which the first person is named once more under another word, with what that word tells given to the first. */
export const asOnePerson = ({ columns, mentions, again = [] }: RecordPlan): OnePerson => {
  const [first = 1] = mentions;
  const ofFirst = columns.filter(({ mention }) => mention === first);
  const cases = again.flatMap((mention) => {
    const own = columns.filter((one) => one.mention === mention && !one.isShared);
    const said = isSame(ofFirst, own);
    return said === undefined ? [] : [{ own, said, same: ident(`same_${mention}`) }];
  });
  if (cases.length === 0) return { rows: undefined, more: [] };
  const numbers = readColumns(columns);
  const has = (role: PlanColumn['role']) => ofFirst.some((one) => one.role === role);
  const told = cases.flatMap(({ own, same }) =>
    own
      .filter(({ role, element }) => element !== null && !NAMES.some((name) => name === role) && !has(role))
      .map((column) => ({ column, same })),
  );
  const sameOf = new Map(
    [...cases].reverse().flatMap(({ own, same }) => own.map(({ column }) => [column, same] as const)),
  );
  const cells = numbers.map((number) => {
    const same = sameOf.get(number);
    const cell = cellName(number);
    return same ? sql`case when ${same} then null else ${cell} end as ${cell}` : cell;
  });
  const given = [...new Map(told.map(({ column, same }) => [column.column, same]))].map(
    ([number, same]) => sql`case when ${same} then ${cellName(number)} end as ${cellName(BEHIND + number)}`,
  );
  // Asked once a person, and not once a cell of theirs: with many people in a row that would cost the square of them.
  const asked = cases.map(({ said, same }) => sql`${said} as ${same}`);
  const flagged = sql`select *, ${join(asked, ', ')} from clean_rows`;
  return {
    rows: sql`select document_no, row_no, ${join([...cells, ...given], ', ')} from (${flagged}) same_rows`,
    more: told.map(({ column }) => ({ ...column, mention: first, column: BEHIND + column.column })),
  };
};
