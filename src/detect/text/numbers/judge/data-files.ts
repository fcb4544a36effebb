import { readFileSync } from 'node:fs';
import { once } from '../../../../core/once.ts';
import { readWeightFile } from '../../../words/weight-file.ts';
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

/** The key of a sign by its name; none where its value is spelled otherwise than the number whose key it has ("length=abc" for 0). */
const keyOf = (name: string): number | undefined => {
  const cut = name.indexOf('=') + 1;
  const key = cut > 0 ? keyOfName(name) : undefined;
  const value = name.slice(cut);
  const number = String(Number(value) | 0);
  return number !== value && key === keyOfName(name.slice(0, cut) + number) ? undefined : key;
};

/** Reads a table: a line a sign, behind a tab its answers with what it weighs for them. */
export const readWeights = (source: string): Weights => {
  const rows = new Map<number, number>();
  const places: number[] = [0];
  const answers: number[] = [];
  const values: number[] = [];
  readWeightFile(source, { file: FILE, columns: 1, keyOf }, (key, [, cell = ''], { weight, invalid }) => {
    const parts = cell.split(' ');
    const first = answers.length;
    for (let at = 0; at < parts.length; at += 2) {
      const name = parts[at] ?? '';
      const answer = ANSWER_NUMBERS.get(name);
      if (answer === undefined) throw invalid(`no answer is called ${JSON.stringify(name)}`);
      if (answers.includes(answer, first)) throw invalid(`the answer ${JSON.stringify(name)} stands there twice`);
      answers.push(answer);
      values.push(weight(parts[at + 1] ?? ''));
    }
    rows.set(key, rows.size);
    places.push(answers.length);
  });
  return { rows, places: Int32Array.from(places), answers: Uint8Array.from(answers), values: Int16Array.from(values) };
};

export const numberWeights = once(() =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8')),
);
