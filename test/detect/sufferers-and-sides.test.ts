import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../support/detect-given.ts';

type Rows = readonly (readonly string[])[];

const told = async (names: readonly string[], rows: Rows) =>
  new Map(
    (await detect([{ names, rows }])).records.map(
      ({ given_name, family_name, holding }) => [`${given_name} ${family_name}`, String(holding)] as const,
    ),
  );

describe('what a row says of health', () => {
  it('is of the claimant beside the insured, where nothing else says whose it is', async () => {
    const found = await told(
      ['Policy No', 'Insured Name', 'Ins DOB', 'VIN', 'Claimant Name', 'Claimant Phone', 'Injury'],
      [
        ['PA1', 'Ann Lee', '03/12/1961', '1HGCM82633A004352', 'Michael Davis', '302-555-0101', 'Whiplash'],
        ['PA2', 'Robert Smith', '04/02/1972', '1HGCM82633A004353', 'Susan Miller', '302-555-0102', 'Fractured wrist'],
        ['PA3', 'Linda Brown', '05/12/1974', '1HGCM82633A004354', 'David Wilson', '302-555-0103', 'Concussion'],
      ],
    );
    expect(found.get('Michael Davis')).toBe('medical=clear person_name=clear phone=clear');
    expect(found.get('Ann Lee')).not.toContain('medical');
  });

  it('is of the patient beside the subscriber, whose number of insurance is that of both', async () => {
    const found = await told(
      ['SBSCR_ID', 'SBSCR_LST_NM', 'SBSCR_FST_NM', 'PTNT_LST_NM', 'PTNT_FST_NM', 'PTNT_DOB', 'DIAG_CD_1'],
      [
        ['XQH112200', 'LEE', 'ANN', 'LEE', 'ANN', '19610312', 'M545'],
        ['XQH112201', 'SMITH', 'ROBERT', 'SMITH', 'KAREN', '19990115', 'E119'],
        ['XQH112202', 'BROWN', 'LINDA', 'BROWN', 'CARL', '20010213', 'G43909'],
        ['XQH112203', 'DAVIS', 'SUSAN', 'DAVIS', 'JAMES', '20040711', 'J45909'],
      ],
    );
    expect(found.get('ROBERT SMITH')).toBe('health_insurance_id=clear person_name=clear');
    expect(found.get('KAREN SMITH')).toBe(
      'date_of_birth=clear health_insurance_id=clear medical=clear person_name=clear',
    );
    expect(found.get('ANN LEE')).toContain('medical=clear');
  });
});

describe('an offence', () => {
  it('is no record of its victims and of who saw it', async () => {
    const found = await told(
      ['Incident#', 'Offense', 'Role', 'Last', 'First', 'DOB'],
      [
        ['23-1', 'THEFT F5', 'VICTIM', 'Lee', 'Ann', '03/12/1961'],
        ['23-1', 'THEFT F5', 'SUSPECT', 'Smith', 'Robert', '04/02/1972'],
        ['23-1', 'THEFT F5', 'WITNESS', 'Brown', 'Linda', '05/12/1974'],
        ['23-2', 'ASSAULT M1', 'ARRESTEE', 'Davis', 'Susan', '06/12/1965'],
        ['23-2', 'ASSAULT M1', 'VICTIM', 'Moore', 'James', '07/12/1956'],
      ],
    );
    const accused = [...found].filter(([, holding]) => holding.includes('criminal_record')).map(([name]) => name);
    expect(accused.toSorted()).toEqual(['Robert Smith', 'Susan Davis']);
  });

  const PEOPLE = [
    ['Lee', 'Ann', '03/12/1961', 'Burglary'],
    ['Smith', 'Robert', '04/02/1972', 'Theft'],
    ['Brown', 'Linda', '05/12/1974', 'Battery'],
    ['Davis', 'Susan', '06/12/1965', 'Arson'],
  ];
  const beside: readonly (readonly [header: string, cells: readonly string[]])[] = [
    ['State', ['WI', 'WI', 'WI', 'WI']],
    ['Released to', ['Parent', 'Guardian', 'Parent', 'Parent']],
    ['Vehicle', ['Owner', 'Owner', 'Owner', 'Owner']],
    ['Case type', ['Complaint', 'Complaint', 'Complaint', 'Complaint']],
    ['Victim type', ['Victim adult', 'Victim minor', 'Victim adult', 'Victim adult']],
    ['Relation', ['Known to victim', 'Stranger to victim', 'Known to victim', 'Known to victim']],
  ];
  it.each(beside)('stays that of who did it beside "%s"', async (header, cells) => {
    const rows = PEOPLE.map((cell, n) => [...cell, cells[n] ?? '']);
    const found = await told(['Last', 'First', 'DOB', 'Offense', header], rows);
    expect([...found.values()].filter((holding) => holding.includes('criminal_record'))).toHaveLength(PEOPLE.length);
  });
});

