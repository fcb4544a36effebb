import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../../../test/support/owner-of.ts';

describe('a value belongs to', () => {
  it.each([
    [
      'whom a sentence calls mother',
      'Child: Zuri Whitfield\nMother: Keisha Whitfield\n\n3/7 Visit. Zuri is well. Mother moved out; she is enrolled. Her new number is 202-555-0147.',
      '202-555-0147',
      'Keisha Whitfield',
    ],
    [
      'whom the object around it names',
      '{"subscriber": {"name": "Mary Johnson"}, "lines": [{"user": "Peter Okoro"}], "session": {"phone": "202-555-0147"}}',
      '202-555-0147',
      'Mary Johnson',
    ],
    [
      'whoever says "call me"',
      "From: Mary Johnson\nSubject: claim\n\nPlease call me at my daughter's house, 202-555-0147. Her name is Linda Okoro.",
      '202-555-0147',
      'Mary Johnson',
    ],
    [
      'whose name a form asks for above it',
      'SECTION 1 - APPLICANT\nLegal name .... Mary Johnson\nTelephone .... 202-555-0101\n\nSECTION 2 - JOINT APPLICANT\nLegal name .... Peter Okoro\nSSN/ITIN .... 219-09-9998\n',
      '219-09-9998',
      'Peter Okoro',
    ],
    [
      'whom the letter greets below it',
      'Your IP PIN is: 418207\n\nDear Ms. Mary Johnson:\nYour preparer was Peter Okoro.',
      '418207',
      'Mary Johnson',
    ],
    [
      'the subject of a sentence with an abbreviation in it',
      'Peter Okoro wrote. Mary Johnson came here with passport No. F4829173 last year.',
      'F4829173',
      'Mary Johnson',
    ],
    [
      'who was named first of a family that is named alone',
      'Mary Johnson was paid by her brother, Peter Johnson, it says. Johnson suffers from asthma.',
      'asthma',
      'Mary Johnson',
    ],
  ])('%s', (_, text, value, owner) => {
    expect(ownerOf(text, value)).toContain(owner);
  });
});
