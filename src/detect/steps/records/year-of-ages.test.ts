import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../../../../test/support/detect-given.ts';

const people = [
  ['Harriet Vance', '512-33-8842'],
  ['Robert Stone', '541-22-1934'],
  ['Carla Monti', '318-54-7710'],
  ['Ana Ruiz', '417-65-2209'],
  ['Joan Kemp', '262-71-3348'],
];
type More = Readonly<Record<string, readonly string[]>>;
const same = (cell: string): readonly string[] => people.map(() => cell);

/** Records of people of 40, 41, ... years, with more columns. */
const recordsOf = async (more: More, { age = 'Age', family = 'evidence/list.csv' } = {}) => {
  const rows = people.map((one, n) => [...one, String(40 + n), ...Object.values(more).map((cells) => cells[n] ?? '')]);
  return (await detect([{ names: ['Name', 'SSN', age, ...Object.keys(more)], rows, family }])).records;
};
const yearsOf = async (...given: Parameters<typeof recordsOf>) =>
  (await recordsOf(...given)).map(({ birth_year }) => birth_year);

const days = ['2019-03-04', '2020-03-04', '2021-03-04', '2022-03-04', '2023-03-04'];
const OF_2023 = [1983, 1982, 1981, 1980, 1979];
const UNKNOWN = [null, null, null, null, null];

describe('the birth year that an age tells', () => {
  it('goes by the day of what happened, else by the last day of the table', async () => {
    expect(await yearsOf({ 'Visit Date': days })).toEqual([1979, 1979, 1979, 1979, 1979]);
    expect(await yearsOf({ 'Hire Date': days })).toEqual(OF_2023);
  });

  it('goes by the year in the name of the file, where that can be one', async () => {
    expect(await yearsOf({}, { family: 'evidence/members_2023.csv' })).toEqual(OF_2023);
    for (const number of ['1742', '2087', '20871']) {
      expect(await yearsOf({}, { family: `evidence/batch_${number}.csv` })).toEqual(UNKNOWN);
    }
  });

  it('goes by no day that stands for "never"', async () => {
    const never = days.map((day, n) => (n % 2 ? '2099-12-31' : day));
    expect(await yearsOf({ 'Termination Date': never })).toEqual(OF_2023);
  });

  it('goes by no diagnosis, unless the age is said to be of then', async () => {
    expect(await yearsOf({ 'Diagnosis Date': days })).toEqual(OF_2023);
    const more = { 'Diagnosis Date': days, 'Last Visit': same('2024-01-09') };
    expect(await yearsOf(more, { age: 'Age at Diagnosis' })).toEqual([1979, 1979, 1979, 1979, 1979]);
    expect(await yearsOf({ 'Last Visit': days }, { age: 'Age at Diagnosis' })).toEqual(UNKNOWN);
  });

  it('goes by the rows with birth dates, where these agree, and not by what happened', async () => {
    const births = ['1984-05-01', '1983-02-11', '1982-08-30', '1981-01-17', ''];
    const records = await recordsOf({ 'Birth Date': births, 'Visit Date': days.map((day) => day.replace('20', '19')) });
    expect(records[4]).toMatchObject({ date_of_birth: null, birth_year: 1980 });
  });

  it('leaves dead who has died of what happened', async () => {
    const records = await recordsOf({ 'Incident Date of Death': days });
    expect(records.map(({ deceased }) => deceased)).toEqual([1, 1, 1, 1, 1]);
  });
});
