import { describe, expect, it } from 'vitest';
import { mixedParts, sureRole } from '../../src/detect/columns/cells/sure-numbers.ts';
import { detectGiven as detect, type GivenTable } from '../support/detect-given.ts';

const NAMES = ['Ana Lopez', 'James Smith', 'Mary Brown', 'Linda Garcia', 'Robert Davis', 'Susan Miller'];
const IDS = ['A1234567', '219-09-9999', 'B7654321', '402-11-2222', 'C1111111', '330-72-3191'];

const table = (header: string, numbers: readonly string[]): GivenTable => ({
  names: ['Name', header],
  rows: numbers.map((number, n) => [NAMES[n] ?? '', number]),
});

describe('a column of numbers some of which are surely of another kind', () => {
  it('tells the people whose Social Security number stands among the numbers of documents', async () => {
    const { records } = await detect([table('ID Number', IDS)]);
    expect(records.map(({ holding, ssn }) => [holding, ssn])).toEqual([
      ['other_government_id=clear person_name=clear', null],
      ['person_name=clear ssn=clear', '219099999'],
      ['other_government_id=clear person_name=clear', null],
      ['person_name=clear ssn=clear', '402112222'],
      ['other_government_id=clear person_name=clear', null],
      ['person_name=clear ssn=clear', '330723191'],
    ]);
  });

  it('takes no number of a company among those of people for one of somebody', async () => {
    const numbers = ['31-1234567', '219-09-9999', '34-7654321', '402-11-2222', '38-1111111', '330-72-3191'];
    const { records } = await detect([table('Tax ID', numbers)]);
    expect(records.map(({ holding }) => String(holding).includes('ssn'))).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
  });

  it('tells cards among account numbers', async () => {
    const numbers = ['00471188', '4111 1111 1111 1111', '00471190', '5105105105105100', '00471192', '00471193'];
    const { records } = await detect([table('Account number', numbers)]);
    expect(records.map(({ holding }) => String(holding).split(' ')[0])).toEqual([
      'account_number=clear',
      'payment_card=clear',
      'account_number=clear',
      'payment_card=clear',
      'account_number=clear',
      'account_number=clear',
    ]);
  });

  it.each([
    ['numbers of one kind', IDS.map(() => '219-09-9999'), 'ssn'],
    ['licences alone', ['A1234567', 'B7654321', 'C1111111'], 'drivers_license'],
    ['logins of whom some are addresses of mail', ['a@example.com', 'b@example.com', 'carol'], 'username'],
    [
      'parts in three groups among many others',
      [...Array(40).keys()].map((n) => `P-${n}`).concat('219-09-9999'),
      'other',
    ],
  ] as const)('is not made of %s', (_, cells, role) => {
    expect(mixedParts(role, [...cells])).toBeUndefined();
  });

  it('is left to the search of every cell where nothing else explains it', async () => {
    const values = ['219-09-9999', '(509) 555-0101', '402-11-2222', 'DOB 03/12/1971', '330-72-3191', 'a@example.com'];
    const { records } = await detect([table('detail', values)]);
    expect(
      records.map(({ holding }) => String(holding).replace(' person_name=clear', '').replace('person_name=clear ', '')),
    ).toEqual(['ssn=clear', 'phone=clear', 'ssn=clear', 'date_of_birth=clear', 'ssn=clear', 'email=clear']);
  });

  it('is of the kind that another column says of it, row by row', async () => {
    const kinds = ['Passport', 'SSN', "Driver's License", 'State ID', 'other', ''];
    const numbers = ['512009347', '402118222', 'RK112233', 'S4455667', 'X11223', '7788990'];
    const rows = numbers.map((number, n) => [NAMES[n] ?? '', kinds[n] ?? '', number]);
    const { records } = await detect([{ names: ['Name', 'ID type', 'ID number'], rows }]);
    expect(records.map(({ holding, ssn }) => [String(holding).replace(/ ?person_name=clear ?/, ''), ssn])).toEqual([
      ['passport=clear', null],
      ['ssn=clear', '402118222'],
      ['drivers_license=clear', null],
      ['state_id=clear', null],
      ['other_government_id=clear', null],
      ['other_government_id=clear', null],
    ]);
  });

  it('is of the kind that a word in front of it says', async () => {
    const numbers = [
      'DL 84120955',
      'Passport #: 512009347',
      'dl 84120956',
      'PP-512009348',
      'DL: 84120957',
      'PP 512009349',
    ];
    const { records } = await detect([table('ID', numbers)]);
    expect(records.map(({ holding }) => String(holding).replace(/ ?person_name=clear ?/, ''))).toEqual(
      numbers.map((_, n) => (n % 2 === 0 ? 'drivers_license=clear' : 'passport=clear')),
    );
    expect(sureRole('REF 512009347')).toBeUndefined();
  });

  it('goes by forms that no other number has', () => {
    expect(['219-09-9999', '219 09 9999', '4111-1111-1111-1111', 'a@example.com'].map(sureRole)).toEqual([
      'ssn',
      'ssn',
      'payment_card',
      'email',
    ]);
    expect(['219099999', '900-09-9999', '666-12-3456', '4111-1111-1111-1112', 'A1234567', ''].map(sureRole)).toEqual(
      Array(6).fill(undefined),
    );
  });
});
