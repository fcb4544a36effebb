import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../support/detect-given.ts';

const GIVEN = 'Ada Bruno Clara Dennis Elena Felix Greta Hugo Irene Jonas Karen Louis'.split(' ');
const FAMILY = ['Marsh', 'Okoro', 'Lopez'];
const ssn = (row: number, n: number): string => `219-${10 + row}-${1000 + n}`;

describe('a row of more than eight people', () => {
  it('has a record with what is theirs for each of them, where they stand in columns', async () => {
    const names = ['household', ...GIVEN.flatMap((_, n) => [`member_${n + 1}_name`, `member_${n + 1}_ssn`])];
    const rows = FAMILY.map((family, row) => [
      `H${row}`,
      ...GIVEN.flatMap((given, n) => [`${given} ${family}`, ssn(row, n)]),
    ]);
    const { records } = await detect([{ names, rows }]);
    expect(new Set(records.map(({ record_id }) => record_id)).size).toBe(36);
    expect(
      new Set(records.map(({ given_name, family_name, ssn: of }) => `${given_name} ${family_name} ${of}`)),
    ).toEqual(
      new Set(
        FAMILY.flatMap((family, row) =>
          GIVEN.map((given, n) => `${given} ${family} ${ssn(row, n).replaceAll('-', '')}`),
        ),
      ),
    );
  });

  it('has one for each of them where a cell lists them', async () => {
    const rows = FAMILY.map((family, row) => [
      String(row),
      GIVEN.map((given, n) => `${given} ${family} (SSN ${ssn(row, n)})`).join('; '),
    ]);
    const { records } = await detect([{ names: ['claim', 'claimants'], rows }]);
    expect(new Set(records.map(({ record_id }) => record_id)).size).toBe(36);
    expect(new Set(records.map(({ full_name, ssn: of }) => `${full_name} ${of}`)).size).toBe(36);
  });

  it('has one for each of more than a hundred, in a time that does not grow with their square', async () => {
    const people = Array.from({ length: 130 }, (_, n) => n + 1);
    const names = ['Family ID', ...people.flatMap((n) => [`Person ${n} First`, `Person ${n} Last`, `Person ${n} SSN`])];
    const rows = FAMILY.map((family, row) => [
      `H${row}`,
      ...people.flatMap((n) => [GIVEN[n % GIVEN.length] ?? '', family, ssn(row, n)]),
    ]);
    const started = process.cpuUsage();
    const { records } = await detect([{ names, rows }]);
    const { user, system } = process.cpuUsage(started);
    expect(new Set(records.map(({ record_id }) => record_id)).size).toBe(3 * 130);
    expect(new Set(records.map(({ ssn: of, family_name }) => `${family_name} ${of}`)).size).toBe(3 * 130);
    expect((user + system) / 1_000_000).toBeLessThan(60);
  }, 300_000);

  it('has none for a total below, however many there are', async () => {
    const names = ['Household', ...GIVEN.flatMap((_, n) => [`member_${n + 1}_name`, `member_${n + 1}_ssn`])];
    const people = FAMILY.map((family, row) => [
      `H${row}`,
      ...GIVEN.flatMap((given, n) => [`${given} ${family}`, ssn(row, n)]),
    ]);
    const total = ['', 'Total', '', ...GIVEN.slice(1).flatMap(() => ['3 members', '3'])];
    const { records } = await detect([{ names, rows: [...people, total] }]);
    expect(new Set(records.map(({ row_no }) => Number(row_no)))).toEqual(new Set([1, 2, 3]));
  });
});
