import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../test/support/found-in.ts';

describe('addresses', () => {
  it.each([
    ['I responded to 2250 S 900 E, Salt Lake City.', '2250 S 900 E, Salt Lake City'],
    ['He lives at N6W23110 Bluemound Rd, Waukesha WI 53188.', 'N6W23110 Bluemound Rd, Waukesha WI 53188'],
    ['General Delivery, Tucumcari, NM 88401', 'General Delivery, Tucumcari, NM 88401'],
    ['I live at 9 Forty-Second Street, Apartment Two, Brooklyn', '9 Forty-Second Street, Apartment Two, Brooklyn'],
    ['She is of Seventeen Spooner Street, Plymouth.', 'Seventeen Spooner Street, Plymouth'],
    ['Calle Mayor, 14, 3.º B, 08025 Barcelona', 'Calle Mayor, 14, 3.º B, 08025 Barcelona'],
  ])('on a grid, at a post office, in words: %s', (text, address) => {
    expect(foundIn(text, 'postal_address')).toEqual([address]);
  });
});

describe('health', () => {
  it('is what a box that is ticked says, and not one that is not', () => {
    expect(foundIn('Patient: Mary Johnson\n[x] anemia [ ] asthma', 'medical')).toEqual(['anemia']);
  });
  it('is a part of the body and what happened to it', () => {
    expect(foundIn('She fell and her doctor found a torn left rotator cuff.', 'medical')).toEqual([
      'torn left rotator cuff',
    ]);
  });
});

describe('names', () => {
  it('in columns of their parts are one person', () => {
    const text = 'Last Name      First Name     Date of Birth\nOkonjo         Beatrix        04/19/1993\n';
    expect(foundIn(text, 'person_name')).toEqual(['Okonjo         Beatrix']);
  });
  it('stand before the race and sex of a police report', () => {
    expect(foundIn('SUSPECT: Cody Allen Riddle W/M 11/11/1997', 'person_name')).toEqual(['Cody Allen Riddle']);
  });
  it.each([
    ['{"first_name":"Ysolde","last_name":"Mbeki-Laurent"}', ['Ysolde', 'Mbeki-Laurent']],
    ['sn: Okwuosa\ngivenName: Chidubem\n', ['Okwuosa', 'Chidubem']],
    ['<lastName>Featherstone</lastName><firstName>Ondine</firstName>', ['Featherstone', 'Ondine']],
    ['Surname ............ Montaperto\nGiven names ........ Rosaria', ['Montaperto', 'Rosaria']],
    ['FIRST NAME\nCalliope\n', ['Calliope']],
    ['first_name: String, last_name: Unknown', []],
  ])('stand in fields that are called by them: %j', (text, names) => {
    expect(foundIn(text, 'person_name')).toEqual(names);
  });
  it.each([
    ['Kuba, can you send me the form?', ['Kuba']],
    ['Irenka is very reliable.', ['Irenka']],
    ['The Petersson family moved.', ['Petersson']],
    ['Configuration, can you believe it?', []],
  ])('are told by what is done with a single word: %s', (text, names) => {
    expect(foundIn(text, 'person_name')).toEqual(names);
  });
  it.each([
    ['He lives with his daughter, Clementine, who works.', ['Clementine']],
    ['Hi Ms. Brandvold, Oskar has asthma and stays home.', ['Brandvold', 'Oskar']],
    ['Im Dezember erlitt er einen Schlaganfall. Sie wohnt allein.', []],
    [
      'VICTIM: FONTAINE, DESIREE  DOB 03/18/1999\nOfficers saw that Fontaine was hurt.',
      ['FONTAINE, DESIREE', 'Fontaine'],
    ],
  ])('stand between commas, behind a title, and are no words of grammar: %s', (text, names) => {
    expect(foundIn(text, 'person_name')).toEqual(names);
  });
  it('are no pharmacy and no hospital', () => {
    expect(foundIn('Patient taken to Grady. Pharmacy: Weis', 'person_name')).toEqual([]);
  });
});

describe('numbers whose label goes without saying', () => {
  it.each([
    ['Her social is 219-09-9998 and mine is 457-55-5462.', 'ssn', ['219-09-9998', '457-55-5462']],
    ['He drives a blue Civic, 8KLM204, and is late.', 'alpr', ['8KLM204']],
    ['Her claim was billed under member HP0088271-03.', 'health_insurance_id', ['HP0088271-03']],
    ['The employee number of my son is 00471.', 'employee_id', ['00471']],
    ['Have you been convicted of a felony?', 'criminal_record', []],
  ])('are found, and a question is no answer: %s', (text, element, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('words that a scanner misread', () => {
  it('are labels still', () => {
    expect(foundIn('Socia1 Security No.: 2l9-O9-9998   Te1ephone: 2O7-555-Ol44', 'ssn')).toEqual(['2l9-O9-9998']);
  });
});

describe('dates of birth', () => {
  it.each([
    'Lucien Pelletier   husband   12/01/1958',
    'Peter Johnson (8/3/2011) and his mother',
    'Mary Johnson  5/17/96 219-09-9998',
  ])('stand beside a name without a label: %s', (text) => {
    expect(foundIn(`Dear patient, she said:\n${text}`, 'date_of_birth')).toHaveLength(1);
  });
  it('stand in both columns of a form', () => {
    expect(foundIn('Date of birth    03/15/1982        11/02/1979\n', 'date_of_birth')).toHaveLength(2);
  });
});

describe('numbers in records', () => {
  it('are told by the tag around them', () => {
    expect(foundIn('<driverLicense state="LA">009284417</driverLicense>', 'drivers_license')).toEqual(['009284417']);
  });
  it('are a bank account where another head of the table says so', () => {
    const text = 'last,first,ssn,acct,rtn\nOkoro,Peter,219-09-9998,4400918273,021000021\n';
    expect(foundIn(text, 'financial_account')).toEqual(['4400918273']);
  });
});
