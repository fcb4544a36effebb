import { FIELDS, type Field } from '../fields.ts';
import { levelOf, type Pattern } from './patterns.ts';

const LEVELS = 16;
/** How many pairs the beliefs before learning are worth. */
const BALLAST = 60;
/** Relatives are believed more firmly, by this part of the pairs found: left alone, they learn to be half of one person. */
const RELATIVES_BALLAST = 0.2;
const ROUNDS = 200;
/** Learning ends when the number of pairs of each explanation holds to this part of a bit. */
const STILL = 0.0002;

/**
 * Why two mentions agree as they do: they are one person, or relatives (household, family), or strangers by chance.
 * Shares of levels by explanation, `shares[field * 16 + level]`; and how many pairs of each there are before any field
 * is looked at, in bits against strangers.
 */
export interface Weights {
  readonly same: Float64Array;
  readonly relatives: Float64Array;
  readonly strangers: Float64Array;
  readonly sameStart: number;
  readonly relativesStart: number;
  /** Fields whose difference forbids one person: those that seldom differ where all else is the same. */
  readonly forbids: ReadonlySet<string>;
}

/** Fields that may forbid, and the level at which they differ. */
export const FORBIDDING: Readonly<Record<string, number>> = { ssn: 1, generation: 1 };

/** Numbers that differ for more than this share of people who are otherwise the same are too faulty to forbid anything. */
const FAULTY = 0.03;

const isExact = (field: Field, level: number): boolean => Object.hasOwn(field.exact, level);

export const levelsOf = (field: Field): readonly number[] => Object.keys(field.labels).map(Number);

const believed = (shares: (field: Field) => Readonly<Record<number, number>>): Float64Array => {
  const all = new Float64Array(FIELDS.length * LEVELS).fill(1);
  FIELDS.forEach((field, n) => {
    for (const [level, share] of Object.entries(shares(field))) all[n * LEVELS + Number(level)] = share;
  });
  return all;
};

const asBits = (shares: Float64Array): Float64Array => shares.map((share) => Math.log2(share));

/** Sums of bits of a pattern under each explanation. */
const sumsOf = (bits: readonly Float64Array[], words: readonly number[]): readonly number[] => {
  const sums = bits.map(() => 0);
  for (let n = 0; n < FIELDS.length; n++) {
    const level = levelOf(words, n);
    if (level === 0) continue;
    for (let k = 0; k < sums.length; k++) sums[k] = (sums[k] ?? 0) + (bits[k]?.[n * LEVELS + level] ?? 0);
  }
  return sums;
};

export type Weigher = (words: readonly number[], rarity: number) => number;

/** log2(2^a + 2^b) */
const either = (a: number, b: number): number => Math.max(a, b) + Math.log2(1 + 2 ** -Math.abs(a - b));

/** Bits for one person against the likelier of the other two explanations (their chances added). */
export const weigher = (weights: Weights): Weigher => {
  const bits = [weights.same, weights.relatives, weights.strangers].map(asBits);
  return (words, rarity) => {
    const [same = 0, relatives = 0, strangers = 0] = sumsOf(bits, words);
    return same + weights.sameStart - either(relatives + weights.relativesStart, strangers - rarity);
  };
};

/** Patterns with their levels side by side, so that a round of learning is arithmetic on arrays alone. */
interface Table {
  /** `at[pattern * width + n]`: place of the level in the shares; -1: the field says nothing. */
  readonly at: Int32Array;
  readonly width: number;
  readonly rarity: Float64Array;
  readonly count: Float64Array;
}

const tableOf = (patterns: readonly Pattern[]): Table => {
  const used = FIELDS.map((_, n) => n).filter((n) => patterns.some(({ words }) => levelOf(words, n) > 0));
  const at = new Int32Array(patterns.length * used.length);
  patterns.forEach(({ words }, row) => {
    used.forEach((field, n) => {
      const level = levelOf(words, field);
      at[row * used.length + n] = level === 0 ? -1 : field * LEVELS + level;
    });
  });
  return {
    at,
    width: used.length,
    rarity: Float64Array.from(patterns, ({ rarity }) => rarity),
    count: Float64Array.from(patterns, ({ count }) => count),
  };
};

interface Tally {
  readonly same: Float64Array;
  readonly relatives: Float64Array;
  readonly strangers: Float64Array;
  samePairs: number;
  relativePairs: number;
}

const emptyTally = (): Tally => ({
  same: new Float64Array(FIELDS.length * LEVELS),
  relatives: new Float64Array(FIELDS.length * LEVELS),
  strangers: new Float64Array(FIELDS.length * LEVELS),
  samePairs: 0,
  relativePairs: 0,
});

const addTo = (counts: Float64Array, at: Int32Array, first: number, width: number, weight: number): void => {
  for (let n = first; n < first + width; n++) {
    const place = at[n] ?? -1;
    if (place >= 0) counts[place] = (counts[place] ?? 0) + weight;
  }
};

/**
 * One look at the pairs of a table: how many of each level are one person, relatives or strangers under the weights so
 * far. Adds to the tally: candidates tell the first two, random pairs the third.
 */
