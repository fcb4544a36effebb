import { describe, expect, it } from 'vitest';
import type { Agreement, Scorer } from './agreement.ts';
import { type Edge, mergeGroups } from './merge-groups.ts';

/** Every pair says so many bits by one field; two groups the mean of theirs. */
const SCORER: Scorer = {
  pair: () => new Float64Array(2),
  score: (agreement) => (agreement[1] ?? 0) / (agreement[0] ?? 1),
};

const edge = (a: number, b: number, bits: number): Edge => {
  const agreement: Agreement = Float64Array.from([1, bits]);
  return { a, b, agreement, apart: false, together: false };
};

/** All pairs of these nodes. */
const within = (nodes: readonly number[], bits: number): readonly Edge[] =>
  nodes.flatMap((a, n) => nodes.slice(n + 1).map((b) => edge(a, b, bits)));

const groups = (edges: readonly Edge[], size: number): number =>
  new Set(mergeGroups(size, edges, SCORER, () => true).labels).size;

describe('two groups of records', () => {
  const ours = [0, 1, 2, 3, 4, 5];
  const theirs = [6, 7, 8, 9, 10, 11];
  const apart = [...within(ours, 20), ...within(theirs, 20)];

  it('are one person where all of their pairs were compared and speak for it', () => {
    const across = ours.flatMap((a) => theirs.map((b) => edge(a, b, 3)));
    expect(groups([...apart, ...across], 12)).toBe(1);
  });

  it('are two people where one pair of many is alike, and no key brought the others together', () => {
    expect(groups([...apart, edge(5, 6, 3)], 12)).toBe(2);
  });

  it('are one person by few pairs that say much', () => {
    expect(groups([...apart, edge(5, 6, 12)], 12)).toBe(1);
  });
});

describe('a record that may be one of two people who are not one', () => {
  // Of Hans and Heike in one house: H. may be either.
  const pairs = (hans: number, heike: number, apart: number) => [
    edge(0, 1, hans),
    edge(0, 2, heike),
    edge(1, 2, apart),
  ];

  it('is neither where it is as likely the one as the other', () => {
    expect(groups(pairs(4, 4, -12), 3)).toBe(3);
  });

  it('is the one who is plainly likelier, and less surely than without the other', () => {
    const { labels, sureness } = mergeGroups(3, pairs(6, 3, -12), SCORER, () => true);
    expect(labels).toEqual([0, 0, 2]);
    expect(sureness[0]).toBeCloseTo(1 / (1 + 2 ** -(6 - Math.log2(1 + 2 ** 3))), 9);
  });

  it('joins where the two may be one after all', () => {
    expect(groups(pairs(4, 4, -3), 3)).toBe(2);
  });

  it('is told by what it is joined to first', () => {
    // Node 3 is H. with more to say, and sure to be Hans.
    const told = [...pairs(4, 4, -12), edge(0, 3, 9), edge(1, 3, 9), edge(2, 3, -12)];
    expect(groups(told, 4)).toBe(2);
  });
});