describe('the number of an employer', () => {
  it('is of no person beside it', async () => {
    const found = await told(
      ['Full name', 'Tax ID'],
      [
        ['Ann Lee', '219-09-9991'],
        ['Robert Smith', '31-1234567'],
        ['Linda Brown', '219-09-9993'],
        ['Susan Davis', '34-7654321'],
      ],
    );
    expect(found.get('Ann Lee')).toContain('ssn=clear');
    expect(found.get('Robert Smith')).toBe('person_name=clear');
  });
});

describe('what stands in front of a family name in a column of its own', () => {
  it('is part of the family name, and the house number stands behind the street as in the table', async () => {
    const names = ['Achternaam', 'Voorvoegsel', 'Roepnaam', 'Geb.datum', 'Straat', 'Huisnr', 'Postcode', 'Woonplaats'];
    const { records } = await detect([
      {
        names,
        rows: [
          ['Dijkstra', 'van der', 'Femke', '12-03-1961', 'Kerklaan', '85', '8011 AB', 'Zwolle'],
          ['Bakker', '', 'Pieter', '02-04-1972', 'Molenweg', '3', '9401 CD', 'Assen'],
        ],
      },
    ]);
    expect(records.map(({ family_name, address }) => [family_name, address])).toEqual([
      ['van der Dijkstra', 'Kerklaan 85'],
      ['Bakker', 'Molenweg 3'],
    ]);
  });

  it('leaves the house number in front in the US and Canada, wherever the table has it', async () => {
    const names = ['Owner', 'Street Name', 'House No', 'City'];
    const ofUs = [['Ann Lee', '5th Ave', '120', 'Madison', 'WI', '53703']];
    const ofCanada = [['Robert Smith', 'Queen St W', '88', 'Toronto', 'ON', 'M5V 2A2']];
    const { records } = await detect([
      { names: [...names, 'State', 'Zip'], rows: ofUs },
      { names: [...names, 'Province', 'Postal Code'], rows: ofCanada },
    ]);
    expect(records.map(({ address }) => address)).toEqual(['120 5th Ave', '88 Queen St W']);
  });
});

describe('illnesses under a header that does not say so', () => {
  const names = ['Policy', 'Owner', 'Insured', 'Insured DOB', 'Rating Reason', 'Class'];

  it('are told of whom the row describes', async () => {
    const found = await told(names, [
      ['L100', 'ANN LEE', 'ANN LEE', '03/12/1961', 'DIABETES TYPE 2', 'Preferred'],
      ['L101', 'KAREN SMITH', 'ROBERT SMITH', '04/12/1962', 'CORONARY ARTERY DIS', 'Standard'],
      ['L102', 'LINDA BROWN', 'PAUL DAVIS', '05/12/1963', '', 'Standard'],
      ['L103', 'JAMES MOORE', 'SUSAN MOORE', '06/12/1964', 'SLEEP APNEA', 'Standard'],
    ]);
    const ill = [...found].filter(([, holding]) => holding.includes('medical')).map(([name]) => name);
    expect(ill.toSorted()).toEqual(['ANN LEE', 'ROBERT SMITH', 'SUSAN MOORE']);
  });

  it('are none where most cells name something else', async () => {
    const found = await told(
      ['Name', 'DOB', 'Reason'],
      [
        ['Ann Lee', '03/12/1961', 'Late payment'],
        ['Robert Smith', '04/12/1962', 'Moved away'],
        ['Linda Brown', '05/12/1963', 'Pregnant'],
      ],
    );
    expect([...found.values()].some((holding) => holding.includes('medical'))).toBe(false);
  });
});

