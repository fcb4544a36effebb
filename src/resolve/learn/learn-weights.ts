import { FIELDS } from '../fields/fields.ts';
import {
  EXPLANATIONS,
  type Explanation,
  FORBIDDING,
  LEVELS,
  levelsOf,
  sharesOf,
  type Weights,
} from './explanations.ts';
import { lookAhead } from './look-ahead.ts';
import type { Pattern } from './patterns.ts';
import {
  amongPossible,
  BALLAST,
  BALLAST_SHARE,
  capped,
  chanceShares,
  neighbourShares,
  ofNeighbours,
  ofRelatives,
  ofSame,
  relativeShares,
  twinShares,
  withBeliefs,
} from './shares.ts';
import { look, placeOf, type Table, type Tally, tableOf } from './tally.ts';

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

const BIRTH = placeOf('date_of_birth');
/** Whether any pair says something by birth dates: without them nobody tells twins from other relatives. */
export const tellsTwins = ({ levels }: Tally): boolean =>
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

/** What is believed of each explanation before anything is learned, among the levels that a table can have. */
const beliefsOf = (empty: (column: string) => boolean) => ({
  same: amongPossible(ofSame, empty),
  relatives: amongPossible(ofRelatives, empty),
  neighbours: amongPossible(ofNeighbours, empty),
});
type Beliefs = ReturnType<typeof beliefsOf>;

/** How many mentions there are, how many pairs of them, and what is believed of these. */
interface Known {
  readonly mentions: number;
  readonly allPairs: number;
  readonly beliefs: Beliefs;
}

const nextWeights = (pairs: Tally, chance: Tally, { mentions, allPairs, beliefs }: Known): Weights => {
  const strangers = chanceShares(chance.levels.strangers, chance.worth);
  const ballast = (explanation: keyof typeof BALLAST_SHARE) =>
    Math.max(BALLAST, BALLAST_SHARE[explanation] * pairs.pairs[explanation]);
  const learned = withBeliefs(pairs.levels.neighbours, beliefs.neighbours, ballast('neighbours'));
  const start = (explanation: Explanation, found = pairs.pairs[explanation]) =>
    Math.log2(Math.max(1, LEAST_PAIRS * mentions, found) / allPairs);
  const same = capped(withBeliefs(pairs.levels.same, beliefs.same, ballast('same')));
  const relatives = relativeShares(
    withBeliefs(pairs.levels.relatives, beliefs.relatives, ballast('relatives')),
    chance.levels.strangers,
  );
  return {
    shares: {
      same,
      relatives,
      twins: twinShares(relatives, same, withBeliefs(pairs.levels.twins, beliefs.relatives, BALLAST)),
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
const firstWeights = (chance: Table, { mentions, allPairs, beliefs }: Known): Weights => {
  const counts = new Float64Array(FIELDS.length * LEVELS);
  for (let group = 0; group + 1 < chance.first.length; group++) {
    const count = chance.count.subarray(chance.first[group], chance.first[group + 1]).reduce((sum, n) => sum + n, 0);
    for (const place of chance.at.subarray(group * chance.width, (group + 1) * chance.width))
      if (place >= 0) counts[place] = (counts[place] ?? 0) + count;
  }
  const strangers = chanceShares(counts);
  const start = (pairs: number) => Math.log2(Math.max(1, pairs) / allPairs);
  const [same, relatives] = [sharesOf(beliefs.same), relativeShares(sharesOf(beliefs.relatives), counts)];
  return {
    shares: {
      same,
      relatives,
      twins: twinShares(relatives, same, relatives),
      neighbours: neighbourShares(sharesOf(beliefs.neighbours), strangers),
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

/** What is learned from. */
interface Learning {
  readonly mentions: number;
  /** Columns that some mention fills. */
  readonly filled: ReadonlySet<string>;
  readonly until: keyof typeof STILL;
  /** Weights that fewer candidates gave, to begin with. */
  readonly before?: Weights;
}

/**
 * Fellegi and Sunter's weights by expectation-maximisation over counted patterns, with three explanations more than "one
 * person" and "chance". Chance agreement is counted on random pairs; the others are learned on the candidate pairs,
 * with the fields' beliefs as ballast, so that each explanation stays what it is called.
 */
export const learnWeights = (
  candidates: readonly Pattern[],
  random: readonly Pattern[],
  { mentions, filled, until, before }: Learning,
): Weights => {
  const allPairs = Math.max(1, (mentions * (mentions - 1)) / 2);
  const [pairs, chance] = [tableOf(candidates), tableOf(random)];
  const known = { mentions, allPairs, beliefs: beliefsOf((column) => !filled.has(column)) };
  const next = (weights: Weights): Weights => nextWeights(look(weights, pairs), look(weights, chance), known);
  let weights = before ?? firstWeights(chance, known);
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
