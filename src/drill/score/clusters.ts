import { type Accuracy, accuracyOf, type Share, shareOf } from './measures.ts';

/** Records that two ways of grouping have in common: `n` of them, in a group of `inTruth` and one of `inFound`. */
export interface Overlap {
  readonly n: number;
  readonly inTruth: number;
  readonly inFound: number;
  /** How often there is such an overlap. */
  readonly times: number;
}

export interface GroupSize {
  readonly size: number;
  readonly times: number;
}

/** Two ways of grouping the same records, as counts: their size hangs on the sizes of groups, not on the records. */
export interface Grouping {
  readonly overlaps: readonly Overlap[];
  readonly truths: readonly GroupSize[];
  readonly founds: readonly GroupSize[];
}

export interface ClusterScore {
  readonly records: number;
  /** Pairs of records that belong together. */
  readonly pairs: Accuracy;
  /** Averages over records (Bagga and Baldwin 1998). */
  readonly bcubed: { readonly precision: number | null; readonly recall: number | null; readonly f1: number | null };
  /** People all of whose records stand together and with nobody else's. */
  readonly exact: Share;
}

const pairsIn = (n: number): number => (n * (n - 1)) / 2;

const pairsOf = (groups: readonly GroupSize[]): number =>
  groups.reduce((sum, { size, times }) => sum + pairsIn(size) * times, 0);

/** Compares two ways of grouping the same records. A record that was given to nobody is a group of its own. */
export const scoreClusters = ({ overlaps, truths, founds }: Grouping): ClusterScore => {
  const sum = (of: (overlap: Overlap) => number): number =>
    overlaps.reduce((total, overlap) => total + of(overlap) * overlap.times, 0);
  const total = sum(({ n }) => n);
  const hit = sum(({ n }) => pairsIn(n));
  const exact = sum(({ n, inTruth, inFound }) => (n === inTruth && n === inFound ? 1 : 0));
  const share = (of: (overlap: Overlap) => number): number | null => (total === 0 ? null : sum(of) / total);
  const precision = share(({ n, inFound }) => (n * n) / inFound);
  const recall = share(({ n, inTruth }) => (n * n) / inTruth);
  return {
    records: total,
    pairs: accuracyOf({ hit, missed: pairsOf(truths) - hit, extra: pairsOf(founds) - hit }),
    bcubed: {
      precision,
      recall,
      f1: precision === null || recall === null ? null : (2 * precision * recall) / (precision + recall),
    },
    exact: shareOf(
      exact,
      truths.reduce((n, { times }) => n + times, 0),
    ),
  };
};
