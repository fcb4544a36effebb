import { FIELDS, type Field } from '../fields.ts';
import {
  EXPLANATIONS,
  type Explanation,
  either,
  FORBIDDING,
  isExact,
  LEVELS,
  levelsOf,
  sharesOf,
  tellsPlace,
  type Weights,
} from './explanations.ts';
import { levelOf, type Pattern } from './patterns.ts';

/** How many pairs the beliefs before learning are worth: at least so many, and at least this part of the pairs found. */
const BALLAST = 60;
const BALLAST_SHARE: Readonly<Record<'same' | 'relatives' | 'neighbours', number>> = {
  same: 0.1,
  relatives: 0.2,
  neighbours: 0.2,
};
const ROUNDS = 200;
/** Learning ends when the number of pairs of each explanation holds to this part of a bit. */
const STILL = 0.0002;

/** Numbers that differ for more than this share of people who are otherwise the same are too faulty to forbid anything. */
const FAULTY = 0.03;
/** Fewer pairs than this prove nothing against a field. */
const LEAST_PROOF = 200;

const asBits = (shares: Float64Array): Float64Array => shares.map((share) => Math.log2(share));

type Bits = Readonly<Record<Explanation, Float64Array>>;

const bitsOf = ({ shares }: Weights): Bits => ({
  same: asBits(shares.same),
  relatives: asBits(shares.relatives),
  twins: asBits(shares.twins),
  neighbours: asBits(shares.neighbours),
  strangers: asBits(shares.strangers),
});

export type Weigher = (pattern: Pick<Pattern, 'words' | 'rarity' | 'placeRarity'>) => number;

/** Bits for one person against the other explanations, their chances added. */
export const weigher = (weights: Weights): Weigher => {
  const bits = bitsOf(weights);
  const { starts } = weights;
  return ({ words, rarity, placeRarity }) => {
    let same = starts.same;
    let [relatives, twins] = [starts.relatives, starts.twins];
    let [neighbours, strangers] = [starts.neighbours - rarity, -rarity - placeRarity];
    for (let field = 0; field < FIELDS.length; field++) {
      const level = levelOf(words, field);
      if (level === 0) continue;
      const at = field * LEVELS + level;
      same += bits.same[at] ?? 0;
      relatives += bits.relatives[at] ?? 0;
      twins += bits.twins[at] ?? 0;
      neighbours += bits.neighbours[at] ?? 0;
      strangers += bits.strangers[at] ?? 0;
    }
    return same - either(relatives, twins, neighbours, strangers);
  };
};

/** Patterns with their levels side by side, so that a round of learning is arithmetic on arrays alone. */
interface Table {
  /** `at[pattern * width + n]`: place of the level in the shares; -1: the field says nothing. */
  readonly at: Int32Array;
  readonly width: number;
  readonly rarity: Float64Array;
  readonly placeRarity: Float64Array;
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
    placeRarity: Float64Array.from(patterns, ({ placeRarity }) => placeRarity),
    count: Float64Array.from(patterns, ({ count }) => count),
  };
};

/** How many pairs of each level each explanation has, and how many pairs in all. */
interface Tally {
  readonly levels: Readonly<Record<Explanation, Float64Array>>;
  readonly pairs: Record<Explanation, number>;
}

const emptyTally = (): Tally => {
  const levels = () => new Float64Array(FIELDS.length * LEVELS);
  return {
    levels: { same: levels(), relatives: levels(), twins: levels(), neighbours: levels(), strangers: levels() },
    pairs: { same: 0, relatives: 0, twins: 0, neighbours: 0, strangers: 0 },
  };
};

const addTo = (counts: Float64Array, at: Int32Array, first: number, width: number, weight: number): void => {
  for (let n = first; n < first + width; n++) {
    const place = at[n] ?? -1;
    if (place >= 0) counts[place] = (counts[place] ?? 0) + weight;
  }
};

/** Bits of a pattern's levels under one explanation. */
const sumOf = (bits: Float64Array, at: Int32Array, first: number, width: number): number => {
  let sum = 0;
  for (let n = first; n < first + width; n++) {
    const place = at[n] ?? -1;
    if (place >= 0) sum += bits[place] ?? 0;
  }
  return sum;
};

/** One look at the pairs of a table: how many of each level fall to each explanation under the weights so far. */
const look = (weights: Weights, { at, width, rarity, placeRarity, count }: Table): Tally => {
  const bits = bitsOf(weights);
  const tally = emptyTally();
  const { starts } = weights;
  for (let row = 0, first = 0; row < count.length; row++, first += width) {
    const [own, place] = [rarity[row] ?? 0, placeRarity[row] ?? 0];
    const sums = [starts.same, starts.relatives, starts.twins, starts.neighbours - own, -own - place];
    EXPLANATIONS.forEach((explanation, k) => {
      sums[k] = (sums[k] ?? 0) + sumOf(bits[explanation], at, first, width);
    });
    const most = Math.max(...sums);
    const odds = sums.map((sum) => 2 ** (sum - most));
    const share = (count[row] ?? 0) / odds.reduce((all, odd) => all + odd, 0);
    EXPLANATIONS.forEach((explanation, k) => {
      const pairs = (odds[k] ?? 0) * share;
      tally.pairs[explanation] += pairs;
      addTo(tally.levels[explanation], at, first, width, pairs);
    });
  }
  return tally;
};

