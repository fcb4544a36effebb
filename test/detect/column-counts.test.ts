import { expect, it } from 'vitest';
import { detectGiven as detect } from '../support/detect-given.ts';

it('titles above a header are none of the rows of which the share filled is told', async () => {
  const { columns } = await detect([
    {
      names: ['Participant', 'Soc Sec'],
      titleRows: 2,
      rows: [
        ['Acme Retirement Trust', null],
        ['Run date', '03/31/2021'],
        ['Lopez, Ana', '219-09-9999'],
        ['Smith, James', '402-11-2222'],
        ['Brown, Mary', null],
      ],
    },
  ]);
  expect(columns.map(({ role, rows, filled }) => [role, Number(rows), Number(filled)])).toEqual([
    ['full_name', 3, 3],
    ['ssn', 3, 2],
  ]);
});

it('a cell with blanks around it, or a word for nothing, is found far behind the rows that are looked at', async () => {
  const names = ['First name', 'Last name', 'SSN', 'Phone'];
  const rows = (odd: boolean) =>
    Array.from({ length: 21_000 }, (_, n) => [
      odd && n === 20_990 ? ' Ana ' : 'Ana',
      odd && n === 20_991 ? 'N/A' : `Lopez${String.fromCharCode(97 + (n % 26))}`,
      `219-${String(10 + (n % 80))}-${String(1000 + (n % 9000))}`,
      odd && n === 20_992 ? ' (202) 555-0143' : '(202) 555-0143',
    ]);
  const plain = await detect([{ names, rows: rows(false) }]);
  const { records, columns } = await detect([{ names, rows: rows(true) }]);
  expect(columns.map(({ filled }) => Number(filled))).toEqual([21_000, 20_999, 21_000, 21_000]);
  expect(records[20_990]).toEqual(plain.records[20_990]);
  expect(records[20_991]).toMatchObject({ given_name: 'Ana', family_name: null });
  expect(records[20_992]).toEqual(plain.records[20_992]);
});
