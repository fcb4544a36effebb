import { once } from '../../../../core/once.ts';
import { COLUMNS, linkWeights, type WeightsByName } from './data-files.ts';
import { newSheet, type Signs, signNames } from './sign.ts';

/** What is decided for one value: who may own it, and what speaks for each. */
export interface Question {
  /** Place of the value in the list of spans. */
  readonly value: number;
  /** What it is for, as a place in PURPOSES. */
  readonly purpose: number;
  readonly candidates: readonly number[];
  readonly signs: Signs;
}

export type Choose = (question: Question) => number;

/** The candidate for whom the weights of the signs add up to most; of equal ones the first. */
export const chooseBy = (byName: WeightsByName): Choose => {
  const names = signNames();
  const columns = COLUMNS.map((_, column) => Int32Array.from(names, (name) => byName.get(name)?.[column] ?? 0));
  const byPurpose = columns.slice(1).map((own) => own.map((weight, sign) => weight + (columns[0]?.[sign] ?? 0)));
  const sheet = newSheet();
  return ({ purpose, candidates, signs }) => {
    const weights = byPurpose[purpose];
    let [best, chosen] = [Number.NEGATIVE_INFINITY, candidates[0] ?? 0];
    for (const person of candidates) {
      sheet.count = 0;
      signs(sheet, person);
      let sum = 0;
      for (let n = 0; n < sheet.count; n += 1) sum += weights?.[sheet.signs[n] ?? 0] ?? 0;
      if (sum > best) [best, chosen] = [sum, person];
    }
    return chosen;
  };
};

const byFile = once(() => chooseBy(linkWeights(new Set(signNames()))));

export const chosen: Choose = (question) => byFile()(question);
