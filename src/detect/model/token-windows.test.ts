import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenWindows } from './token-windows.ts';

/** First tokens of words with so many tokens each. */
const firstsOf = (lengths: readonly number[]): { readonly firsts: readonly number[]; readonly count: number } => {
  let count = 0;
  const firsts = lengths.map((length) => {
    count += length;
    return count - length;
  });
  return { firsts, count };
};

describe('windows of tokens', () => {
  it('see a quarter of a window twice, and keep each half of that once', () => {
    const { firsts, count } = firstsOf(Array.from({ length: 20 }, () => 1));
    expect(tokenWindows(firsts, count, 12)).toEqual([
      { from: 0, to: 12, keepFrom: 0, keepTo: 11 },
      { from: 9, to: 20, keepFrom: 11, keepTo: 20 },
    ]);
  });

  it('are never longer than the model takes, and keep every word once in a window that holds it whole', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 8 }), { maxLength: 200 }),
        fc.integer({ min: 8, max: 40 }),
        (lengths, size) => {
          const { firsts, count } = firstsOf(lengths);
          const windows = tokenWindows(firsts, count, size);
          expect(windows.every(({ from, to }) => to - from <= size)).toBe(true);
          const homes = firsts.map((first, n) => {
            const own = windows.filter(({ keepFrom, keepTo }) => first >= keepFrom && first < keepTo);
            return own.length === 1 && own.every(({ from, to }) => from <= first && first + (lengths[n] ?? 0) <= to);
          });
          expect(homes.every(Boolean)).toBe(true);
        },
      ),
    );
  });
});
