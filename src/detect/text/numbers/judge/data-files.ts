import { readFileSync } from 'node:fs';
import { CandorError } from '../../../../core/errors.ts';
import { once } from '../../../../core/once.ts';
import { ANSWER_NUMBERS } from './answers.ts';
import { keyOfName } from './sign-list.ts';

const FILE = 'data/judges/numbers.txt';

/** What each sign weighs for each answer, in hundredths: by its key the number of its row, which goes from one place to the next. */
export interface Weights {
  readonly rows: ReadonlyMap<number, number>;
  readonly places: Int32Array;
  readonly answers: Uint8Array;
  readonly values: Int16Array;
}

const fault = (line: number): CandorError =>
  new CandorError('DATA_INVALID', 'a sign has a name, answers and whole numbers', { place: { file: FILE, line } });

/** Reads a table: a line a sign, behind a tab its answers with what it weighs for them. */
export const readWeights = (source: string): Weights => {
  const rows = new Map<number, number>();
  const places: number[] = [0];
  const answers: number[] = [];
  const values: number[] = [];
  source.split('\n').forEach((line, n) => {
    if (line === '' || line.startsWith('#')) return;
    const [name = '', weights = ''] = line.split('\t');
    const key = keyOfName(name);
    if (key === undefined) throw fault(n + 1);
    const parts = weights.split(' ');
    for (let at = 0; at < parts.length; at += 2) {
      const answer = ANSWER_NUMBERS.get(parts[at] ?? '');
      const weight = Number(parts[at + 1]);
      if (answer === undefined || !Number.isInteger(weight)) throw fault(n + 1);
      answers.push(answer);
      values.push(weight);
    }
    rows.set(key, rows.size);
    places.push(answers.length);
  });
  return { rows, places: Int32Array.from(places), answers: Uint8Array.from(answers), values: Int16Array.from(values) };
};

export const numberWeights = once(() =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8')),
);
