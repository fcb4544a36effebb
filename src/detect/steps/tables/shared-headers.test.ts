import { describe, expect, it } from 'vitest';
import { detectGiven } from '../../../../test/support/detect-given.ts';
import { splitKey } from './shared-headers.ts';

describe('parts of one table', () => {
  it.each([
    ['a/cust_part1.csv', 'a/cust_part2.csv'],
    ['a/cust.csv', 'a/cust (2).csv'],
    ['a/cust.csv.aa', 'a/cust.csv.ab'],
    ['a/members 1 of 3.txt', 'a/members 2 of 3.txt'],
    ['a/book.xlsx!/Sheet1', 'a/book.xlsx!/Sheet2'],
  ])('%s and %s are called the same', (one, other) => {
    expect(splitKey(one, 5)).toBe(splitKey(other, 5));
  });

  it.each([
    ['a/cust.csv', 'b/cust.csv'],
    ['a/cust.csv', 'a/staff.csv'],
  ])('%s and %s are not', (one, other) => {
    expect(splitKey(one, 5)).not.toBe(splitKey(other, 5));
    expect(splitKey(one, 5)).not.toBe(splitKey(one, 6));
  });

  it('have the header of the first of them', async () => {
    const rows = [
      ['Ana Lopez', '4417', '219-09-9991'],
      ['James Smith', '0182', '219-09-9992'],
      ['Mary Brown', '7730', '219-09-9993'],
    ];
    const { columns } = await detectGiven([
      { names: ['Name', 'Account PIN', 'SSN'], rows },
      { names: [null, null, null], rows },
    ]);
    const second = columns.filter(({ document_no: number }) => Number(number) === 2);
    expect(second.map(({ role }) => role)).toEqual(['full_name', 'account_pin', 'ssn']);
    expect(second[1]?.['why']).toContain('the header stands in evidence/t1.csv');
  });

  it('have it only where their cells are what it says', async () => {
    const { columns } = await detectGiven([
      {
        names: ['Name', 'Diagnosis', 'SSN'],
        rows: [
          ['Ana Lopez', 'asthma', '219-09-9991'],
          ['James Smith', 'diabetes', '219-09-9992'],
          ['Mary Brown', 'asthma', '219-09-9993'],
        ],
      },
      {
        names: [null, null, null],
        rows: [
          ['Steel Bolt', 'red', '12.50'],
          ['Brass Valve', 'blue', '8.75'],
          ['Rubber Hose', 'red', '19.00'],
        ],
      },
    ]);
    const second = columns.filter(({ document_no: number }) => Number(number) === 2);
    expect(second.map(({ role }) => role)).not.toContain('medical');
    expect(second.some(({ why }) => String(why).includes('the header stands in'))).toBe(false);
  });
});
