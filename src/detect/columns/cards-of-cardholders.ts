import type { ColumnRole } from '../../schema/vocabulary.ts';
import { headerTokens } from './headers/header-tokens.ts';

interface Column {
  readonly name: string | null;
  readonly group: string | undefined;
  readonly party: string | undefined;
  readonly role: ColumnRole;
}

const NAMES: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['full_name', 'given_name', 'family_name']);
const OF_CARD: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['payment_card', 'card_expiry', 'card_security_code']);

/** "Cardholder name", "Card holder", "Name on card". */
const namesCardholder = ({ name, role }: Column): boolean => {
  const tokens = headerTokens(name ?? '');
  return NAMES.has(role) && (tokens.includes('cardholder') || (tokens.includes('card') && !tokens.includes('id')));
};

/** Columns with the card of a row, of which no header says whose it is, given to whom the row names as its holder: who booked may be another. */
export const withCardsOfHolders = <One extends Column>(columns: readonly One[]): readonly One[] => {
  const holders = columns.filter(namesCardholder);
  const [holder] = holders;
  if (holder === undefined || holders.some(({ group }) => group !== holder.group)) return columns;
  const { group, party } = holder;
  return columns.map((one) => (OF_CARD.has(one.role) && one.group === undefined ? { ...one, group, party } : one));
};
