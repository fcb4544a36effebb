import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DETECTED, RECORD } from '../../src/schema/tables/detect.ts';
import { detectGiven as detect, type GivenTable } from '../support/detect-given.ts';

const people: GivenTable = {
  names: ['cust_nm', 'SS#', 'birth_dt', 'phone', 'Email', 'addr1', 'city', 'st', 'zip'],
  rows: [
    [
      'JAMES SMITH',
      '219-09-9999',
      '04/05/1967',
      '(206) 555-0123',
      'J.Smith@Example.com',
      '12 Main St',
      'Seattle',
      'wa',
      '98101',
    ],
    ['Lopez, Ana M.', '***-**-1111', '12/31/1980', '206-555-0124', '', '99 Oak Ave', 'Portland', 'Oregon', '97201'],
    ['Dr. Mary van Dyke Jr', '', '1971-02-03', '+44 20 7946 0958', 'n/a', '', 'Boston', 'MA', '2101'],
    ['Acme Supply LLC', '', '', '206-555-0125', '', '1 Dock Rd', 'Tacoma', 'WA', '98402'],
    ['', '', '', '', '', '', 'Olympia', 'WA', ''],
  ],
};

describe('the detect stage on tables', () => {
  it('makes one record of each row that speaks of somebody, in normal form', async () => {
    const { records } = await detect([people]);
    expect(
      records.map(({ row_no, given_name, middle_name, family_name, name_suffix, organization }) => [
        Number(row_no),
        given_name,
        middle_name,
        family_name,
        name_suffix,
        organization,
      ]),
    ).toEqual([
      [1, 'JAMES', null, 'SMITH', null, null],
      [2, 'Ana', 'M.', 'Lopez', null, null],
      [3, 'Mary', null, 'van Dyke', 'Jr', null],
      [4, null, null, null, null, 'Acme Supply LLC'],
    ]);
    expect(
      records.map(({ date_of_birth, ssn, phone, email, region, postal_code }) => [
        date_of_birth,
        ssn,
        phone,
        email,
        region,
        postal_code,
      ]),
    ).toEqual([
      [19670405, '219099999', '+12065550123', 'j.smith@example.com', 'WA', '98101'],
      [19801231, '1111', '+12065550124', null, 'OR', '97201'],
      [19710203, null, '+442079460958', null, 'MA', '02101'],
      [null, null, '+12065550125', null, 'WA', '98402'],
    ]);
  });

  it('keeps the second telephone number of a row beside the first, unless it is the same', async () => {
    const names = ['first_name', 'last_name', 'Home Phone', 'Mobile'];
    const rows = [
      ['Ada', 'Quill', '206-555-0123', '206-555-0199'],
      ['Bo', 'Quill', '', '206-555-0198'],
      ['Cy', 'Quill', '206-555-0123', '(206) 555-0123'],
    ];
    const { records } = await detect([{ names, rows }]);
    expect(records.map(({ phone, other_phone }) => [phone, other_phone])).toEqual([
      ['+12065550123', '+12065550199'],
      ['+12065550198', null],
      ['+12065550123', null],
    ]);
  });

  it('reads one telephone number from all the ways in which it is written', async () => {
    const written = [
      ...[
        '(206) 555-0123',
        '206-555-0123',
        '206.555.0123',
        '206 555 0123',
        '2065550123',
        '(206)5550123',
        '(206)555-0123',
      ],
      ...['+12065550123', '12065550123', '1-206-555-0123', '+1 (206) 555-0123', '206--5550123', '(206) 555 0123'],
    ];
    const rows = written.map((phone, n) => [`Ada${'abcdefghijklm'[n]}`, 'Quill', phone]);
    const { records } = await detect([{ names: ['first_name', 'last_name', 'phone'], rows }]);
    expect(records.map(({ phone }) => phone)).toEqual(written.map(() => '+12065550123'));
  });

  it('lists in a holding the elements with a filled cell and their state, sorted', async () => {
    const { records } = await detect([people]);
    expect(records.map(({ holding }) => holding)).toEqual([
      'date_of_birth=clear email=clear person_name=clear phone=clear postal_address=clear ssn=clear zip=clear',
      'date_of_birth=clear person_name=clear phone=clear postal_address=clear ssn=truncated zip=clear',
      'date_of_birth=clear person_name=clear phone=clear zip=clear',
      'phone=clear postal_address=clear zip=clear',
    ]);
  });

  it('keeps the words of a register: status, as-of date, death, gender and address parts', async () => {
    const { records } = await detect([
      {
        names: [
          'Vorname',
          'Nachname',
          'customer_status',
          'last_updated',
          'date_of_death',
          'sex',
          'Hausnr',
          'Straße',
          'PLZ',
          'imei',
        ],
        rows: [
          [
            'Hans',
            'Meier',
            'active',
            '2021-03-04 10:00:00',
            '',
            'männlich',
            '12',
            'Hauptstraße',
            '10115',
            '490154203237518',
          ],
          ['Eva', 'Schmidt', 'deceased', '2020-01-02', '2019-12-31', 'weiblich', '3a', 'Gasse', '80331', ''],
        ],
      },
    ]);
    const shown = records.map(({ status, as_of, deceased, gender, address, imei }) => [
      status,
      as_of,
      deceased,
      gender,
      address,
      imei,
    ]);
    expect(shown).toEqual([
      ['active', 20210304, null, 'm', '12 Hauptstraße', '490154203237518'],
      ['deceased', 20200102, 1, 'f', '3a Gasse', null],
    ]);
  });

  it('makes no records of tables that speak of nobody', async () => {
    const { records, detected } = await detect([
      {
        names: ['sku', 'price', 'city'],
        rows: [
          ['A-1', '12.50', 'Boston'],
          ['A-2', '3.10', 'Salem'],
        ],
      },
    ]);
    expect(records).toEqual([]);
    expect(detected.map(({ document_no, records: count }) => [document_no, count])).toEqual([[1, 0n]]);
  });

  it('keeps the numbers by which a house knows its patients, staff and members, also where nobody is named', async () => {
    const labs = {
      names: ['MRN', 'Test', 'Result'],
      rows: [
        ['0044718', 'Hemoglobin A1c', '7.1'],
        ['0044719', 'Lipid panel', 'normal'],
      ],
    };
    const staff = {
      names: ['Employee ID', 'Name', 'Username', 'Member ID', 'Health plan'],
      rows: [['E-1042', 'James Smith', 'JSmith', 'XZG 100200300', 'PPO']],
    };
    const { records } = await detect([labs, staff]);
    expect(
      records.map(({ person_number, member_number, username }) => [person_number, member_number, username]),
    ).toEqual([
      ['medical_record_number:0044718', null, null],
      ['medical_record_number:0044719', null, null],
      ['employee_id:E1042', 'XZG 100200300', 'jsmith'],
    ]);
  });

  it('follows a decision of case.yaml about a column', async () => {
    const overrides = [
      { document: 't1.csv', column: 'code', role: 'drivers_license' as const, by: 'analyst', why: 'asked the owner' },
    ];
    const { columns, records } = await detect([{ names: ['code', 'name'], rows: [['D-123 4567', 'James Smith']] }], {
      overrides,
    });
    expect(columns[0]).toMatchObject({ role: 'drivers_license', overridden: 1, confidence: 1_000_000 });
    expect(records[0]).toMatchObject({ government_id: 'drivers_license:D1234567' });
  });

  it('says where a decision of case.yaml has lost its table or column', async () => {
    const by = { role: 'ssn' as const, by: 'analyst', why: 'seen' };
    const overrides = [
      { document: 'gone.csv', column: 1, ...by },
      { document: 't1.csv', column: 'nowhere', ...by },
      { document: 'D-1', column: 2, ...by },
    ];
    const { result } = await detect([{ names: ['a', 'b'], rows: [['1', '2']] }], { overrides });
    expect(result.problems.map(({ code, location }) => [code, location])).toEqual([
      ['DECISION_LOST', 'columns[0]'],
      ['DECISION_LOST', 'columns[1]'],
    ]);
  });

  it('gives the same rows whatever the threads and the order of documents', async () => {
    const tables = [
      people,
      {
        names: [null, null],
        rows: [
          ['Ann Lee', 'ann@example.com'],
          ['Bob Ray', 'bob@example.com'],
        ],
      },
      people,
    ];
    const one = await detect(tables, { threads: 1 });
    const two = await detect(tables, { threads: 2, shuffled: true });
    expect(two.records).toEqual(one.records);
    expect(two.columns.length).toBe(one.columns.length);
    expect(one.records.length).toBe(10);
  });

  it('keeps the rows of documents that were not read again, and drops those of vanished ones', async () => {
    const record = (document: number) =>
      RECORD.columns.map(
        ({ name }) =>
          ({
            record_id: document * 2 ** 32,
            document_no: document,
            given_name: `n${document}`,
            holding: 'person_name=clear',
          })[name] ?? null,
      );
    const detected = (document: number) =>
      DETECTED.columns.map(
        ({ name }) => ({ document_no: document, detect_key: 'k', records: 1, detections: 0 })[name] ?? null,
      );
    const { records, detected: keys } = await detect([people], {
      standing: [7],
      previous: { record: [record(1), record(7), record(9)], detected: [detected(1), detected(7), detected(9)] },
    });
    expect(records.filter(({ document_no }) => document_no !== 1).map(({ given_name }) => given_name)).toEqual(['n7']);
    expect(records.length).toBe(5);
    expect(keys.map(({ document_no }) => document_no)).toEqual([1, 7]);
  });

  it('finds values in texts by code points, with a keyed token and a masked form', async () => {
    const { detections, detected } = await detect([], {
      standing: [3],
      texts: [[3, 1, 'plain', '😀 mail a.b@example.com']],
    });
    expect(detections.map(({ start_at, end_at, element, masked }) => [start_at, end_at, element, masked])).toEqual([
      [7, 22, 'email', expect.not.stringContaining('a.b')],
    ]);
    expect(detections[0]?.['token']).toMatch(/^[0-9a-f]{32}$/);
    expect(detected.map(({ document_no }) => document_no)).toEqual([3]);
  });

  it('takes what free text of a row exposes into its holding', async () => {
    const { records } = await detect([
      {
        names: ['name', 'email', 'notes'],
        rows: [
          ['James Smith', 'j@example.com', 'his ssn is 219-09-9999, call back'],
          ['Ann Lee', '', 'nothing to say here at all today'],
        ],
      },
    ]);
    expect(records.map(({ holding }) => holding)).toEqual([
      'email=clear person_name=clear ssn=clear',
      'person_name=clear',
    ]);
  });

  it('never names an element in a holding without a filled cell that bears it', async () => {
    /** What a cell says whatever column it stands in: a column of telephone numbers may hold an SSN. */
    const said: Readonly<Record<string, string>> = {
      '219-09-9999': 'ssn',
      '***-**-1234': 'ssn',
      'a@example.com': 'email',
      '206-555-0123': 'phone',
      'James Smith': 'person_name',
      '1970-01-02': 'date_of_birth',
    };
    const cell = fc.oneof(fc.constantFrom('', 'N/A', null, ...Object.keys(said)), fc.string({ maxLength: 12 }));
    const names = ['name', 'ssn', 'email', 'phone', 'dob'];
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(cell, cell, cell, cell, cell), { minLength: 1, maxLength: 6 }),
        async (rows) => {
          const { records, columns } = await detect([{ names, rows }]);
          for (const record of records) {
            const row = rows[Number(record['row_no']) - 1] ?? [];
            for (const word of String(record['holding'] ?? '')
              .split(' ')
              .filter((text) => text !== '')) {
              const [element = ''] = word.split('=');
              const bears = row.some((text, n) => {
                const column = columns.find(({ column_no }) => column_no === n + 1);
                const isItsColumn = column?.['element'] === element || column?.['role'] === 'free_text';
                return (text ?? '').trim() !== '' && (isItsColumn || said[text ?? ''] === element);
              });
              expect(bears, element).toBe(true);
            }
          }
        },
      ),
      { numRuns: 15 },
    );
  });
});
