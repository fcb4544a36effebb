/**
 * Names that go together: who is called Wei is called Wang more often than others are, and José García is no rarity where there are
 * Garcías. Family names are parted by the first names that stand with them, so that a first name is counted among the people of its
 * origin. Nothing is known beforehand of any name or language.
 */

/** A first name that stands with a family name, each pair once, in a fixed order: copies of one person's record say nothing more. */
export interface NamePair {
  readonly family: string;
  readonly given: string;
}

/** Parts at most: a country's people come from more places, but the large ones are what makes namesakes. */
const MOST_PARTS = 8;
const ROUNDS = 4;
/** Family names of so many first names may begin a part. */
const SEEDS = 24;
/** First names that a part is thought to have beside those found, as often as everybody has them. */
const UNSEEN = 50;
/** A part more is worth it where it tells a first name by this many bits better, on average. */
const LEAST_GAIN = 0.1;

/** The first names of each family name, as numbers. */
interface Bags {
  readonly families: readonly string[];
  readonly bags: readonly Int32Array[];
  /** With how many family names each first name stands, and all pairs. */
  readonly counts: Float64Array;
  readonly all: number;
}

const NO_NAMES = new Int32Array(0);

/** First names that stand with one family name alone say nothing of what goes together. */
const bagsOf = (pairs: readonly NamePair[]): Bags => {
  const times = new Map<string, number>();
  for (const { given } of pairs) times.set(given, (times.get(given) ?? 0) + 1);
  const shared = [...times].filter(([, n]) => n > 1);
  const numbers = new Map(shared.map(([given], number) => [given, number]));
  const found = new Map<string, number[]>();
  for (const { family, given } of pairs) {
    const bag = found.get(family) ?? [];
    found.set(family, bag);
    const number = numbers.get(given);
    if (number !== undefined) bag.push(number);
  }
  return {
    families: [...found.keys()],
    bags: [...found.values()].map((bag) => Int32Array.from(bag)),
    counts: Float64Array.from(shared, ([, n]) => n),
    all: shared.reduce((sum, [, n]) => sum + n, 0),
  };
};

/** How often a part has each first name, and all of them. */
interface Part {
  readonly counts: Float64Array;
  all: number;
}

const count = (part: Part, bag: Int32Array, by: 1 | -1): void => {
  for (const given of bag) part.counts[given] = (part.counts[given] ?? 0) + by;
  part.all += by * bag.length;
};

const partOf = (bags: readonly Int32Array[], size: number): Part => {
  const part: Part = { counts: new Float64Array(size), all: 0 };
  for (const bag of bags) count(part, bag, 1);
  return part;
};

/**
 * Bits by which a part tells first names of bag `n` better than all names together do, the bag itself left out of both; `isOwn`: it is in
 * the part.
 */
const gainOf = (
  { bags, counts, all }: Bags,
  part: Part,
  n: number,
  isOwn: boolean,
  names = bags[n] ?? NO_NAMES,
): number => {
  const size = bags[n]?.length ?? 0;
  const [others, rest] = [all - size, part.all - (isOwn ? size : 0) + UNSEEN];
  let bits = 0;
  for (const given of names) {
    const share = ((counts[given] ?? 0) - 1) / others;
    bits += Math.log2(((part.counts[given] ?? 0) - (isOwn ? 1 : 0) + UNSEEN * share) / rest / share);
  }
  return bits;
};

/** By how much each part tells first names of bag `n`. */
const gainsOfParts = (
  all: Bags,
  parts: readonly Part[],
  places: Int32Array,
  n: number,
  names?: Int32Array,
): readonly number[] => parts.map((part, place) => gainOf(all, part, n, place === places[n], names));

const best = (gains: readonly number[]): number => gains.indexOf(Math.max(...gains));

/**
 * What is gained on each bag: on one half of its names by the part that tells the other half best, so that the choice of the part is no
 * gain of itself.
 */
const gainsOf = (all: Bags, parts: readonly Part[], places: Int32Array): Float64Array =>
  Float64Array.from(all.bags, (bag, n) => {
    const halves = [0, 1].map((side) => bag.filter((_, at) => at % 2 === side));
    const [left = [], right = []] = halves.map((half) => gainsOfParts(all, parts, places, n, half));
    return (right[best(left)] ?? 0) + (left[best(right)] ?? 0);
  });

/** Gives each bag to the part that tells its names best. */
const assign = (all: Bags, parts: readonly Part[], places: Int32Array): void => {
  all.bags.forEach((bag, n) => {
    const [own, to] = [places[n] ?? 0, best(gainsOfParts(all, parts, places, n))];
    const [left, joined] = [parts[own], parts[to]];
    if (to === own || !left || !joined) return;
    count(left, bag, -1);
    count(joined, bag, 1);
    places[n] = to;
  });
};

/** The family name whose first names tell most of others' better than their parts do: it begins the next part. */
const nextSeed = (all: Bags, gains: Float64Array): number => {
  const { bags, counts } = all;
  const largest = bags.map((_, n) => n).sort((a, b) => (bags[b]?.length ?? 0) - (bags[a]?.length ?? 0) || a - b);
  let [found, most] = [0, Number.NEGATIVE_INFINITY];
  for (const seed of largest.slice(0, SEEDS)) {
    const part = partOf([bags[seed] ?? NO_NAMES], counts.length);
    let gain = 0;
    bags.forEach((_, n) => {
      if (n !== seed) gain += Math.max(0, gainOf(all, part, n, false) - (gains[n] ?? 0));
    });
    if (gain > most) [found, most] = [seed, gain];
  }
  return found;
};

const total = (numbers: Float64Array): number => numbers.reduce((sum, n) => sum + n, 0);

/** The part of each family name; none where first names do not hang on family names. */
export const partNames = (pairs: readonly NamePair[]): ReadonlyMap<string, number> => {
  const all = bagsOf(pairs);
  const { families, bags, counts } = all;
  let places = new Int32Array(bags.length);
  let gains: Float64Array = new Float64Array(bags.length);
  for (let size = 2; size <= Math.min(MOST_PARTS, bags.length); size++) {
    const then = places.slice();
    then[nextSeed(all, gains)] = size - 1;
    const parts = Array.from({ length: size }, (_, part) =>
      partOf(
        bags.filter((_, n) => then[n] === part),
        counts.length,
      ),
    );
    for (let round = 0; round < ROUNDS; round++) assign(all, parts, then);
    const found = gainsOf(all, parts, then);
    if (total(found) - total(gains) < LEAST_GAIN * all.all) break;
    [places, gains] = [then, found];
  }
  return new Map(places.some((part) => part > 0) ? families.map((family, n) => [family, places[n] ?? 0]) : []);
};
