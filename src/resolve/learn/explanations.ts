import type { Field } from '../fields/field.ts';
import { FIELDS } from '../fields/fields.ts';

export const LEVELS = 16;

/**
 * Why two mentions agree as they do: they are one person; relatives, who share house, name and telephone; twins,
 * relatives who share the birth date too; neighbours, strangers of one place; or strangers who agree by chance.
 */
export const EXPLANATIONS = ['same', 'relatives', 'twins', 'neighbours', 'strangers'] as const;
export type Explanation = (typeof EXPLANATIONS)[number];

/**
 * Shares of levels by explanation, `shares[field * 16 + level]`, and how many pairs of each explanation there are before
 * any field is looked at, in bits against strangers.
 */
export interface Weights {
  readonly shares: Readonly<Record<Explanation, Float64Array>>;
  readonly starts: Readonly<Record<Exclude<Explanation, 'strangers'>, number>>;
  /** Fields whose difference forbids one person: those that seldom differ where all else is the same. */
  readonly forbids: ReadonlySet<string>;
}

/** A number of a state tells one person: the fields, and the levels at which two mentions have one. */
export const PROVING: Readonly<Record<string, readonly number[]>> = { ssn: [5], government_id: [3] };

/**
 * Fields that may forbid, and the levels at which they differ. `provedBy`: only pairs that have one number prove it faulty. By names
 * alone a son who is called like his father, or a namesake, looks like one person with a faulty birth date.
 */
export const FORBIDDING: Readonly<
  Record<string, { readonly levels: readonly number[]; readonly provedBy?: 'number' }>
> = {
  ssn: { levels: [1, 7] },
  generation: { levels: [1] },
  date_of_birth: { levels: [11], provedBy: 'number' },
};

export const levelsOf = (field: Field): readonly number[] => Object.keys(field.labels).map(Number);

/** Levels of equal values, whose chance is the rarity of the value: the level itself is free. */
export const isExact = (field: Field, level: number): boolean => Object.hasOwn(field.exact, level);

/** Whether the field tells the place, so that its rarity says nothing about neighbours. */
export const tellsPlace = ({ neighbours }: Field): boolean => neighbours !== undefined;

/** Shares for all fields; levels that a field does not have stand at 1, which weighs nothing. */
export const sharesOf = (share: (field: Field, level: number, place: number) => number): Float64Array => {
  const shares = new Float64Array(FIELDS.length * LEVELS).fill(1);
  FIELDS.forEach((field, n) => {
    for (const level of levelsOf(field)) shares[n * LEVELS + level] = share(field, level, n * LEVELS + level);
  });
  return shares;
};

/** log2(2^a + 2^b + 2^c + 2^d) */
export const either = (a: number, b: number, c: number, d: number): number => {
  const most = Math.max(a, b, c, d);
  return most + Math.log2(2 ** (a - most) + 2 ** (b - most) + 2 ** (c - most) + 2 ** (d - most));
};
