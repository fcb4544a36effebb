import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { folderOf, ingest } from '../support/ingest-case.ts';
import { openBytes as open } from '../support/open-bytes.ts';

const HEAD = ['BEGDOC', 'CUSTODIAN', 'SSN', 'BODY'];
const ROWS = [
  ['ABC000001', 'Peña, José', '219-09-9999', 'Dear desk,®my SSN is 219-09-9999.®®José'],
  ['ABC000002', 'Sample, Cleo', '', 'one "quoted", two\r\nthree'],
  ['ABC000003', 'Þórsson, Jón', '219-09-9998', 'a þ inside, and ¶'],
];
const READ = [
  ['ABC000001', 'Peña, José', '219-09-9999', 'Dear desk,\nmy SSN is 219-09-9999.\n\nJosé'],
  ['ABC000002', 'Sample, Cleo', null, 'one "quoted", two\r\nthree'],
  ['ABC000003', 'Þórsson, Jón', '219-09-9998', 'a þ inside, and ¶'],
];

const loadFile = (rows: readonly (readonly string[])[] = ROWS): string =>
  [HEAD, ...rows].map((row) => `${row.map((cell) => `þ${cell}þ`).join('\u0014')}\r\n`).join('');

describe('load files of reviews', () => {
  it.each([
    ['utf-8', Buffer.from(loadFile())],
    ['utf-8', Buffer.from(`\uFEFF${loadFile()}`)],
    ['windows-1252', iconv.encode(loadFile(), 'windows-1252')],
    ['utf-16le', iconv.encode(`\uFEFF${loadFile()}`, 'utf-16le')],
    ['utf-16le', iconv.encode(loadFile(), 'utf-16le')],
    ['utf-16be', iconv.encode(`\uFEFF${loadFile()}`, 'utf-16be')],
  ])('are tables by their fields, in %s too', async (_charset, bytes) => {
    const found = await open('export.dat', bytes);
    expect(found['']).toMatchObject({ status: 'read', names: HEAD, rows: READ, oddities: [] });
  });

  it('that are cut inside a row keep all that stands in front', async () => {
    const bytes = Buffer.from(loadFile());
    const found = await open('export.dat', bytes.subarray(0, bytes.length - 20));
    expect(found['']?.rows.slice(0, 2)).toEqual(READ.slice(0, 2));
  });

  it('that the engine would take as any large table are read by their own signs', async () => {
    const rows = Array.from({ length: 60 }, (_, n) => [`A${n}`, 'Sample, Cleo', '219-09-9998', `one, "two®þ ${n}`]);
    const result = await ingest(folderOf({ 'evidence/a.dat': loadFile(rows) }), { limits: { directBytes: 100 } });
    expect(result.rows[1]?.[59]).toMatchObject({ row_no: 60n, c1: 'A59', c4: 'one, "two\nþ 59' });
    expect(result.rows[1]).toHaveLength(60);
  });

  it('are not seen in what only begins with a thorn', async () => {
    expect((await open('a.txt', Buffer.from('þetta er bréf til þín.\n')))['']?.text).toContain('þetta');
  });
});
