import { readFileSync } from 'node:fs';
import { CandorError } from '../../../../core/errors.ts';
import { once } from '../../../../core/once.ts';

const FILE = 'data/judges/facts.txt';

/** What each sign of a candidate weighs, in hundredths, by its name. */
export type Weights = ReadonlyMap<string, number>;

/** Reads a table: a line a sign, its weight behind a tab. */
export const readWeights = (source: string): Weights => {
  const weights = new Map<string, number>();
  source.split('\n').forEach((line, n) => {
    if (line === '' || line.startsWith('#')) return;
    const cut = line.lastIndexOf('\t');
    const weight = Number(line.slice(cut + 1));
    if (cut <= 0 || !Number.isInteger(weight))
      throw new CandorError('DATA_INVALID', 'a sign has a name and a whole number', {
        place: { file: FILE, line: n + 1 },
      });
    weights.set(line.slice(0, cut), weight);
  });
  return weights;
};

export const factWeights = once(() =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8')),
);
