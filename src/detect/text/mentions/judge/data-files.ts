import { readFileSync } from 'node:fs';
import { CandorError } from '../../../../core/errors.ts';
import { once } from '../../../../core/once.ts';

const FILE = 'data/judges/links.txt';

/** What each sign of a candidate weighs, in hundredths: in any case, and more by the kind of the value and the form of its line. */
export interface Weights {
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: ReadonlyMap<string, Int16Array>;
}

const invalid = (line: number, message: string): CandorError =>
  new CandorError('DATA_INVALID', message, { place: { file: FILE, line } });

/** Reads a table: a line with the names of the columns, then a line a sign, its weights behind a tab each. */
export const readWeights = (source: string): Weights => {
  const lines = source.split('\n').map((line, n) => ({ line, n: n + 1 }));
  const [head, ...rest] = lines.filter(({ line }) => line !== '' && !line.startsWith('#'));
  const names = head?.line.split('\t').slice(1) ?? [];
  const rows = rest.map(({ line, n }): [string, Int16Array] => {
    const [sign = '', ...cells] = line.split('\t');
    const numbers = cells.map((cell) => (cell === '' ? 0 : Number(cell)));
    if (numbers.length !== names.length || !numbers.every(Number.isInteger))
      throw invalid(n, `a sign has ${names.length} whole numbers`);
    return [sign, Int16Array.from(numbers)];
  });
  return { columns: new Map(names.map((name, n) => [name, n])), rows: new Map(rows) };
};

export const linkWeights = once(() =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8')),
);
