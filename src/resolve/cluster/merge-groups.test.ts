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
