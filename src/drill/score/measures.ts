/** A share with its 95 % interval. `of` 0: nothing to measure. */
export interface Share {
  readonly right: number;
  readonly of: number;
  readonly share: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

const Z = 1.959964;

/** Wilson's score interval of a share (Wilson 1927): sound for small numbers and for shares near 0 and 1. */
export const shareOf = (right: number, of: number): Share => {
  if (of === 0) return { right, of, share: null, low: null, high: null };
  const p = right / of;
  const spread = 1 + Z ** 2 / of;
  const centre = p + Z ** 2 / (2 * of);
  const half = Z * Math.sqrt((p * (1 - p)) / of + Z ** 2 / (4 * of ** 2));
  return {
    right,
    of,
    share: p,
    low: Math.max(0, (centre - half) / spread),
    high: Math.min(1, (centre + half) / spread),
  };
};

export interface Outcome {
  readonly hit: number;
  readonly missed: number;
  readonly extra: number;
}

export interface Accuracy extends Outcome {
  readonly precision: Share;
  readonly recall: Share;
  readonly f1: number | null;
}

export const accuracyOf = ({ hit, missed, extra }: Outcome): Accuracy => ({
  hit,
  missed,
  extra,
  precision: shareOf(hit, hit + extra),
  recall: shareOf(hit, hit + missed),
  f1: hit + missed + extra === 0 ? null : (2 * hit) / (2 * hit + missed + extra),
});

/** Counts of hits, misses and extras by name, with `all` as their sum. */
export interface OutcomeTally {
  add(name: string, outcome: Partial<Outcome>): void;
  result(): Readonly<Record<string, Accuracy>>;
}

export const createTally = (): OutcomeTally => {
  const counts = new Map<string, Outcome>();
  const plus = (name: string, { hit = 0, missed = 0, extra = 0 }: Partial<Outcome>) => {
    const before = counts.get(name) ?? { hit: 0, missed: 0, extra: 0 };
    counts.set(name, { hit: before.hit + hit, missed: before.missed + missed, extra: before.extra + extra });
  };
  return {
    add: (name, outcome) => {
      plus(name, outcome);
      plus('all', outcome);
    },
    result: () =>
      Object.fromEntries(
        [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, outcome]) => [name, accuracyOf(outcome)]),
      ),
  };
};
