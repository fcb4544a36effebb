import { describe, expect, it } from 'vitest';
import { scan } from './default-scanner.ts';
import { mentionsOf } from './mentions.ts';

const cellsOf = (text: string) => mentionsOf(scan(text), text, 'plain').map(({ cells }) => cells);

describe('mentions of people', () => {
  it('gives each name of a form the values that follow it', () => {
    const text =
      'Customer: Mary Johnson\nDOB: 01/02/1980\nSSN 219-09-9999\n\nCustomer: John Smith\nPhone: 202-555-0147';
    expect(cellsOf(text)).toMatchObject([
      { given_name: 'Mary', family_name: 'Johnson', date_of_birth: 19800102, ssn: '219099999' },
      { given_name: 'John', family_name: 'Smith', phone: '+12025550147' },
    ]);
  });
  it('gives whoever is named beside it the number of a card that is published for testing, too', () => {
    const text = 'Customer: Mary Johnson\nPhone: 202-555-0147\nCard: 4111 1111 1111 1111';
    expect(cellsOf(text)[0]?.['holding']).toContain('payment_card');
  });
  it('holds what was meant where a scanner took letters for digits', () => {
    const page =
      'Name: Marvin Teasdale\nDate of birth: O4/l7/1968\nSSN: 2l9-O9-9999\nPhone: (3O2) 555-0l42\nMember ID: KQ4l9O2l7';
    expect(cellsOf(page)).toMatchObject([
      { date_of_birth: 19680417, ssn: '219099999', phone: '+13025550142', member_number: 'KQ4190217' },
    ]);
    expect(cellsOf('Marvin Teasdale\nPhone: 302-555-O142')).toMatchObject([{ phone: '+13025550142' }]);
  });
  it.each([
    'Home Address: 9 Birch Lane\nCity: Austin\nState: TX\nZIP: 78701\nSalary: 55,000',
    'Address: 9 Birch Lane   City: Austin   State: Texas   Zip Code: 78701',
    'Street: 9 Birch Lane\nApt: 4\nCity: Austin State: TX ZIP: 78701\nCountry: USA',
    'Street address\tHome phone\n9 Birch Lane\t202-555-0147\nCity\tState\tZIP\nAustin\tTX\t78701',
    'Address: 9 Birch Lane | City: Austin | State: TX | ZIP: 78701',
  ])('knows where somebody lives whose city and state stand in fields of their own: %s', (address) => {
    const place = { address: '9 Birch Lane', city: 'Austin', region: 'TX', postal_code: '78701' };
    expect(cellsOf(`Name: Mary Johnson\nSSN: 219-09-9999\n${address}`)).toMatchObject([place]);
  });
  it('puts the zeros back that a number lost', () => {
    expect(cellsOf('Name: Mary Johnson\nSSN: 19099999')).toMatchObject([{ ssn: '019099999' }]);
  });
  it('takes no place from the fields of another', () => {
    const text = 'Name: Mary Johnson\nAddress: 9 Birch Lane\nEmployer: Acme\nCity: Reno\nState: NV';
    expect(cellsOf(text)).toMatchObject([{ address: '9 Birch Lane', city: null, region: null }]);
  });
  it('joins the parts of a name whose columns are called as databases call them', () => {
    const text =
      'first_name\tlast_name\tssn\tdob\nAlma\tBrandt\t219-09-9999\t1980-02-03\nBoris\tTull\t219-08-8888\t1971-05-09\n';
    expect(cellsOf(text)).toMatchObject([
      { given_name: 'Alma', family_name: 'Brandt', ssn: '219099999' },
      { given_name: 'Boris', family_name: 'Tull', ssn: '219088888' },
    ]);
  });
  it.each([
    ['Gwen Moss called, her husband Paul Stone (SSN 457-55-5462) died on 2 May 2023.', ['Paul Stone']],
    ['Paul Stone, SSN 457-55-5462, passed away last week, per Gwen Moss.', ['Paul Stone']],
    ['Paul Stone (deceased), phone 202-555-0147. Contact: Gwen Moss', ['Paul Stone']],
    ["Gwen Moss's late husband Paul Stone had the account.", ['Paul Stone']],
    ['El titular Pablo Soto falleció el 3 de mayo.', ['Pablo Soto']],
    ['Paul Stone, survived by Gwen Moss, died Monday.', ['Paul Stone']],
    ['Paid the late fee that Paul Stone owed, his battery died.', []],
    ["Gwen Moss's husband died. Ask whether Paul Stone died.", []],
    ['Paul Stone is not deceased.', []],
  ])('know of whom a text says that they died: %s', (text, dead) => {
    const found = cellsOf(text).filter(({ deceased }) => deceased === 1);
    expect(found.map(({ full_name }) => full_name)).toEqual(dead);
  });
  it('makes nobody of a text without a value that tells a person', () => {
    expect(cellsOf('from 10.0.0.1, order 123456')).toEqual([]);
  });
});
