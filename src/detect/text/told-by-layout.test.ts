import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../test/support/found-in.ts';

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;

describe('a text that a scanner misread', () => {
  it.each([
    ['phone', 'TEL. CASA 2O2 555 Ol47 and CEL. 2O2 555 O182', ['2O2 555 Ol47', '2O2 555 O182']],
    ['date_of_birth', 'DATE OF BlRTH: Aug l6 l99l, unit l20', ['Aug l6 l99l']],
    ['bank_routing_number', 'Rtg O2l000O21 Acct 4419902837 for 2O22', ['O2l000O21']],
    ['medical', 'The saturation of O2 was 95% in 100l of water', []],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});

describe('columns of a table in text', () => {
  it('are told by heads that dots shorten, where tabs part them', () => {
    const head = 'Name\tD.O.B.\tLic. No.\tCell';
    const rows = ['Ann Lee\t03/11/1979\tOH TL526041\t973-555-0143', 'Bob Hart\t04/27/1994\tOH TL144992\t419-555-0142'];
    expect(foundIn(lines(head, ...rows), 'date_of_birth')).toEqual(['03/11/1979', '04/27/1994']);
  });

  it('are told by heads in many words, whatever the cells look like', () => {
    const text = lines(
      'PON,BTN,EU name,acct w/ losing,PIN',
      'TRV10231,412-555-0118,Annamarie Kosko,8819-41497-02,2002',
      'TRV10232,724-555-0164,Bhavesh Solanki,220184-5,0315',
    );
    expect(foundIn(text, 'account_number')).toEqual(['8819-41497-02', '220184-5']);
  });
  it('end where a form heads further fields, also behind several lines of heads and values in turn', () => {
    const text = lines(
      'FIRST NAME        MI    LAST NAME',
      'Deshawn           K     Purcell',
      'SOCIAL SECURITY NO.     BIRTH DATE        HOME PHONE',
      '338 60 4471             08 19 1988        815 555 0182',
      'DRIVER LIC. NO.         EMPLOYER          YRS',
      'P624-1748-8236          Woodward Inc.     4',
      'CHECKING ACCT NO.       BANK              SAVINGS ACCT NO.',
      '0091 447 18             BMO Harris        0091 447 26',
    );
    expect(foundIn(text, 'ssn')).toEqual(['338 60 4471']);
    expect(foundIn(text, 'phone')).toEqual(['815 555 0182']);
    expect(foundIn(text, 'financial_account')).toContain('0091 447 26');
  });
  it('are called by no small word: a line of prose with commas is no head', () => {
    const text = lines(
      'this permission notice appear in supporting documentation, and that',
      'the name of Marlow P. Quillfeather, Tannen Brothers and M.I.T. not be',
      'used in publicity without specific, written prior permission.  Marlow P.',
      'Quillfeather, Tannen Brothers and M.I.T. make no representations about it.',
    );
    expect(foundIn(text, 'person_name')).not.toContain('Marlow P.');
  });
  it('go on over blank lines in a table that is set with wide lines, and over the rest of a cell', () => {
    const text = lines(
      'Member                     Cell              Badge     Address',
      '',
      'Abernathy, Colleen         440-555-0111      L-1042    6120 Vrooman Rd #12',
      '                                                       Painesville 44077',
      '',
      'Dvorak, Emil               440-555-0169      L-0988    4417 Clark Rd, Perry 44081',
    );
    expect(foundIn(text, 'employee_id')).toEqual(['L-1042', 'L-0988']);
  });
  it('hold no numbers where their cells are sums, ranges or another table', () => {
    const text = lines(
      'Veh  Year  Make       Driver    License',
      '1    2019  Jetta      Ann Lee   12.00',
      '2    2020  Corolla    Tom Fox   41.00',
      '',
      'Coverage       Veh 1     Veh 2     Veh 3     Total',
      'Collision      204.00    118.00    141.00    463.00',
    );
    expect(foundIn(text, 'drivers_license')).toEqual([]);
  });
});

describe('heads of which one label is known', () => {
  it.each([
    ['medical_record_number', ['MRN                Attending', '447188             Dr. Kim'], ['447188']],
    ['account_number', ['Customer number    Region', 'K0044718           North'], ['K0044718']],
    [
      'student_id',
      ['Student ID   Grade', '------------------', '204471       7', '204502       8'],
      ['204471', '204502'],
    ],
    ['employee_id', ['| Office | Employee ID |', '| Ghent  | 204471      |'], ['204471']],
    // Another column, no number, and a line of prose.
    ['student_id', ['Grade        Student ID', '7204471      none'], []],
    ['student_id', ['Student ID   Grade', 'pending      7'], []],
    ['account_number', ['Account number     Branch', '0044718 people came to the fair in May'], []],
    // A line that is a form's with its values.
    ['employee_id', ['Employee ID: 118834      Room', '204471                   7'], ['118834']],
  ])('%s in %j', (element, text, values) => {
    expect(foundIn(lines('The patient Ann Lee wrote to us.', '', ...text), element)).toEqual(values);
  });
});

describe('labels and values in two blocks', () => {
  it('belong together in their order', () => {
    const text = lines(
      ...[
        'Employee Name:',
        'Employee No.:',
        'Social Security No.:',
        'Home Address:',
        'Bank account no.:',
        'Signature:',
        '',
      ],
      ...['Rosalinde Odhiambo', '31-4482', '219-09-9998', '6603 Greenspring Ave, Baltimore 21209', '0019928837450'],
    );
    expect(foundIn(text, 'employee_id')).toEqual(['31-4482']);
    expect(foundIn(text, 'financial_account')).toEqual(['0019928837450']);
  });
});

describe('numbers of parts with the form of a Social Security number', () => {
  it.each([
    ['The technician replaced part 315-42-7781 and P/N 418-20-1163 (pump).', []],
    [lines('Part No       Description       Qty', '315-42-7781   bracket, left     4'), []],
    [lines('1  315-42-7781  bracket, left   4   18.00', '2  418-20-1163  gasket   2   4.10'), []],
    ['Her number is 315-42-7781, she said', ['315-42-7781']],
    [lines('219-09-9998 john smith 1234 elm st', '219-09-9997 mary jones 44 oak ave'), ['219-09-9998', '219-09-9997']],
    [lines('Employee   SSN           Description', '4471       219-09-9998   shipping'), ['219-09-9998']],
  ])('%s', (text, values) => {
    expect(foundIn(text, 'ssn')).toEqual(values);
  });
});

describe('fields, screens and lines of logs', () => {
  it.each([
    ['drivers_license', 'Birthdate  : 1961-08-30\nDL_Number__c  : 102884471', ['102884471']],
    ['date_of_birth', 'Spouse_DOB__c       : 1964-02-11', ['1964-02-11']],
    ['account_number', 'Customer: Ann Lee\nAcct: PP-77104482', ['PP-77104482']],
    ['passport', 'Customer: Ann Lee\nAcct: PP-77104482', []],
    ['account_number', 'Account number (see instructions)\nCSN-0048193', ['CSN-0048193']],
    ['imsi', 'IMSI before: 310410338172046', ['310410338172046']],
    ['ssn', 'TIN......: 219-09-9998', ['219-09-9998']],
    ['ssn', 'Card: 446542******3693', []],
    ['phone', 'MEMO 042122 1640: called to disconnect', []],
    ['date_of_birth', 'APIS 1.1 P/USA/A21884073/USA/02JUN83/F/19AUG31', ['02JUN83']],
    ['passport', 'APIS 1.1 P/USA/A21884073/USA/02JUN83/F/19AUG31', ['A21884073']],
    ['security_answer', 'SEC Q: FIRST CAR  A: NOVA', ['NOVA']],
  ])('%s in %s', (element, text, values) => {
    expect(foundIn(text, element)).toEqual(values);
  });
});
