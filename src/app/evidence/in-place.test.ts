import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { newFolder } from '../../../test/support/run-candor.ts';
import { tableInPlace } from './in-place.ts';

it('shows cells of a table that is too large to be read at once', async () => {
  const folder = newFolder('place');
  mkdirSync(join(folder, 'evidence'));
  const rows = Array.from({ length: 60_000 }, (_, n) => `Ann${n},Quill,219-09-${String(n % 10_000).padStart(4, '0')}`);
  writeFileSync(join(folder, 'evidence', 'people.csv'), `${['First Name,Last Name,SSN', ...rows].join('\n')}\n`);
  const place = {
    controlNumber: 'CN-000001',
    source: 'evidence/people.csv',
    family: 'evidence/people.csv',
    rows: [1, 59_999],
    columns: [{ columnNo: 3, role: 'ssn' }],
  };
  const found = await tableInPlace(folder, place);
  rmSync(folder, { recursive: true });
  expect(found.map(({ row_no, column, value }) => [row_no, column, value])).toEqual([
    [1, 'SSN', '***-**-**00'],
    [59_999, 'SSN', '***-**-**98'],
  ]);
});
