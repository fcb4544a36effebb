import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { VALUE_TESTS } from '../cells/content-tests.ts';
import { holds } from './neighbour-rule.ts';

/** What belongs to somebody, so that a name beside it is that person's: no shop, product or server has any of these. */
export const BELONGINGS: readonly ColumnRole[] = [
  'payment_card',
  'card_security_code',
  'account_pin',
  'access_code',
  'password',
  'password_hash',
  'security_answer',
  'financial_account',
  'iban',
  'drivers_license',
  'state_id',
  'passport',
  'military_id',
  'tax_id',
  'other_government_id',
  'medical_record_number',
  'health_insurance_id',
  'mbi',
  'employee_id',
  'student_id',
  'mothers_maiden_name',
];

/** Whether most cells have the form of a person's name, each another: lists never hold all names. */
const couldBeNames = ({ profile }: Candidate): boolean =>
  profile.share('name_or_two') >= 0.9 && profile.distinct >= 0.8 * profile.filled;

const isGivenName = VALUE_TESTS['given_name'] ?? (() => false);

/** Whether half of the cells begin with a given name: those of policies and accounts do not. */
const beginsWithGiven = ({ cells }: Candidate): boolean => {
  const first = cells.flatMap((cell) => (cell?.trim() ? [cell.trim().split(/\s+/)[0] ?? ''] : []));
  return first.filter((word) => isGivenName(word)).length >= 0.5 * first.length;
};

/** Whether a column is of names since a row has what only people have, or what people and things have and given names. */
export const isBesideBelongings = (candidate: Candidate, others: readonly Candidate[]): boolean => {
  if (!couldBeNames(candidate)) return false;
  return (
    others.some((other) => holds(other, ...BELONGINGS)) ||
    (others.some((other) => holds(other, 'account_number')) && beginsWithGiven(candidate))
  );
};
