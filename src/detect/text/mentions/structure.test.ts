import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../../../test/support/owner-of.ts';

const TWO_COLUMNS = `Mother/Guardian: Mary Johnson     Father/Guardian: Peter Okoro
Cell: 202-555-0147                 Cell: 202-555-0101`;

const SECTIONS = `Employee Name: Mary Johnson
Date of Birth: 07/22/1994

EMERGENCY CONTACT
Name: Linda Okoro
Relationship: Mother
Phone: 202-555-0147

DIRECT DEPOSIT
Bank: First National
Account: 3300417722`;

const LETTER = `Dear Mr. Peter Okoro,

I keep the receipts of my daughter Linda, who was in therapy for anxiety.

The refund can go to the same bank as last year, account 0088412706.

Mary Johnson`;

describe('a value belongs to', () => {
  it.each([
    ['whoever heads the column in which its label stands', TWO_COLUMNS, '202-555-0101', 'Peter Okoro'],
    ['whom the heading of its section is about', SECTIONS, '202-555-0147', 'Linda Okoro'],
    ['whom the form is about, in the section behind a contact', SECTIONS, '3300417722', 'Mary Johnson'],
    ['whoever writes, where a letter says what is paid with', LETTER, '0088412706', 'Mary Johnson'],
    [
      'whom it says before what is said by the way',
      'Dear Mr. Peter Okoro,\n\nMy Social Security number, since your form asks for it, is 219-09-9998.\n\nMary Johnson',
      '219-09-9998',
      'Mary Johnson',
    ],
    [
      'the relative whom a list names with a word behind the name',
      'Dear Mary Johnson:\n\n  Mary Johnson    subscriber\n  Peter Okoro     husband\n\nThe number you gave for your husband (219-09-9998) is wrong.',
      '219-09-9998',
      'Peter Okoro',
    ],
    [
      'whom the text says behind it',
      'Mary Johnson saw a car with Ohio plate HKV2297, registered to Peter Okoro.',
      'HKV2297',
      'Peter Okoro',
    ],
    [
      'another of the family, where the initial of a mail address is not hers',
      'Mary Okoro paid. Her husband Victor did not; his email is vokoro@example.com.',
      'vokoro@example.com',
      'Victor',
    ],
    [
      'the woman of two whose names no census of 1990 has',
      'Referred: Priyanka Johnson. Partner Declan Okoro, 202-555-0147. She takes metformin.',
      'metformin',
      'Priyanka Johnson',
    ],
    [
      'who stays with a relative, whoever that is',
      'Mother: Linda Okoro. Client: Mary Johnson. Mary is staying with her mother at 12 Oak Street, Denver, CO 80202.',
      '12 Oak Street, Denver, CO 80202',
      'Mary Johnson',
    ],
  ])('%s', (_, text, value, owner) => {
    expect(ownerOf(text, value)).toContain(owner);
  });
});
