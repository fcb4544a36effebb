import { expect, test } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

const HEAD = 'Patient Ann Lee, DOB 03/04/1951.\n';

test.each([
  ['in front of it', 'PMH: I50.9 heart failure', ['I50.9', 'heart failure']],
  ['in front of it behind a dash', 'CARDIO\tI50 - heart failure', ['I50', 'heart failure']],
  ['in brackets', 'PMH: asthma (J45)', ['asthma', 'J45']],
  ['behind a comma', 'PMH: hip fracture, S72.01', ['hip fracture', 'S72.01']],
])('a code of ICD-10 is one %s', (_, text, values) => {
  expect(foundIn(HEAD + text, 'medical')).toEqual(values);
});

test.each([
  ['has more letters', 'PMH: asthma (J45X9)', ['asthma']],
  ['is the system of a code', 'DG1|1||J45.9^ASTHMA^I10', ['J45.9', 'ASTHMA']],
  ['stands behind a drug', 'She takes metformin B12', ['metformin']],
])('what %s is none', (_, text, values) => {
  expect(foundIn(HEAD + text, 'medical')).toEqual(values);
});

test('a code with its subdivision is one without what it is called, where health is spoken of', () => {
  expect(foundIn(`${HEAD}PMH: asthma, diabetes. Off work (F32.1) since May.`, 'medical')).toEqual([
    'asthma',
    'diabetes',
    'F32.1',
  ]);
  expect(foundIn('Tom Hill, line F32.1 since May.', 'medical')).toEqual([]);
});
