import { describe, expect, it } from 'vitest';
import { FIELDS, FIELDS_A_WORD } from '../fields/fields.ts';
import { placeOf } from '../learn/tally.ts';
import { createTwoNames } from './two-names.ts';

/** Packed levels, as compared pairs have them. */
const pack = (levels: Readonly<Record<string, number>>): readonly number[] => {
  const words = Array.from({ length: Math.ceil(FIELDS.length / FIELDS_A_WORD) }, () => 0);
  for (const [name, level] of Object.entries(levels)) {
    const place = placeOf(name);
    const word = Math.floor(place / FIELDS_A_WORD);
    words[word] = (words[word] ?? 0) + level * 16 ** (place % FIELDS_A_WORD);
  }
  return words;
};
const edge = (a: number, b: number, given_name: number, more = {}) => ({ a, b, words: pack({ given_name, ...more }) });
const [DIFFERENT, NICKNAME, SAME] = [1, 5, 8];
const across = (level: number, more = {}) => [edge(1, 3, level, more), edge(2, 3, level), edge(1, 4, level)];
const agreed = [edge(1, 2, SAME), edge(3, 4, SAME)];

describe('two groups of records that differ in the first name', () => {
  it('have two names where two records agree in each', () => {
    expect(createTwoNames([...agreed, ...across(DIFFERENT)])([1, 2], [3, 4])).toBe(true);
  });

  it('may have one and a slip where nothing confirms it', () => {
    expect(createTwoNames([edge(1, 2, SAME), ...across(DIFFERENT)])([1, 2], [3, 4])).toBe(false);
    expect(createTwoNames([edge(1, 2, SAME), ...across(DIFFERENT)])([1, 2], [3])).toBe(false);
  });

  it('have one where some pair is alike, or has one Social Security number', () => {
    expect(createTwoNames([...agreed, ...across(NICKNAME)])([1, 2], [3, 4])).toBe(false);
    expect(createTwoNames([...agreed, ...across(DIFFERENT, { ssn: 5 })])([1, 2], [3, 4])).toBe(false);
  });
});
