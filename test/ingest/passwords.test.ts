import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { zipOf } from '../../src/drill/files/zip.ts';
import { passwordsOf } from '../../src/ingest/index.ts';
import { caseOfFiles } from '../support/case-of-files.ts';
import { facts, folderOf, ingest, outcomes } from '../support/ingest-case.ts';
import { openBytes as open } from '../support/open-bytes.ts';
import { runCandor } from '../support/run-candor.ts';

const fixtures = fileURLToPath(new URL('../fixtures/formats/', import.meta.url));
const fixture = (name: string): Buffer => readFileSync(join(fixtures, name));

const LIST = 'Winter2020!\n\nS3cret Größe\r\nS3cret\nhunter2\n';

const opened = (name: string, list = LIST, limits = {}) => open(name, fixture(name), limits, list);

describe('a file of passwords', () => {
  it('has one a line; spaces count, empty lines and what stands there twice do not', () => {
    expect(passwordsOf('\uFEFFone\r\n\n two \none\n')).toEqual([
      { text: 'one', line: 1 },
      { text: ' two ', line: 3 },
    ]);
  });

  it.each([
    ['msoffcrypto-agile.xlsx', 3, 'msoffcrypto-agile.xlsx!/Staff', 31],
    ['officecrypto-tool-standard.xlsx', 5, 'officecrypto-tool-standard.xlsx!/Staff', 31],
    ['pyzipper-aes256.zip', 5, 'people.csv', 20],
  ])('opens %s, and says by which line', async (name, line, place, rows) => {
    const found = await opened(name);
    expect(found['']).toMatchObject({ status: 'read', reason: null });
    expect(found['']?.oddities).toMatchObject([{ code: 'UNLOCKED', first: line }]);
    const table = found[place];
    expect(table?.status).toBe('read');
    expect((table?.rows.length ?? 0) + (rows === 31 ? 1 : 0)).toBe(rows);
  });

  it.each(['pikepdf-rc4.pdf', 'pikepdf-aes256.pdf'])('opens %s', async (name) => {
    const found = await opened(name);
    expect(found['']).toMatchObject({ status: 'read', reason: null });
    expect(found['']?.oddities).toMatchObject([{ code: 'UNLOCKED', first: 5 }]);
    expect(found['']?.text).toContain('219-09-9999');
  });

  it('opens each entry of an archive by its own password, and names what stays locked', async () => {
    const found = await opened('infozip-locked.zip');
    expect(found['people.csv']?.rows).toEqual([['Ada Example', '219-09-9999']]);
    expect(found['note.txt']?.text).toBe('Cleo Sample, SSN 219-09-9998\n');
    expect(found['empty.txt']?.status).toBe('read');
    expect(found['']?.oddities).toMatchObject([{ code: 'UNLOCKED', count: 2 }]);

    const some = await opened('infozip-locked.zip', 'hunter2\n');
    expect(some['people.csv']?.status).toBe('read');
    expect(some['note.txt']).toMatchObject({ status: 'unread', reason: 'password' });
  });

  it('tries passwords of the old kind of ZIP on the content, as one in 256 seems to fit by chance', async () => {
    const wrong = Array.from({ length: 2000 }, (_, n) => `wrong ${n}`).join('\n');
    const found = await opened('infozip-locked.zip', wrong);
    expect(found['people.csv']).toMatchObject({ status: 'unread', reason: 'password' });
    expect(found['note.txt']).toMatchObject({ status: 'unread', reason: 'password' });
    expect(found['']?.oddities).toEqual([]);
  });

  it('goes on behind a password that only seems to fit an entry under AES, as one in 65,536 does', async () => {
    const found = await opened('pyzipper-aes256.zip', 'wrong 49050\nhunter2\n');
    expect(found['people.csv']?.status).toBe('read');
    expect(found['']?.oddities).toMatchObject([{ code: 'UNLOCKED', first: 2 }]);
  });

  it('of programs themselves is tried on no more workbooks of a source than it may cost', async () => {
    const bytes = fixture('msoffcrypto-guarded.xlsx');
    const copy = (n: number) => ({ name: `${n}.xlsx`, bytes: Buffer.concat([bytes, Buffer.from(`${n}`)]) });
    const found = await open('a.zip', zipOf([copy(1), copy(2)]), { keyRounds: 300_000 });
    expect(found['1.xlsx']?.status).toBe('read');
    expect(found['2.xlsx']).toMatchObject({ status: 'unread', reason: 'password' });
    expect(found['2.xlsx']?.oddities).toMatchObject([{ code: 'PASSWORDS_UNTRIED', count: 1 }]);
  });

  it('says that none fitted as if there were none', async () => {
    for (const name of ['msoffcrypto-agile.xlsx', 'pikepdf-aes256.pdf', 'pyzipper-aes256.zip']) {
      expect((await opened(name, 'wrong\n'))['']).toMatchObject({ status: 'unread', reason: 'password', oddities: [] });
    }
  });

  it('is tried no further than a source may cost, and the file says so', async () => {
    const found = await opened('msoffcrypto-agile.xlsx', LIST, { keyRounds: 150_000 });
    expect(found['']).toMatchObject({ status: 'unread', reason: 'password' });
    expect(found['']?.oddities).toMatchObject([{ code: 'PASSWORDS_UNTRIED', count: 1 }]);
  });

  it('is not needed for a workbook that is only guarded against changes', async () => {
    const found = await opened('msoffcrypto-guarded.xlsx', '');
    expect(found['']).toMatchObject({ status: 'read', oddities: [] });
    expect(found['msoffcrypto-guarded.xlsx!/Staff']?.rows).toHaveLength(30);
  });

  it('opens what lies locked inside what was locked', async () => {
    const zip = zipOf([{ name: 'in.xlsx', bytes: fixture('msoffcrypto-agile.xlsx') }]);
    expect((await open('a.zip', zip, {}, LIST))['in.xlsx!/in.xlsx!/Staff']?.status).toBe('read');
  });

  it('calls a workbook that is cut behind its lock partly read or damaged, never read', async () => {
    const whole = fixture('msoffcrypto-agile.xlsx');
    const found = await open('a.xlsx', whole.subarray(0, whole.length - 3000), {}, LIST);
    expect(found['']?.status).not.toBe('read');
  });
});

