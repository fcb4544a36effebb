import { expect, test } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

const SEEN = 'Patient Ann Lee, DOB 03/04/1951. PMH: asthma, diabetes. ';

test.each([
  ['a drug by its begin', 'Meds: metformin, fluclox, lisinopril.', ['metformin', 'fluclox', 'lisinopril']],
  ['a fracture by its sign', 'PMH: #NOF, copd.', ['#NOF', 'copd']],
])('%s is told', (_, text, values) => {
  expect(foundIn(SEEN + text, 'medical').slice(2)).toEqual(values);
});
