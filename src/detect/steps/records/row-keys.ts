import { createHash } from 'node:crypto';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { keyedPeople } from '../../columns/data-files.ts';
import { splitHeader } from '../../columns/headers/header-tokens.ts';
import { tablePathOf } from '../../columns/headers/table-path.ts';
import { titleOf } from '../../columns/headers/table-title.ts';

/**
 * Whose row it is, where tables of one database say it by a number alone: "id" in the table "users", and "user_id" in
 * "addresses". Numbers of two databases are never the same: `space` names the folder or the container, and the people.
 */
export interface RowKey {
  readonly column: number;
  readonly space: string;
}

const ID = new Set(['id', 'key', 'fk', 'pk']);

/** Share of an own column's cells that are different: a table numbers each of its rows once. */
const UNIQUE = 0.98;

/** The folder or the container that a table lies in, as a short hash: paths are long, and each row keeps it. */
const placeOf = (family: string): string =>
  createHash('sha256')
    .update(JSON.stringify(tablePathOf(family).place))
    .digest('hex')
    .slice(0, 12);

/** The people that a header numbers ("user_id", "fk_customer"); an empty text for "id" alone, undefined for all else. */
const numbered = (name: string | null): string | undefined => {
  const words = splitHeader(name ?? '');
  const left = words.filter((word) => !ID.has(word));
  if (left.length === words.length || left.length > 1) return undefined;
  return left[0] === undefined ? '' : keyedPeople().get(left[0])?.noun;
};

const isUnique = ({ profile }: ColumnFinding): boolean =>
  profile.filled > 0 && profile.distinct >= UNIQUE * profile.filled;

/** Roles of a column that may hold the number of a row. */
const NUMBERS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(['record_id', 'other', 'username', 'account_number', 'order_number', 'device_id'] as const),
  ...(['medical_record_number', 'employee_id', 'student_id', 'health_insurance_id'] as const),
]);

/** The column by which a table's rows are somebody's, or undefined. `family`: the table's path, container and all. */
export const rowKeyOf = (findings: readonly ColumnFinding[], family: string): RowKey | undefined => {
  const own = keyedPeople().get(titleOf(family).words.split(' ').at(-1) ?? '')?.noun;
  const place = placeOf(family);
  const keys = findings.flatMap((finding) => {
    const noun = finding.parts === undefined && NUMBERS.has(finding.role) ? numbered(finding.name) : undefined;
    return noun === undefined ? [] : [{ noun, finding }];
  });
  const ownKey = keys.find(
    ({ noun, finding }) => own !== undefined && (noun === own || noun === '') && isUnique(finding),
  );
  if (own !== undefined && ownKey) return { column: ownKey.finding.column, space: `${place}/${own}` };
  const rank = (noun: string): number => keyedPeople().get(noun)?.rank ?? Number.MAX_SAFE_INTEGER;
  const [first] = keys.filter(({ noun }) => noun !== '').sort((a, b) => rank(a.noun) - rank(b.noun));
  return first && { column: first.finding.column, space: `${place}/${first.noun}` };
};
