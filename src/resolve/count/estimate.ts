import type { Weights } from '../learn/explanations.ts';
import type { WorthyKey } from '../steps/pairs/blocking.ts';
import { type Doubt, EVEN, LARGEST_GROUP } from './doubts.ts';
import { keyRecall } from './key-recall.ts';
import { ALL_TOLD, type Told } from './shape.ts';

/** What the run counted with. */
export interface Counted {
  readonly mentions: number;
  readonly weights: Pick<Weights, 'shares' | 'starts'>;
  readonly keys: readonly WorthyKey[];
}

/** Mentions that stand alone and have the same evidence for being one person with others. */
interface Alone {
  readonly count: number;
  /** How much likelier what was found is where they are one person with others than where they are not. */
  readonly likelihood: number;
  /** People that there are fewer for each of them that is one with others: half where the other stands alone as well. */
  readonly fewer: number;
}

/** Mentions of one shape: those that joined others, and those that stand alone. */
interface Likes {
  readonly linked: number;
  readonly alone: readonly Alone[];
}

/** Mentions that the share of all shapes outweighs: of a rare shape little is known. */
const SHRINK = 20;
const MOST = 0.999;
const ROUNDS = 200;
const STILL = 1e-5;

const sum = (doubts: readonly Doubt[], of: (doubt: Doubt) => number = () => 1): number =>
  doubts.reduce((all, doubt) => all + of(doubt) * doubt.count, 0);

const byShape = (doubts: readonly Doubt[]): ReadonlyMap<number, readonly Doubt[]> => {
  const shapes = new Map<number, Doubt[]>();
  for (const doubt of doubts) {
    if (doubt.what === 'joined') continue;
    const mine = shapes.get(doubt.shape);
    if (mine) mine.push(doubt);
    else shapes.set(doubt.shape, [doubt]);
  }
  return shapes;
};

const of = (doubts: readonly Doubt[], ...whats: readonly string[]): readonly Doubt[] =>
  doubts.filter(({ what }) => whats.includes(what));

/** How often those that are one person with such a mention say each fact, in the order of the facts; what is usual outweighs a few. */
const partnerShares = (doubts: readonly Doubt[], usual: readonly number[]): readonly number[] => {
  const [linked, partners] = [sum(of(doubts, 'linked')), of(doubts, 'partner')];
  return usual.map((share, n) => (sum(partners.filter(({ step }) => step === n)) + SHRINK * share) / (linked + SHRINK));
};

/** How many of those that joined stand with so many others, by that number (the last: so many or more); what is usual outweighs a few. */
const othersOf = (linked: readonly Doubt[], usual: readonly number[]): readonly number[] => {
  const all = sum(linked) + SHRINK;
  return usual.map((share, n) => (sum(linked.filter(({ step }) => step === n + 2)) + SHRINK * share) / all);
};

/** Mentions that no key brings to anybody of their person: their share of those who have others, and how many have several. */
interface Unreached {
  readonly share: number;
  readonly several: number;
}

/**
 * A pair of one person that no key reaches is this mention's fault or the other's, as likely: its own parts it from all others, and
 * theirs only where all of them have one. `others`: of those that joined; the fewer they are, the more did not.
 */
const unreached = (recall: number, others: readonly number[]): Unreached => {
  const own = Math.sqrt(recall);
  const missed = others.map((_, n) => 1 - own * (1 - (1 - own) ** (n + 1)));
  const having = others.map((share, n) => share / Math.max(STILL, 1 - (missed[n] ?? 0)));
  const all = having.reduce((total, share) => total + share, 0);
  const parted = having.map((share, n) => share * (missed[n] ?? 0));
  const lost = parted.reduce((total, share) => total + share, 0);
  return { share: all > 0 ? lost / all : 1 - recall, several: lost > 0 ? 1 - (parted[0] ?? 0) / lost : 0 };
};

const likesOf = (doubts: readonly Doubt[], { mentions, weights, keys }: Counted): readonly Likes[] => {
  const linked = of(doubts, 'linked');
  const inGroups = Math.max(1, sum(linked));
  const others = Math.max(1, sum(linked, ({ step }) => step - 1) / inGroups);
  // The weight of a pair begins with the share of pairs that are one person; the evidence of a mention, with how likely it has another.
  const begin = Math.min(0.99, (mentions * 2 ** weights.starts.same) / others);
  const everyone = partnerShares(
    doubts,
    ALL_TOLD.map(() => 0.5),
  );
  const sizes = Array.from(
    { length: LARGEST_GROUP - 1 },
    (_, n) => sum(linked.filter(({ step }) => step === n + 2)) / inGroups,
  );
  return [...byShape(doubts)].map(([shape, mine]) => {
    const alone = of(mine, 'alone', 'alone:group');
    const shares = partnerShares(mine, everyone);
    const partner = (told: Told): number => shares[ALL_TOLD.indexOf(told)] ?? 0;
    const ours = of(mine, 'linked');
    const { share: unseen, several } =
      alone.length === 0
        ? { share: 0, several: 0 }
        : unreached(keyRecall(shape, partner, keys, weights), othersOf(ours, sizes));
    return {
      linked: sum(ours),
      alone: alone.map(({ what, step, count }) => {
        const seen = step / EVEN / begin;
        const share = unseen + seen > 0 ? unseen / (unseen + seen) : 1;
        const group = share * several + (1 - share) * (what === 'alone' ? 0 : 1);
        return { count, likelihood: unseen + seen, fewer: (1 + group) / 2 };
      }),
    };
  });
};

