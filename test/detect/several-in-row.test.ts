import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../support/detect-given.ts';

describe('several people of a row', () => {
  it('gives the second owner of an account the address and the account that the row says once', async () => {
    const { records } = await detect([
      {
        names: [
          'Borrower Name',
          'Borrower SSN',
          'Co-Borrower Name',
          'Co-Borrower SSN',
          'Property Address',
          'Account Number',
          'Phone',
        ],
        rows: [
          ['Ada Quill', '219-09-9999', 'Ben Quill', '219-09-9998', '12 Oak Street', '500001725', '206-555-0123'],
          ['Eve Harrow', '219-09-9997', '', '', '16 Oak Street', '500001727', '206-555-0124'],
        ],
      },
    ]);
    expect(records.map((record) => [record.given_name, record.address, record.account_number, record.phone])).toEqual([
      ['Ada', '12 Oak Street', '500001725', '+12065550123'],
      ['Ben', '12 Oak Street', '500001725', null],
      ['Eve', '16 Oak Street', '500001727', '+12065550124'],
    ]);
  });

  it('shares nothing with a contact person, a guardian or a reference', async () => {
    const { records } = await detect([
      {
        names: ['Name', 'SSN', 'Emergency Contact Name', 'Emergency Contact Phone', 'Address'],
        rows: [['Ada Quill', '219-09-9999', 'Ben Marsh', '206-555-0123', '12 Oak Street']],
      },
    ]);
    expect(records.map(({ address }) => address)).toEqual(['12 Oak Street', null]);
  });

  it('shares the debt and no address with who signs for it, and the address with who owns a policy on another', async () => {
    const holdings = async (names: readonly string[], rows: readonly (readonly string[])[]) =>
      (await detect([{ names, rows }])).records.map(({ given_name, holding }) => [given_name, holding]);
    const row = (first: string, second: string, n: number) => [first, second, `21${n} Oak St`, 'Dayton', 'OH', '45402'];
    const rows = [
      row('Ann Lee', 'Karen Doyle', 1),
      row('Robert Smith', 'Carl Hunt', 2),
      row('Linda Brown', 'Sue Fox', 3),
    ];
    const place = ['Mail Addr', 'City', 'State', 'Zip'];
    const signers = await holdings(['Debtor Name', 'Co-Signer Name', ...place], rows);
    expect(signers[1]).toEqual(['Karen', 'person_name=clear']);
    const owners = await holdings(['Insured Name', 'Owner Name', ...place], rows);
    expect(owners[1]?.[1]).toContain('postal_address=clear');
  });

  it('names husband, wife and children who go by first names beside the name of their family, each with their own birth date', async () => {
    const names = ['Family', 'Husband', 'H Birthdate', 'Wife', 'W Birthdate', 'Child 1', 'C1 Birthdate'];
    const families = [
      ['Barrera', 'Arnold', '12/20/1948', 'Yesenia', '05/02/1955', 'Wanda', '09/14/1983'],
      ['Osborne', 'Marcus', '01/02/1950', 'Eunice', '06/03/1952', 'Jacob', '10/15/1984'],
      ['Lyons', 'Otis', '02/03/1951', 'Nora', '07/04/1953', 'June', '11/16/1985'],
    ];
    const { records } = await detect([{ names, rows: families }]);
    const told = records.map(({ given_name, family_name, date_of_birth }) => [given_name, family_name, date_of_birth]);
    expect(told).toHaveLength(9);
    expect(told).toEqual(
      expect.arrayContaining([
        ['Arnold', 'Barrera', 19481220],
        ['Yesenia', 'Barrera', 19550502],
        ['Wanda', 'Barrera', 19830914],
      ]),
    );
  });

  it('gives the plate of a counted owner to that owner, and the second plate of a lone one to the lone one', async () => {
    const names = ['Owner', 'Plate 1', 'Owner 2', 'Plate 2'];
    const two = [
      ['Ann Lee', 'HXK7918', 'Bo Kim', 'JGL1001'],
      ['Linda Brown', 'HXK7919', '', ''],
      ['Robert Davis', 'HXK7920', 'Susan Miller', 'JGL1003'],
    ];
    const plates = async (rows: string[][]) => {
      const { records } = await detect([{ names, rows }]);
      return records.map(({ holding }) => String(holding).includes('alpr'));
    };
    expect(await plates(two)).toEqual([true, true, true, true, true]);
    const lone = two.map((row) => [...row.slice(0, 3), 'JGL1009']);
    const { records } = await detect([{ names, rows: lone }]);
    expect(records.filter(({ given_name }) => given_name === null)).toEqual([]);
  });

  it('gives the telephone of a landlord to the landlord by a shortened word for them', async () => {
    const names = ['Tenant', 'DOB', 'Landlord', 'LL Phone'];
    const rows = [
      ['Ann Lee', '12/20/1948', 'Bo Kim', '(614) 555-0134'],
      ['Linda Brown', '01/20/1958', 'Susan Miller', '(614) 555-0135'],
      ['Robert Davis', '02/20/1968', 'James Smith', '(614) 555-0136'],
    ];
    const { records } = await detect([{ names, rows }]);
    expect(records.filter(({ phone }) => phone !== null).map(({ given_name }) => given_name)).toEqual([
      'Bo',
      'Susan',
      'James',
    ]);
  });

  it('tells the people of one row apart', async () => {
    const { records } = await detect([
      {
        names: ['first_name', 'last_name', 'ssn', 'spouse_first_name', 'spouse_last_name', 'spouse_ssn'],
        rows: [
          ['James', 'Smith', '219-09-9999', 'Mary', 'Smith', '219-09-9998'],
          ['Robert', 'Jones', '219-09-9997', '', '', ''],
        ],
      },
    ]);
    expect(records.map(({ record_id, mention, given_name, ssn }) => [record_id, mention, given_name, ssn])).toEqual([
      [4294967304n, 1, 'James', '219099999'],
      [4294967305n, 2, 'Mary', '219099998'],
      [4294967312n, 1, 'Robert', '219099997'],
    ]);
  });

  it.each([
    ['AddrEffDate', 'Mbr Status'],
    ['LAST_MOD_DT', 'Cust_Stat'],
    ['Address last updated', 'Policy Status'],
    ['Geändert am', 'STATUS_CD'],
  ])('knows the day of a row and what somebody is by %s and %s', async (day, status) => {
    const row = (n: number) => [
      `Ann${'abcdef'[n]}`,
      'Stone',
      `2023-0${n + 1}-1${n}`,
      n % 2 ? 'Active' : 'Closed',
      `2011-0${n + 1}-1${n}`,
      'Shipped',
    ];
    const rows = Array.from({ length: 6 }, (_, n) => row(n));
    const { records } = await detect([
      { names: ['First name', 'Last name', day, status, 'Hire date', 'Order status'], rows },
    ]);
    expect([records[1]?.as_of, records[1]?.status]).toEqual([20230211, 'Active']);
  });
});
