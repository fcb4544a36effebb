import { PATTERN_WORDS } from '../fields/fields.ts';

/** Compared pairs in plain arrays, a few bytes a pair. */
export interface EdgeStore {
  /** Takes pairs as they come, one array a column: both mentions, the weight, whether they are kept apart (1), and the words of their levels. */
  add(columns: readonly Int32Array[]): void;
  /** Puts the pairs inside components together, by the number of the component that each mention (from 1 to `mentions`) is in. */
  group(mentions: number, componentOf: (mention: number) => number): Components;
}

export interface Components {
  /** Mentions of components with several pairs, in order. */
  crowded(): Iterable<number>;
  /** Components in the order of their numbers, each with its pairs in the order of their mentions. */
  each(): Iterable<readonly StoredEdge[]>;
}

export interface StoredEdge {
  readonly a: number;
  readonly b: number;
  readonly words: readonly number[];
  /** Thousandths of a bit. */
  readonly weight: number;
  readonly apart: boolean;
}

/** A store for at most so many pairs. */
export const createEdgeStore = (capacity: number): EdgeStore => {
  const columns = Array.from({ length: PATTERN_WORDS + 4 }, () => new Int32Array(capacity));
  const cell = (n: number, at: number): number => columns[n]?.[at] ?? 0;
  let pairs = 0;

  const edgeAt = (at: number): StoredEdge => {
    const words: number[] = [];
    for (let k = 0; k < PATTERN_WORDS; k++) words.push(cell(4 + k, at));
    return { a: cell(0, at), b: cell(1, at), weight: cell(2, at), apart: cell(3, at) === 1, words };
  };

  const group = (mentions: number, componentOf: (mention: number) => number): Components => {
    const [as = new Int32Array(0), bs = new Int32Array(0)] = columns;
    /** Component of a pair; 0: its mentions are in different ones. */
    const inside = (at: number): number => {
      const component = componentOf(as[at] ?? 0);
      return component === componentOf(bs[at] ?? 0) ? component : 0;
    };
    const starts = new Int32Array(mentions + 2);
    for (let at = 0; at < pairs; at++) {
      const component = inside(at);
      if (component > 0) starts[component + 1] = (starts[component + 1] ?? 0) + 1;
    }
    for (let n = 1; n < starts.length; n++) starts[n] = (starts[n] ?? 0) + (starts[n - 1] ?? 0);
    const places = new Int32Array(starts[mentions + 1] ?? 0);
    const ends = starts.slice();
    for (let at = 0; at < pairs; at++) {
      const component = inside(at);
      if (component === 0) continue;
      const end = ends[component] ?? 0;
      places[end] = at;
      ends[component] = end + 1;
    }
    const sizeOf = (component: number): number => (starts[component + 1] ?? 0) - (starts[component] ?? 0);
    return {
      crowded: function* () {
        for (let mention = 1; mention <= mentions; mention++) if (sizeOf(componentOf(mention)) > 1) yield mention;
      },
      each: function* () {
        for (let component = 1; component <= mentions; component++) {
          const [first, size] = [starts[component] ?? 0, sizeOf(component)];
          if (size === 0) continue;
          const edges: StoredEdge[] = [];
          for (let n = first; n < first + size; n++) edges.push(edgeAt(places[n] ?? 0));
          yield edges.sort((x, y) => x.a - y.a || x.b - y.b);
        }
      },
    };
  };

  return {
    add: (chunk) => {
      chunk.forEach((cells, n) => {
        columns[n]?.set(cells, pairs);
      });
      pairs += chunk[0]?.length ?? 0;
    },
    group,
  };
};
