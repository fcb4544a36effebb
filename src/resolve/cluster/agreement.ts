import { FIELDS, RARITY_PARTS, rarityPlace } from '../fields.ts';
import type { Weights } from '../learn/learn-weights.ts';

const LEVELS = 16;

/** Rarity of a mention's values: one array a counted column, and one number an identifier; in parts of a bit. */
export interface Rarities {
  readonly counted: readonly Uint8Array[];
  readonly unique: readonly number[];
}

/**
 * What the pairs between two groups say, field by field: how many pairs speak, and the sum of their odds for one
 * person against strangers and against relatives. Three numbers a field.
 */
export type Agreement = Float64Array;

const WIDTH = 3;
export const AGREEMENT_LENGTH = FIELDS.length * WIDTH;

export interface Scorer {
  /** What one pair says. `words`: its packed levels, seven fields a word. */
  pair(words: readonly number[], a: number, b: number): Agreement;
  /** Bits for one person, given all pairs between two groups. */
  score(agreement: Agreement): number;
}

/** Which rarity an equal value of a field has: place of the counted column, or minus one minus that of the identifier. */
const places: readonly ReadonlyMap<number, number>[] = FIELDS.map(
  ({ exact }) =>
    new Map(
      Object.entries(exact).map(([level, name]) => {
        const place = rarityPlace(name);
        return [Number(level), 'counted' in place ? place.counted : -1 - place.unique];
      }),
    ),
);

/** log2(2^a + 2^b) */
const either = (a: number, b: number): number => Math.max(a, b) + Math.log2(1 + 2 ** -Math.abs(a - b));

/**
 * Two groups are weighed field by field: a value of one group was drawn from the values of the other, so the odds of a
 * field are the mean over their pairs, and the fields' odds multiply. A record with one slip so meets a person whose
 * other records agree among themselves, while the weights of single pairs would count the same slip once a pair.
 */
export const createScorer = (weights: Weights, { counted, unique }: Rarities): Scorer => {
  const strangers = weights.same.map((share, at) => share / (weights.strangers[at] ?? 1));
  const relatives = weights.same.map((share, at) => share / (weights.relatives[at] ?? 1));
  const rarity = (place: number, a: number, b: number): number =>
    place < 0 ? (unique[-1 - place] ?? 0) : Math.min(counted[place]?.[a] ?? 0, counted[place]?.[b] ?? 0);
  return {
    pair: (words, a, b) => {
      const agreement = new Float64Array(AGREEMENT_LENGTH);
      for (let field = 0; field < FIELDS.length; field++) {
        const level = ((words[Math.floor(field / 7)] ?? 0) >>> (4 * (field % 7))) & 15;
        if (level === 0) continue;
        const place = places[field]?.get(level);
        const at = field * LEVELS + level;
        agreement[field * WIDTH] = 1;
        agreement[field * WIDTH + 1] =
          (strangers[at] ?? 1) * (place === undefined ? 1 : 2 ** (rarity(place, a, b) / RARITY_PARTS));
        agreement[field * WIDTH + 2] = relatives[at] ?? 1;
      }
      return agreement;
    },
    score: (agreement) => {
      let against = weights.sameStart;
      let apart = weights.sameStart - weights.relativesStart;
      for (let at = 0; at < AGREEMENT_LENGTH; at += WIDTH) {
        const pairs = agreement[at] ?? 0;
        if (pairs === 0) continue;
        against += Math.log2((agreement[at + 1] ?? 0) / pairs);
        apart += Math.log2((agreement[at + 2] ?? 0) / pairs);
      }
      return -either(-against, -apart);
    },
  };
};

/** What the pairs of two groups together say. */
export const sum = (left: Agreement, right: Agreement | undefined): Agreement =>
  right === undefined ? left.slice() : left.map((value, at) => value + (right[at] ?? 0));
