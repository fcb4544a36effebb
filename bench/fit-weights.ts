import { shuffled } from './shuffled.ts';

/** A candidate that the truth says to be what is asked or not, with the numbers of its signs. */
export interface Case {
  readonly signs: Int32Array;
  readonly isSo: boolean;
  /** What it counts beside others; 1 where nothing is said. */
  readonly worth?: number;
}

const ROUNDS = 25;
const FIRST_COUNTED = 10;
const RATE = 0.15;
/** Candidates that have a sign, at least. */
const LEAST_MET = 4;

/** The chance that a candidate is what is asked, by the weights of its signs. */
export const chanceOf = ({ signs }: Pick<Case, 'signs'>, weights: ArrayLike<number>): number => {
  let sum = 0;
  for (const sign of signs) sum += weights[sign] ?? 0;
  return 1 / (1 + Math.exp(-sum));
};

interface Fitting {
  readonly weights: Float64Array;
  /** Sums of the squares of slopes. */
  readonly squares: Float64Array;
}

/** Moves the weights of a case's signs towards what is right. */
const learn = ({ weights, squares }: Fitting, one: Case, rare: (sign: number) => boolean, drawn: number): void => {
  const error = (one.worth ?? 1) * (chanceOf(one, weights) - Number(one.isSo));
  for (const sign of one.signs) {
    if (rare(sign)) continue;
    const slope = error + drawn * (weights[sign] ?? 0);
    squares[sign] = (squares[sign] ?? 0) + slope * slope;
    weights[sign] = (weights[sign] ?? 0) - (RATE * slope) / Math.sqrt(squares[sign] ?? 1);
  }
};

/** Weights of signs by which what is so has a greater chance than what is not (logistic regression; AdaGrad, the mean of the later rounds). */
export const fitWeights = (cases: readonly Case[], size: number, drawn: number): Float64Array => {
  const fitting = { weights: new Float64Array(size), squares: new Float64Array(size).fill(0.01) };
  const [met, mean] = [new Int32Array(size), new Float64Array(size)];
  for (const { signs } of cases) for (const sign of signs) met[sign] = (met[sign] ?? 0) + 1;
  const rare = (sign: number) => (met[sign] ?? 0) < LEAST_MET;
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const n of shuffled(cases.length, round)) {
      const one = cases[n];
      if (one) learn(fitting, one, rare, drawn / cases.length);
    }
    if (round < FIRST_COUNTED) continue;
    for (const [sign, weight] of fitting.weights.entries())
      mean[sign] = (mean[sign] ?? 0) + weight / (ROUNDS - FIRST_COUNTED);
  }
  return mean;
};
