import type { Field } from '../fields/field.ts';
import { FIELDS } from '../fields/fields.ts';
import { isExact, LEVELS, levelsOf, sharesOf, tellsPlace } from './explanations.ts';

/** How many pairs the beliefs before learning are worth: at least so many, and at least this part of the pairs found. */
export const BALLAST = 60;
export const BALLAST_SHARE: Readonly<Record<'same' | 'relatives' | 'neighbours', number>> = {
  same: 0.1,
  relatives: 0.2,
  neighbours: 0.2,
};

type Belief = (field: Field, level: number) => number;

/**
 * Beliefs of the levels that a table can have: where nobody's birth day is known, or neither street nor postal code, what is believed of days and addresses says
 * nothing, and what is left is all there is. `empty`: columns that no mention fills. A level that no pair can have keeps its belief, for
 * records that come later.
 */
export const amongPossible = (belief: Belief, empty: (column: string) => boolean): Belief => {
  const possible = new Map(
    FIELDS.map((field) => {
      const none = new Set(
        Object.entries(field.only ?? {}).flatMap(([columns, levels]) =>
          columns.split(' ').every(empty) ? levels : [],
        ),
      );
      const levels = levelsOf(field).filter((level) => !none.has(level));
      return [field, { levels, sum: levels.reduce((sum, level) => sum + belief(field, level), 0) }] as const;
    }),
  );
  return (field, level) => {
    const { levels, sum } = possible.get(field) ?? { levels: [], sum: 0 };
    return belief(field, level) / (sum > 0 && levels.includes(level) ? sum : 1);
  };
};

/** Shares of levels as they were counted, with beliefs as so many pairs more. */
export const withBeliefs = (counts: Float64Array, belief: Belief, ballast: number): Float64Array => {
  const totals = FIELDS.map((field, n) =>
    levelsOf(field).reduce((sum, level) => sum + (counts[n * LEVELS + level] ?? 0), ballast),
  );
  return sharesOf(
    (field, level, at) => ((counts[at] ?? 0) + ballast * belief(field, level)) / (totals[Math.floor(at / LEVELS)] ?? 1),
  );
};

/** Shares where no level stands at more of one person's pairs than it may; the other levels share the rest as they were. */
export const capped = (shares: Float64Array): Float64Array =>
  sharesOf((field, level, at) => {
    const over = Object.entries(field.most ?? {}).filter(
      ([capped, most]) => (shares[at - level + Number(capped)] ?? 0) > most,
    );
    const own = over.find(([capped]) => Number(capped) === level);
    if (own) return own[1];
    const found = shares[at] ?? 1;
    if (over.length === 0) return found;
    const left = 1 - over.reduce((sum, [capped]) => sum + (shares[at - level + Number(capped)] ?? 0), 0);
    return (found * (1 - over.reduce((sum, [, most]) => sum + most, 0))) / left;
  });

/** What is believed of strangers: they differ, and one pair in a hundred is close by chance. */
const ofStrangers: Belief = (field, level) => {
  if (field.strangers) return field.strangers[level] ?? 0.001;
  const others = levelsOf(field).filter((other) => !isExact(field, other)).length - 1;
  return level === 1 ? 0.99 : 0.01 / Math.max(1, others);
};
/** Pairs that the beliefs of strangers are worth; random pairs are counted by the hundred thousand. */
const STRANGERS_BALLAST = 50;

/** So few equal pairs of strangers show nothing: of a few, how rare their values are is chance. */
const FEW_EQUAL = 300;

/**
 * What part of the pairs of strangers that say something by a field can be equal at a level, by those that are and the rarity of their values.
 * Never none, also where all that are equal have one name: no weight is endless.
 */
const canBeEqual = (equal: number, pairs: number, worth: number): number =>
  equal <= FEW_EQUAL ? 1 : Math.min(1, (Math.max(1, worth) / pairs) ** (1 - FEW_EQUAL / equal));

/**
 * Chance agreement as it was counted on random pairs. Equal values count by their rarity instead, and where a field is compared by more
 * or less of it (`mayLack`), by how many pairs have what the level asks: a list of names and towns meets all others in its towns alone,
 * while of most pairs houses are compared. `worth`: strangers of a level, each for as many as its value is rare.
 */
export const chanceShares = (counts: Float64Array, worth?: Float64Array): Float64Array => {
  const shares = withBeliefs(counts, ofStrangers, STRANGERS_BALLAST);
  return sharesOf((field, level, at) => {
    if (!isExact(field, level)) return shares[at] ?? 1;
    if (!field.mayLack) return 1;
    const pairs = levelsOf(field).reduce((sum, other) => sum + (counts[at - level + other] ?? 0), 0);
    return canBeEqual(counts[at] ?? 0, pairs, worth?.[at] ?? 0);
  });
};

export const ofSame: Belief = ({ same }, level) => same[level] ?? 0;
export const ofRelatives: Belief = ({ relatives }, level) => relatives[level] ?? 0;
export const ofNeighbours: Belief = ({ neighbours }, level) => neighbours?.[level] ?? 0;

/** Neighbours are strangers in all but the fields that tell the place. */
export const neighbourShares = (learned: Float64Array, strangers: Float64Array): Float64Array =>
  sharesOf((field, _, at) => (tellsPlace(field) ? learned : strangers)[at] ?? 1);

/** First names of a family are so much more often alike than those of strangers. */
const FAMILY_LIKENESS = 2;
/** At most so many are alike, where strangers' names are too ("Patient 17", "Patient 18"): what is left tells the others. */
const MOST_ALIKE = 0.95;
/** Random pairs that the beliefs of relatives outweigh: a table of a hundred people shows little of chance. */
const LEAST_CHANCE = 5000;

/**
 * Relatives' shares where they are alike by chance alone: what random pairs show (`counts`). One person's mentions that
 * are alike would be taken for relatives otherwise, since most relatives that become candidates have the beginning of a name in common.
 */
export const relativeShares = (learned: Float64Array, counts: Float64Array): Float64Array =>
  sharesOf((field, level, at) => {
    const [first, levels] = [at - level, field.byChance ?? []];
    const pairs = counts.subarray(first, first + LEVELS).reduce((sum, n) => sum + n, 0);
    const chance = (other: number): number =>
      (LEAST_CHANCE * (field.relatives[other] ?? 0) + FAMILY_LIKENESS * (counts[first + other] ?? 0)) /
      (LEAST_CHANCE + pairs);
    const alike = levels.reduce((sum, other) => sum + chance(other), 0);
    const taken = Math.min(MOST_ALIKE, alike);
    if (levels.includes(level)) return chance(level) * (taken / alike);
    const freed = levels.reduce((sum, other) => sum + (learned[first + other] ?? 0), 0);
    return ((learned[at] ?? 1) * (1 - taken)) / (1 - freed);
  });

/**
 * Twins are relatives but for the birth date, which they share as one person's mentions do, and names that differ; what tells them from man and
 * wife of one age is `learned` of themselves.
 */
export const twinShares = (relatives: Float64Array, same: Float64Array, learned: Float64Array): Float64Array =>
  sharesOf((field, level, at) => {
    if (field.isTwins) return same[at] ?? 1;
    return field.twins?.[level] ?? (field.tellsTwins ? learned : relatives)[at] ?? 1;
  });
