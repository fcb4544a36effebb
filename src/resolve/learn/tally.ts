import { FIELDS } from '../fields/fields.ts';
import {
  EXPLANATIONS,
  type Explanation,
  isExact,
  LEVELS,
  levelsOf,
  PROVING,
  tellsPlace,
  type Weights,
} from './explanations.ts';
import { levelOf, type Pattern } from './patterns.ts';
import { type Bits, bitsOf } from './weigher.ts';

/**
 * Patterns in groups of the same levels, which differ only in how rare the equal values are: levels are added up and
 * counted once a group, so that a round of learning is a few sums a pattern.
 */
export interface Table {
  /** `at[group * width + n]`: place of the level in the shares; -1: the field says nothing. */
  readonly at: Int32Array;
  readonly width: number;
  /**
   * `equal[group * 2]`: place of the one level of equal values, whose rarity is then that of the pair; -1: none, or several. The next
   * one: the same among fields that tell the place.
   */
  readonly equal: Int32Array;
  /** Patterns of group g: from `first[g]` up to, but not, `first[g + 1]`. */
  readonly first: Int32Array;
  readonly rarity: Float64Array;
  readonly placeRarity: Float64Array;
  readonly count: Float64Array;
}

export const placeOf = (name: string): number => FIELDS.findIndex((field) => field.name === name);

const hasSameWords = (a: Pattern | undefined, b: Pattern): boolean =>
  a?.words.every((word, n) => word === b.words[n]) ?? false;

/** Places of levels of equal values: of fields that do not tell the place, and of those that do. */
const EXACT: readonly ReadonlySet<number>[] = [false, true].map((ofPlace) => {
  const fields = FIELDS.filter((field) => tellsPlace(field) === ofPlace);
  return new Set(
    fields.flatMap((field) =>
      levelsOf(field)
        .filter((level) => isExact(field, level))
        .map((level) => placeOf(field.name) * LEVELS + level),
    ),
  );
});

const onlyEqual = (places: Int32Array): readonly number[] =>
  EXACT.map((exact) => {
    const [only = -1, second] = places.filter((place) => exact.has(place));
    return second === undefined ? only : -1;
  });

/** Patterns come in the order of their levels; in any other there would only be more groups. */
export const tableOf = (patterns: readonly Pattern[]): Table => {
  const used = FIELDS.map((_, n) => n).filter((n) => patterns.some(({ words }) => levelOf(words, n) > 0));
  const heads = patterns.flatMap((pattern, row) => (hasSameWords(patterns[row - 1], pattern) ? [] : [row]));
  const at = new Int32Array(heads.length * used.length);
  heads.forEach((row, group) => {
    used.forEach((field, n) => {
      const level = levelOf(patterns[row]?.words ?? [], field);
      at[group * used.length + n] = level === 0 ? -1 : field * LEVELS + level;
    });
  });
  const width = used.length;
  return {
    at,
    width,
    equal: Int32Array.from(heads.flatMap((_, group) => onlyEqual(at.subarray(group * width, (group + 1) * width)))),
    first: Int32Array.from([...heads, patterns.length]),
    rarity: Float64Array.from(patterns, ({ rarity }) => rarity),
    placeRarity: Float64Array.from(patterns, ({ placeRarity }) => placeRarity),
    count: Float64Array.from(patterns, ({ count }) => count),
  };
};

/** How many pairs of each level each explanation has, and how many pairs in all. */
export interface Tally {
  readonly levels: Readonly<Record<Explanation, Float64Array>>;
  readonly pairs: Readonly<Record<Explanation, number>>;
  /** The levels of pairs of one person that have one number, which proves what else of them differs. */
  readonly proved: Float64Array;
  /** Of levels of equal values: strangers at it, each for as many as its value is rare, as if all values were equally common. */
  readonly worth: Float64Array;
}

const WIDTH = EXPLANATIONS.length;
/** Levels at which two mentions have one number of a state, as places in the shares. */
const PROOF: ReadonlySet<number> = new Set(
  Object.entries(PROVING).flatMap(([name, levels]) => levels.map((level) => placeOf(name) * LEVELS + level)),
);

/** One array for all explanations, those of a level side by side: `bits[place * WIDTH + explanation]`. */
const sideBySide = (each: Bits): Float64Array => {
  const all = new Float64Array(FIELDS.length * LEVELS * WIDTH);
  EXPLANATIONS.forEach((explanation, k) => {
    each[explanation].forEach((value, place) => {
      all[place * WIDTH + k] = value;
    });
  });
  return all;
};

