import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../../../test/support/owner-of.ts';

describe('a value belongs to', () => {
  it.each([
    [
      "whom the head of a court's paper calls the defendant below their name",
      'MARY JOHNSON,\n     Plaintiff,\nv.\nPETER OKORO,\n     Defendant.\n\n1. Plaintiff has celiac disease. Defendant was treated for opioid dependence.',
      'opioid dependence',
      'PETER OKORO',
    ],
    [
      "the account holder, who was named as the caller's father as well",
      'Caller: Linda Okoro. Calling on behalf of the account holder, her father Peter Okoro.\nVerified caller by DOB 6/30/1968. Account holder: DOB 2/2/1938',
      '2/2/1938',
      'Peter Okoro',
    ],
    [
      'the husband who is named with his wife',
      'The policyholders are Peter Okoro and his wife Linda Okoro.\nMrs. Okoro slipped on the stairs. Her husband is on oxygen for COPD.',
      'COPD',
      'Peter Okoro',
    ],
    [
      'the first of two people of whom two numbers are told',
      'Peter Okoro and Mary Johnson have the Social Security numbers 219-09-9998 and 219-09-9997, respectively.',
      '219-09-9998',
      'Peter Okoro',
    ],
    [
      'the second of two people of whom two numbers are told',
      'Peter Okoro and Mary Johnson have the Social Security numbers 219-09-9998 and 219-09-9997, respectively.',
      '219-09-9997',
      'Mary Johnson',
    ],
    [
      'the second of two people of whom a sentence of its own tells two numbers',
      'The tenants are Peter Okoro and Mary Johnson. Their Social Security numbers are 219-09-9998 and 219-09-9997.',
      '219-09-9997',
      'Mary Johnson',
    ],
    [
      'whoever lives with another, and not the one who is lived with',
      'Patient: Mary Johnson\nSOCIAL: Lives with her partner Linda Okoro at 12 Sycamore Row, Burlington, VT 05401.',
      '12 Sycamore Row, Burlington, VT 05401',
      'Mary Johnson',
    ],
    [
      'whom the bracket right behind it names',
      'Account of Mary Johnson\nLine 1: 202-555-0146\nLine 2: 202-555-0147 (Peter Okoro)',
      '202-555-0147',
      'Peter Okoro',
    ],
    [
      'the driver of a unit, and not its passenger',
      'Unit 1: Mary Johnson, DOB 12/14/1995\nUnit 2: Peter Okoro, DOB 01/30/1968\nPassenger of unit 2: Linda Okoro\nDriver 1 phone 202-555-0146; driver 2 phone 202-555-0147',
      '202-555-0147',
      'Peter Okoro',
    ],
  ])('%s', (_, text, value, owner) => {
    expect(ownerOf(text, value)).toEqual(expect.arrayContaining([owner]));
  });
});
