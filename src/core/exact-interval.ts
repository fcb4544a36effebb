/** An interval of shares, and the confidence that the true share lies in it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Logarithm of n! for whole n, summed once a call of the interval: samples are small. */
const logFactorials = (most: number): Float64Array => {
  const logs = new Float64Array(most + 1);
  for (let n = 2; n <= most; n++) logs[n] = (logs[n - 1] ?? 0) + Math.log(n);
  return logs;
};

/** Chance of at most `hits` of `all` where each hits with chance `share`. */
const atMost = (logs: Float64Array, hits: number, all: number, share: number): number => {
  if (share <= 0) return 1;
  if (share >= 1) return hits >= all ? 1 : 0;
  const [yes, no] = [Math.log(share), Math.log1p(-share)];
  let sum = 0;
  for (let n = 0; n <= hits; n++) {
    const ways = (logs[all] ?? 0) - (logs[n] ?? 0) - (logs[all - n] ?? 0);
    sum += Math.exp(ways + n * yes + (all - n) * no);
  }
  return Math.min(1, sum);
};

/** The share at which a falling function of it crosses `level`. */
const crossing = (falls: (share: number) => number, level: number): number => {
  let [low, high] = [0, 1];
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (falls(middle) > level) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
};

/**
 * Clopper and Pearson's exact interval for a share of which a random sample of `all` has `hits`. It holds with at least
 * `confidence`, for every true share; of an empty sample nothing is known.
 */
export const exactInterval = (hits: number, all: number, confidence = 0.95): Interval => {
  if (all === 0) return { low: 0, high: 1 };
  const tail = (1 - confidence) / 2;
  const logs = logFactorials(all);
  return {
    low: hits === 0 ? 0 : crossing((share) => atMost(logs, hits - 1, all, share), 1 - tail),
    high: hits === all ? 1 : crossing((share) => atMost(logs, hits, all, share), tail),
  };
};
