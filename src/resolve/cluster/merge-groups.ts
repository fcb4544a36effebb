import { type Agreement, type Scorer, sum } from './agreement.ts';
import { createOfferHeap, type OfferHeap } from './heap.ts';

/** A compared pair inside one component; nodes are numbered from 0. `apart`: never one person. `together`: always. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly agreement: Agreement;
  readonly apart: boolean;
  readonly together: boolean;
}

/** Whether two groups of nodes may be one person by so many bits; asked before every merge. */
export type MayMerge = (left: readonly number[], right: readonly number[], weight: number) => boolean;

/** The group of each node, named by its smallest node; and the least probability of the merges that made it part of it. */
export interface Grouping {
  readonly labels: readonly number[];
  readonly sureness: Float64Array;
}

/** Evidence below this many bits joins nobody: as likely as not is not enough. */
export const MARGIN = 0.5;

interface Between {
  readonly agreement: Agreement;
  /** How many of the pairs of two groups were compared. */
  readonly compared: number;
  readonly isApart: boolean;
  /** What the compared pairs say. */
  readonly score: number;
}

interface Groups {
  readonly scorer: Scorer;
  readonly near: readonly Map<number, Between>[];
  readonly members: (readonly number[])[];
  readonly into: Int32Array;
  readonly sureness: Float64Array;
  readonly heap: OfferHeap;
}

const between = (scorer: Scorer, agreement: Agreement, compared: number, isApart: boolean): Between => ({
  agreement,
  compared,
  isApart,
  score: isApart ? Number.NEGATIVE_INFINITY : scorer.score(agreement),
});

/**
 * Bits for one person by what was compared and what was not: of large groups some pair is alike by chance, and where no key brings the others
 * together, the one that has a key says only what the likeliest of so many says.
 */
const weightOf = ({ members }: Groups, a: number, b: number, { score, compared }: Between): number =>
  score + Math.log2(compared / ((members[a] ?? []).length * (members[b] ?? []).length));

/** By so many bits against one person two groups are certainly two. */
const CERTAINLY_TWO = -8;

/** The odds that a group is one person with somebody who is certainly not `other`. */
const rivalOdds = (groups: Groups, group: number, other: number): number => {
  const { near, members } = groups;
  if ((members[group] ?? []).length > (members[other] ?? []).length) return 0;
  let odds = 0;
  for (const [rival, pair] of near[group] ?? []) {
    if (rival === other || pair.isApart || (near[other]?.get(rival)?.score ?? 0) > CERTAINLY_TWO) continue;
    odds += 2 ** weightOf(groups, group, rival, pair);
  }
  return odds;
};

/**
 * Bits for one person where the smaller of two groups can only belong to one of several: of *H. Lang* in the house of Hans and Heike Lang,
 * or of a name and town that two people have, the evidence is good for either, and so for neither.
 */
const againstRivals = (groups: Groups, a: number, b: number, weight: number): number =>
  weight - Math.log2(1 + Math.max(rivalOdds(groups, a, b), rivalOdds(groups, b, a)));

const offer = (groups: Groups, a: number, b: number, pair: Between): void => {
  const weight = weightOf(groups, a, b, pair);
  if (weight > MARGIN) groups.heap.push({ weight, a: Math.min(a, b), b: Math.max(a, b) });
};