type Belief = (field: Field, level: number) => number;

/** Shares of levels as they were counted, with beliefs as so many pairs more. */
const withBeliefs = (counts: Float64Array, belief: Belief, ballast: number): Float64Array => {
  const totals = FIELDS.map((field, n) =>
    levelsOf(field).reduce((sum, level) => sum + (counts[n * LEVELS + level] ?? 0), ballast),
  );
  return sharesOf(
    (field, level, at) => ((counts[at] ?? 0) + ballast * belief(field, level)) / (totals[Math.floor(at / LEVELS)] ?? 1),
  );
};

/** What is believed of strangers: they differ, and one pair in a hundred is close by chance. */
const ofStrangers: Belief = (field, level) => {
  if (field.strangers) return field.strangers[level] ?? 0.001;
  const others = levelsOf(field).filter((other) => !isExact(field, other)).length - 1;
  return level === 1 ? 0.99 : 0.01 / Math.max(1, others);
};
/** Pairs that the beliefs of strangers are worth; random pairs are counted by the hundred thousand. */
const STRANGERS_BALLAST = 50;

/** Chance agreement as it was counted on random pairs; equal values count by their rarity instead. */
const chanceShares = (counts: Float64Array): Float64Array => {
  const shares = withBeliefs(counts, ofStrangers, STRANGERS_BALLAST);
  return sharesOf((field, level, at) => (isExact(field, level) ? 1 : (shares[at] ?? 1)));
};

const ofSame: Belief = ({ same }, level) => same[level] ?? 0;
const ofRelatives: Belief = ({ relatives }, level) => relatives[level] ?? 0;
const ofNeighbours: Belief = ({ neighbours }, level) => neighbours?.[level] ?? 0;

/** Neighbours are strangers in all but the fields that tell the place. */
const neighbourShares = (learned: Float64Array, strangers: Float64Array): Float64Array =>
  sharesOf((field, _, at) => (tellsPlace(field) ? learned : strangers)[at] ?? 1);

/** Twins are relatives but for the birth date, which they share as one person's mentions do, and names that differ. */
const twinShares = (relatives: Float64Array, same: Float64Array): Float64Array =>
  sharesOf((field, level, at) => field.twins?.[level] ?? (field.isTwins ? same : relatives)[at] ?? 1);

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

const nextWeights = (pairs: Tally, chance: Tally, allPairs: number): Weights => {
  const strangers = chanceShares(chance.levels.strangers);
  const ballast = (explanation: keyof typeof BALLAST_SHARE) =>
    Math.max(BALLAST, BALLAST_SHARE[explanation] * pairs.pairs[explanation]);
  const learned = withBeliefs(pairs.levels.neighbours, ofNeighbours, ballast('neighbours'));
  const start = (explanation: Explanation) => Math.log2(Math.max(1, pairs.pairs[explanation]) / allPairs);
  const same = withBeliefs(pairs.levels.same, ofSame, ballast('same'));
  const relatives = withBeliefs(pairs.levels.relatives, ofRelatives, ballast('relatives'));
  return {
    shares: {
      same,
      relatives,
      twins: twinShares(relatives, same),
      neighbours: neighbourShares(learned, strangers),
      strangers,
    },
    starts: {
      same: start('same'),
      relatives: start('relatives'),
      twins: start('twins'),
      neighbours: start('neighbours'),
    },
    forbids: forbidding(pairs.levels.same),
  };
};

/** What is believed before the first look: an eighth to a half as many pairs as mentions, and chance as it was counted. */
const firstWeights = (chance: Table, mentions: number, allPairs: number): Weights => {
  const counts = new Float64Array(FIELDS.length * LEVELS);
  chance.count.forEach((count, row) => {
    addTo(counts, chance.at, row * chance.width, chance.width, count);
  });
  const strangers = chanceShares(counts);
  const start = (pairs: number) => Math.log2(Math.max(1, pairs) / allPairs);
  const [same, relatives] = [sharesOf(ofSame), sharesOf(ofRelatives)];
  return {
    shares: {
      same,
      relatives,
      twins: twinShares(relatives, same),
      neighbours: neighbourShares(sharesOf(ofNeighbours), strangers),
      strangers,
    },
    starts: {
      same: start(mentions / 4),
      relatives: start(mentions / 2),
      twins: start(mentions / 30),
      neighbours: start(mentions),
    },
    forbids: new Set(),
  };
};

/**
 * Fellegi and Sunter's weights by expectation-maximisation over counted patterns, with three explanations more than "one
 * person" and "chance". Chance agreement is counted on random pairs; the others are learned on the candidate pairs,
 * with the fields' beliefs as ballast, so that each explanation stays what it is called.
 */
export const learnWeights = (candidates: readonly Pattern[], random: readonly Pattern[], mentions: number): Weights => {
  const allPairs = Math.max(1, (mentions * (mentions - 1)) / 2);
  const [pairs, chance] = [tableOf(candidates), tableOf(random)];
  let weights = firstWeights(chance, mentions, allPairs);
  for (let round = 0; round < ROUNDS; round++) {
    const next = nextWeights(look(weights, pairs), look(weights, chance), allPairs);
    const moved = Object.entries(next.starts).map(([name, start]) =>
      Math.abs(start - weights.starts[name as keyof Weights['starts']]),
    );
    weights = next;
    if (Math.max(...moved) < STILL) break;
  }
  return weights;
};
