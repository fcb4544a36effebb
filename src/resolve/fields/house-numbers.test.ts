import { describe, expect, it } from 'vitest';
import { type Given, groupsOf, resolveSmall } from '../../../test/support/resolve-small.ts';

const ann = { given_name: 'Ann', family_name: 'Fairweather', person_number: 'medical_record_number:0044718' };
const ben = { given_name: 'Ben', family_name: 'Okafor', person_number: 'medical_record_number:0044719' };

/** Which places (from 1) of the given records are together. */
const together = async (records: readonly Given[]): Promise<readonly (readonly number[])[]> => {
  const { personRecord } = await resolveSmall({ records });
  return groupsOf(personRecord).map((group) => group.map((id) => (id % 4_294_967_296) / 8));
};

describe('a number by which a house knows one person', () => {
  it('gives what says only the number to the person who has it', async () => {
    const result = { person_number: ann.person_number, holding: 'medical=clear' };
    expect(await together([ann, ben, result, { ...result, person_number: ben.person_number }])).toEqual([
      [1, 3],
      [2, 4],
    ]);
  });

  it('joins records whose names alone would not', async () => {
    expect(await together([ann, { ...ann, given_name: 'A' }, { ...ben, given_name: 'B' }, ben])).toEqual([
      [1, 2],
      [3, 4],
    ]);
  });

  it('is the same without the zeros that a spreadsheet loses', async () => {
    expect(await together([ann, { person_number: 'medical_record_number:44718' }])).toEqual([[1, 2]]);
  });

  it('makes no one person of an employee and the child whom a list calls by the same number', async () => {
    const person_number = 'employee_id:E1042';
    const parent = { given_name: 'Ann', family_name: 'Fairweather', person_number };
    expect(await together([parent, { ...parent, given_name: 'Tobias' }, { ...parent, given_name: 'Annie' }])).toEqual([
      [1, 3],
      [2],
    ]);
  });

  it('is no number of another kind', async () => {
    expect(await together([ann, { person_number: 'employee_id:0044718' }])).toEqual([[1], [2]]);
  });

  it('that is a test value of case.yaml joins nobody, and is counted under its own element', async () => {
    const { blocked } = await resolveSmall({
      records: [ann, { ...ben, person_number: ann.person_number }],
      options: { testValues: [{ element: 'medical_record_number', value: '004-4718' }] },
    });
    expect(blocked).toMatchObject([{ field: 'medical_record_number', masked: '*****', records: 2, reason: 'decided' }]);
  });

  it('is a placeholder where two have many nines, and none where two houses count past 11', async () => {
    const numbered = (digits: string) => [
      { ...ann, person_number: `employee_id:${digits}` },
      { ...ben, person_number: `employee_id:${digits}` },
    ];
    const blockedOf = async (digits: string) => (await resolveSmall({ records: numbered(digits) })).blocked;
    expect(await blockedOf('0011')).toEqual([]);
    expect(await blockedOf('9999')).toMatchObject([{ field: 'employee_id', reason: 'placeholder' }]);
  });
});

describe('the number of an insurance', () => {
  const claim = { member_number: 'XZG 100 200 300', holding: 'medical=clear' };

  it('gives a claim to the one person who has it', async () => {
    expect(await together([{ ...ann, member_number: 'XZG100200300' }, ben, claim])).toEqual([[1, 3], [2]]);
  });

  it('gives it to nobody where a family has it in common, and makes no one person of the family', async () => {
    const member_number = claim.member_number;
    const wife = { given_name: 'Joan', family_name: 'Fairweather', date_of_birth: 19_700_412, member_number };
    const husband = { given_name: 'Mark', family_name: 'Fairweather', date_of_birth: 19_680_703, member_number };
    expect(await together([wife, husband, claim])).toEqual([[1], [2], [3]]);
  });
});

describe('a username', () => {
  it('gives what a system kept under it to its person, in whatever letters it was typed', async () => {
    const account = { given_name: 'Ann', family_name: 'Fairweather', username: 'afairw7' };
    expect(await together([account, ben, { username: 'AFairw7', holding: 'password_hash=hashed' }])).toEqual([
      [1, 3],
      [2],
    ]);
  });

  it('of a system and not of a person tells nobody', async () => {
    const { person } = await resolveSmall({
      records: [
        { ...ann, username: 'admin' },
        { ...ben, username: 'admin' },
      ],
    });
    expect(person).toHaveLength(2);
  });
});

describe('the number of a row in its database', () => {
  const users = [
    { ...ann, person_number: null, row_key: 'db/user:1' },
    { ...ben, person_number: null, row_key: 'db/user:2' },
  ];

  it('gives what another table says under it to the person whom the first one names', async () => {
    const secret = { row_key: 'db/user:2', ssn: '532117788', holding: 'ssn=clear' };
    expect(await together([...users, secret])).toEqual([[1], [2, 3]]);
  });

  it('does so where the other table says a birth date as well, and no name', async () => {
    const secret = (n: number) => ({ row_key: `db/user:${n}`, ssn: `53211778${n}`, date_of_birth: 19_700_412 + n });
    const address = (n: number) => ({
      row_key: `db/user:${n}`,
      address: `${n} Oak Street`,
      holding: 'postal_address=clear',
    });
    expect(await together([...users, secret(1), secret(2), address(1), address(2)])).toEqual([
      [1, 3, 5],
      [2, 4, 6],
    ]);
  });

  it('is no number of another database', async () => {
    expect(await together([...users, { row_key: 'other/user:2', ssn: '532117788' }])).toEqual([[1], [2], [3]]);
  });

  it('makes no one person of a patient and the doctor whom the row names', async () => {
    expect(await together([...users, { given_name: 'Petra', family_name: 'Lindholm', row_key: 'db/user:2' }])).toEqual([
      [1],
      [2],
      [3],
    ]);
  });
});
