import fc from 'fast-check';
import { expect, test } from 'vitest';
import { numberOf, wordTable } from './word-table.ts';

test('a table says of each word what was put in, and nothing of others', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.integer({ min: 1, max: 1_000_000 })), fc.string(), (words, other) => {
      const table = wordTable(new Map(Object.entries(words)));
      for (const [word, number] of Object.entries(words)) expect(numberOf(table, word)).toBe(number);
      if (!Object.hasOwn(words, other)) expect(numberOf(table, other)).toBe(0);
    }),
  );
});
