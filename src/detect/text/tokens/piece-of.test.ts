import { describe, expect, it } from 'vitest';
import { placesOf, signTable, trimmed } from './piece-of.ts';

describe('pieces of a text', () => {
  it('say where a sign stands in them, as offsets of the whole', () => {
    expect(placesOf('a=1 b=2 c=3', '=', { from: 3, to: 9 })).toEqual([5]);
    expect(placesOf('abab', 'ab', { from: 0, to: 4 })).toEqual([0, 2]);
  });

  it('lose signs in front and behind, each of their own', () => {
    expect(trimmed('x [ "Kubiak"], y', { from: 1, to: 14 }, signTable(' ["'), signTable(' "],'))).toEqual({
      from: 5,
      to: 11,
    });
    expect(trimmed('   ', { from: 0, to: 3 }, signTable(' '), signTable(' '))).toEqual({ from: 3, to: 3 });
  });
});
