import { EMPTY_ROOT, type Hash, nodeHash } from './merkle.ts';

/** A growing tree that keeps only the roots of its full subtrees: adding a leaf and asking the root cost O(log n). */
export interface Frontier {
  readonly size: number;
  add(leaf: Hash): void;
  root(): Hash;
}

export const openFrontier = (): Frontier => {
  const full: { hash: Hash; height: number }[] = [];
  let size = 0;
  return {
    get size() {
      return size;
    },
    add: (leaf) => {
      let top = { hash: leaf, height: 0 };
      for (let left = full.at(-1); left?.height === top.height; left = full.at(-1)) {
        full.pop();
        top = { hash: nodeHash(left.hash, top.hash), height: top.height + 1 };
      }
      full.push(top);
      size += 1;
    },
    root: () => {
      const top = full.at(-1);
      if (!top) return EMPTY_ROOT;
      return full.slice(0, -1).reduceRight((right, left) => nodeHash(left.hash, right), top.hash);
    },
  };
};
