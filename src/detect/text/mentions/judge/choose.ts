import { linkWeights, type Weights } from './data-files.ts';
import type { Signs } from './sign.ts';

/** What is decided for one value: what it is, how its line looks, who may own it, and what speaks for each. */
export interface Question {
  /** Place of the value in the list of spans. */
  readonly value: number;
  readonly kind: string;
  readonly layout: string;
  readonly candidates: readonly number[];
  readonly signs: Signs;
}

export type Choose = (question: Question) => number;

/** The candidate for whom the weights of the signs add up to most; of equal ones the first. */
export const chooseBy = ({ columns, rows }: Weights): Choose => {
  return ({ kind, layout, candidates, signs }) => {
    const [any, own, form] = ['any', kind, layout].map((name) => columns.get(name) ?? -1) as [number, number, number];
    let [best, chosen] = [Number.NEGATIVE_INFINITY, candidates[0] ?? 0];
    for (const person of candidates) {
      let sum = 0;
      for (const sign of signs(person)) {
        const row = rows.get(sign);
        if (row) sum += (row[any] ?? 0) + (row[own] ?? 0) + (row[form] ?? 0);
      }
      if (sum > best) [best, chosen] = [sum, person];
    }
    return chosen;
  };
};

export const chosen: Choose = (question) => chooseBy(linkWeights())(question);
