import { readFileSync } from 'node:fs';
import { readWeightFile } from '../../../words/weight-file.ts';
import { PURPOSES } from './purpose.ts';

const FILE = 'data/judges/links.txt';

/** In any case, and more by what the value is for. */
export const COLUMNS: readonly string[] = ['any', ...PURPOSES];

/** What each sign weighs, in hundredths: in any case, and more for each purpose. */
export type WeightsByName = ReadonlyMap<string, readonly number[]>;

/** Reads a table: a line with the names of the columns, then a line a sign, its weights behind a tab each. */
export const readWeights = (source: string, signs: ReadonlySet<string>): WeightsByName => {
  const weights = new Map<string, readonly number[]>();
  const keyOf = (name: string): string | undefined => (signs.has(name) ? name : undefined);
  const table = { file: FILE, columns: COLUMNS.length, head: ['sign', ...COLUMNS].join('\t'), keyOf };
  readWeightFile(source, table, (name, [, ...cells], { weight }) =>
    weights.set(
      name,
      cells.map((cell) => (cell === '' ? 0 : weight(cell))),
    ),
  );
  return weights;
};

export const linkWeights = (signs: ReadonlySet<string>): WeightsByName =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8'), signs);
