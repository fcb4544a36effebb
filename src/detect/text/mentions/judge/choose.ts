import { once } from '../../../../core/once.ts';
import { linkNetwork, type Network, UNITS } from './data-files.ts';
import { newSheet, type Sheet, type Signs, signNames } from './sign.ts';

/** What is decided for one value: who may own it, and what speaks for each. */
export interface Question {
  /** Place of the value in the list of spans. */
  readonly value: number;
  readonly candidates: readonly number[];
  readonly signs: Signs;
}

export type Choose = (question: Question) => number;

const WIDTH = UNITS + 1;

/** What the signs of a sheet add up to: what they weigh by themselves, and what each unit makes of those that go together. */
const sumOf = ({ signs, count }: Sheet, rows: Int32Array, units: Int32Array, reached: Float64Array): number => {
  reached.fill(0);
  for (let n = 0; n < count; n += 1) {
    const row = (signs[n] ?? 0) * WIDTH;
    for (let u = 0; u < WIDTH; u += 1) reached[u] = (reached[u] ?? 0) + (rows[row + u] ?? 0);
  }
  let sum = 100 * (reached[0] ?? 0);
  for (let u = 1; u < WIDTH; u += 1) sum += Math.max(0, reached[u] ?? 0) * (units[u - 1] ?? 0);
  return sum;
};

/** The candidate for whom the network of signs gives most; of equal ones the first. */
export const chooseBy = ({ rows: byName, units }: Network): Choose => {
  const rows = Int32Array.from(signNames().flatMap((name) => byName.get(name) ?? Array<number>(WIDTH).fill(0)));
  const sheet = newSheet();
  const reached = new Float64Array(WIDTH);
  return ({ candidates, signs }) => {
    let [best, chosen] = [Number.NEGATIVE_INFINITY, candidates[0] ?? 0];
    for (const person of candidates) {
      sheet.count = 0;
      signs(sheet, person);
      const sum = sumOf(sheet, rows, units, reached);
      if (sum > best) [best, chosen] = [sum, person];
    }
    return chosen;
  };
};

const byFile = once(() => chooseBy(linkNetwork(new Set(signNames()))));

export const chosen: Choose = (question) => byFile()(question);