/** How likely it has another, where that share of its shape has: `factor` on its odds. */
const chanceOf = (share: number, { likelihood }: Alone, factor = 1): number =>
  (factor * share * likelihood) / (factor * share * likelihood + 1 - share);

interface Learned {
  readonly likes: readonly Likes[];
  /** What share of the mentions of each shape is one person with others. */
  readonly shares: readonly number[];
}

/** Learns what share of mentions has others, from those that joined and from the evidence of those that did not. */
const learn = (likes: readonly Likes[]): Learned => {
  const sizes = likes.map(({ linked, alone }) => alone.reduce((total, { count }) => total + count, linked));
  const all = Math.max(
    1,
    sizes.reduce((total, size) => total + size, 0),
  );
  let overall = likes.reduce((total, { linked }) => total + linked, 0) / all;
  let shares = likes.map(() => overall);
  for (let round = 0; round < ROUNDS; round++) {
    const having = likes.map(({ linked, alone }, n) =>
      alone.reduce((total, one) => total + one.count * chanceOf(shares[n] ?? 0, one), linked),
    );
    const next = Math.min(MOST, having.reduce((total, n) => total + n, 0) / all);
    shares = having.map((n, shape) => Math.min(MOST, (n + SHRINK * next) / ((sizes[shape] ?? 0) + SHRINK)));
    const isStill = Math.abs(next - overall) < STILL;
    overall = next;
    if (isStill) break;
  }
  return { likes, shares };
};

const missedBy = ({ likes, shares }: Learned, factor: number): number =>
  likes.reduce(
    (total, { alone }, n) =>
      total + alone.reduce((fewer, one) => fewer + one.count * one.fewer * chanceOf(shares[n] ?? 0, one, factor), 0),
    0,
  );

/**
 * How many people were found twice, by so many times the odds that the model gives: mentions that stand alone although they are one
 * person with others. What share of mentions has others is learned of each shape from those that joined and from the evidence of
 * those that did not, which says little where a record says little: then they have others as often as those of their shape do.
 */
export const missedPeople = (
  doubts: readonly Doubt[],
  counted: Counted,
  factors: readonly number[],
): readonly number[] => {
  const learned = learn(likesOf(doubts, counted));
  return factors.map((factor) => missedBy(learned, factor));
};

/** How many more people there are by the model's own doubt about its merges: each mention is a stranger with one minus its confidence. */
export const mergedPeople = (doubts: readonly Doubt[]): number =>
  sum(of(doubts, 'joined'), ({ step }) => 1 - Math.min(1, (step + 0.5) / 1000));

/** The number of people as it is estimated, and the range in which it lies at 95 %. */
export interface Estimate {
  readonly estimated: number;
  readonly low: number;
  readonly high: number;
}

/** How far what is true lies from what the model says, in parts of it: measured on made and labelled sets (docs/resolve.md). */
interface Truth {
  readonly least: number;
  readonly usual: number;
  readonly most: number;
}
const MISSED: Truth = { least: 0.1, usual: 0.6, most: 2.4 };
const MERGED: Truth = { least: 0.05, usual: 0.3, most: 1.3 };

/** A table of so many mentions shows half of what a large one does: in small ones there are seldom namesakes, and hardly anybody may be found twice. */
const FEW_MENTIONS = 500;
const leastMissed = (mentions: number): number => (MISSED.least * mentions) / (mentions + FEW_MENTIONS);

/** People of several records who were split into groups of several, where they are most: so many of the others more. */
const SPLIT_GROUPS = 0.1;

const DEVIATIONS = 1.96;

/** The people who were found, without those whom the model expects to be found twice and with those whom it expects to be merged. */
export const estimateOf = (doubts: readonly Doubt[], counted: Counted, records: number, found: number): Estimate => {
  const merged = mergedPeople(doubts);
  const [fewest = 0, missed = 0, most = 0] = missedPeople(doubts, counted, [
    leastMissed(counted.mentions),
    MISSED.usual,
    MISSED.most,
  ]);
  const best = found - missed + MERGED.usual * merged;
  const chance = DEVIATIONS * Math.sqrt(missed + MERGED.usual * merged);
  const down = Math.hypot((1 + SPLIT_GROUPS) * most - missed, (MERGED.usual - MERGED.least) * merged, chance);
  const up = Math.hypot(missed - fewest, (MERGED.most - MERGED.usual) * merged, chance);
  const least = records > 0 ? 1 : 0;
  const within = (count: number): number => Math.max(least, Math.min(records, count));
  return {
    estimated: within(Math.round(best)),
    low: within(Math.floor(best - down)),
    high: within(Math.ceil(best + up)),
  };
};
