import type { ColumnRole } from '../../schema/vocabulary.ts';
import { wordList } from '../columns/data-files.ts';
import { headerTokens } from '../columns/headers/header-tokens.ts';

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
}

const isWhole = ({ roles }: AddressSet): boolean =>
  roles.has('full_address') || (roles.has('street') && (roles.has('city') || roles.has('postal_code')));

/** Columns of addresses, parted where a street stands behind the place of the one before. */
const setsOf = (columns: readonly Column[]): readonly AddressSet[] => {
  const sets: AddressSet[] = [];
  columns.forEach(({ role }, at) => {
    if (role !== 'full_address' && !STREET.has(role) && !PLACE.has(role)) return;
    const last = sets.at(-1);
    const isNext =
      role === 'full_address' ? true : STREET.has(role) && role !== 'unit' && last !== undefined && isWhole(last);
    const set = last === undefined || isNext ? { at: [], roles: new Set<ColumnRole>() } : last;
    if (set !== last) sets.push(set);
    set.at.push(at);
    set.roles.add(role);
  });
  return sets;
};

const rankOf = ({ at }: AddressSet, columns: readonly Column[]): number => {
  const words = at.flatMap((n) => headerTokens(columns[n]?.name ?? ''));
  if (words.some((word) => FOR_MAIL.has(word))) return 0;
  return words.some((word) => ELSEWHERE.has(word)) ? 2 : 1;
};

/**
 * Which address of one person each column is of, by its place, where a row has several whole ones: 0 the one that mail goes to
 * first. Empty where the columns are of one address ("street", "street 2", "city").
 */
export const addressSets = (columns: readonly Column[]): ReadonlyMap<number, number> => {
  const sets = setsOf(columns).filter(isWhole);
  if (sets.length < 2) return new Map();
  const ranked = sets.map((set) => ({ set, rank: rankOf(set, columns) })).sort((a, b) => a.rank - b.rank);
  return new Map(ranked.flatMap(({ set }, order) => set.at.map((at) => [at, order] as const)));
};
