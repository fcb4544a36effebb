import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { wordList } from '../../columns/data-files.ts';
import { headerTokens } from '../../columns/headers/header-tokens.ts';

interface Column {
  readonly role: ColumnRole;
  readonly name: string | null;
}

const STREET: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['street_number', 'street', 'unit']);
const PLACE: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['city', 'region', 'postal_code', 'country']);

/** Words of headers by which mail goes to an address, and by which somebody need not live there. */
const FOR_MAIL = wordList('addresses_for_mail');
const ELSEWHERE = wordList('addresses_elsewhere');

interface AddressSet {
  readonly at: number[];
  readonly roles: Set<ColumnRole>;
  /** Whether its first header says that somebody need not live there. */
  readonly isElsewhere: boolean;
}

const isElsewhere = ({ name }: Column): boolean => headerTokens(name ?? '').some((word) => ELSEWHERE.has(word));

const isWhole = ({ roles }: AddressSet): boolean =>
  roles.has('full_address') || (roles.has('street') && (roles.has('city') || roles.has('postal_code')));

/** Columns of addresses, parted where a street stands behind the place of the one before, and where streets beside each other are of two houses ("situs", "mailing street"). */
const setsOf = (columns: readonly Column[]): readonly AddressSet[] => {
  const sets: AddressSet[] = [];
  columns.forEach((column, at) => {
    const { role } = column;
    if (role !== 'full_address' && !STREET.has(role) && !PLACE.has(role)) return;
    const last = sets.at(-1);
    const isOfAnother =
      role === 'street' && last?.roles.has('street') === true && isElsewhere(column) !== last.isElsewhere;
    const isNext =
      role === 'full_address' ||
      isOfAnother ||
      (STREET.has(role) && role !== 'unit' && last !== undefined && isWhole(last));
    const set =
      last === undefined || isNext ? { at: [], roles: new Set<ColumnRole>(), isElsewhere: isElsewhere(column) } : last;
    if (set !== last) sets.push(set);
    set.at.push(at);
    set.roles.add(role);
  });
  return sets;
};

/** Behind all whole addresses. */
const PARTIAL = 3;

const rankOf = ({ at }: AddressSet, columns: readonly Column[]): number => {
  const words = at.flatMap((n) => headerTokens(columns[n]?.name ?? ''));
  if (words.some((word) => FOR_MAIL.has(word))) return 0;
  return words.some((word) => ELSEWHERE.has(word)) ? 2 : 1;
};

/**
 * Which address of one person each column is of, by its place, where a row has several whole ones: 0 the one that mail goes to
 * first; a street alone of somewhere else is the last. Empty where the columns are of one address ("street", "street 2", "city").
 */
export const addressSets = (columns: readonly Column[]): ReadonlyMap<number, number> => {
  const all = setsOf(columns);
  if (!all.some(isWhole)) return new Map();
  // A street alone that is said to be elsewhere is no second line of the address that mail goes to.
  const sets = all.filter((set) => isWhole(set) || (set.isElsewhere && set.roles.has('street')));
  if (sets.length < 2) return new Map();
  const ranked = sets
    .map((set) => ({ set, rank: isWhole(set) ? rankOf(set, columns) : PARTIAL }))
    .sort((a, b) => a.rank - b.rank);
  return new Map(ranked.flatMap(({ set }, order) => set.at.map((at) => [at, order] as const)));
};
