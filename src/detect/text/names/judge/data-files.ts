import { readFileSync } from 'node:fs';
import { once } from '../../../../core/once.ts';
import { readWeightFile } from '../../../words/weight-file.ts';
import { signCount, signName, signNumber } from './numbering.ts';

const FILE = 'data/judges/names.txt';

/** What each sign of a candidate weighs, in hundredths, by its number. */
export type Weights = Int16Array;

/** The number of a sign by the one name that it has: other spellings of its word or ending are none. */
const keyOf = (name: string): number | undefined => {
  const sign = signNumber(name);
  return sign !== undefined && signName(sign) === name ? sign : undefined;
};

/** Reads a table: a line a sign, its weight behind a tab. */
export const readWeights = (source: string): Weights => {
  const weights = new Int16Array(signCount());
  readWeightFile(source, { file: FILE, columns: 1, keyOf }, (sign, [, cell = ''], { weight }) => {
    weights[sign] = weight(cell);
  });
  return weights;
};

export const nameWeights = once(() =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8')),
);
