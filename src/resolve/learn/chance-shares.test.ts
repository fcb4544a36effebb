import { describe, expect, it } from 'vitest';
import { FIELDS, FIELDS_A_WORD, PATTERN_WORDS } from '../fields/fields.ts';
import { LEVELS, sharesOf, type Weights } from './explanations.ts';
import { chanceShares } from './shares.ts';
import { look, placeOf, tableOf } from './tally.ts';

const at = (field: string, level: number): number => placeOf(field) * LEVELS + level;

/** Packed levels of one pair. */
const words = (levels: Readonly<Record<string, number>>): readonly number[] => {
  const packed = new Array<number>(PATTERN_WORDS).fill(0);
  for (const [field, level] of Object.entries(levels)) {
    const n = placeOf(field);
    const word = Math.floor(n / FIELDS_A_WORD);
    packed[word] = (packed[word] ?? 0) + level * 16 ** (n % FIELDS_A_WORD);
  }
  return packed;
};

/** Strangers of eight towns: each of `equal` pairs has one town, of a rarity of three bits. */
const ofTowns = (equal: number, others: number): Float64Array => {
  const counts = new Float64Array(FIELDS.length * LEVELS);
  counts[at('place', 4)] = equal;
  counts[at('place', 1)] = others;
  const worth = new Float64Array(FIELDS.length * LEVELS);
  worth[at('place', 4)] = equal * 8;
  return chanceShares(counts, worth);
};

describe('how likely strangers have one town', () => {
  it('is what the rarity of the town says where all pairs are compared by towns', () => {
    expect(ofTowns(10_000, 70_000)[at('place', 4)]).toBe(1);
  });

  it('is less where most pairs are compared by something else', () => {
    expect(ofTowns(3000, 237_000)[at('place', 4)]).toBeCloseTo(0.126, 2);
  });

  it('stays as it is where hardly any pair is equal, and is never more than the rarity says', () => {
    expect(ofTowns(200, 79_800)[at('place', 4)]).toBe(1);
    expect(ofTowns(0, 80_000)[at('place', 4)]).toBe(1);
    expect(ofTowns(40_000, 40_000)[at('place', 4)]).toBe(1);
  });

  it('is never none, though nobody is equal in it but by name as well', () => {
    const counts = new Float64Array(FIELDS.length * LEVELS).fill(1000);
    const shares = chanceShares(counts, new Float64Array(FIELDS.length * LEVELS));
    expect(shares[at('date_of_birth', 9)]).toBeGreaterThan(0);
  });

  it('is nothing that names are asked of: they are counted among their likes', () => {
    const counts = new Float64Array(FIELDS.length * LEVELS).fill(1000);
    const worth = new Float64Array(FIELDS.length * LEVELS).fill(2000);
    const shares = chanceShares(counts, worth);
    expect([shares[at('given_name', 8)], shares[at('family_name', 6)]]).toEqual([1, 1]);
    expect(shares[at('date_of_birth', 9)]).toBeLessThan(1);
  });
});

describe('a look at random pairs', () => {
  const even = sharesOf(() => 0.1);
  const weights: Weights = {
    shares: { same: even, relatives: even, twins: even, neighbours: even, strangers: even },
    starts: { same: -40, relatives: -40, twins: -40, neighbours: -40 },
    forbids: new Set(),
  };
  const seen = (levels: Readonly<Record<string, number>>): Float64Array =>
    look(weights, tableOf([{ words: words(levels), rarity: 4, placeRarity: 3, count: 10 }])).worth;

  it('counts strangers of one town for as many as there are towns', () => {
    expect(Math.round(seen({ given_name: 1, place: 4 })[at('place', 4)] ?? 0)).toBe(80);
  });

  it('does so of a birth date by its own rarity, and not where the name is equal as well', () => {
    expect(Math.round(seen({ given_name: 1, date_of_birth: 9 })[at('date_of_birth', 9)] ?? 0)).toBe(160);
    expect(seen({ given_name: 8, date_of_birth: 9 })[at('date_of_birth', 9)]).toBe(0);
  });
});
