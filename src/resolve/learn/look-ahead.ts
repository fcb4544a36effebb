import { EXPLANATIONS, type Weights } from './explanations.ts';

const STARTS = ['same', 'relatives', 'twins', 'neighbours'] as const;

/** Weights as one list of bits: the shares of each explanation, then where each starts. */
const listOf = ({ shares, starts }: Weights): Float64Array =>
  Float64Array.from([
    ...EXPLANATIONS.flatMap((explanation) => Array.from(shares[explanation], (share) => Math.log2(share))),
    ...STARTS.map((name) => starts[name]),
  ]);

/** Bits put back in the shape of weights; what forbids is not learned by steps, and stays. */
const weightsFrom = (list: Float64Array, { shares, forbids }: Weights): Weights => {
  const size = shares.same.length;
  const sharesAt = (n: number): Float64Array => list.slice(n * size, (n + 1) * size).map((bits) => 2 ** bits);
  const startAt = (n: number): number => list[EXPLANATIONS.length * size + n] ?? 0;
  return {
    shares: {
      same: sharesAt(0),
      relatives: sharesAt(1),
      twins: sharesAt(2),
      neighbours: sharesAt(3),
      strangers: sharesAt(4),
    },
    starts: { same: startAt(0), relatives: startAt(1), twins: startAt(2), neighbours: startAt(3) },
    forbids,
  };
};

const minus = (a: Float64Array, b: Float64Array): Float64Array => a.map((value, n) => value - (b[n] ?? 0));
const length = (list: Float64Array): number => Math.sqrt(list.reduce((sum, value) => sum + value * value, 0));

/** Steps that are left out at once, at most: what a rare explanation has to go is seldom farther. */
const MOST_STEPS = 64;

/**
 * Where small steps in one direction lead, from three weights in a row: squared extrapolation of
 * expectation-maximisation (Varadhan and Roland 2008, scheme S3).
 */
export const lookAhead = (first: Weights, second: Weights, third: Weights): Weights => {
  const [a, b, c] = [listOf(first), listOf(second), listOf(third)];
  const step = minus(b, a);
  const bend = minus(minus(c, b), step);
  const turned = length(bend);
  if (turned === 0) return third;
  const steps = Math.min(MOST_STEPS, Math.max(1, length(step) / turned));
  return weightsFrom(
    a.map((value, n) => value + 2 * steps * (step[n] ?? 0) + steps * steps * (bend[n] ?? 0)),
    third,
  );
};
