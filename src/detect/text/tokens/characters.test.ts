import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hashOf, spellingOf } from './characters.ts';

// What is remembered of a word by its hash must hold for every way to write it: what was read before changes nothing.
test('a word has the hash of its spelling, whatever its script, case and accents', () => {
  expect(spellingOf('Ангов')).toBe('angov');
  expect(spellingOf('O’Brien')).toBe('obrien');
  expect(spellingOf('Straße')).toBe('strasse');
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'aZéßÆøЖщьγΣ中’_7') }), (word) => {
      const spelling = spellingOf(word);
      return hashOf(word) === hashOf(spelling) && spellingOf(spelling) === spelling;
    }),
    { seed: 7, numRuns: 200 },
  );
});
