import { readFileSync } from 'node:fs';
import { CandorError } from '../../../../core/errors.ts';

const FILE = 'data/judges/links.txt';

/** What each sign weighs, in hundredths. */
export type WeightsByName = ReadonlyMap<string, number>;

const invalid = (line: number, message: string): CandorError =>
  new CandorError('DATA_INVALID', message, { place: { file: FILE, line } });

/** Reads a table: a line a sign, its weight behind a tab. */
export const readWeights = (source: string): WeightsByName => {
  const weights = new Map<string, number>();
  for (const [n, line] of source.split('\n').entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const [name = '', cell = '', ...more] = line.split('\t');
    const weight = Number(cell);
    if (cell === '' || more.length > 0 || !Number.isInteger(weight))
      throw invalid(n + 1, 'a sign has one whole number');
    weights.set(name, weight);
  }
  return weights;
};

export const linkWeights = (): WeightsByName =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8'));
