import { onceFor } from '../../../core/once.ts';
import type { Candidate } from '../candidate.ts';
import { compositeParts } from '../cells/composite.ts';
import { NAMES } from './about-people.ts';
import { holds, type Rule, raise } from './neighbour-rule.ts';

/** Whether the row is of the United States: its states, ZIP codes or routing numbers. */
const isAmerican = (others: readonly Candidate[]): boolean =>
  others.some(
    (other) =>
      holds(other, 'bank_routing_number') ||
      (holds(other, 'region') && other.profile.share('us_state') >= 0.9) ||
      (holds(other, 'postal_code') && other.profile.share('zip5') >= 0.9),
  );

/** Taxpayer and national numbers of nine bare digits that could all be issued are Social Security numbers where rows are about people. */
export const taxpayer: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if ((header.scores.get('ssn') ?? 0) === 0) return;
  const others = all.filter((other) => other !== candidate);
  const isTax = (header.scores.get('tax_id') ?? 0) > 0;
  const isNational = (header.scores.get('other_government_id') ?? 0) > 0 && isAmerican(others);
  if (!isTax && !isNational) return;
  const isPeople = others.some((other) => holds(other, ...NAMES, 'date_of_birth'));
  const share = Math.max(profile.share('ssn_digits'), profile.share('ssn_written'));
  if (isPeople && profile.distinct >= 3 && share >= 0.95)
    raise(candidate, 'ssn', 4, 'its numbers could all be issued to people');
};

/** "RUIZ ANA M 03/12/1971" in a column without a header names who the row is about. */
export const namesAmongValues: Rule = (candidate) => {
  const { header, cells } = candidate;
  if (header.tokens.length > 0 || holds(candidate, ...NAMES)) return;
  if (compositeParts(header, cells)?.parts.some(({ role }) => role === 'full_name'))
    raise(candidate, 'full_name', 16, 'its cells hold names among other values');
};

/** Whether the cells of a column name somebody and say when they were born: "RUIZ ANA M 03/12/1971"; looked at once, since every column asks. */
const holdsBoth = onceFor(({ header, cells }: Candidate): boolean => {
  const roles = compositeParts(header, cells)?.parts.map(({ role }) => role) ?? [];
  return roles.includes('date_of_birth') && NAMES.some((role) => roles.includes(role));
});

/**
 * Bare numbers without a header in a row that names somebody and has their birth date: those that could all be issued are
 * Social Security numbers, also where a spreadsheet took the leading zeros of most, and those that can all be dialled telephones.
 */
export const bareNumbers: Rule = (candidate, all) => {
  const { header, profile } = candidate;
  if (header.tokens.length > 0 || profile.distinct < 0.9 * profile.filled) return;
  const others = all.filter((other) => other !== candidate);
  const couldBe = { ssn: profile.share('ssn_beside') > 0, phone: profile.share('phone_beside') > 0 };
  if (!couldBe.ssn && !couldBe.phone) return;
  const isPerson =
    (others.some((other) => holds(other, ...NAMES)) && others.some((other) => holds(other, 'date_of_birth'))) ||
    others.some(holdsBoth);
  if (!isPerson) return;
  const isAlone = (role: 'ssn' | 'phone') => !others.some((other) => holds(other, role));
  if (isAlone('ssn') && couldBe.ssn)
    raise(
      candidate,
      'ssn',
      4,
      'its numbers could all be issued to people, and a name and a birth date stand in the row',
    );
  if (couldBe.phone)
    raise(candidate, 'phone', 4, 'its numbers can all be dialled, and a name and a birth date stand in the row');
};

/** The same where names without a header were told behind them. */
export const bareNumbersLate: Rule = (candidate, all, near) => {
  if (!holds(candidate, 'ssn', 'phone')) bareNumbers(candidate, all, near);
};
