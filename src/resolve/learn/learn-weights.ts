import { FIELDS, type Field } from '../fields.ts';
import {
  EXPLANATIONS,
  type Explanation,
  either,
  FORBIDDING,
  isExact,
  LEVELS,
  levelsOf,
  PROVING,
  sharesOf,
  tellsPlace,
  type Weights,
} from './explanations.ts';
import { lookAhead } from './look-ahead.ts';
import { levelOf, type Pattern } from './patterns.ts';

/** How many pairs the beliefs before learning are worth: at least so many, and at least this part of the pairs found. */
const BALLAST = 60;
const BALLAST_SHARE: Readonly<Record<'same' | 'relatives' | 'neighbours', number>> = {
  same: 0.1,
  relatives: 0.2,
  neighbours: 0.2,
};
/** Pairs of each explanation there are at least, for each mention: one that vanished would never come back. */
const LEAST_PAIRS = 0.002;
const ROUNDS = 70;
/**
 * Learning ends when the number of pairs of each explanation holds to this part of a bit: `last` for weights that are kept, `first` for
 * those that only choose which pairs to look at next.
 */
const STILL = { first: 0.005, last: 0.0002 } as const;

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

/**
 * Patterns in groups of the same levels, which differ only in how rare the equal values are: levels are added up and
 * counted once a group, so that a round of learning is a few sums a pattern.
 */
interface Table {
  /** `at[group * width + n]`: place of the level in the shares; -1: the field says nothing. */
  readonly at: Int32Array;
  readonly width: number;
  /** Patterns of group g: from `first[g]` up to, but not, `first[g + 1]`. */
  readonly first: Int32Array;
  readonly rarity: Float64Array;
  readonly placeRarity: Float64Array;
  readonly count: Float64Array;
}

const hasSameWords = (a: Pattern | undefined, b: Pattern): boolean =>
  a?.words.every((word, n) => word === b.words[n]) ?? false;

/** Patterns come in the order of their levels; in any other there would only be more groups. */
const tableOf = (patterns: readonly Pattern[]): Table => {
  const used = FIELDS.map((_, n) => n).filter((n) => patterns.some(({ words }) => levelOf(words, n) > 0));
  const heads = patterns.flatMap((pattern, row) => (hasSameWords(patterns[row - 1], pattern) ? [] : [row]));
  const at = new Int32Array(heads.length * used.length);
  heads.forEach((row, group) => {
    used.forEach((field, n) => {
      const level = levelOf(patterns[row]?.words ?? [], field);
      at[group * used.length + n] = level === 0 ? -1 : field * LEVELS + level;
    });
  });
  return {
    at,
    width: used.length,
    first: Int32Array.from([...heads, patterns.length]),
    rarity: Float64Array.from(patterns, ({ rarity }) => rarity),
    placeRarity: Float64Array.from(patterns, ({ placeRarity }) => placeRarity),
    count: Float64Array.from(patterns, ({ count }) => count),
  };
};

/** How many pairs of each level each explanation has, and how many pairs in all. */
interface Tally {
  readonly levels: Readonly<Record<Explanation, Float64Array>>;
  readonly pairs: Readonly<Record<Explanation, number>>;
  /** The levels of pairs of one person that have one number, which proves what else of them differs. */
  readonly proved: Float64Array;
}

const WIDTH = EXPLANATIONS.length;

const placeOf = (name: string): number => FIELDS.findIndex((field) => field.name === name);
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

const taken = (counts: Float64Array, pairs: Float64Array, proved: Float64Array): Tally => {
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
  };
};

/** Odds of less than this many bits change no count. */
const NOTHING = -60;

/** Turns bits into the shares that each explanation has of so many pairs. */
const share = (bits: Float64Array, count: number): void => {
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

/** Adds up in `found` what falls to each explanation of a group whose levels weigh `sums`. */
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
  }
};

