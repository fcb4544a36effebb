import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { wordList } from '../data-files.ts';
import { holds, type Rule, raise, topOf } from './neighbour-rule.ts';

/** Bare digits as banks number accounts, no code of few values. */
const isAccountForm = ({ profile }: Candidate): boolean =>
  profile.share('long_digits') >= 0.95 && profile.distinct >= Math.min(8, profile.filled / 2);

/** Words by which the account itself is called, and not its holder. */
const ACCOUNT_WORDS = new Set(['account', 'konto', 'cuenta', 'compte', 'conto', 'conta', 'rekening', 'rachunek']);

/** The same with the word for a number behind it, as cores of banks write it ("ACCTNBR"). */
const GLUED_ACCOUNT = /^(?:acct|acc|account)(?:nbr|nmbr|no|num|number|id)$/;

const namesAccount = ({ header }: Candidate): boolean =>
  (header.scores.get('account_number') ?? 0) > 0 &&
  header.tokens.some((token) => ACCOUNT_WORDS.has(token) || GLUED_ACCOUNT.test(token));

/** A customer's number beside an account's number: the routing number goes with the account. */
const isOutnamed = (candidate: Candidate, all: readonly Candidate[]): boolean =>
  !namesAccount(candidate) && all.some((other) => other !== candidate && namesAccount(other));

const BANK_WORDS = new Set(['bank', 'banco', 'banque', 'banca']);

/** "Account number" beside the name of a bank is an account with it. */
export const accountAtBank: Rule = (candidate, all, near) => {
  // "C/C" is a current account in Italian, Portuguese and Spanish, and a card elsewhere.
  const isCurrent = candidate.header.tokens.join('/') === 'c/c';
  if ((!namesAccount(candidate) && !isCurrent) || all.some((other) => holds(other, 'financial_account', 'iban')))
    return;
  const isBank = all.some(
    (other) =>
      other !== candidate && holds(other, 'organization') && other.header.tokens.some((t) => BANK_WORDS.has(t)),
  );
  const isRoute = (candidate.header.scores.get('bank_routing_number') ?? 0) > 0;
  if (isRoute || candidate.profile.share('number_code') < 0.9) return;
  if (isBank) raise(candidate, 'financial_account', 8, 'the name of a bank stands in the row');
  else if (near.some(({ profile }) => profile.filled >= 3 && profile.share('bank_product') >= 0.9))
    raise(candidate, 'financial_account', 8, 'kinds of bank accounts stand beside it');
};

/** A guess from letters of a header ("Last Tran") is no routing number where no cell has the form of one. */
const isRouting = (other: Candidate): boolean =>
  holds(other, 'bank_routing_number') &&
  (!other.header.guessed.has('bank_routing_number') || (topOf(other)?.proof ?? 0) > 0);

/** The account that a routing number goes with, and the code that opens the account or card of the row. */
export const money: Rule = (candidate, all, near) => {
  const has = (...roles: readonly ColumnRole[]) => all.some((other) => other !== candidate && holds(other, ...roles));
  const { header } = candidate;
  if (holds(candidate, 'financial_account') && candidate.profile.share('iban') >= 0.95)
    raise(candidate, 'iban', 5, 'every cell passes its check');
  const isRouted = all.some((other) => other !== candidate && isRouting(other));
  const isOnlyAccount = isRouted && !has('financial_account', 'iban') && !isOutnamed(candidate, all);
  if (isOnlyAccount && (header.scores.get('account_number') ?? 0) > 0)
    raise(candidate, 'financial_account', 8, 'a routing number stands in the row');
  const isBeside = near.some((other) => isRouting(other) && Math.abs(other.column - candidate.column) === 1);
  if (isBeside && namesAccount(candidate))
    raise(candidate, 'financial_account', 8, 'a routing number stands beside it');
  if (isOnlyAccount && isBeside && header.scores.size === 0 && isAccountForm(candidate))
    raise(candidate, 'financial_account', 5, 'a routing number stands beside it');
  if (
    has('payment_card', 'financial_account') &&
    (header.scores.get('account_pin') ?? 0) > 0 &&
    !holds(candidate, 'postal_code') &&
    !has('imei', 'imsi', 'iccid')
  ) {
    raise(candidate, 'access_code', 6, 'it opens the account or card of the row');
  }
};

const CHARGES = new Set(['charge', 'charges', 'chg', 'chrg']);
const BILLED = wordList('billed_in_headers');
const COURTS = wordList('courts_in_headers');

/** "Charge" of a rent roll, a bill or a statement is what is to be paid, and nobody's offence, unless the row speaks of courts too. */
export const chargesOfMoney: Rule = (candidate, all) => {
  const { tokens } = candidate.header;
  if (!holds(candidate, 'criminal_record') || !tokens.some((token) => CHARGES.has(token))) return;
  const isBeside = (words: ReadonlySet<string>) =>
    all.some((other) => other !== candidate && other.header.tokens.some((token) => words.has(token)));
  if (isBeside(BILLED) && !isBeside(COURTS)) raise(candidate, 'other', 12, 'the row is about what is to be paid');
};