describe('another list of passwords', () => {
  it('reads again what was locked, and only that', async () => {
    const folder = folderOf({
      'evidence/a.csv': 'name\nAda\n',
      'evidence/b.zip': fixture('infozip-locked.zip'),
      'evidence/c.pdf': fixture('pikepdf-aes256.pdf'),
    });
    const first = await ingest(folder);
    expect(outcomes(first)).toMatchObject({
      'evidence/b.zip!/people.csv': 'unread password',
      'evidence/c.pdf': 'unread password',
    });
    const second = await ingest(folder, {
      previous: first.tables,
      materialise: 'new',
      passwords: passwordsOf('hunter2\n'),
    });
    expect(outcomes(second)).toEqual({
      'evidence/a.csv': 'read',
      'evidence/b.zip': 'read',
      'evidence/b.zip!/empty.txt': 'read',
      'evidence/b.zip!/note.txt': 'unread password',
      'evidence/b.zip!/people.csv': 'read',
      'evidence/c.pdf': 'read',
    });
    expect(facts(second.tables['document'], 'family', 'document_no')).toEqual(
      facts(first.tables['document'], 'family', 'document_no'),
    );
    expect(second.parts.filter((part) => part.startsWith('rows/1-'))).toEqual([]);
    const third = await ingest(folder, {
      previous: second.tables,
      materialise: 'new',
      passwords: passwordsOf('hunter2\n'),
    });
    expect(third.tables).toEqual(second.tables);
    expect(third.parts).toEqual([]);
  });
});

describe('a case with a file of passwords', async () => {
  const made = await caseOfFiles('locked-case', {
    'staff.xlsx': fixture('msoffcrypto-agile.xlsx'),
    'still.zip': fixture('infozip-locked.zip'),
  });
  afterAll(made.remove);
  const name = (line: string) => writeFileSync(join(made.folder, 'case.yaml'), `${original}passwords: ${line}\n`);
  const original = readFileSync(join(made.folder, 'case.yaml'), 'utf8');

  it('finds the people in what it opens, and keeps the passwords out of all that it writes and says', async () => {
    const list = join(made.home, 'passwords.txt');
    writeFileSync(list, 'S3cret Größe\nTheOtherOne77\n');
    name(list);
    const ran = await runCandor(['respond', made.folder, '--json'], { home: made.home });
    const found = readFileSync(join(made.folder, 'out', 'list.csv'), 'utf8');
    expect(found.split('\n').filter((line) => /Ada\d+/.test(line))).toHaveLength(30);
    const said = `${ran.stdout}${ran.stderr}`;
    for (const password of ['S3cret Größe', 'TheOtherOne77']) {
      expect(said).not.toContain(password);
      for (const part of ['artifacts', 'ledger', 'out']) {
        const files = readdirSync(join(made.folder, part), { recursive: true, withFileTypes: true });
        for (const file of files.filter((entry) => entry.isFile())) {
          expect(readFileSync(join(file.parentPath, file.name)).includes(password)).toBe(false);
        }
      }
    }
  });

  it('is refused where the list is not there, or lies among the evidence', async () => {
    name('none.txt');
    expect((await runCandor(['respond', made.folder], { home: made.home })).stderr).toContain('passwords');
    writeFileSync(join(made.folder, 'evidence', 'p.txt'), 'TheOtherOne77\n');
    name('evidence/p.txt');
    const ran = await runCandor(['respond', made.folder], { home: made.home });
    expect(ran.stderr).toContain('lies in the evidence');
  });
});
