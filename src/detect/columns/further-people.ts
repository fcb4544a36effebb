import type { ColumnRole } from '../../schema/vocabulary.ts';

interface Column {
  readonly group: string | undefined;
  readonly number: number | undefined;
  readonly role: ColumnRole;
}

const NAMES: readonly ColumnRole[] = ['full_name', 'given_name', 'family_name'];

/**
 * "contact2Name" is one more of those whom "contact1Name" names, whom its cells told to be somebody else than the row's person; so is what
 * stands behind it with its number.
 */
export const withFurther = <T extends Column>(columns: readonly T[]): readonly T[] => {
  const firstOf = ({ role }: Column) =>
    columns.find((one) => one.number === 1 && one.role === role && NAMES.includes(role));
  let owner: { readonly group: string; readonly number: number } | undefined;
  return columns.map((one) => {
    const { number, role } = one;
    if (one.group !== undefined || number === undefined || number < 2) {
      owner = undefined;
      return one;
    }
    if (NAMES.includes(role)) {
      const group = firstOf(one)?.group;
      owner = group === undefined || group === 'holder' ? undefined : { group, number };
    }
    return owner?.number === number ? { ...one, group: owner.group } : one;
  });
};