const merge = (groups: Groups, a: number, b: number, probability: number): void => {
  const [nearA, nearB] = [groups.near[a], groups.near[b]];
  if (!nearA || !nearB) return;
  const isKept = nearA.size > nearB.size || (nearA.size === nearB.size && a < b);
  const [keep, gone, kept, left] = isKept ? [a, b, nearA, nearB] : [b, a, nearB, nearA];
  const [stay, come] = [groups.members[keep] ?? [], groups.members[gone] ?? []];
  // Where one record joins many, the doubt is about the one.
  for (const node of stay.length >= come.length ? come : stay) lower(groups.sureness, node, probability);
  if (stay.length === come.length) for (const node of stay) lower(groups.sureness, node, probability);
  groups.into[gone] = keep;
  groups.members[keep] = [...stay, ...come];
  kept.delete(gone);
  for (const [other, more] of left) {
    if (other === keep) continue;
    const before = kept.get(other);
    const all = between(
      groups.scorer,
      sum(more.agreement, before?.agreement),
      more.compared + (before?.compared ?? 0),
      more.isApart || before?.isApart === true,
    );
    kept.set(other, all);
    groups.near[other]?.delete(gone);
    groups.near[other]?.set(keep, all);
    offer(groups, keep, other, all);
  }
  left.clear();
};

const lower = (sureness: Float64Array, node: number, probability: number): void => {
  sureness[node] = Math.min(sureness[node] ?? 1, probability);
};

const createGroups = (size: number, edges: readonly Edge[], scorer: Scorer): Groups => {
  const near = Array.from({ length: size }, () => new Map<number, Between>());
  for (const { a, b, agreement, apart } of edges) {
    const pair = between(scorer, agreement, 1, apart);
    near[a]?.set(b, pair);
    near[b]?.set(a, pair);
  }
  return {
    scorer,
    near,
    members: Array.from({ length: size }, (_, n) => [n]),
    into: Int32Array.from({ length: size }, (_, n) => n),
    sureness: new Float64Array(size).fill(1),
    heap: createOfferHeap(),
  };
};

const rootOf = (into: Int32Array, node: number): number => {
  let root = node;
  while (into[root] !== root) root = into[root] ?? root;
  return root;
};

/** What people decided goes first, whatever the evidence. */
const mergeDecided = (groups: Groups, edges: readonly Edge[]): void => {
  for (const { a, b } of edges.filter(({ together }) => together)) {
    const [left, right] = [rootOf(groups.into, a), rootOf(groups.into, b)];
    if (left !== right) merge(groups, left, right, 1);
  }
};

/**
 * Correlation clustering by greedy merging: the two groups with the most evidence for one person are merged, what
 * their pairs say (against as well as for) is put together, and so on until nothing speaks for a merge. The answer
 * hangs on the edges and node numbers alone; edges must come in a fixed order, so that sums are the same to the bit.
 */
export const mergeGroups = (size: number, edges: readonly Edge[], scorer: Scorer, mayMerge: MayMerge): Grouping => {
  const groups = createGroups(size, edges, scorer);
  mergeDecided(groups, edges);
  groups.near.forEach((others, a) => {
    for (const [b, pair] of others) if (a < b) offer(groups, a, b, pair);
  });
  for (let next = groups.heap.pop(); next; next = groups.heap.pop()) {
    const { a, b, weight } = next;
    // An offer is stale when one of its groups went into another, or more evidence came since; it is made anew where a group only grew.
    const pair = groups.near[a]?.get(b);
    if (groups.into[a] !== a || groups.into[b] !== b || pair === undefined) continue;
    const now = weightOf(groups, a, b, pair);
    if (now !== weight) {
      if (now < weight) offer(groups, a, b, pair);
      continue;
    }
    const alone = againstRivals(groups, a, b, weight);
    // What tells it from its rivals may still come, with what one of the groups is joined to: then it is offered again.
    if (alone < 0) continue;
    if (mayMerge(groups.members[a] ?? [], groups.members[b] ?? [], weight)) merge(groups, a, b, 1 / (1 + 2 ** -alone));
    else {
      const never = { ...pair, isApart: true, score: Number.NEGATIVE_INFINITY };
      groups.near[a]?.set(b, never);
      groups.near[b]?.set(a, never);
    }
  }
  const smallest = new Map<number, number>();
  const labels = Array.from(groups.into, (_, node) => {
    const root = rootOf(groups.into, node);
    const label = smallest.get(root) ?? node;
    smallest.set(root, label);
    return label;
  });
  return { labels, sureness: groups.sureness };
};
