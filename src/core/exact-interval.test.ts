import { describe, expect, it } from 'vitest';
import { exactInterval } from './exact-interval.ts';

const rounded = (hits: number, all: number, confidence?: number) => {
  const { low, high } = exactInterval(hits, all, confidence);
  return [low, high].map((share) => Number(share.toFixed(4)));
};

describe('the exact interval of a share', () => {
  it.each([
    [0, 10, [0, 0.3085]],
    [10, 10, [0.6915, 1]],
    [5, 10, [0.1871, 0.8129]],
    [1, 100, [0.0003, 0.0545]],
    [98, 100, [0.9296, 0.9976]],
    [0, 300, [0, 0.0122]],
  ])('of %i of %i is what tables print', (hits, all, expected) => {
    expect(rounded(hits, all)).toEqual(expected);
  });

  it('is wider for more confidence, and everything where nothing was looked at', () => {
    expect(rounded(5, 10, 0.99)).toEqual([0.1283, 0.8717]);
    expect(exactInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
