import { expect, it } from 'vitest';
import { detectGiven as detect } from '../../test/support/detect-given.ts';

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
