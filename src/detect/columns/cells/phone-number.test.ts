import fc from 'fast-check';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { expect, test } from 'vitest';
import { readPhone } from './phone-number.ts';

test('the usual forms of North America are read as the plan reads them', () => {
  const digits = fc.stringMatching(/^\d{10}$/);
  const form = fc.constantFrom('($1) $2-$3', '($1)$2 $3', '$1-$2-$3', '$1.$2.$3', '$1$2$3');
  fc.assert(
    fc.property(digits, form, (number, written) => {
      const value = number.replace(/^(\d{3})(\d{3})(\d{4})$/, written);
      const parsed = parsePhoneNumberFromString(value, 'US');
      return readPhone(value) === (parsed?.isPossible() ? parsed.number : number);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('other numbers are told by their country, or stand as digits', () => {
  expect(readPhone('+44 20 7946 0958')).toBe('+442079460958');
  expect(readPhone('020 7946 0958', 'GB')).toBe('+442079460958');
  expect(readPhone('302 555', 'US')).toBeNull();
});
