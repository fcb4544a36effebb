import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../../../test/support/detect-given.ts';

const people = [
  ['10001', 'Vance, Harriet', '512-33-8842', '1979-03-14', '2100'],
  ['10002', 'Stone, Robert', '541-22-1934', '1968-11-02', '1890'],
  ['10003', 'Monti, Carla', '318-54-7710', '1985-07-21', '2400'],
  ['10004', 'Ruiz, Ana', '417-65-2209', '1990-01-30', '1750'],
  ['10005', 'Kemp, Joan', '262-71-3348', '1972-09-09', '1980'],
];
const names = ['Employee ID', 'Employee Name', 'SSN', 'Birth Date', 'Gross Pay'];
const among = (...lines: string[][]) => detect([{ names, rows: [...people, ...lines] }]);

describe('lines that a program prints among the rows of a report', () => {
  it.each([
    ['a total under the names', ['', 'Subtotal', '', '', '10120']],
    ['a total of a group', ['', 'Total for Nursing', '', '', '10120']],
    ['a total in place of the first column', ['Grand Total:', '', '', '', '10120']],
    ['a heading of the rows below', ['Department: Finance', '', '', '', '']],
    ['a heading with a number', ['', 'Clinic 4', '', '', '']],
    ['the number of a page', ['', 'Page 3 of 12', '', '', '']],
    ['the day of printing', ['', 'Printed 03/04/2024', '', '', '']],
    ['how many there are', ['40 employees', '', '', '', '']],
    ['the end', ['', '*** End of report ***', '', '', '']],
    ['a rule', ['', '----------', '', '', '']],
  ])('are nobody: %s', async (_, line) => {
    const { records } = await among(line);
    expect(records.map(({ row_no }) => Number(row_no))).toEqual([1, 2, 3, 4, 5]);
  });

  it.each([
    ['First Name', 'Last Name', 'Suma'],
    ['Disability', 'Employee Name', 'Total'],
    ['Employer', 'Employee Name', 'Total'],
  ])('are not rows of people that begin with such a word under %s', async (first, name, word) => {
    const rows = people.map(([, full = '', ...more], n) => [n % 2 ? word : 'Carla', full.replace(/,.*/, ''), ...more]);
    const { records } = await detect([{ names: [first, name, 'SSN', 'Birth Date', 'Gross Pay'], rows }]);
    expect(records).toHaveLength(5);
  });

  it('are totals with how many there are under names', async () => {
    const { records } = await among(['Total', '5 employees', '5', '5', '10120'], ['Grand total', '1,240', '', '', '']);
    expect(records).toHaveLength(5);
  });

  it.each([
    ['somebody called as a heading begins', ['', 'Page, Ellen', '', '', '']],
    ['somebody with a number beside', ['', 'Page 3', '262-71-3349', '', '']],
    ['a label of a person', ['', 'Patient: Ellen Ward', '', '', '']],
    ['somebody of whom only the name is known', ['', 'Ellen Ward', '', '', '']],
    ['a number alone', ['10006', '', '', '', '']],
  ])('are not %s', async (_, line) => {
    const { records } = await among(line);
    expect(records).toHaveLength(6);
  });
});
