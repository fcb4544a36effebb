import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../support/detect-given.ts';

describe('detection in a row that names nobody alive', () => {
  it('knows a company in the columns of a name, but for whom has a birth date or a number of a person', async () => {
    const { records } = await detect([
      {
        names: ['first_name', 'last_name', 'dob', 'ssn', 'email'],
        rows: [
          ['Ana', 'Lopez', '1980-12-31', '219-09-9999', 'ana@example.com'],
          ['', 'Acme Plumbing LLC', '', '', 'info@acme.example.com'],
          ['Northwind', 'Holdings, Inc.', '', '', ''],
          ['', 'First Methodist Church', '', '', ''],
          ['Mary', 'Church', '', '', 'mary@example.com'],
          ['Jo', 'Tate LLC', '1971-02-03', '219-09-9998', ''],
          ['Maria', 'De La Cruz', '', '', ''],
        ],
      },
    ]);
    expect(records.map((record) => [record.given_name, record.family_name, record.organization])).toEqual([
      ['Ana', 'Lopez', null],
      [null, null, 'Acme Plumbing LLC'],
      [null, null, 'Northwind Holdings, Inc.'],
      [null, null, 'First Methodist Church'],
      ['Mary', 'Church', null],
      ['Jo', 'Tate LLC', null],
      ['Maria', 'De La Cruz', null],
    ]);
  });

  it('knows a company in a column of whole names, which is nobody’s name then, unless the row has somebody’s number', async () => {
    const { records } = await detect([
      {
        names: ['Account Name', 'SSN', 'Email'],
        rows: [
          ['Ana Lopez', '219-09-9999', 'ana@example.com'],
          ['Brightwater Plumbing LLC', '', 'info@brightwater.example.com'],
          ['Lopez Family Trust', '219-09-9998', ''],
          ['Mary Brown', '', 'mary@example.com'],
        ],
      },
    ]);
    expect(records.map(({ full_name, family_name, organization }) => [full_name, family_name, organization])).toEqual([
      ['Ana Lopez', 'Lopez', null],
      [null, null, 'Brightwater Plumbing LLC'],
      ['Lopez Family Trust', 'Lopez Family Trust', 'Lopez Family Trust'],
      ['Mary Brown', 'Brown', null],
    ]);
  });

  it('knows nobody for a company by a name of two words, or with a licence or the record of a patient', async () => {
    const people = [
      'Ana Lopez',
      'Mary Brown',
      'David Miller',
      'Susan Moore',
      'James Wilson',
      'Karen Davis',
      'Robert King',
      'Linda Hall',
    ];
    const odd = ['Wei & Li', 'Haruto & Folake', 'NGUYEN, HARUTO & FOLAKE', 'Barnes & Noble'];
    const holders = async (header: string, cell: (n: number) => string) => {
      const rows = [...people, ...odd].map((name, n) => [name, cell(n), `00471188${n + 10}`]);
      const { records } = await detect([{ names: ['Customer Name', header, 'Acct'], rows }]);
      return records.slice(people.length).map(({ full_name }) => full_name);
    };
    expect(await holders('City', () => 'Dayton')).toEqual([...odd.slice(0, 3), null]);
    expect(await holders('Drivers License', (n) => `C12345${n + 100}`)).toEqual(odd);
    expect(await holders('MRN', (n) => `MR4471${n + 10}`)).toEqual(odd);
  });

  it('knows the dead by what stands behind their names', async () => {
    const { records } = await detect([
      {
        names: ['Customer Name', 'DOB'],
        rows: [
          ['Olive Trundle (deceased)', '1930-01-09'],
          ['LOPEZ, ANA - DECD', '1931-12-31'],
          ['Mary Brown', '1980-12-31'],
        ],
      },
      { names: ['first_name', 'last_name', 'dob'], rows: [['Olive', 'Trundle (Deceased)', '1930-01-09']] },
    ]);
    expect(records.map(({ given_name, deceased }) => [given_name, deceased])).toEqual([
      ['Olive', 1],
      ['ANA', 1],
      ['Mary', null],
      ['Olive', 1],
    ]);
  });

  it('knows the dead by what their estate is called', async () => {
    const parts = { names: ['first_name', 'last_name', 'dob'], rows: [['Estate of Olive', 'Trundle', '1930-01-09']] };
    const whole = {
      names: ['customer_name', 'dob'],
      rows: [
        ['Estate of Olive M. Trundle', '1930-01-09'],
        ['Ana Lopez', '1980-12-31'],
      ],
    };
    const { records } = await detect([parts, whole]);
    expect(records.map(({ given_name, family_name, deceased }) => [given_name, family_name, deceased])).toEqual([
      ['Olive', 'Trundle', 1],
      ['Olive', 'Trundle', 1],
      ['Ana', 'Lopez', null],
    ]);
  });

  it('takes who settles an estate for another person of the row', async () => {
    const { records } = await detect([
      {
        names: ['first_name', 'last_name', 'dob', 'date_of_death', 'executor_name'],
        rows: [
          ['Edna', 'Lopez', '1930-12-31', '2025-11-30', 'Rupert Lopez'],
          ['Mary', 'Smith', '1970-02-03', '', ''],
        ],
      },
    ]);
    expect(records.map(({ given_name, deceased, mention }) => [given_name, deceased, mention])).toEqual([
      ['Edna', 1, 1],
      ['Rupert', null, 2],
      ['Mary', null, 1],
    ]);
  });

  it('tells a firm of two families, a shop and a practice from a person, and whose family name is the word of a trade', async () => {
    const firms = ['Ernst & Young', "Imelda's Garage", 'Richard Gonzalez DDS PC', 'Lopez Law Firm'];
    const people = [
      'Maria Salon',
      'Salon, Maria',
      'Taylor & Jordan',
      'Mary Brown',
      'David Miller',
      'Susan Moore',
      'Karen Davis',
    ];
    const rows = [...firms, ...people].map((name, n) => [name, 'Dayton', `00471188${n + 10}`]);
    const { records } = await detect([{ names: ['Customer Name', 'City', 'Acct'], rows }]);
    expect(records.filter(({ organization }) => organization !== null).map(({ organization }) => organization)).toEqual(
      firms,
    );
  });
});
