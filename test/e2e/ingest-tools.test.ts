import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../src/drill/files/zip.ts';
import { folderOf } from '../support/ingest-case.ts';
import { type Ran, runCandor } from '../support/run-candor.ts';

const fixture = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../fixtures/formats/${name}`, import.meta.url)));

const CSV = 'name,ssn\nAda Example,219-09-9999\nCleo Sample,219-09-9998\n';
const PICTURE = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000', 'hex');

type Line = Readonly<Record<string, unknown>>;
const lines = ({ stdout }: Ran): readonly Line[] =>
  stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Line);

const archive = zipOf([
  { name: 'people.csv', bytes: Buffer.from(CSV) },
  { name: 'copy/people.csv', bytes: Buffer.from(CSV) },
  { name: 'photo.png', bytes: PICTURE },
]);

describe('candor ingest --list', () => {
  it('lists every unit with type, hash and status, and totals that add up; exit 3 where something is unread', async () => {
    const folder = folderOf({ 'a.zip': archive, 'b/note.txt': 'Some words.', 'c.txt': '' });
    const ran = await runCandor(['ingest', '--list', folder]);
    const all = lines(ran);
    expect(all.slice(0, -1).map(({ path, type, status, reason }) => [path, type, status, reason])).toEqual([
      ['a.zip!/people.csv', 'text/csv', 'read', null],
      ['a.zip!/copy/people.csv', null, 'duplicate', null],
      ['a.zip!/photo.png', 'image/png', 'unread', 'picture'],
      ['a.zip', 'application/zip', 'read', null],
      ['b/note.txt', 'text/plain', 'read', null],
      ['c.txt', 'application/x-empty', 'read', null],
    ]);
    expect(all[1]).toMatchObject({ duplicate_of: 'a.zip!/people.csv', bytes: CSV.length });
    expect(all.at(-1)).toEqual({
      totals: {
        files: 3,
        units: 6,
        bytes: archive.length + 11,
        read: 4,
        partly: 0,
        unread: 1,
        duplicate: 1,
        culled: 0,
      },
    });
    expect(ran.code).toBe(3);
  });

  it('ends with 0 where all was read, and with 2 where there is no folder', async () => {
    expect((await runCandor(['ingest', '--list', folderOf({ 'a.csv': CSV })])).code).toBe(0);
    const missing = await runCandor(['ingest', '--list', join(folderOf(), 'none')]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toContain('no such folder');
  });
});

describe('candor text', () => {
  it('gives the text of every document in a file, whatever it lies in', async () => {
    const ran = await runCandor(['text', join(folderOf({ 'a.zip': archive }), 'a.zip')]);
    expect(
      lines(ran).map(({ family, status, text }) => [String(family).replace(/^.*a\.zip/, ''), status, text]),
    ).toEqual([
      ['!/people.csv', 'read', CSV],
      ['!/copy/people.csv', 'read', CSV],
      ['!/photo.png', 'unread', ''],
      ['', 'read', ''],
    ]);
    expect(ran.code).toBe(3);
  });

  it('reads standard input: a mail with its attachments, in its charset', async () => {
    const ran = await runCandor(['text', '-'], { stdin: fixture('python-email.eml') });
    expect(lines(ran).map(({ path, family, type, charset }) => [path, family, type, charset])).toEqual([
      ['-', '-!/part-1.eml', 'message/rfc822', 'utf-8'],
      ['-', '-!/Kundenliste für Müller.csv', 'text/csv', 'utf-8'],
      ['-', '-', 'message/rfc822', 'utf-8'],
    ]);
    expect(ran.code).toBe(0);
  });

  it('says charset and language, and leaves the text as it is but for the byte-order mark', async () => {
    const text = '\ufeffPlease note that this is the text of the letter,\r\nand it was not changed for you.\t\n';
    const [line] = lines(await runCandor(['text', '-'], { stdin: Buffer.from(text, 'utf16le') }));
    expect(line).toMatchObject({ charset: 'utf-16le', language: 'en', text: text.slice(1) });
  });

  it('gives a text of more than 64 MB in parts that make the whole', async () => {
    const piece = 'All the words of this line are of no interest to anybody at all.\n';
    const folder = folderOf({ 'long.txt': piece.repeat(1_100_000) });
    const ran = await runCandor(['text', join(folder, 'long.txt')]);
    const parts = lines(ran);
    expect(parts.map(({ part }) => part)).toEqual([1, 2]);
    expect(parts.reduce((sum, { text }) => sum + String(text).length, 0)).toBe(piece.length * 1_100_000);
  });
});

describe('candor scan', () => {
  it('finds values wherever they lie, and says where: inside an archive, in a sheet, on a page', async () => {
    const inZip = await runCandor(['scan', '-'], { stdin: archive });
    expect(lines(inZip).find(({ element }) => element === 'ssn')).toMatchObject({
      unit: { path: 'people.csv', column: 'ssn', row: 1 },
    });
    expect(inZip.code).toBe(3);
    expect(inZip.stderr).toContain('photo.png (picture)');
    const file = join(folderOf({ 'a.pdf': fixture('reportlab.pdf'), 'b.xlsx': fixture('openpyxl.xlsx') }), 'a.pdf');
    expect(lines(await runCandor(['scan', file]))).toContainEqual(
      expect.objectContaining({ element: 'ssn', unit: { page: 1 } }),
    );
    expect(lines(await runCandor(['scan', file.replace('a.pdf', 'b.xlsx')]))).toContainEqual(
      expect.objectContaining({ element: 'ssn', unit: { sheet: 'Customers', column: 'SSN', row: 3 } }),
    );
  });

  it('counts offsets in code points of the whole text, also in its later parts', async () => {
    const line = '😀 nothing to see on this line\n';
    const repeats = 30_000;
    const ran = await runCandor(['scan', '-'], { stdin: `${line.repeat(repeats)}write to ada@mail.example\n` });
    const start = [...line].length * repeats + 'write to '.length;
    expect(lines(ran)).toContainEqual(
      expect.objectContaining({ element: 'email', start, end: start + 'ada@mail.example'.length }),
    );
    expect(ran.code).toBe(0);
  });

  it('fails with place, reason and remedy where the file itself is unread', async () => {
    const ran = await runCandor(['scan', '-'], { stdin: PICTURE });
    expect(ran.code).toBe(1);
    expect(ran.stderr).toContain('It is a picture');
    expect(ran.stdout).toBe('');
  });
});
