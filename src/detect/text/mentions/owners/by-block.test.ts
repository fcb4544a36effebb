import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../../../../test/support/owner-of.ts';

const FIELDS = {
  born: ['Date of birth', '02/02/1981', '03/03/1982'],
  ssn: ['SSN', '219-09-9911', '219-09-9912'],
  phone: ['Phone', '(312) 555-0121', '(312) 555-0122'],
  license: ['Driver license', 'D5551234', 'D5551235'],
} as const;

const NAMES = ['Mary Johnson', 'Peter Okoro'] as const;
const SETS = [
  ['born', 'ssn'],
  ['ssn', 'born'],
  ['phone', 'ssn', 'born'],
  ['born', 'license', 'phone'],
] as const;

/** The fields of two people, those of the second right below those of the first; each line as it is, or with its number. */
const formOf = (
  heads: readonly [string, string],
  fields: readonly (keyof typeof FIELDS)[],
  numbered: boolean,
): string =>
  heads
    .flatMap((head, n) => [
      `${head}: ${NAMES[n]}`,
      ...fields.map((field) => `${FIELDS[field][0]}: ${FIELDS[field][n + 1]}`),
    ])
    .map((line, n) => (numbered ? `${n + 1}. ${line}` : line))
    .join('\n');

describe('the values of people whose fields stand right below each other', () => {
  it.each([
    ['Insured', 'Dependent'],
    ['Name', 'Spouse'],
    ["Applicant's name", "Co-applicant's name"],
    ['Patient', 'Guarantor'],
    ['Tenant 1', 'Tenant 2'],
    ['Claimant', 'Witness'],
    ['Full name', 'Full name'],
  ])('go each to the name above: %s and %s', (first, second) => {
    for (const fields of SETS)
      for (const numbered of [false, true]) {
        const text = formOf([first, second], fields, numbered);
        for (const field of fields) {
          expect(ownerOf(text, FIELDS[field][1]), text).toEqual([NAMES[0]]);
          expect(ownerOf(text, FIELDS[field][2]), text).toEqual([NAMES[1]]);
        }
      }
  });

  it('go to whom their label names, wherever they stand', () => {
    const text = `${formOf(['Insured', 'Dependent'], ['born'], false)}\nInsured SSN: 219-09-9911`;
    expect(ownerOf(text, '219-09-9911')).toEqual(['Mary Johnson']);
  });

  it('go to the patient behind a contact of whom nothing is told but how to reach them', () => {
    const text =
      'Patient: Mary Johnson\nDate of birth: 02/02/1981\nEmergency contact: Peter Okoro\nPhone: (312) 555-0121\nMRN: 5512789';
    expect(ownerOf(text, '(312) 555-0121')).toEqual(['Peter Okoro']);
    expect(ownerOf(text, '5512789')).toEqual(['Mary Johnson']);
  });
});
