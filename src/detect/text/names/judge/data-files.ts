import { readFileSync } from 'node:fs';
import { CandorError } from '../../../../core/errors.ts';
import { once } from '../../../../core/once.ts';
import { signCount, signNumber } from './numbering.ts';

const FILE = 'data/judges/names.txt';

/** What each sign of a candidate weighs, in hundredths, by its number. */
export type Weights = Int16Array;

/** Reads a table: a line a sign, its weight behind a tab. */
export const readWeights = (source: string): Weights => {
  const weights = new Int16Array(signCount());
  source.split('\n').forEach((line, n) => {
    if (line === '' || line.startsWith('#')) return;
    const cut = line.lastIndexOf('\t');
    const sign = signNumber(line.slice(0, cut));
    const weight = Number(line.slice(cut + 1));
    if (sign === undefined || !Number.isInteger(weight))
      throw new CandorError('DATA_INVALID', 'a sign has a name and a whole number', {
        place: { file: FILE, line: n + 1 },
      });
    weights[sign] = weight;
  });
  return weights;
};

export const nameWeights = once(() =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8')),
);
