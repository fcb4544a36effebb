import { FIELDS, FIELDS_A_WORD } from '../fields/fields.ts';

/** A combination of levels, one a field, and how many pairs have it. */
export interface Pattern {
  readonly words: readonly number[];
  /** Bits by which the equal values are rare, all fields together but those of the place. */
  readonly rarity: number;
  /** The same for the fields that tell the place. */
  readonly placeRarity: number;
  readonly count: number;
}

/** Level of field n in a packed pattern. */
export const levelOf = (words: readonly number[], field: number): number =>
  ((words[Math.floor(field / FIELDS_A_WORD)] ?? 0) >>> (4 * (field % FIELDS_A_WORD))) & 15;

/** "given_name=7 family_name=12 ...": the fields that say something. */
export const patternText = (words: readonly number[]): string =>
  FIELDS.flatMap(({ name }, n) => {
    const level = levelOf(words, n);
    return level === 0 ? [] : [`${name}=${level}`];
  }).join(' ');
