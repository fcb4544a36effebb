import { ADDRESS_ROLES } from '../address-roles.ts';
import type { Candidate } from '../candidate.ts';
import { filledCell } from '../cells/column-profile.ts';
import { wordList } from '../data-files.ts';
import { holds, type Rule, raise } from './neighbour-rule.ts';

/** Words by which a column is about an organization that stands in the row. */
const ORGANIZATIONS = wordList('organizations_in_headers');

/** Addresses of Bitcoin, Ethereum and Tron: 25 to 62 signs without blanks, of which the first tell the kind. */
const WALLET = /^(?:0x[0-9a-f]{40}|bc1[a-z0-9]{25,59}|[13][1-9A-HJ-NP-Za-km-z]{25,34}|T[1-9A-HJ-NP-Za-km-z]{33})$/i;

/** An "address" whose cells are addresses of wallets is no street. */
export const wallets: Rule = (candidate) => {
  const { header, cells } = candidate;
  if ((header.scores.get('street') ?? 0) <= 0 && (header.scores.get('full_address') ?? 0) <= 0) return;
  const filled = cells.flatMap((cell) => filledCell(cell) ?? []);
  if (filled.length > 0 && filled.filter((cell) => WALLET.test(cell)).length >= 0.9 * filled.length)
    raise(candidate, 'other', 12, 'its cells are addresses of wallets');
};

/** Where the row has an address of its own as well, the employer's is nobody's home. */
export const addressOfOthers: Rule = (candidate, all) => {
  const isOthers = ({ header }: Candidate): boolean => header.tokens.some((token) => ORGANIZATIONS.has(token));
  if (!holds(candidate, ...ADDRESS_ROLES) || !isOthers(candidate)) return;
  const hasOwn = all.some((other) => holds(other, 'street', 'full_address') && !isOthers(other));
  if (hasOwn) raise(candidate, 'other', 12, 'it is about an organization, and the row has another address');
};
