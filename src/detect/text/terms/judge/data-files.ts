import { readFileSync } from 'node:fs';
import { once } from '../../../../core/once.ts';
import { readWeightFile } from '../../../words/weight-file.ts';

const FILE = 'data/judges/facts.txt';

/** What each sign of a candidate weighs, in hundredths, by its name. */
export type Weights = ReadonlyMap<string, number>;

/** Any name may be a sign's: signs are made of the words that stand around. */
const TABLE = { file: FILE, columns: 1, keyOf: (name: string) => name };

/** Reads a table: a line a sign, its weight behind a tab. */
export const readWeights = (source: string): Weights => {
  const weights = new Map<string, number>();
  readWeightFile(source, TABLE, (name, [, cell = ''], { weight }) => weights.set(name, weight(cell)));
  return weights;
};

export const factWeights = once(() =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8')),
);