const look = (tally: Tally, weights: Weights, { at, width, rarity, count }: Table, isRandom: boolean): void => {
  const [same, relatives, strangers] = [asBits(weights.same), asBits(weights.relatives), asBits(weights.strangers)];
  for (let row = 0, first = 0; row < count.length; row++, first += width) {
    let [s, r, c] = [weights.sameStart, weights.relativesStart, -(rarity[row] ?? 0)];
    for (let n = first; n < first + width; n++) {
      const place = at[n] ?? -1;
      if (place < 0) continue;
      s += same[place] ?? 0;
      r += relatives[place] ?? 0;
      c += strangers[place] ?? 0;
    }
    const most = Math.max(s, r, c);
    const [odds, others, chance] = [2 ** (s - most), 2 ** (r - most), 2 ** (c - most)];
    const share = (count[row] ?? 0) / (odds + others + chance);
    if (isRandom) {
      addTo(tally.strangers, at, first, width, chance * share);
      continue;
    }
    addTo(tally.same, at, first, width, odds * share);
    addTo(tally.relatives, at, first, width, others * share);
    tally.samePairs += odds * share;
    tally.relativePairs += others * share;
  }
};

const withBallast = (counts: Float64Array, beliefs: Float64Array, ballast: number): Float64Array => {
  const shares = new Float64Array(FIELDS.length * LEVELS).fill(1);
  FIELDS.forEach((field, n) => {
    const levels = levelsOf(field);
    const all = levels.reduce((sum, level) => sum + (counts[n * LEVELS + level] ?? 0), ballast);
    for (const level of levels) {
      const at = n * LEVELS + level;
      shares[at] = ((counts[at] ?? 0) + ballast * (beliefs[at] ?? 0)) / all;
    }
  });
  return shares;
};

/** Chance agreement as it was counted; equal values count by their rarity instead, so their level itself is free. */
const chanceShares = (counts: Float64Array): Float64Array => {
  const shares = new Float64Array(FIELDS.length * LEVELS).fill(1);
  FIELDS.forEach((field, n) => {
    const levels = levelsOf(field);
    const all = levels.reduce((sum, level) => sum + (counts[n * LEVELS + level] ?? 0) + 0.5, 0);
    for (const level of levels) {
      if (!isExact(field, level)) shares[n * LEVELS + level] = ((counts[n * LEVELS + level] ?? 0) + 0.5) / all;
    }
  });
  return shares;
};

/** Which fields forbid: all, but those that the pairs prove (by two standard errors) to differ too often for it. */
const forbidding = (same: Float64Array): ReadonlySet<string> => {
  const fields = Object.entries(FORBIDDING).filter(([name, level]) => {
    const n = FIELDS.findIndex((field) => field.name === name);
    const levels = FIELDS[n] ? levelsOf(FIELDS[n]) : [];
    const all = levels.reduce((sum, each) => sum + (same[n * LEVELS + each] ?? 0), 0);
    const share = all === 0 ? 0 : (same[n * LEVELS + level] ?? 0) / all;
    return share - 2 * Math.sqrt((share * (1 - share)) / Math.max(1, all)) <= FAULTY || all < LEAST_PROOF;
  });
  return new Set(fields.map(([name]) => name));
};

/** Fewer pairs than this prove nothing against a field. */
const LEAST_PROOF = 200;

/**
 * Fellegi and Sunter's weights by expectation-maximisation over counted patterns, with a third explanation beside
 * "one person" and "chance": relatives, who share name, house and telephone without being one person. Chance agreement
 * is counted on random pairs; the others are learned on the candidate pairs, with the fields' beliefs as ballast.
 */
export const learnWeights = (candidates: readonly Pattern[], random: readonly Pattern[], mentions: number): Weights => {
  const beliefs = { same: believed((field) => field.same), relatives: believed((field) => field.relatives) };
  const allPairs = Math.max(1, (mentions * (mentions - 1)) / 2);
  const [pairs, chance] = [tableOf(candidates), tableOf(random)];
  const everyRandom = new Float64Array(FIELDS.length * LEVELS);
  chance.count.forEach((count, row) => {
    addTo(everyRandom, chance.at, row * chance.width, chance.width, count);
  });
  let weights: Weights = {
    ...beliefs,
    strangers: chanceShares(everyRandom),
    sameStart: Math.log2(Math.max(1, mentions / 4) / allPairs),
    relativesStart: Math.log2(Math.max(1, mentions / 8) / allPairs),
    forbids: new Set(),
  };
  for (let round = 0; round < ROUNDS; round++) {
    const tally = emptyTally();
    look(tally, weights, pairs, false);
    look(tally, weights, chance, true);
    const next: Weights = {
      same: withBallast(tally.same, beliefs.same, BALLAST),
      relatives: withBallast(
        tally.relatives,
        beliefs.relatives,
        Math.max(BALLAST, RELATIVES_BALLAST * tally.relativePairs),
      ),
      strangers: chanceShares(tally.strangers),
      sameStart: Math.log2(Math.max(1, tally.samePairs) / allPairs),
      relativesStart: Math.log2(Math.max(1, tally.relativePairs) / allPairs),
      forbids: forbidding(tally.same),
    };
    const moved = Math.max(
      Math.abs(next.sameStart - weights.sameStart),
      Math.abs(next.relativesStart - weights.relativesStart),
    );
    weights = next;
    if (moved < STILL) break;
  }
  return weights;
};
