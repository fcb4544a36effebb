import type { Answered, DeadlineAnswer, Entry } from '../answer.ts';

/** Whose date comes first in an entry; the people where dates are the same. */

type Dated = Answered & { readonly deadline?: DeadlineAnswer };

/** The last day of what is owed, or may be: the date, or the day on which the hours end. */
const lastDay = (one: Dated | undefined): string | undefined =>
  one === undefined || one.answer === 'not_required'
    ? undefined
    : (one.deadline?.date ?? one.deadline?.local?.slice(0, 10));

export const earliestOf = ({
  individuals,
  regulators,
  credit_bureaus: bureaus,
}: Pick<Entry, 'individuals' | 'regulators' | 'credit_bureaus'>): Pick<Entry, 'earliest'> => {
  const dates = [
    ['individuals', lastDay(individuals)] as const,
    ...regulators.map((one) => ['regulator', lastDay(one)] as const),
    ['credit_bureaus', lastDay(bureaus)] as const,
  ].flatMap(([who, day]) => (day === undefined ? [] : [{ who, day }]));
  const [first, ...rest] = dates;
  if (!first) return {};
  return { earliest: rest.reduce((best, one) => (one.day < best.day ? one : best), first).who };
};
