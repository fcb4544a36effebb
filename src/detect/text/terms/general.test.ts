import { expect, test } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

const SEEN = 'Patient Ann Lee, DOB 03/04/1951. PMH: asthma. ';

test.each([
  ["I don't have epilepsy.", []],
  ["She isn't epileptic, he doesn't have an ulcer.", []],
  ['Geen koorts.', []],
])('what nobody has is no fact: %s', (text, values) => {
  expect(foundIn(`${SEEN}${text}`, 'medical').slice(1)).toEqual(values);
});
