import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { holds, type Rule, raise, topOf } from './neighbour-rule.ts';

const KEY_WORDS = new Set(['id', 'key', 'pk', 'fk']);

/** Numbers that companies and offices give to people: three digits are too few for them, five are not. */
const GIVEN_TO_PEOPLE: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(['employee_id', 'student_id', 'account_number', 'health_insurance_id', 'medical_record_number'] as const),
  ...(['voter_id', 'medical_id', 'tribal_id', 'military_id', 'other_government_id', 'username', 'device_id'] as const),
]);

/** What is counted from one in its own right. */
const COUNTED: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['order_number', 'ticket_number', 'record_id', 'amount']);

/** "city_id" with 3 and 17 in its cells names a row of another table, not a city: databases number their rows. */
export const rowKeys: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  const top = topOf(candidate);
  const [first = '', last = ''] = [header.tokens[0], header.tokens.at(-1)];
  if (top === undefined || profile.filled === 0 || COUNTED.has(top.role)) return;
  const isGiven = [...header.scores].some(([role, said]) => said >= 3 && GIVEN_TO_PEOPLE.has(role));
  // A "key version" is none.
  const isKey = header.tokens.length > 1 && ((KEY_WORDS.has(first) && first !== 'key') || KEY_WORDS.has(last));
  if (!isKey && !isGiven) return;
  // Nobody signs in by "48": where no password stands beside it, a user's number is that of the row.
  const isOfUser = isKey && top.role === 'username' && !all.some((other) => holds(other, 'password', 'password_hash'));
  const test = isGiven && !isOfUser ? 'few_digits' : 'row_number';
  if (profile.share(test) >= 0.95) raise(candidate, 'record_id', 8, 'its cells are numbers of rows');
};

/** Roles whose cells are words: "yes" is none of them. */
const OF_WORDS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  ...(['full_name', 'given_name', 'family_name', 'middle_name', 'nickname', 'organization', 'occupation'] as const),
  ...([
    'street',
    'unit',
    'city',
    'region',
    'country',
    'full_address',
    'place_of_birth',
    'username',
    'password',
  ] as const),
]);

/** "Employer sponsored" with yes and no in its cells says whether, not who. */
export const yesOrNo: Rule = (candidate) => {
  const { profile, header } = candidate;
  const role = topOf(candidate)?.role;
  if (profile.filled < 3 || profile.distinct > 3 || profile.share('yes_no') < 0.95) return;
  const isUnknown = header.tokens.length > 0 && header.scores.size === 0;
  if (isUnknown || (role !== undefined && OF_WORDS.has(role))) raise(candidate, 'flag', 8, 'its cells say yes or no');
};
