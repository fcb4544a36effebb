import { describe, expect, it } from 'vitest';
import { isTestCard, testCards } from './test-cards.ts';
import { VALIDATORS } from './validators.ts';

describe('numbers of cards for testing', () => {
  it('fit their check digits, and each stands once', () => {
    expect(testCards().filter((number) => VALIDATORS['luhn']?.(number) !== true)).toEqual([]);
    expect(new Set(testCards()).size).toBe(testCards().length);
  });
  it('are known however they are written', () => {
    expect(
      ['4111 1111 1111 1111', '4111-1111-1111-1111', '378282246310005', '4111 1111 1111 1129'].map(isTestCard),
    ).toEqual([true, true, true, false]);
  });
});
