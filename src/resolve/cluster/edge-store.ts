import { PATTERN_WORDS } from '../fields.ts';

/** Compared pairs of large components, in plain arrays: a few bytes a pair, grouped by component. */
export interface EdgeStore {
  /** First pass: how many pairs each component has. */
  count(root: number): void;
  /** Second pass: the pairs themselves. */
  add(root: number, edge: StoredEdge): void;
  /** Components in the order of their numbers, each with its pairs in the order of their mentions. */
  components(): Iterable<readonly StoredEdge[]>;
}

export interface StoredEdge {
  readonly a: number;
  readonly b: number;
  readonly words: readonly number[];
  /** Thousandths of a bit. */
  readonly weight: number;
  readonly apart: boolean;
}

export const createEdgeStore = (mentions: number): EdgeStore => {
  const counts = new Int32Array(mentions + 2);
  let starts: Int32Array | undefined;
  let filled = new Int32Array(0);
  let columns: readonly Int32Array[] = [];
  const open = (): Int32Array => {
    if (starts) return starts;
    const found = new Int32Array(mentions + 2);
    for (let root = 0; root <= mentions; root++) found[root + 1] = (found[root] ?? 0) + (counts[root] ?? 0);
    const total = found[mentions + 1] ?? 0;
    columns = Array.from({ length: PATTERN_WORDS + 4 }, () => new Int32Array(total));
    filled = found.slice();
    starts = found;
    return found;
  };
  return {
    count: (root) => {
      counts[root] = (counts[root] ?? 0) + 1;
    },
    add: (root, { a, b, words, weight, apart }) => {
      open();
      const at = filled[root] ?? 0;
      filled[root] = at + 1;
      const put = (n: number, value: number): void => {
        const column = columns[n];
        if (column) column[at] = value;
      };
      put(0, a);
      put(1, b);
      put(2, weight);
      put(3, apart ? 1 : 0);
      for (let k = 0; k < words.length; k++) put(4 + k, words[k] ?? 0);
    },
    components: function* () {
      const from = open();
      const cell = (n: number, at: number): number => columns[n]?.[at] ?? 0;
      for (let root = 0; root <= mentions; root++) {
        const [first, last] = [from[root] ?? 0, filled[root] ?? 0];
        if (first === last) continue;
        const edges: StoredEdge[] = [];
        for (let at = first; at < last; at++) {
          const words: number[] = [];
          for (let k = 0; k < PATTERN_WORDS; k++) words.push(cell(4 + k, at));
          edges.push({ a: cell(0, at), b: cell(1, at), weight: cell(2, at), apart: cell(3, at) === 1, words });
        }
        yield edges.sort((x, y) => x.a - y.a || x.b - y.b);
      }
    },
  };
};
