import { readFileSync } from 'node:fs';
import { CandorError } from '../../../../core/errors.ts';
import { PURPOSES } from './purpose.ts';

const FILE = 'data/judges/links.txt';

/** In any case, and more by what the value is for. */
export const COLUMNS: readonly string[] = ['any', ...PURPOSES];

/** What each sign weighs, in hundredths: in any case, and more for each purpose. */
export type WeightsByName = ReadonlyMap<string, readonly number[]>;

const invalid = (line: number, message: string): CandorError =>
  new CandorError('DATA_INVALID', message, { place: { file: FILE, line } });

/** Reads a table: a line with the names of the columns, then a line a sign, its weights behind a tab each. */
export const readWeights = (source: string, signs: ReadonlySet<string>): WeightsByName => {
  const weights = new Map<string, readonly number[]>();
  const lines = source.split('\n').map((line, n) => ({ cells: line.split('\t'), line, n: n + 1 }));
  const [head, ...rows] = lines.filter(({ line }) => line !== '' && !line.startsWith('#'));
  if (head?.line !== ['sign', ...COLUMNS].join('\t'))
    throw invalid(head?.n ?? 1, `the columns are sign, ${COLUMNS.join(', ')}`);
  for (const { cells, n } of rows) {
    const [name = '', ...own] = cells;
    const numbers = own.map((cell) => (cell === '' ? 0 : Number(cell)));
    if (!signs.has(name)) throw invalid(n, `no sign is called ${JSON.stringify(name)}`);
    if (weights.has(name)) throw invalid(n, `${JSON.stringify(name)} stands there twice`);
    if (numbers.length !== COLUMNS.length || !numbers.every(Number.isInteger))
      throw invalid(n, `a sign has ${COLUMNS.length} whole numbers`);
    weights.set(name, numbers);
  }
  return weights;
};

export const linkWeights = (signs: ReadonlySet<string>): WeightsByName =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8'), signs);
