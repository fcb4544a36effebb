import type { ColumnRole } from '../../../schema/vocabulary.ts';
import type { Candidate } from '../candidate.ts';
import { wordList } from '../data-files.ts';
import { holds, type Rule, raise, SURE, topOf } from './neighbour-rule.ts';

/** Years of birth: of two generations at least, and most of them long ago. */
const areBirthYears = ({ cells }: Candidate): boolean => {
  const years = cells.flatMap((cell) => (/^\d{4}(\.0)?$/.test(cell ?? '') ? [Number(cell)] : [])).sort((a, b) => a - b);
  const at = (share: number): number => years[Math.floor(share * (years.length - 1))] ?? 0;
  return years.length >= 8 && at(0.9) - at(0.1) >= 20 && at(0.5) <= 1995;
};

const BIRTH_PARTS: readonly ColumnRole[] = ['birth_year', 'birth_month', 'birth_day'];

/** A birthday without its year, as lists of those who are congratulated have it: a part of the birth date, and no other day. */
export const birthdays: Rule = (candidate) => {
  const { header, profile } = candidate;
  if ((header.scores.get('date_of_birth') ?? 0) <= 0 || profile.share('month_day') < 0.9) return;
  raise(candidate, 'birth_day', 9, 'its cells are days without years');
};

/** Year, month and day side by side under headers that do not say it are a birth date where rows are about people. */
export const birthParts: Rule = (candidate, all, near) => {
  const isOpen = (one: Candidate): boolean => (topOf(one)?.score ?? 0) < SURE || holds(one, ...BIRTH_PARTS);
  if (!isOpen(candidate) || all.some((other) => holds(other, 'date_of_birth'))) return;
  if (!all.some((other) => holds(other, 'full_name', 'given_name', 'family_name'))) return;
  const trio = [candidate, ...near].filter(isOpen);
  const passing = (test: string) => trio.filter(({ profile }) => profile.share(test) >= 0.95);
  const year = passing('year').find(areBirthYears);
  const month = passing('month_number').find(({ profile }) => profile.distinct > 4);
  const day = passing('day_number').find(({ profile }) => profile.share('month_number') < 0.8);
  if (!year || !month || !day) return;
  const note = 'year, month and day stand side by side';
  if (candidate === year) raise(candidate, 'birth_year', 6, note);
  if (candidate === month) raise(candidate, 'birth_month', 6, note);
  if (candidate === day) raise(candidate, 'birth_day', 6, note);
};

/** Days that spread as births do, under a header that says something else, beside days of birth whose header says it: "baptized". */
export const otherDays: Rule = (candidate, all) => {
  const top = topOf(candidate);
  if (top?.role !== 'date_of_birth' || top.header > 0 || candidate.header.tokens.length === 0) return;
  if (all.some((other) => other !== candidate && holds(other, 'date_of_birth') && (topOf(other)?.header ?? 0) >= 3))
    raise(candidate, 'timestamp', 5, 'another column is called after the birth');
};

const BEHIND = wordList('places_behind_birth');
const TIMES = wordList('times_in_headers');

/** The row has an address that lacks its town. */
const lacksTown = (others: readonly Candidate[]): boolean =>
  others.some((other) => holds(other, 'street', 'full_address', 'postal_code', 'region')) &&
  !others.some((other) => holds(other, 'city'));

/** A day or a time of day: a place in front of it is where something is to be. */
const isTime = ({ header, profile }: Candidate): boolean =>
  profile.share('date') >= 0.6 || header.tokens.some((token) => TIMES.has(token));

/** "Nato il" and "luogo" behind it: when and where somebody was born, unless the place is that of an address or of a meeting. */
export const birthPlaces: Rule = (candidate, all, near) => {
  const { header, column, profile } = candidate;
  if (header.tokens.length !== 1 || !BEHIND.has(header.tokens[0] ?? '') || profile.share('place') < 0.8) return;
  const [before, behind] = [-1, 1].map((step) => near.find((other) => other.column === column + step));
  if (!before || !holds(before, 'date_of_birth') || (behind && isTime(behind))) return;
  const others = all.filter((other) => other !== candidate);
  if (lacksTown(others) || others.some((other) => holds(other, 'place_of_birth'))) return;
  raise(candidate, 'place_of_birth', 9, 'a birth date stands in front of it');
};
