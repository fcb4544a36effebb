import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../support/detect-given.ts';

const told = async (names: readonly string[], rows: readonly (readonly string[])[]) =>
  (await detect([{ names, rows }])).records.map(
    ({ given_name, family_name, holding }) => [`${given_name} ${family_name}`, holding] as const,
  );

describe('somebody beside the row’s person who now and then is that person', () => {
  const names = ['PatName', 'Birthday', 'Hm Ph', 'Prim Subscriber', 'Prim Sub ID'];
  const rows = [
    ['Lee, Ann', '03/12/1961', '302-555-0101', 'Lee, Ann', 'W1122001'],
    ['Smith, Robert', '04/02/1972', '302-555-0102', 'Smith, Robert', 'W1122002'],
    ['Brown, Linda', '05/12/2014', '302-555-0103', 'Brown, Carl', 'W1122003'],
    ['Davis, Susan', '06/12/2015', '302-555-0104', 'Davis, Karen', 'W1122004'],
    ['Moore, James', '07/12/2016', '302-555-0105', 'Moore, Nancy', 'W1122005'],
    ['Wilson, Mary', '08/12/1979', '302-555-0106', 'Wilson, Mary', 'W1122006'],
  ];

  it('is a person of their own where the names are two, and nobody more where they are one', async () => {
    const people = (await told(names, rows)).map(([name]) => name);
    expect(people.toSorted()).toEqual(
      [
        ...['Ann Lee', 'Carl Brown', 'James Moore', 'Karen Davis', 'Linda Brown'],
        ...['Mary Wilson', 'Nancy Moore', 'Robert Smith', 'Susan Davis'],
      ].toSorted(),
    );
  });

  it('leaves what is told of them to the row’s person where they are one', async () => {
    const heads = ['BL_FIRST_NM', 'BL_LAST_NM', 'SUB_FIRST_NM', 'SUB_LAST_NM', 'BIRTH_DT', 'SUB_SSN'];
    const found = new Map(
      (await told(heads, [
        ['ANN', 'LEE', 'ANN', 'LEE', '03/12/1961', '219-09-9991'],
        ['ROBERT', 'SMITH', 'ROBERT', 'SMITH', '04/02/1972', '219-09-9992'],
        ['LINDA', 'BROWN', 'CARL', 'BROWN', '05/12/1974', '219-09-9993'],
        ['SUSAN', 'DAVIS', 'KAREN', 'DAVIS', '06/12/1965', '219-09-9994'],
        ['JAMES', 'MOORE', 'NANCY', 'MOORE', '07/12/1956', '219-09-9995'],
        ['MARY', 'WILSON', 'MARY', 'WILSON', '08/12/1979', '219-09-9996'],
      ] as const)) as readonly (readonly [string, string])[],
    );
    expect(found.size).toBe(9);
    expect(found.get('ANN LEE')).toBe('date_of_birth=clear person_name=clear ssn=clear');
    expect(found.get('LINDA BROWN')).toBe('date_of_birth=clear person_name=clear');
    expect(found.get('CARL BROWN')).toBe('person_name=clear ssn=clear');
  });
});

describe('who is insured beside a client', () => {
  it('is the client where "Self" stands in place of a name', async () => {
    const names = ['Last', 'First', 'DOB', "Insured's Name", "Insured's DOB"];
    const rows = [
      ['Lee', 'Ann', '03/12/1961', 'Self', ''],
      ['Smith', 'Robert', '04/02/1972', 'Karen Smith', '01/09/1970'],
      ['Brown', 'Linda', '05/12/1974', 'Self', ''],
      ['Davis', 'Susan', '06/12/1965', 'James Davis', '02/08/1964'],
      ['Moore', 'James', '07/12/1956', 'Nancy Moore', '03/07/1957'],
    ];
    const people = await told(names, rows);
    expect(people.map(([name]) => name).toSorted()).toEqual(
      [
        ...['Ann Lee', 'James Davis', 'James Moore', 'Karen Smith', 'Linda Brown', 'Nancy Moore'],
        ...['Robert Smith', 'Susan Davis'],
      ].toSorted(),
    );
    expect(new Map(people).get('Karen Smith')).toBe('date_of_birth=clear person_name=clear');
  });
});

describe('a driver', () => {
  it('who is called as the owner of the vehicle is the owner', async () => {
    const names = ['Driver Name', 'Driver DOB', 'Owner Name', 'Owner Phone'];
    const rows = [
      ['Ann Lee', '03/12/1961', 'Ann Lee', '302-555-0101'],
      ['Robert Smith', '04/02/1972', 'Karen Doyle', '302-555-0102'],
      ['Linda Brown', '05/12/1974', 'Carl Hunt', '302-555-0103'],
      ['Susan Davis', '06/12/1965', 'James Fox', '302-555-0104'],
    ];
    const people = await told(names, rows);
    expect(people).toHaveLength(7);
    expect(new Map(people).get('Ann Lee')).toBe('date_of_birth=clear person_name=clear phone=clear');
  });
});

describe('a landlord', () => {
  it('has the numbers of the owner, and the tenant has none of them', async () => {
    const names = ['HOH Last Name', 'HOH First Name', 'HOH SSN', 'Owner/Landlord', 'Owner TIN', 'Owner Phone'];
    const found = new Map(
      await told(names, [
        ['Lee', 'Ann', '219-09-9991', 'Oak Street Rentals LLC', '26-1086646', '302-555-0101'],
        ['Smith', 'Robert', '219-09-9992', 'Carl Garcia', '219-09-9981', '302-555-0102'],
        ['Brown', 'Linda', '219-09-9993', 'Maple Homes Inc', '26-1086647', '302-555-0103'],
        ['Davis', 'Susan', '219-09-9994', 'Karen Miller', '219-09-9982', '302-555-0104'],
        ['Moore', 'James', '219-09-9995', 'David Martin', '219-09-9983', '302-555-0105'],
      ]),
    );
    expect(found.get('Robert Smith')).toBe('person_name=clear ssn=clear');
    expect(found.get('Carl Garcia')).toBe('person_name=clear phone=clear ssn=clear');
  });
});

describe('a list of who may fetch a child', () => {
  it('is of people beside the parents, each with the telephone number behind the name', async () => {
    const names = ['Child', 'DOB', 'Parent/Guardian 1', 'P1 Contact', 'Authorized Pickup'];
    const found = new Map(
      await told(names, [
        [
          'Ann Lee',
          '01/02/2020',
          'Mary Lee',
          '302-555-0101 / mlee@example.org',
          'Carl Young (uncle) 302-555-0111; Ruth Hall (aunt) 302-555-0112',
        ],
        [
          'Robert Smith',
          '03/04/2019',
          'Susan Smith',
          '302-555-0102 / ssmith@example.org',
          'Nancy Allen (aunt) 302-555-0113; Paul King (friend) 302-555-0114',
        ],
        [
          'Linda Brown',
          '05/06/2020',
          'Karen Brown',
          '302-555-0103 / kbrown@example.org',
          'Helen Scott (aunt) 302-555-0115; Mark Green (uncle) 302-555-0116',
        ],
        ['Susan Davis', '07/08/2019', 'Betty Davis', '302-555-0104 / bdavis@example.org', ''],
      ]),
    );
    expect(found.get('Ann Lee')).toBe('date_of_birth=clear person_name=clear');
    expect(found.get('Mary Lee')).toBe('email=clear person_name=clear phone=clear');
    expect(found.get('Carl Young')).toBe('person_name=clear phone=clear');
    expect(found.get('Paul King')).toBe('person_name=clear phone=clear');
  });
});