describe('an answer that says nothing', () => {
  const names = ['MRN', 'Last Name', 'First Name', 'Race', 'Religion', 'Allergies', 'Diagnosis', 'Criminal Record'];

  it('exposes nothing of what its column asks for', async () => {
    const found = await told(names, [
      ['100231', 'Lee', 'Ann', 'Declined to Specify', 'Refused', 'NKDA', 'None', 'No'],
      ['100232', 'Smith', 'Robert', 'White', 'Baptist', 'Penicillin', 'Hypertension', 'DUI 2011'],
    ]);
    expect(found.get('Ann Lee')).toBe('medical_record_number=clear person_name=clear');
    expect(found.get('Robert Smith')).toBe(
      'criminal_record=clear medical=clear medical_record_number=clear person_name=clear race_or_ethnicity=clear religion=clear',
    );
  });

  it('is none where an illness begins with the same words', async () => {
    const found = await told(names, [
      ['100231', 'Lee', 'Ann', 'White', '', '', 'Unspecified asthma, uncomplicated', ''],
      ['100232', 'Smith', 'Robert', 'White', '', '', 'Unspecified', ''],
    ]);
    expect(found.get('Ann Lee')).toContain('medical=clear');
    expect(found.get('Robert Smith')).not.toContain('medical=clear');
  });
});

describe('who buys and who stands for a child', () => {
  it('is another person where the names differ in some rows', async () => {
    const found = await told(
      ['First Name', 'Surname', 'Email', 'Birth Date', 'Buyer First Name', 'Buyer Surname', 'Buyer Email'],
      [
        ['Ann', 'Lee', 'ann@mail.example', '1961-03-12', 'Ann', 'Lee', 'ann@mail.example'],
        ['Robert', 'Smith', 'rob@mail.example', '1962-04-12', 'Karen', 'Brown', 'karen@mail.example'],
        ['Linda', 'Moore', 'lin@mail.example', '1963-05-12', 'Linda', 'Moore', 'lin@mail.example'],
        ['James', 'Davis', 'jim@mail.example', '1964-06-12', 'Susan', 'Wilson', 'susan@mail.example'],
        ['Carl', 'Jones', 'carl@mail.example', '1965-07-12', 'Carl', 'Jones', 'carl@mail.example'],
        ['Emily', 'Clark', 'emily@mail.example', '1966-08-12', 'Paul', 'Adams', 'paul@mail.example'],
      ],
    );
    expect(found.get('Karen Brown')).toBe('email=clear person_name=clear');
    expect(found.get('Robert Smith')).toBe('date_of_birth=clear email=clear person_name=clear');
  });

  it('is the parent whom the row names, where a guardian has an address of mail and no name', async () => {
    const found = await told(
      ['Last_Name', 'First_Name', 'DOB', 'Mother', 'Father', 'GuardianEmail'],
      [
        ['Lee', 'Ann', '3/12/2013', 'Lee, Karen', 'Lee, Robert', 'karen@mail.example'],
        ['Smith', 'Paul', '4/12/2012', 'Smith, Linda', 'Smith, James', 'linda@mail.example'],
        ['Brown', 'Emily', '5/12/2014', 'Brown, Susan', 'Brown, David', 'susan@mail.example'],
      ],
    );
    expect(found.get('Karen Lee')).toBe('email=clear person_name=clear');
  });
});

describe('contacts that are counted', () => {
  it('are people of their own behind the first, whom no word names', async () => {
    const found = await told(
      [
        'student.lastName',
        'student.firstName',
        'address.fullAddress',
        'contact.contact1Name',
        'contact.contact1Phone',
      ].concat(['contact.contact2Name', 'contact.contact2Phone']),
      [
        ['Lee', 'Ann', '12 Oak Street', 'Lee, Karen', '302-555-0101', 'Moore, Robert', '302-555-0111'],
        ['Smith', 'Paul', '14 Oak Street', 'Smith, Linda', '302-555-0102', 'Davis, James', '302-555-0112'],
        ['Brown', 'Emily', '16 Oak Street', 'Brown, Susan', '302-555-0103', '', ''],
        ['Wilson', 'Carl', '18 Oak Street', 'Wilson, Nancy', '302-555-0104', 'Clark, David', '302-555-0114'],
      ],
    );
    expect(found.get('Robert Moore')).toBe('person_name=clear phone=clear');
    expect(found.get('Ann Lee')).not.toContain('phone');
  });
});
