import { describe, expect, it } from 'vitest';
import { detectGiven as detect, type GivenTable } from '../support/detect-given.ts';

describe('a birth date in a table', () => {
  it('puts birth dates together that stand in columns for year, month and day', async () => {
    const parts: GivenTable = {
      names: ['first', 'last', 'dob_year', 'dob_mon', 'dob_day'],
      rows: [
        ['James', 'Smith', '1967', '4', '05'],
        ['Ana', 'Lopez', '1980.0', '12.0', '31.0'],
        ['Mary', 'Brown', '1971', '2', ''],
        ['Linda', 'Garcia', '1958', '14', '3'],
      ],
    };
    const { records } = await detect([parts]);
    expect(records.map(({ date_of_birth, birth_year }) => [date_of_birth, birth_year])).toEqual([
      [19670405, 1967],
      [19801231, 1980],
      [19710200, 1971],
      [null, 1958],
    ]);
    expect(records.map(({ holding }) => holding)).toEqual([
      'date_of_birth=clear person_name=clear',
      'date_of_birth=clear person_name=clear',
      'person_name=clear',
      'date_of_birth=clear person_name=clear',
    ]);
  });

  it('tells the birth year of who has an age and no birth date, where the row says of which day it is', async () => {
    const names = ['first_name', 'last_name', 'dob', 'age', 'city'];
    const rows = [
      ['James', 'Smith', '', '54', 'Seattle'],
      ['Ana', 'Lopez', '1980-12-31', '40', 'Portland'],
      ['Mary', 'Brown', '', 'n/a', 'Boston'],
    ];
    const days = ['2021-03-01', '2021-05-09', '2020-11-30'];
    const dated = { names: [...names, 'record date'], rows: rows.map((row, n) => [...row, days[n] ?? '']) };
    const years = async (table: GivenTable) => (await detect([table])).records.map(({ birth_year }) => birth_year);
    expect(await years(dated)).toEqual([1967, 1981, null]);
    expect(await years({ names, rows })).toEqual([null, null, null]);
  });

  it('tells it by the last day of a table, by the day of a visit, by rows with a birth date, and by the name of the table', async () => {
    const people = [
      ['James', 'Smith', '54'],
      ['Ana', 'Lopez', '40'],
      ['Mary', 'Brown', '8'],
    ];
    const years = async (header: string, days: readonly string[], more: Partial<GivenTable> = {}) => {
      const rows = people.map((row, n) => [...row, days[n] ?? '']);
      const { records } = await detect([{ names: ['first_name', 'last_name', 'age', header], rows, ...more }]);
      return records.map(({ birth_year }) => birth_year);
    };
    const days = ['2016-11-08', '2020-11-03', '2012-11-06'];
    expect(await years('registered', days)).toEqual([1966, 1980, 2012]);
    expect(await years('visit date', days)).toEqual([1962, 1980, 2004]);
    expect(await years('date of marriage', days)).toEqual([1962, 1980, 2004]);
    expect(await years('dispatched', days)).toEqual([1962, 1980, 2004]);
    expect(await years('expires', days)).toEqual([null, null, null]);
    expect(await years('dob', ['1962-03-01', '1976-04-02', '2008-05-03'])).toEqual([2016 - 54, 2016 - 40, 2016 - 8]);
    expect(await years('note', ['', '', ''], { family: 'evidence/members_2019.csv' })).toEqual([1965, 1979, 2011]);
  });

  it('keeps the day of a birthday whose year is not said', async () => {
    const birthdays = async (cells: readonly string[]) => {
      const given = ['James', 'Ana', 'Mary', 'Carl'];
      const rows = cells.map((cell, n) => [given[n] ?? '', 'Smith', `${given[n]}@example.org`, cell]);
      const { records } = await detect([{ names: ['first', 'last', 'email', 'birthday'], rows }]);
      return records.map(({ birthday, date_of_birth }) => [birthday, date_of_birth]);
    };
    const both = (...days: readonly number[]) => days.map((day) => [day, null]);
    expect(await birthdays(['01/08', '2/29', '12/31', '7/4'])).toEqual(both(108, 229, 1231, 704));
    expect(await birthdays(['9 Feb', '31 Dec', '1 May', '4 July'])).toEqual(both(209, 1231, 501, 704));
    expect(await birthdays(['23/04', '1/5', '31/12', '4/7'])).toEqual(both(423, 501, 1231, 704));
  });
});
