import { ANSWERS } from '../src/detect/text/numbers/judge/answers.ts';
import { fitAnswers, type Lesson } from './multinomial.ts';
import type { Marked, NumberCase } from './number-cases.ts';
import { shuffled } from './shuffled.ts';

/** Numbers that have a sign, at least. */
const LEAST_MET = 20;
/** Hundredths below which a weight is left out. */
const LEAST = 20;
/**
 * Of the numbers that the rules found, those that are learned a second time as if they had not, one of so many: rules that were mended by the
 * marked texts leave less open there than in others.
 */
const HIDDEN = 4;

export interface Model {
  /** A number for each sign that is met often enough. */
  readonly places: ReadonlyMap<number, number>;
  readonly weights: Float64Array;
}

export const placed = (keys: Int32Array, places: ReadonlyMap<number, number>): Int32Array =>
  Int32Array.from([...keys].flatMap((key) => places.get(key) ?? []));

/** Weights as whole hundredths, as the file has them. */
const rounded = (weight: number): number => {
  const whole = Math.round(100 * weight);
  return Math.abs(whole) < LEAST ? 0 : whole / 100;
};

export const fitModel = (cases: readonly NumberCase[], names: Marked['names']): Model => {
  const hidden = cases.flatMap(({ hidden: keys, answer, isPractice }, n) =>
    keys && !isPractice && n % HIDDEN === 0 ? [{ keys, answer }] : [],
  );
  const shown: readonly Pick<NumberCase, 'keys' | 'answer'>[] = [...cases, ...hidden];
  const met = new Map<number, number>();
  for (const { keys } of shown) for (const key of keys) met.set(key, (met.get(key) ?? 0) + 1);
  const often = [...met].filter(([key, count]) => count >= LEAST_MET && names.has(key));
  const places = new Map(often.map(([key], n) => [key, n]));
  const lessons = shown.map(({ keys, answer }): Lesson => ({ signs: placed(keys, places), answer }));
  return { places, weights: fitAnswers(lessons, places.size, ANSWERS.length, shuffled).map(rounded) };
};

const HEAD = `# What speaks for a number being of an element, or of nobody, and against it, in hundredths. Signs: src/detect/text/numbers/judge.
# Written by \`npm run bench:detect -- fit-numbers FOLDER...\`.
`;

export const tableOf = ({ places, weights }: Model, names: Marked['names']): string => {
  const lines = [...places].flatMap(([key, place]) => {
    const own = ANSWERS.flatMap((answer, n) => {
      const weight = Math.round(100 * (weights[place * ANSWERS.length + n] ?? 0));
      return weight === 0 ? [] : [`${answer} ${weight}`];
    });
    return own.length === 0 ? [] : [`${names.get(key)}\t${own.join(' ')}\n`];
  });
  return HEAD + lines.sort().join('');
};
