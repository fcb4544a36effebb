/** Sets of whole numbers that grow together; the smallest member stands for its set. */
export interface UnionFind {
  find(node: number): number;
  /** Whether the two were apart before. */
  union(a: number, b: number): boolean;
}

export const createUnionFind = (size: number): UnionFind => {
  const parent = new Int32Array(size);
  for (let n = 0; n < size; n++) parent[n] = n;
  const find = (node: number): number => {
    let root = node;
    while ((parent[root] ?? root) !== root) root = parent[root] ?? root;
    let at = node;
    while (at !== root) {
      const next = parent[at] ?? root;
      parent[at] = root;
      at = next;
    }
    return root;
  };
  const union = (a: number, b: number): boolean => {
    const [left, right] = [find(a), find(b)];
    if (left === right) return false;
    if (left < right) parent[right] = left;
    else parent[left] = right;
    return true;
  };
  return { find, union };
};
