import { createOfferHeap, type OfferHeap } from './heap.ts';

/** A weighed pair inside one component; nodes are numbered from 0. Weight in thousandths of a bit; `apart`: never one person. */
export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly weight: number;
  readonly apart: boolean;
}

/** Whether two groups of nodes may be one person; asked before every merge. */
export type MayMerge = (left: readonly number[], right: readonly number[]) => boolean;

const NEVER = Number.NEGATIVE_INFINITY;

interface Groups {
  /** Summed weight to every group that is near, by group. */
  readonly near: readonly Map<number, number>[];
  readonly members: number[][];
  /** The group that each node went into; itself while it stands. */
  readonly into: Int32Array;
  readonly heap: OfferHeap;
}

const offer = ({ heap }: Groups, a: number, b: number, weight: number): void => {
  if (weight > 0) heap.push({ weight, a: Math.min(a, b), b: Math.max(a, b) });
};

const createGroups = (size: number, edges: readonly Edge[]): Groups => {
  const near = Array.from({ length: size }, () => new Map<number, number>());
  for (const { a, b, weight, apart } of edges) {
    const sum = apart ? NEVER : (near[a]?.get(b) ?? 0) + weight;
    near[a]?.set(b, sum);
    near[b]?.set(a, sum);
  }
  const groups: Groups = {
    near,
    members: Array.from({ length: size }, (_, n) => [n]),
    into: Int32Array.from({ length: size }, (_, n) => n),
    heap: createOfferHeap(),
  };
  near.forEach((others, a) => {
    for (const [b, weight] of others) if (a < b) offer(groups, a, b, weight);
  });
  return groups;
};

/** Puts one group into another: the weights to all that are near add up. */
const merge = (groups: Groups, keep: number, gone: number): void => {
  const [kept, left] = [groups.near[keep], groups.near[gone]];
  if (!kept || !left) return;
  groups.into[gone] = keep;
  groups.members[keep]?.push(...(groups.members[gone] ?? []));
  kept.delete(gone);
  for (const [other, more] of left) {
    if (other === keep) continue;
    const sum = (kept.get(other) ?? 0) + more;
    kept.set(other, sum);
    groups.near[other]?.delete(gone);
    groups.near[other]?.set(keep, sum);
    offer(groups, keep, other, sum);
  }
  left.clear();
};

/** The smallest node of each node's group, whichever merge came last. */
const labelsOf = ({ into }: Groups): readonly number[] => {
  const smallest = new Map<number, number>();
  return Array.from(into, (_, node) => {
    let root = node;
    while (into[root] !== root) root = into[root] ?? root;
    const label = smallest.get(root) ?? node;
    smallest.set(root, label);
    return label;
  });
};

/**
 * Correlation clustering by greedy contraction: the two groups with the most evidence for one person are merged, the
 * evidence of their pairs is added up (against as well as for), and so on until nothing speaks for a merge.
 * Near-linear in the edges; the answer hangs on weights and node numbers alone.
 */
export const contract = (size: number, edges: readonly Edge[], mayMerge: MayMerge): readonly number[] => {
  const groups = createGroups(size, edges);
  const { near, members, into, heap } = groups;
  for (let next = heap.pop(); next; next = heap.pop()) {
    const { a, b, weight } = next;
    // An offer is stale when one of its groups went into another, or more evidence came since.
    if (into[a] !== a || into[b] !== b || near[a]?.get(b) !== weight) continue;
    if (!mayMerge(members[a] ?? [], members[b] ?? [])) {
      near[a]?.set(b, NEVER);
      near[b]?.set(a, NEVER);
    } else if ((near[a]?.size ?? 0) >= (near[b]?.size ?? 0)) merge(groups, a, b);
    else merge(groups, b, a);
  }
  return labelsOf(groups);
};
