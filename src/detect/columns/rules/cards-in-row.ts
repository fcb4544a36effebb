import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { holds, isUnsaid, type Rule, raise, topOf } from './neighbour-rule.ts';

const NOTE = 'a card number stands in the row';

/** A room has three digits as well: a header must look as if it said a code, or be none. */
const SECURITY_CODE = /^(c|sec|ver|val|auth|pr(u|ue)fziffer|back)/;

const mayBeCode = ({ header: { tokens } }: Candidate): boolean =>
  tokens.length === 0 || tokens.some((token) => SECURITY_CODE.test(token));

/** What stands beside a card's number: its expiry and its security code. */
export const cards: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if (!all.some((other) => other !== candidate && holds(other, 'payment_card'))) return;
  if ((header.scores.get('card_expiry') ?? 0) > 0) raise(candidate, 'card_expiry', 3, NOTE);
  if ((header.scores.get('card_security_code') ?? 0) > 0) raise(candidate, 'card_security_code', 2, NOTE);
  if (!isUnsaid(candidate) || header.isTail) return;
  if (profile.share('month_year') >= 0.9) raise(candidate, 'card_expiry', 5, NOTE);
  const isSpread = profile.distinct >= Math.min(10, profile.filled / 3);
  if (mayBeCode(candidate) && isSpread && profile.share('three_four_digits') >= 0.95)
    raise(candidate, 'card_security_code', 5, NOTE);
};

/** What numbers of cards are called where nobody says that they are cards. */
const MAY_BE_CARDS: ReadonlySet<ColumnRole> = new Set<ColumnRole>([
  'account_number',
  'financial_account',
  'record_id',
  'order_number',
]);

/** Accounts all of which are numbers of cards by their first digits and their check digit: by chance one of ten is. */
export const cardNumbers: Rule = (candidate) => {
  const { profile } = candidate;
  const role = topOf(candidate)?.role;
  if (role !== undefined && MAY_BE_CARDS.has(role) && profile.distinct >= 5 && profile.share('card') >= 0.97)
    raise(candidate, 'payment_card', 8, 'all of its cells are numbers of cards');
};
