import { FIELDS } from '../fields/fields.ts';
import { either, LEVELS, tellsPlace, type Weights } from '../learn/explanations.ts';
import { levelOf } from '../learn/patterns.ts';
import { RARITY_PARTS, rarityPlace } from '../rarity.ts';

/** Rarity of a mention's values: one array a counted column, and one number an identifier; in parts of a bit. */
export interface Rarities {
  readonly counted: readonly Uint8ClampedArray[];
  readonly unique: readonly number[];
}

/**
 * What the pairs between two groups say, field by field: how many pairs speak, and the sums of their odds for one
 * person against relatives, twins, neighbours and strangers. Five numbers a field.
 */
export type Agreement = Float64Array;

const WIDTH = 5;
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

/**
 * Two groups are weighed field by field: a value of one group was drawn from the values of the other, so the odds of a
 * field are the mean over their pairs, and the fields' odds multiply. A record with one slip so meets a person whose
 * other records agree among themselves, while the weights of single pairs would count the same slip once a pair.
 */
export const createScorer = ({ shares, starts }: Weights, { counted, unique }: Rarities): Scorer => {
  const against = (other: Float64Array) => shares.same.map((share, at) => share / (other[at] ?? 1));
  const [relatives, twins, neighbours, strangers] = [
    shares.relatives,
    shares.twins,
    shares.neighbours,
    shares.strangers,
  ].map(against);
  const rarity = (place: number, a: number, b: number): number =>
    place < 0 ? (unique[-1 - place] ?? 0) : Math.min(counted[place]?.[a] ?? 0, counted[place]?.[b] ?? 0);
  return {
    pair: (words, a, b) => {
      const agreement = new Float64Array(AGREEMENT_LENGTH);
      for (let field = 0; field < FIELDS.length; field++) {
        const level = levelOf(words, field);
        if (level === 0) continue;
        const place = places[field]?.get(level);
        const chance = place === undefined ? 1 : 2 ** (rarity(place, a, b) / RARITY_PARTS);
        const [at, into] = [field * LEVELS + level, field * WIDTH];
        agreement[into] = 1;
        agreement[into + 1] = relatives?.[at] ?? 1;
        agreement[into + 2] = twins?.[at] ?? 1;
        agreement[into + 3] = (neighbours?.[at] ?? 1) * (isOfPlace[field] ? 1 : chance);
        agreement[into + 4] = (strangers?.[at] ?? 1) * chance;
      }
      return agreement;
    },
    score: (agreement) => {
      let [r, t, n, c] = [starts.relatives, starts.twins, starts.neighbours, 0].map((start) => starts.same - start) as [
        number,
        number,
        number,
        number,
      ];
      for (let at = 0; at < AGREEMENT_LENGTH; at += WIDTH) {
        const pairs = agreement[at] ?? 0;
        if (pairs === 0) continue;
        r += Math.log2((agreement[at + 1] ?? 0) / pairs);
        t += Math.log2((agreement[at + 2] ?? 0) / pairs);
        n += Math.log2((agreement[at + 3] ?? 0) / pairs);
        c += Math.log2((agreement[at + 4] ?? 0) / pairs);
      }
      return -either(-r, -t, -n, -c);
    },
  };
};

const isOfPlace = FIELDS.map(tellsPlace);

/** What the pairs of two groups together say. */
export const sum = (left: Agreement, right: Agreement | undefined): Agreement => {
  const all = left.slice();
  if (right !== undefined) for (let at = 0; at < all.length; at++) all[at] = (all[at] ?? 0) + (right[at] ?? 0);
  return all;
};
