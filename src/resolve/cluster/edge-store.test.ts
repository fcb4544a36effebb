import { describe, expect, it } from 'vitest';
import { PATTERN_WORDS } from '../fields/fields.ts';
import { createEdgeStore } from './edge-store.ts';

type Pair = readonly [a: number, b: number, weight: number, apart: number];

const columnsOf = (pairs: readonly Pair[]): readonly Int32Array[] => [
  ...[0, 1, 2, 3].map((n) => Int32Array.from(pairs.map((pair) => pair[n] ?? 0))),
  ...Array.from({ length: PATTERN_WORDS }, (_, k) => Int32Array.from(pairs.map(([a]) => 10 * a + k))),
];

/** Mentions 1, 2 and 5 are one component, 3 and 4 another, and 6 stands alone. */
const COMPONENT = [0, 1, 1, 3, 3, 1, 6];
const grouped = () => {
  const store = createEdgeStore(5);
  store.add(
    columnsOf([
      [2, 5, 700, 0],
      [1, 3, 900, 0],
      [1, 5, -400, 1],
    ]),
  );
  store.add(
    columnsOf([
      [3, 4, 2000, 0],
      [1, 2, 800, 0],
    ]),
  );
  return store.group(6, (mention) => COMPONENT[mention] ?? 0);
};

describe('pairs of components', () => {
  it('come component by component, in the order of their mentions, in whatever order they were found', () => {
    const found = [...grouped().each()].map((edges) => edges.map(({ a, b, weight, apart }) => [a, b, weight, apart]));
    expect(found).toEqual([
      [
        [1, 2, 800, false],
        [1, 5, -400, true],
        [2, 5, 700, false],
      ],
      [[3, 4, 2000, false]],
    ]);
  });

  it('keep the words of their levels', () => {
    const [first] = [...grouped().each()][0] ?? [];
    expect(first?.words).toEqual(Array.from({ length: PATTERN_WORDS }, (_, k) => 10 + k));
  });

  it('are several for the mentions whose own values are asked for', () => {
    expect([...grouped().crowded()]).toEqual([1, 2, 5]);
  });
});
