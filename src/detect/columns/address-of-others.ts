import type { ColumnRole } from '../../schema/vocabulary.ts';
import type { Candidate } from './candidate.ts';
import { wordList } from './data-files.ts';
import { holds, type Rule, raise } from './neighbour-rule.ts';

/** Words by which a column is about an organization that stands in the row. */
const ORGANIZATIONS = wordList('organizations_in_headers');

const ADDRESS: readonly ColumnRole[] = [
  ...(['full_address', 'street_number', 'street', 'unit', 'city', 'region', 'postal_code', 'country'] as const),
];

/** Where the row has an address of its own as well, the employer's is nobody's home. */
export const addressOfOthers: Rule = (candidate, all) => {
  const isOthers = ({ header }: Candidate): boolean => header.tokens.some((token) => ORGANIZATIONS.has(token));
  if (!holds(candidate, ...ADDRESS) || !isOthers(candidate)) return;
  const hasOwn = all.some((other) => holds(other, 'street', 'full_address') && !isOthers(other));
  if (hasOwn) raise(candidate, 'other', 12, 'it is about an organization, and the row has another address');
};
