import type { ColumnRole } from '../../schema/vocabulary.ts';

interface Described {
  readonly group: string | undefined;
  readonly number: number | undefined;
  readonly role: ColumnRole;
}

const NAMES: readonly ColumnRole[] = ['full_name', 'given_name', 'family_name'];
/** A record id has three bits for the person of the row. */
export const MOST_MENTIONS = 8;

/** Numbers that tell people apart and not a second phone: those that stand at name columns, from 2 on. */
const countedPeople = (columns: readonly Described[]): ReadonlySet<string> => {
  const found = new Set<string>();
  for (const { group, number, role } of columns) {
    if (number === undefined || number < 2 || number > MOST_MENTIONS || !NAMES.includes(role)) continue;
    const hasFirst = columns.some(
      (other) => other.role === role && other.group === group && (other.number === undefined || other.number === 1),
    );
    if (hasFirst) found.add(`${group ?? ''}:${number}`);
  }
  return found;
};

/**
 * Which person of the row each column speaks of: 1 the holder, then one for each group ("spouse", "emergency") and
 * number ("owner 2") in the order of their first column. More people than a record id can tell share the last place.
 */
export const assignMentions = (columns: readonly Described[]): readonly number[] => {
  const counted = countedPeople(columns);
  const keyOf = ({ group, number }: Described): string => {
    const numbered = `${group ?? ''}:${number ?? 1}`;
    return counted.has(numbered) ? numbered : `${group ?? ''}:1`;
  };
  const hasHolder = columns.some((column) => keyOf(column) === ':1' && NAMES.includes(column.role));
  const hasPeople = (key: string) => columns.some((column) => keyOf(column) === key && NAMES.includes(column.role));
  const order = [...new Set(columns.map(keyOf).filter((key) => key !== ':1'))];
  // Where no column names a holder, the only group of the table is who it is about ("patient's spouse" stands alone rarely).
  const only = !hasHolder && order.filter(hasPeople).length === 1 ? order.find(hasPeople) : undefined;
  const others = order.filter((key) => key !== only);
  return columns.map((column) => {
    const key = keyOf(column);
    if (key === ':1' || key === only) return 1;
    return Math.min(MOST_MENTIONS, others.indexOf(key) + 2);
  });
};
