import { describe, expect, it } from 'vitest';
import { listsPeople, sheetBlocks } from './sheet-blocks.ts';

const rowsOf = (lines: readonly (readonly string[])[]) => lines.map((cells, n) => ({ at: n + 1, cells }));
const placesOf = (lines: readonly (readonly string[])[]) =>
  sheetBlocks(rowsOf(lines)).map((rows) => rows.map(({ at }) => at));

const PEOPLE = [
  ['Name', 'SSN', 'DOB'],
  ['Ada Quill', '219-47-1032', '03/17/1951'],
  ['Bob Hart', '220-47-1032', '03/17/1961'],
];

describe('tables of a sheet', () => {
  it('are told to list people however many rows there are', () => {
    const [head = [], one = []] = PEOPLE;
    expect(listsPeople(rowsOf([head, ...Array.from({ length: 200_000 }, () => one)]))).toBe(true);
  });

  it('are one where only one header stands, whatever rows are empty', () => {
    expect(placesOf([['Staff'], [], ...PEOPLE, [], ['Total', '2']])).toHaveLength(1);
  });

  it('are two where a second header stands below an empty row', () => {
    const lines = [
      ['Drivers'],
      ...PEOPLE,
      [],
      ['Contractors'],
      ['Company', 'Contact', 'Phone'],
      ['Ace', 'Cy Lane', '555-0100'],
    ];
    expect(placesOf(lines)).toEqual([
      [1, 2, 3, 4],
      [6, 7, 8],
    ]);
  });

  it('are two where an empty column parts two lists of people, and one where it parts columns of one', () => {
    const beside = PEOPLE.map((row, n) => [
      ...row,
      '',
      n === 0 ? 'Coach' : 'Dan Frost',
      n === 0 ? 'Phone' : '555-0100',
    ]);
    expect(placesOf(beside)).toHaveLength(2);
    const spaced = PEOPLE.map((row, n) => [...row, '', n === 0 ? 'City' : 'Ulm', n === 0 ? 'Phone' : '555-0100']);
    expect(placesOf(spaced)).toHaveLength(1);
  });

  it('are two where forms of one kind stand beside each other', () => {
    const form = (name: string) => [
      ['Name', name],
      ['SS#', '219-47-1032'],
      ['D.O.B.', '03/17/1951'],
      ['Cell', '302-555-0100'],
    ];
    const beside = form('Ada Quill').map((line, n) => [...line, '', ...(form('Bob Hart')[n] ?? [])]);
    expect(placesOf(beside)).toHaveLength(2);
    const other = form('Ada Quill').map((line, n) => [...line, '', 'north south east west'.split(' ')[n] ?? '', '4']);
    expect(placesOf(other)).toHaveLength(1);
  });
});
