import type { Candidate } from '../candidate.ts';
import { usStateCode } from '../cells/content-words.ts';
import { zipState } from '../data-files.ts';
import { holds, type Rule, raise, topOf } from './neighbour-rule.ts';

const isPlacedBy = (candidate: Candidate, all: readonly Candidate[]): boolean =>
  all.some((other) => other !== candidate && holds(other, 'region', 'city', 'street'));

const isSecretTold = (all: readonly Candidate[]): boolean =>
  all.some((other) => holds(other, 'password', 'password_hash')) &&
  !all.some((other) => holds(other, 'imei', 'imsi', 'iccid', 'payment_card', 'financial_account', 'account_number'));

const lacksPostal = (candidate: Candidate, all: readonly Candidate[]): boolean =>
  !all.some((other) => other !== candidate && holds(other, 'postal_code'));

const OF_INDIA = /^[1-8]\d{2} ?\d{3}$/;

/** Six figures, the first no zero, in a table whose telephones or numbers of citizens are of another country. */
const isOfIndia = (candidate: Candidate, all: readonly Candidate[]): boolean => {
  const filled = candidate.cells.flatMap((cell) => (cell?.trim() ? [cell.trim()] : []));
  const isAbroad = all.some(
    (other) =>
      (holds(other, 'phone') && other.profile.share('phone_abroad') >= 0.8) ||
      (holds(other, 'other_government_id', 'tax_id') &&
        (other.profile.share('national_column') >= 0.9 || other.profile.share('tax_column') >= 0.9)),
  );
  return isAbroad && filled.length >= 3 && filled.every((cell) => OF_INDIA.test(cell));
};

/** "Pin code" is the postal code of India, and a secret of four digits elsewhere; true where it is one of them. */
const isPinCode: (...of: Parameters<Rule>) => boolean = (candidate, all) => {
  const { profile, header } = candidate;
  if ((header.scores.get('account_pin') ?? 0) <= 0 || !header.scores.has('postal_code')) return false;
  if (!isPlacedBy(candidate, all)) return false;
  // A lone "pin" is the secret, unless the address lacks its code and a password stands there already, or the table is of India.
  const isCode = lacksPostal(candidate, all) && (isSecretTold(all) || isOfIndia(candidate, all));
  if (holds(candidate, 'account_pin') && !isCode) return true;
  if (profile.averageLength >= 5.5) raise(candidate, 'postal_code', 3.5, 'an address stands in the row');
  else raise(candidate, 'account_pin', 3.5, 'it is too short for a postal code');
  return true;
};

export const postalCode: Rule = (candidate, all, near) => {
  const { profile, header } = candidate;
  if (isPinCode(candidate, all, near)) return;
  const isPlaced = isPlacedBy(candidate, all);
  const isLoneNumber = topOf(candidate)?.role === 'postal_code' && !header.scores.has('postal_code');
  const isElsewhere = all.some(
    (other) => other !== candidate && holds(other, 'postal_code') && other.header.scores.has('postal_code'),
  );
  const isNumbered = header.tokens.at(-1) === 'number';
  if (isLoneNumber && (!isPlaced || isElsewhere || isNumbered) && header.tokens.length > 0)
    raise(
      candidate,
      'other',
      8,
      isNumbered
        ? 'its header says that it is a number'
        : isElsewhere
          ? 'another column is the postal code'
          : 'no address stands beside it',
    );
  const isZip = profile.share('postal_like') >= 0.9 && profile.averageLength >= 3.5 && profile.averageLength <= 6.5;
  const afterRegion = near.some((other) => holds(other, 'region', 'city'));
  const postal = header.scores.get('postal_code') ?? 0;
  if (isZip && afterRegion && postal > 0 && postal < 3)
    raise(candidate, 'postal_code', 3.5, 'region or city stand beside it');
  const isLong = header.tokens.length === 0 || profile.averageLength >= 4.5;
  if (isZip && isLong && afterRegion && header.scores.size === 0 && profile.share('postal_form') >= 0.9) {
    const isTop = topOf(candidate)?.role === 'postal_code';
    raise(candidate, 'postal_code', isTop ? 1.5 : 2.8, 'region or city stand beside it');
  }
};

/** Cells that are looked at: what most of them say, all say. */
const LOOKED_AT = 200;
const LEAST_CELLS = 5;

/** Five or nine figures under no header are ZIP codes where they lie in the state that the row names. */
export const zipByState: Rule = (candidate, all) => {
  const { header, profile, cells } = candidate;
  if (header.tokens.length > 0 || profile.share('zip_figures') < 0.9) return;
  const region = all.find(
    (other) => other !== candidate && holds(other, 'region') && other.profile.share('us_state') >= 0.9,
  );
  if (region === undefined) return;
  const pairs = cells.slice(0, LOOKED_AT).flatMap((cell, row) => {
    const figures = cell?.trim() ?? '';
    const state = usStateCode(region.cells[row]?.trim() ?? '');
    return /^\d{5}/.test(figures) && state !== null ? [zipState(figures.slice(0, 5)) === state] : [];
  });
  if (pairs.length >= LEAST_CELLS && pairs.filter(Boolean).length >= 0.8 * pairs.length)
    raise(candidate, 'postal_code', 9, 'its first figures lie in the state of the row');
};
