import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

const ROSTER = `Roster of the hose company, please do not post. Call the chief before noon.

Bdg  Name              Rank    Cell
2301 Lee, Ann          Chief   602-555-0134
2307 Novak, Peter R    Asst    602-555-0119
2312 Okafor, Grace     Lt      none
J-04 Petrova, Olga     Junior  see 2301

2307 has moved to his new house, she said.
`;

const PAYROLL = `Payroll register of the employees, their wages and hours, for the supervisor.

0107          REG   80.00
LEE, ANN      O/T    6.50
0118          REG   72.00
NOVAK, PETER  SICK   8.00
0122          REG   80.00
OKAFOR, GRACE

0118  his garnishment ends.
`;

describe('numbers that rows of people begin with', () => {
  it('are of the kind that the head of their column says, wherever else they begin a line', () => {
    expect(foundIn(ROSTER, 'employee_id')).toEqual(['2301', '2307', '2312', 'J-04', '2301', '2307']);
  });

  it('may stand above the names, and are of whose files the text is from', () => {
    expect(foundIn(PAYROLL, 'employee_id')).toEqual(['0107', '0118', '0122', '0118']);
  });

  it.each([
    ['count the rows', '101  Ann Lee\n102  Peter Novak\n103  Grace Okafor\n'],
    ['are years', '1998  Ann Lee\n2004  Peter Novak\n2011  Grace Okafor\n'],
    ['are hours', '0900  Ann Lee\n0945  Peter Novak\n1030  Grace Okafor\n'],
    [
      'are rooms',
      'Room   Name           Since   Keys\n204    Ann Lee        May     2\n311    Peter Novak    June    1\n417    Grace Okafor   June    1\n',
    ],
  ])('are nobody’s where they %s', (_, list) => {
    const text = `Members of our club who help her with the dues this year:\n\n${list}`;
    expect(foundIn(text, 'account_number')).toEqual([]);
  });
});

describe('numbers that stand in rows behind the names that these begin with', () => {
  const rows = (...values: readonly string[]): string =>
    ['Lee, Ann', 'Novak, Peter', 'Okafor, Grace'].map((name, n) => `${name.padEnd(20)}${values[n]}\n`).join('');

  it.each([
    [
      'account_number',
      'Names are as on the check; the number is the member’s with us.',
      ['RC-20447', 'RC-20511', 'RC-19880'],
    ],
    ['medical_record_number', 'Please call back today. The number is the chart.', ['220447', '220519', '218834']],
    ['employee_id', 'Employees who missed the training:', ['004471', '004480', '003918']],
  ])('are the %s that the line above the list tells of', (element, lead, values) => {
    expect(foundIn(`${lead}\n\n${rows(...values)}`, element)).toEqual(values);
  });

  it.each([
    ['are written in several ways, as amounts are', ['4471200', '820500', '1180000']],
    ['count the rows', ['104471', '104472', '104473']],
    ['are days', ['06/14/1972', '11/03/1980', '02/27/1969']],
    ['are amounts of one width', ['450000', '150000', '100500']],
  ])('are nobody’s where they %s', (_, values) => {
    expect(foundIn(`What our members gave this year:\n\n${rows(...values)}`, 'account_number')).toEqual([]);
  });
});

it('leaves wages, zip codes and orders behind names what they are', () => {
  const rows = (values: readonly string[]): string =>
    ['Ann Lee', 'Peter Novak', 'Grace Okafor'].map((name, n) => `${name}, ${values[n]}\n`).join('');
  expect(foundIn(`Employees and their wages\n${rows(['104250', '208825', '113300'])}`, 'employee_id')).toEqual([]);
  expect(foundIn(`Employees and zip codes\n${rows(['452021', '452032', '452043'])}`, 'employee_id')).toEqual([]);
  const orders = `Our patients' PO numbers\n${rows(['PO-20447', 'PO-20511', 'PO-19880'])}`;
  expect(foundIn(orders, 'medical_record_number')).toEqual([]);
});

describe('cells of documents', () => {
  it('say of what kind their number is, in words in front of it', () => {
    const text = `Owners of the firm, as she wrote:

Name               DOB          ID no.                     Tax no.
Ann Lee            06-14-1972   LA DL 008842372            none
Peter Novak        11-03-1980   consular card HND 0110392  none
Grace Okafor       02-27-1969   passport 551882047         none
`;
    expect(foundIn(text, 'drivers_license')).toEqual(['008842372']);
    expect(foundIn(text, 'other_government_id')).toEqual(['HND 0110392']);
  });
});
