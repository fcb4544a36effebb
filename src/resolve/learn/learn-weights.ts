import { FIELDS, RARITIES } from '../fields.ts';
import { levelOf, type Pattern } from './patterns.ts';

const LEVELS = 16;
/** How many pairs the beliefs before learning are worth. */
const PRIOR_PAIRS = 60;
const ROUNDS = 40;

/** Weight of each level of each field in bits, and the weight before any field is looked at. */
export interface Weights {
  readonly start: number;
  /** `bits[field * 16 + level]`. */
  readonly bits: Float64Array;
}

const rarityLevels = (field: (typeof FIELDS)[number]): readonly number[] =>
  field.rarityFrom === undefined ? [] : Array.from({ length: RARITIES }, (_, n) => (field.rarityFrom ?? 0) + n);

/** Shares of levels among pairs of two records taken at random; level 0 is left out, every other gets half a pair more. */
const chanceShares = (random: readonly Pattern[]): Float64Array => {
  const shares = new Float64Array(FIELDS.length * LEVELS);
  FIELDS.forEach((field, n) => {
    const known = Object.keys(field.labels).map(Number);
    const counts = new Float64Array(LEVELS);
    for (const level of known) counts[level] = 0.5 / (field.rarityFrom === undefined ? 1 : 4);
    for (const { words, count } of random) {
      const level = levelOf(words, n);
      if (level > 0) counts[level] = (counts[level] ?? 0) + count;
    }
    const all = counts.reduce((sum, count) => sum + count, 0);
    counts.forEach((count, level) => {
      shares[n * LEVELS + level] = count / all;
    });
  });
  return shares;
};

const bitsOf = (matches: Float64Array, chance: Float64Array): Float64Array => {
  const bits = new Float64Array(FIELDS.length * LEVELS);
  FIELDS.forEach((field, n) => {
    const rare = new Set(rarityLevels(field));
    const exact = [...rare].reduce((sum, level) => sum + (matches[n * LEVELS + level] ?? 0), 0);
    for (const level of Object.keys(field.labels).map(Number)) {
      const at = n * LEVELS + level;
      // Two people agree by chance on a value that one in 4^k has in one case of 4^k: rarity is the chance itself.
      bits[at] = rare.has(level)
        ? Math.log2(exact) + 2 * (level - (field.rarityFrom ?? 0)) + 1
        : Math.log2(matches[at] ?? 1) - Math.log2(chance[at] ?? 1);
    }
  });
  return bits;
};

const priorShares = (): Float64Array => {
  const shares = new Float64Array(FIELDS.length * LEVELS);
  FIELDS.forEach((field, n) => {
    for (const [level, share] of Object.entries(field.prior)) shares[n * LEVELS + Number(level)] = share;
  });
  return shares;
};

export const weightOf = ({ start, bits }: Weights, words: readonly number[]): number => {
  let sum = start;
  for (let n = 0; n < FIELDS.length; n++) {
    const level = levelOf(words, n);
    if (level > 0) sum += bits[n * LEVELS + level] ?? 0;
  }
  return sum;
};

/**
 * Fellegi and Sunter's weights by expectation-maximisation: chance agreement is counted on random pairs, agreement of
 * one person's records is learned on the candidate pairs, with the beliefs of the fields as a start and as ballast.
 */
export const learnWeights = (candidates: readonly Pattern[], random: readonly Pattern[], mentions: number): Weights => {
  const chance = chanceShares(random);
  const prior = priorShares();
  const allPairs = Math.max(1, (mentions * (mentions - 1)) / 2);
  let matches = prior;
  let start = Math.log2(Math.max(1, mentions / 4) / allPairs);
  for (let round = 0; round < ROUNDS; round++) {
    const weights = { start, bits: bitsOf(matches, chance) };
    const found = new Float64Array(FIELDS.length * LEVELS);
    let expected = 0;
    for (const { words, count } of candidates) {
      const bits = Math.max(-60, Math.min(60, weightOf(weights, words)));
      const share = (count * 2 ** bits) / (1 + 2 ** bits);
      expected += share;
      for (let n = 0; n < FIELDS.length; n++) {
        const at = n * LEVELS + levelOf(words, n);
        found[at] = (found[at] ?? 0) + share;
      }
    }
    const next = new Float64Array(FIELDS.length * LEVELS);
    for (let n = 0; n < FIELDS.length; n++) {
      let all = PRIOR_PAIRS;
      for (let level = 1; level < LEVELS; level++) all += found[n * LEVELS + level] ?? 0;
      for (let level = 1; level < LEVELS; level++) {
        const at = n * LEVELS + level;
        next[at] = ((found[at] ?? 0) + PRIOR_PAIRS * (prior[at] ?? 0)) / all;
      }
    }
    matches = next;
    start = Math.log2(Math.max(1, expected) / allPairs);
  }
  return { start, bits: bitsOf(matches, chance) };
};
