import { shuffled } from './shuffled.ts';

/** A choice among candidates: the signs of each, as places of weights, and which of them are right. */
export interface Case {
  readonly signs: readonly Uint16Array[];
  readonly isRight: readonly boolean[];
  readonly weight: number;
}

const ROUNDS = 24;
const RATE = 0.15;
/** How strongly weights are drawn to nothing: those of any case, and those of some. */
const DRAWN = 20;
const DRAWN_OF_SOME = 400;

const sumOf = (places: Uint16Array, weights: Float64Array): number => {
  let sum = 0;
  for (const at of places) sum += weights[at] ?? 0;
  return sum;
};

/** How far the share that each candidate is given lies from what is right. */
const errorsOf = ({ signs, isRight, weight }: Case, weights: Float64Array): readonly number[] => {
  const sums = signs.map((places) => sumOf(places, weights));
  const most = Math.max(...sums);
  const shares = sums.map((sum) => Math.exp(sum - most));
  const all = shares.reduce((a, b) => a + b, 0);
  const right = shares.reduce((sum, share, n) => (isRight[n] ? sum + share : sum), 1e-12);
  return shares.map((share, n) => weight * (share / all - (isRight[n] ? share / right : 0)));
};

interface Fitting {
  readonly weights: Float64Array;
  /** Sums of the squares of slopes. */
  readonly squares: Float64Array;
  /** Weights of any case. */
  readonly size: number;
}

/** Moves the weights of a case's candidates towards what is right. */
const learn = ({ weights, squares, size }: Fitting, one: Case, rate: number, count: number): void => {
  for (const [candidate, error] of errorsOf(one, weights).entries()) {
    if (Math.abs(error) < 1e-4) continue;
    for (const at of one.signs[candidate] ?? []) {
      const slope = error + ((at < size ? DRAWN : DRAWN_OF_SOME) / count) * (weights[at] ?? 0);
      squares[at] = (squares[at] ?? 0) + slope * slope;
      weights[at] = (weights[at] ?? 0) - (rate * slope) / Math.sqrt(squares[at] ?? 1);
    }
  }
};

/** Weights by which the right candidate of each case gets the greatest share (a conditional logit; AdaGrad, the mean of the later rounds). */
export const fitWeights = (cases: readonly Case[], size: number, columns: number): Float64Array => {
  const fitting: Fitting = {
    weights: new Float64Array(size * columns),
    squares: new Float64Array(size * columns).fill(1e-3),
    size,
  };
  const [sum, first] = [new Float64Array(size * columns), Math.ceil(ROUNDS / 3)];
  for (let round = 0; round < ROUNDS; round += 1) {
    const rate = RATE / (1 + 0.4 * round);
    for (const n of shuffled(cases.length, round)) {
      const one = cases[n];
      if (one) learn(fitting, one, rate, cases.length);
    }
    if (round < first) continue;
    for (const [at, weight] of fitting.weights.entries()) sum[at] = (sum[at] ?? 0) + weight;
  }
  return sum.map((one) => one / (ROUNDS - first));
};
