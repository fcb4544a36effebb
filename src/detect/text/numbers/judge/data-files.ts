import { readFileSync } from 'node:fs';
import { once } from '../../../../core/once.ts';
import { readWeightFile } from '../../../words/weight-file.ts';
import { placeIn, type WordIndex, wordIndex } from '../../tokens/word-index.ts';
import { ANSWER_NUMBERS } from './answers.ts';
import { keyOfName } from './sign-list.ts';

const FILE = 'data/judges/numbers.txt';

/** What each sign weighs for each answer, in hundredths. */
export interface Weights {
  /** The keys of signs: most that a number has are of no sign that was fitted. */
  readonly signs: WordIndex;
  /** For each place of the index where the answers of its sign begin, and where they end. */
  readonly rows: Int32Array;
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
  const keys: number[] = [];
  const ends: number[] = [];
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
    keys.push(key);
    ends.push(answers.length);
  });
  const signs = wordIndex(keys);
  const rows = new Int32Array(2 * signs.keys.length);
  for (const [n, key] of keys.entries()) rows.set([ends[n - 1] ?? 0, ends[n] ?? 0], 2 * placeIn(signs, key));
  return { signs, rows, answers: Uint8Array.from(answers), values: Int16Array.from(values) };
};

export const numberWeights = once(() =>
  readWeights(readFileSync(new URL(`../../../../../${FILE}`, import.meta.url), 'utf8')),
);
