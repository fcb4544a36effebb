import { describe, expect, it } from 'vitest';
import { classifyColumns } from '../../columns/classify-columns.ts';
import { recordPlanOf } from './record-plan.ts';

const YEARS = ['1998', '1972', '2004', '1985', '1991', '1966'];
const SHORT = ["'98", "'72", "'04", "'85", "'91", "'66"];
const DAYS = ['2004-03-01', '1999-11-15', '2011-07-23', '2008-01-05', '2016-09-30', '2001-05-11'];

/** What the plan of a table of names says of one more column. */
const lastingOf = (header: string, cells: readonly string[]) => {
  const names = ['First Name', 'Last Name', header];
  const columns = [
    ['Ann', 'Bob', 'Cid', 'Dan', 'Eve', 'Fay'],
    ['Stone', 'Hill', 'Wood', 'Frost', 'Lane', 'Marsh'],
    cells,
  ];
  return recordPlanOf(classifyColumns(names, columns), columns)?.columns.find(({ column }) => column === 3)?.lasting;
};

describe('a column of a day or year that stays somebody’s', () => {
  it.each([
    ['Grad Year', YEARS, 'graduation', false],
    ['Class Yr', SHORT, 'graduation', false],
    ['Class', YEARS, 'graduation', false],
    ['Degree Year', YEARS.map((year) => `BA ${year}`), 'graduation', false],
    ['orig_hire_dt', DAYS, 'hired', true],
    ['Eintrittsdatum', DAYS, 'hired', true],
    ["Date d'embauche", DAYS, 'hired', true],
    ['Member Since', YEARS, 'since', false],
  ] as const)('is told by its header and its cells: %s', (header, cells, kind, isDays) => {
    expect(lastingOf(header, cells)).toEqual({ kind, isDays });
  });

  it.each([
    ['Rehire Date', DAYS],
    ['Class Start Date', DAYS],
    ['Class', ['yoga', 'pottery', 'chess', 'yoga', 'choir', 'chess']],
    ['Last Login', DAYS],
    ['Created', DAYS],
  ] as const)('is none that may be another one next time: %s', (header, cells) => {
    expect(lastingOf(header, cells)).toBeUndefined();
  });
});
