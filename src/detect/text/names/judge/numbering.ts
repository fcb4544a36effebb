import { once } from '../../../../core/once.ts';
import { hashOf } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { vocabulary, vocabularyPlace } from './vocabulary.ts';

const names: string[] = [];

/** Numbers the signs `LABEL VALUE` one after the other: the number of the first. */
export const numbered = (label: string, values: readonly string[]): number => {
  const first = names.length;
  for (const value of values) names.push(`${label} ${value}`);
  return first;
};

/** The values 0 to `most`. */
export const upTo = (most: number): readonly string[] => Array.from({ length: most + 1 }, (_, n) => String(n));

/** All pairs of values, those of the second side by side. */
export const pairsOf = (a: readonly string[], b: readonly string[]): readonly string[] =>
  a.flatMap((one) => b.map((other) => `${one} ${other}`));

const BITS = 32;

/** The kinds of the lexicon by their bit. */
const KINDS: readonly string[] = Array.from(
  { length: BITS },
  (_, bit) => Object.entries(FLAG).find(([, flag]) => flag === 1 << bit)?.[0] ?? String(bit),
);

/** Numbers a sign for each kind of word. */
export const kindsNumbered = (label: string): number => numbered(label, KINDS);

const LETTERS = 27;
const ENDINGS = LETTERS ** 3;
const SMALL_A = 97;
const ENDS = 'ends ';

/** The code of an ending of three letters, units of a folded word; others than a to z count as one. */
export const endingOf = (word: string): number => {
  let code = 0;
  for (let at = word.length - 3; at < word.length; at += 1) {
    const letter = word.charCodeAt(at) - SMALL_A + 1;
    code = code * LETTERS + (letter > 0 && letter < LETTERS ? letter : 0);
  }
  return code;
};

const letters = (code: number): string =>
  [code / LETTERS ** 2, code / LETTERS, code]
    .map((part) => Math.trunc(part) % LETTERS)
    .map((letter) => (letter === 0 ? '-' : String.fromCharCode(SMALL_A + letter - 1)))
    .join('');

const FRONT = 'behind the word ';
const BACK = 'in front of the word ';

/** How many signs there are: the numbered ones, behind them an ending each, and two of each word of the vocabulary. */
export const signCount = (): number => names.length + ENDINGS + 2 * vocabulary().length;

export const endingSign = (code: number): number => names.length + code;

/** The sign of a candidate right behind a word of the vocabulary, or right in front of it. */
export const wordSign = (place: number, isFront: boolean): number =>
  names.length + ENDINGS + 2 * place + Number(!isFront);

export const signName = (sign: number): string => {
  const beyond = sign - names.length - ENDINGS;
  if (beyond >= 0) return `${beyond % 2 === 0 ? FRONT : BACK}${vocabulary()[beyond >> 1] ?? ''}`;
  return sign < names.length ? (names[sign] ?? '') : `${ENDS}${letters(sign - names.length)}`;
};

const numberOf = once((): ReadonlyMap<string, number> => new Map(names.map((name, n) => [name, n])));

/** The number of a sign by its name; undefined where none is called so. */
export const signNumber = (name: string): number | undefined => {
  if (name.startsWith(ENDS) && name.length === ENDS.length + 3) return endingSign(endingOf(name));
  const isFront = name.startsWith(FRONT);
  if (!isFront && !name.startsWith(BACK)) return numberOf().get(name);
  const place = vocabularyPlace(hashOf(name.slice((isFront ? FRONT : BACK).length)));
  return place < 0 ? undefined : wordSign(place, isFront);
};

/** Signs of one candidate, filled and emptied without new memory. */
export interface Signs {
  count: number;
  readonly numbers: Int32Array;
}

const MOST_SIGNS = 384;

export const createSigns = (): Signs => ({ count: 0, numbers: new Int32Array(MOST_SIGNS) });

export const add = (signs: Signs, sign: number): void => {
  if (signs.count === MOST_SIGNS) return;
  signs.numbers[signs.count] = sign;
  signs.count += 1;
};

/** Adds a sign for each kind of a word. */
export const addKinds = (signs: Signs, first: number, flags: number): void => {
  for (let rest = flags; rest !== 0; rest &= rest - 1) add(signs, first + 31 - Math.clz32(rest & -rest));
};