/** One look at the pairs of a table: how many of each level fall to each explanation under the weights so far. */
const look = (weights: Weights, table: Table): Tally => {
  const { starts } = weights;
  const bits = sideBySide(bitsOf(weights));
  const counts = new Float64Array(bits.length);
  const proved = new Float64Array(FIELDS.length * LEVELS);
  const [pairs, sums, found] = [new Float64Array(WIDTH), new Float64Array(WIDTH), new Float64Array(WIDTH)];
  for (let group = 0; group + 1 < table.first.length; group++) {
    const places = table.at.subarray(group * table.width, (group + 1) * table.width);
    sums.set([starts.same, starts.relatives, starts.twins, starts.neighbours, 0]);
    for (const place of places) if (place >= 0) add(sums, bits, place * WIDTH, 0);
    lookAtGroup(table, group, sums, found);
    add(pairs, found, 0, 0);
    for (const place of places) if (place >= 0) add(counts, found, 0, place * WIDTH);
    if (!places.some((place) => PROOF.has(place))) continue;
    for (const place of places) if (place >= 0) proved[place] = (proved[place] ?? 0) + (found[0] ?? 0);
  }
  return taken(counts, pairs, proved);
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

/** Shares where no level stands at more of one person's pairs than it may; the other levels share the rest as they were. */
const capped = (shares: Float64Array): Float64Array =>
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

/** First names of a family are so much more often alike than those of strangers. */
const FAMILY_LIKENESS = 2;
/** Random pairs that the beliefs of relatives outweigh: a table of a hundred people shows little of chance. */
const LEAST_CHANCE = 5000;

/**
 * Relatives' shares where they are alike by chance alone: what random pairs show (`counts`). One person's mentions that
 * are alike would be taken for relatives otherwise, since most relatives that become candidates have the beginning of a name in common.
 */
const relativeShares = (learned: Float64Array, counts: Float64Array): Float64Array =>
  sharesOf((field, level, at) => {
    const [first, levels] = [at - level, field.byChance ?? []];
    const pairs = counts.subarray(first, first + LEVELS).reduce((sum, n) => sum + n, 0);
    const chance = (other: number): number =>
      (LEAST_CHANCE * (field.relatives[other] ?? 0) + FAMILY_LIKENESS * (counts[first + other] ?? 0)) /
      (LEAST_CHANCE + pairs);
    if (levels.includes(level)) return chance(level);
    const taken = levels.reduce((sum, other) => sum + chance(other), 0);
    const freed = levels.reduce((sum, other) => sum + (learned[first + other] ?? 0), 0);
    return ((learned[at] ?? 1) * (1 - taken)) / (1 - freed);
  });

/**
 * Twins are relatives but for the birth date, which they share as one person's mentions do, and names that differ; what tells them from man and
 * wife of one age is `learned` of themselves.
 */
const twinShares = (relatives: Float64Array, same: Float64Array, learned: Float64Array): Float64Array =>
  sharesOf((field, level, at) => {
    if (field.isTwins) return same[at] ?? 1;
    return field.twins?.[level] ?? (field.tellsTwins ? learned : relatives)[at] ?? 1;
  });

const BIRTH = placeOf('date_of_birth');
/** Whether any pair says something by birth dates: without them nobody tells twins from other relatives. */
const tellsTwins = ({ levels }: Tally): boolean =>
  EXPLANATIONS.some((explanation) =>
    levels[explanation].subarray(BIRTH * LEVELS, (BIRTH + 1) * LEVELS).some((n) => n > 0),
  );

/** How many pairs of one person say something by a field. */
const saying = (same: Float64Array, name: string): number => {
  const n = placeOf(name);
  const levels = FIELDS[n] ? levelsOf(FIELDS[n]) : [];
  return levels.reduce((sum, each) => sum + (same[n * LEVELS + each] ?? 0), 0);
};

/** Which fields forbid: all, but those that the pairs prove (by a standard error) to differ too often for it. */
const forbidding = ({ levels: { same: all }, proved }: Tally): ReadonlySet<string> => {
  const fields = Object.entries(FORBIDDING).filter(([name, { levels, provedBy }]) => {
    const same = provedBy ? proved : all;
    const pairs = saying(same, name);
    const differs = levels.reduce((sum, level) => sum + (same[placeOf(name) * LEVELS + level] ?? 0), 0);
    const share = pairs === 0 ? 0 : differs / pairs;
    return share - Math.sqrt((share * (1 - share)) / Math.max(1, pairs)) <= FAULTY || pairs < LEAST_PROOF;
  });
  return new Set(fields.map(([name]) => name));
};

const nextWeights = (pairs: Tally, chance: Tally, allPairs: number, mentions: number): Weights => {
  const strangers = chanceShares(chance.levels.strangers);
  const ballast = (explanation: keyof typeof BALLAST_SHARE) =>
    Math.max(BALLAST, BALLAST_SHARE[explanation] * pairs.pairs[explanation]);
  const learned = withBeliefs(pairs.levels.neighbours, ofNeighbours, ballast('neighbours'));
  const start = (explanation: Explanation, found = pairs.pairs[explanation]) =>
    Math.log2(Math.max(1, LEAST_PAIRS * mentions, found) / allPairs);
  const same = capped(withBeliefs(pairs.levels.same, ofSame, ballast('same')));
  const relatives = relativeShares(
    withBeliefs(pairs.levels.relatives, ofRelatives, ballast('relatives')),
    chance.levels.strangers,
  );
  return {
    shares: {
      same,
      relatives,
      twins: twinShares(relatives, same, withBeliefs(pairs.levels.twins, ofRelatives, BALLAST)),
      neighbours: neighbourShares(learned, strangers),
      strangers,
    },
    starts: {
      same: start('same'),
      relatives: start('relatives'),
      twins: tellsTwins(pairs) ? start('twins') : start('twins', 0),
      neighbours: start('neighbours'),
    },
    forbids: forbidding(pairs),
  };
};

/** What is believed before the first look: an eighth to a half as many pairs as mentions, and chance as it was counted. */
const firstWeights = (chance: Table, mentions: number, allPairs: number): Weights => {
  const counts = new Float64Array(FIELDS.length * LEVELS);
  for (let group = 0; group + 1 < chance.first.length; group++) {
    const count = chance.count.subarray(chance.first[group], chance.first[group + 1]).reduce((sum, n) => sum + n, 0);
    for (const place of chance.at.subarray(group * chance.width, (group + 1) * chance.width))
      if (place >= 0) counts[place] = (counts[place] ?? 0) + count;
  }
  const strangers = chanceShares(counts);
  const start = (pairs: number) => Math.log2(Math.max(1, pairs) / allPairs);
  const [same, relatives] = [sharesOf(ofSame), relativeShares(sharesOf(ofRelatives), counts)];
  return {
    shares: {
      same,
      relatives,
      twins: twinShares(relatives, same, relatives),
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

/** By how many bits the start of any explanation moved. */
const farthest = (from: Weights, to: Weights): number =>
  Math.max(...EXPLANATIONS.map((name) => (name === 'strangers' ? 0 : Math.abs(to.starts[name] - from.starts[name]))));

/**
 * Fellegi and Sunter's weights by expectation-maximisation over counted patterns, with three explanations more than "one
 * person" and "chance". Chance agreement is counted on random pairs; the others are learned on the candidate pairs,
 * with the fields' beliefs as ballast, so that each explanation stays what it is called. `before`: weights that fewer
 * candidates gave, to begin with.
 */
export const learnWeights = (
  candidates: readonly Pattern[],
  random: readonly Pattern[],
  mentions: number,
  until: keyof typeof STILL,
  before?: Weights,
): Weights => {
  const allPairs = Math.max(1, (mentions * (mentions - 1)) / 2);
  const [pairs, chance] = [tableOf(candidates), tableOf(random)];
  const next = (weights: Weights): Weights =>
    nextWeights(look(weights, pairs), look(weights, chance), allPairs, mentions);
  let weights = before ?? firstWeights(chance, mentions, allPairs);
  for (let round = 0; round < ROUNDS; round++) {
    const once = next(weights);
    const twice = next(once);
    if (farthest(once, twice) < STILL[until]) return twice;
    const ahead = lookAhead(weights, once, twice);
    const then = next(ahead);
    // A look too far ahead shows in the way back: then the small steps hold.
    weights = farthest(ahead, then) <= farthest(weights, once) ? then : twice;
  }
  return weights;
};
