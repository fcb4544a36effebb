import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

describe('a label holds for', () => {
  it.each([
    ['a heading', 'Passports:\nAnn Lee: 561882047\nMarcus Bell - 488201937\n', 'passport', ['561882047', '488201937']],
    [
      'several things on its line',
      'Member IDs: Ann Lee XQK882047113, Ben Lee XQK882047114',
      'health_insurance_id',
      ['XQK882047113', 'XQK882047114'],
    ],
    [
      'a column of names',
      'Employee numbers\n  Kowalski, Tim   448812\n  Barrera, Luz    448813\n',
      'employee_id',
      ['448812', '448813'],
    ],
    [
      'a column of values',
      'Passports\n561882047 Ann Lee\n488201937 Marcus Bell\n',
      'passport',
      ['561882047', '488201937'],
    ],
    ['the one who goes on', 'her passport is 561882047, mine 488201937', 'passport', ['561882047', '488201937']],
    [
      'a child with a number of its own',
      'Tonya Grubbs (DOB 10-1-74); child 1 Braxton Grubbs (6-6-16, fa. Tyler)',
      'date_of_birth',
      ['10-1-74', '6-6-16'],
    ],
    [
      'somebody on a day',
      'Jonah Lee was born on 2/19/2014, Talia Lee on 7/3/2016.',
      'date_of_birth',
      ['2/19/2014', '7/3/2016'],
    ],
    [
      'another one by what they are',
      "Your license on the agreement is D4471882 (CA) and the second driver's is F7718204",
      'drivers_license',
      ['D4471882', 'F7718204'],
    ],
    [
      'small letters',
      'my birthday is may 22 2006, my dads is aug 3 1975',
      'date_of_birth',
      ['may 22 2006', 'aug 3 1975'],
    ],
    [
      'a remark in brackets',
      'His claim numbers: 22-118834 (knee), 23-004471 (back).',
      'ticket_number',
      ['22-118834', '23-004471'],
    ],
    [
      'no day of another kind',
      'Jonah Lee was born on 2/19/2014, Talia Lee died on 7/3/2016.',
      'date_of_birth',
      ['2/19/2014'],
    ],
    ['no other number', 'Passport of Ann Lee: 561882047, invoice 488201937', 'passport', ['561882047']],
    ['no other form', 'DOB Ann Lee: 04/12/1981, Ben Lee: 448812', 'date_of_birth', ['04/12/1981']],
  ])('each entry of a list: %s', (_, text, element, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
  it('a value that a wide gap parts from it', () => {
    expect(foundIn('Name  Mary Johnson\nReligion  Roman Catholic', 'religion')).toEqual(['Roman Catholic']);
  });
});

describe('the numbers of a bank and an account', () => {
  it.each([
    ['Please change my direct deposit: 021000021 / 4478812093'],
    ['Wire to Chase 021000021 4478812093'],
    ['ACH details\n021000021\n4478812093'],
  ])('stand side by side: %s', (text) => {
    expect(foundIn(text, 'bank_routing_number')).toEqual(['021000021']);
    expect(foundIn(text, 'financial_account')).toEqual(['4478812093']);
  });
  it('are no two other numbers', () => {
    expect(foundIn('Build 021000021 4478812093 took 3 s', 'financial_account')).toEqual([]);
  });
});

describe('a row of a form', () => {
  it('gives its label to each of its columns, also between bars', () => {
    expect(foundIn('| PPT NO. | A07741882 | 620114478 |\n', 'passport')).toEqual(['A07741882', '620114478']);
  });
  it('says what a number is by the words that stand nearest', () => {
    const card = 'STUDENT HEALTH CARD, your plan for the year 2025 to 2026 and how to reach you in it';
    expect(foundIn(`${card}\nPupil of grade 2: Mary Johnson   ID: 00418823`, 'student_id')).toEqual(['00418823']);
  });
});

describe('a birth date', () => {
  it.each([
    ['my dad is the sr, his credit is bad, hes 5/5/68 im 5/25/97', ['5/5/68', '5/25/97']],
    ['a pleasant 52-year-old woman, 4/4/73, with lupus', ['4/4/73']],
    ['re: OBERMEYER, CANDACE  ·  7/22/66  ·  mrn 5518-0042', ['7/22/66']],
    ['a pleasant 52-year-old woman, seen 4/4/2021', []],
  ])('stands right behind whose it is: %s', (text, days) => {
    expect(foundIn(text, 'date_of_birth')).toEqual(days);
  });
});

describe('a day in front of a Social Security number', () => {
  it.each([
    ['Noelle   grandchild   3/30/2014   SSN 512-33-8842', ['3/30/2014']],
    ['Fred Stone 05/02/1983, SSN 512-33-8842', ['05/02/1983']],
    ['hired 05/02/2003, SSN 512-33-8842', []],
    ['Paul Stone, deceased 05/02/2003, SSN 512-33-8842', []],
    ['Paul Stone died on 05/02/2003, SSN 512-33-8842', []],
  ])('is one of birth unless words say what happened: %s', (text, days) => {
    expect(foundIn(text, 'date_of_birth')).toEqual(days);
  });
});

describe('numbers that are spoken', () => {
  it.each([
    [
      'ssn',
      'A: what is your social?\nB: four one two seven seven six oh three eight',
      ['four one two seven seven six oh three eight'],
    ],
    [
      'phone',
      'call me at four oh five, five five five, oh one eight eight',
      ['four oh five, five five five, oh one eight eight'],
    ],
    ['ssn', 'my social is one of two that I had', []],
  ])('are those of their label: %s, %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
  it('that follow one another in one form are of one kind', () => {
    expect(foundIn('MRNs 7740021 / 7740022, DOB 1/2/1970', 'medical_record_number')).toEqual(['7740021', '7740022']);
  });
});