export const taken = (counts: Float64Array, pairs: Float64Array, proved: Float64Array, worth: Float64Array): Tally => {
  const each = <Value>(value: (k: number) => Value): Readonly<Record<Explanation, Value>> => ({
    same: value(0),
    relatives: value(1),
    twins: value(2),
    neighbours: value(3),
    strangers: value(4),
  });
  return {
    levels: each((k) => counts.filter((_, at) => at % WIDTH === k)),
    pairs: each((k) => pairs[k] ?? 0),
    proved,
    worth,
  };
};

/** Odds of less than this many bits change no count. */
const NOTHING = -60;

/** Turns bits into the shares that each explanation has of so many pairs. */
export const share = (bits: Float64Array, count: number): void => {
  let most = Number.NEGATIVE_INFINITY;
  for (let k = 0; k < WIDTH; k++) most = Math.max(most, bits[k] ?? 0);
  let all = 0;
  for (let k = 0; k < WIDTH; k++) {
    const behind = (bits[k] ?? 0) - most;
    const odds = behind < NOTHING ? 0 : Math.exp(behind * Math.LN2);
    bits[k] = odds;
    all += odds;
  }
  for (let k = 0; k < WIDTH; k++) bits[k] = ((bits[k] ?? 0) * count) / all;
};

const add = (into: Float64Array, more: Float64Array, from: number, to: number): void => {
  for (let k = 0; k < WIDTH; k++) into[to + k] = (into[to + k] ?? 0) + (more[from + k] ?? 0);
};

/** Adds up in `found` what falls to each explanation of a group whose levels weigh `sums`; then strangers, for as many as their values are rare. */
const lookAtGroup = (table: Table, group: number, sums: Float64Array, found: Float64Array): void => {
  const { first, rarity, placeRarity, count } = table;
  const own = new Float64Array(WIDTH);
  found.fill(0);
  for (let row = first[group] ?? 0; row < (first[group + 1] ?? 0); row++) {
    own.set(sums);
    own[3] = (sums[3] ?? 0) - (rarity[row] ?? 0);
    own[4] = (sums[4] ?? 0) - (rarity[row] ?? 0) - (placeRarity[row] ?? 0);
    share(own, count[row] ?? 0);
    add(found, own, 0, 0);
    found[WIDTH] = (found[WIDTH] ?? 0) + (own[4] ?? 0) * 2 ** (rarity[row] ?? 0);
    found[WIDTH + 1] = (found[WIDTH + 1] ?? 0) + (own[4] ?? 0) * 2 ** (placeRarity[row] ?? 0);
  }
};

const addWorth = ({ equal }: Table, group: number, found: Float64Array, worth: Float64Array): void => {
  for (let n = 0; n < EXACT.length; n++) {
    const place = equal[group * EXACT.length + n] ?? -1;
    if (place >= 0) worth[place] = (worth[place] ?? 0) + (found[WIDTH + n] ?? 0);
  }
};

/** One look at the pairs of a table: how many of each level fall to each explanation under the weights so far. */
export const look = (weights: Weights, table: Table): Tally => {
  const { starts } = weights;
  const bits = sideBySide(bitsOf(weights));
  const counts = new Float64Array(bits.length);
  const proved = new Float64Array(FIELDS.length * LEVELS);
  const worth = new Float64Array(FIELDS.length * LEVELS);
  const [pairs, sums, found] = [
    new Float64Array(WIDTH),
    new Float64Array(WIDTH),
    new Float64Array(WIDTH + EXACT.length),
  ];
  for (let group = 0; group + 1 < table.first.length; group++) {
    const places = table.at.subarray(group * table.width, (group + 1) * table.width);
    sums.set([starts.same, starts.relatives, starts.twins, starts.neighbours, 0]);
    for (const place of places) if (place >= 0) add(sums, bits, place * WIDTH, 0);
    lookAtGroup(table, group, sums, found);
    add(pairs, found, 0, 0);
    for (const place of places) if (place >= 0) add(counts, found, 0, place * WIDTH);
    addWorth(table, group, found, worth);
    if (!places.some((place) => PROOF.has(place))) continue;
    for (const place of places) if (place >= 0) proved[place] = (proved[place] ?? 0) + (found[0] ?? 0);
  }
  return taken(counts, pairs, proved, worth);
};
