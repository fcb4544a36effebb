import { exactInterval } from '../../core/exact-interval.ts';
import type { ReviewedFacts } from './report-facts.ts';

/** What the last review that drew at random found, as the ledger has it. */
export interface ReviewedSample {
  /** Day on which it was taken back (ISO). */
  readonly on: string;
  readonly joined: { readonly of: number; readonly right: number };
  readonly apart: { readonly of: number; readonly onePerson: number };
  readonly people: { readonly of: number; readonly right: number; readonly nobody: number };
}

/** Three shares hold together at 95 %. */
const CONFIDENCE = 1 - 0.05 / 3;

const errors = (hits: number, of: number) => {
  const { low, high } = exactInterval(hits, of, CONFIDENCE);
  return { best: hits / of, low, high };
};

/**
 * The count that a reviewed sample tells: each wrong person is at least one more, each who is nobody is one less, and so is
 * each pair that was kept apart and is one person. Null where people or pairs kept apart were not sampled.
 */
export const reviewedCount = (
  { on, people, apart }: ReviewedSample,
  affected: number,
  pairsApart: number,
): ReviewedFacts | null => {
  if (people.of === 0 || (apart.of === 0 && pairsApart > 0)) return null;
  const more = errors(people.of - people.right - people.nobody, people.of);
  const none = errors(people.nobody, people.of);
  const fewer = apart.of === 0 ? { best: 0, low: 0, high: 0 } : errors(apart.onePerson, apart.of);
  const count = (split: number, nobody: number, merged: number): number =>
    Math.max(1, Math.round(affected * (1 + split - nobody) - pairsApart * merged));
  return {
    on,
    peopleReviewed: people.of,
    pairsReviewed: apart.of,
    count: count(more.best, none.best, fewer.best),
    low: count(more.low, none.high, fewer.high),
    high: count(more.high, none.low, fewer.low),
  };
};
