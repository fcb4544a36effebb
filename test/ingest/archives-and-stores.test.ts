import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../src/drill/files/zip.ts';
import { bufferBytes } from '../../src/ingest/bytes/bytes.ts';
import { pagesOf } from '../../src/ingest/formats/access.ts';
import { wordsOf } from '../../src/ingest/formats/compound/outlook-message.ts';
import { databaseTable } from '../../src/ingest/formats/database/table-member.ts';
import { charsetOfCodePage } from '../../src/ingest/formats/mail/code-page.ts';
import { openDocumentSheets } from '../../src/ingest/formats/office/open-document-sheets.ts';
import { readWholeXml } from '../../src/ingest/formats/office/xml.ts';
import { unpackedXz } from '../../src/ingest/formats/packed/xz.ts';
import type { OpenTable } from '../../src/ingest/reader.ts';
import { openBytes as open } from '../support/open-bytes.ts';
import { sqliteOf } from '../support/sqlite-of.ts';
import { tnefOf } from '../support/tnef-of.ts';

const fixture = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../fixtures/formats/${name}`, import.meta.url)));

/** A mailbox of a made-up person, which the library brings along for its own tests. */
const mailbox = (): Buffer =>
  readFileSync(
    fileURLToPath(
      new URL('../../node_modules/pst-extractor/example/testdata/pstextractortest@outlook.com.ost', import.meta.url),
    ),
  );

/** An archive of 7-Zip with one file, Größe.csv. */
const NAMED_BEYOND_ASCII =
  'N3q8ryccAAS46yfEYgAAAAAAAAAUAAAAAAAAAG4anxBuYW1lCkFkYSBFeGFtcGxlCgEATAEEBgABCREABwsBAAEBAAwRAAgK' +
  'AZTYVNkAAAUBGQEAERUARwByAPYA3wBlAC4AYwBzAHYAAAAUCgEAcCmktwN/3QEVBgEAIICAgQAAABcGEQEJUQAHCwEAASEh' +
  'ARgMTQAA';

describe('archives', () => {
  it('give their files under their paths, 7-Zip and RAR alike', async () => {
    expect(Object.keys(await open('a.7z', fixture('py7zr.7z')))).toEqual(['people.csv', 'notes/call.txt', '']);
    const rar = await open('a.rar', fixture('rar5.rar'));
    expect(Object.values(rar).map(({ status }) => status)).toEqual(['read', 'read', 'read']);
  });

  it('under a password say so, also where even the names are locked', async () => {
    expect((await open('a.7z', fixture('py7zr-locked.7z')))['']).toMatchObject({
      status: 'unread',
      reason: 'password',
    });
    expect((await open('a.rar', fixture('rar5-locked.rar')))['']).toMatchObject({
      status: 'unread',
      reason: 'password',
    });
  });

  it('whose names cannot be read say so, and are read', async () => {
    const found = await open('a.7z', Buffer.from(NAMED_BEYOND_ASCII, 'base64'));
    expect(Object.keys(found)).toEqual(['Gr**e.csv', '']);
    expect(found['']?.oddities).toEqual([{ found: 'problem', code: 'NAME_UNSAFE', count: 1 }]);
    expect(found['Gr**e.csv']?.rows).toEqual([['Ada Example']]);
  });

  it('that cannot be gone through are damaged', async () => {
    const whole = fixture('py7zr.7z');
    expect((await open('a.7z', whole.subarray(0, 32)))['']).toMatchObject({ status: 'unread', reason: 'damaged' });
    expect((await open('a.7z', whole.subarray(0, 100)))['']).toMatchObject({ status: 'unread', reason: 'damaged' });
  });
});

describe('packed files', () => {
  it('of several streams behind each other are one file', async () => {
    const { 'a.csv': found } = await open('a.csv.bz2', fixture('python-bz2.csv.bz2'));
    expect(found?.rows.map(([name]) => name)).toEqual(['Ada Example', 'Cleo Sample', 'Bob Probe']);
  });

  it('give blocks that name what came before them', async () => {
    const { 'a.csv': found } = await open('a.csv.lz4', fixture('python-lz4.csv.lz4'));
    expect(found?.rows).toHaveLength(400 * 3 - 1);
  });

  it('of several frames behind each other are one file, also where a frame of nothing stands in front', async () => {
    const frame = (text: string): Buffer => zstdCompressSync(Buffer.from(text));
    const nothing = Buffer.from('502a4d1804000000ffffffff', 'hex');
    const parts = [nothing, frame('name,ssn\nAda Example,219-09-9999\n'), nothing, frame('Bob Probe,219-09-9998\n')];
    const found = await open('a.csv.zst', Buffer.concat(parts));
    expect(found['a.csv']).toMatchObject({ status: 'read' });
    expect(found['a.csv']?.rows.map(([name]) => name)).toEqual(['Ada Example', 'Bob Probe']);
    const { 'a.csv': tail } = await open('a.csv.zst', Buffer.concat([...parts, Buffer.from('no frame')]));
    expect(tail).toMatchObject({ status: 'partly', reason: 'damaged' });
    expect(tail?.rows).toHaveLength(2);
  });

  it('keep what stands in front of a fault', async () => {
    const lines = Array.from({ length: 9000 }, (_, n) => `Person ${n},${n * 7919}\n`);
    const packed = Buffer.concat([gzipSync(`name,number\n${lines.join('')}`), Buffer.from('no stream')]);
    const { 'a.csv': found } = await open('a.csv.gz', packed);
    expect(found).toMatchObject({ status: 'partly', reason: 'damaged' });
    expect(found?.rows.length).toBeGreaterThan(8000);
    const whole = fixture('python-lz4.csv.lz4');
    const { 'b.csv': cut } = await open('b.csv.lz4', whole.subarray(0, whole.length >> 1));
    expect(cut).toMatchObject({ status: 'partly', reason: 'damaged' });
    expect(cut?.rows.length).toBeGreaterThan(100);
  });

  it('can be left in the middle', async () => {
    for await (const piece of unpackedXz(bufferBytes(fixture('python-lzma.csv.xz')))) {
      expect(piece.length).toBeGreaterThan(0);
      break;
    }
  });
});

describe('databases', () => {
  it('of SQLite give each table with the names of its columns, and say where a cell holds a file', async () => {
    const bytes = sqliteOf([
      'CREATE TABLE "a b" (id integer primary key, "full ""name""" text, born int, scan blob) ',
      `INSERT INTO "a b" VALUES (9007199254740993, 'Ada Example', NULL, x'${'00ff'.repeat(40)}')`,
      'CREATE TABLE empty (name text)',
      "CREATE VIEW all_of_it AS SELECT 'never read' AS words",
    ]);
    const { 'a b': people, empty, '': whole } = await open('x', bytes);
    expect(people).toMatchObject({ status: 'partly', reason: 'unsupported', unread: 1 });
    expect(people?.names).toEqual(['id', 'full "name"', 'born', 'scan']);
    expect(people?.rows).toEqual([['9007199254740993', 'Ada Example', null, null]]);
    expect(empty?.rows).toEqual([]);
    expect(whole).toMatchObject({ status: 'read' });
  });

  it('of SQLite give what is kept in the file, not what a column would compute at any length', async () => {
    const bytes = sqliteOf([
      "CREATE TABLE people (name text, kept text GENERATED ALWAYS AS (name || '!') STORED)",
      "INSERT INTO people(name) VALUES ('Ada Example')",
      'ALTER TABLE people ADD COLUMN bomb text GENERATED ALWAYS AS (hex(zeroblob(250000000))) VIRTUAL',
    ]);
    const { people } = await open('x', bytes);
    expect(people).toMatchObject({ status: 'read', names: ['name', 'kept'], rows: [['Ada Example', 'Ada Example!']] });
  });

  it('give rows of long texts on before there are many of them', () => {
    const rows = Array.from({ length: 8 }, () => ['x'.repeat(6 << 20)]);
    const found = databaseTable(['note'], () => rows, { columns: 10 });
    if (found.found !== 'table' || found.table.kind !== 'rows') throw new Error('it is a table');
    const opened = found.table.open() as OpenTable;
    expect([...opened.rows()].map((batch) => batch.length)).toEqual([2, 2, 2, 2, 0]);
  });

  it('of SQLite that end too early give what is there and are partly read', async () => {
    const rows = Array.from({ length: 400 }, (_, n) => `INSERT INTO people VALUES ('Person ${n}', 'some more words')`);
    const bytes = sqliteOf(['CREATE TABLE people (name text, note text)', ...rows]);
    const { people, '': whole } = await open('x', bytes.subarray(0, bytes.length - 4096));
    expect(whole).toMatchObject({ status: 'partly', reason: 'damaged' });
    expect(people?.rows.length).toBeGreaterThan(100);
  });

  it('of Access give their tables', async () => {
    const found = await open('access.mdb.gz', fixture('access.mdb.gz'));
    const users = Object.entries(found).find(([family]) => family.endsWith('/Users'))?.[1];
    expect(users).toMatchObject({ status: 'read' });
    expect(users?.names.length).toBeGreaterThan(1);
    expect(users?.rows.length).toBeGreaterThan(0);
  });

  it('of Access give the rows in front of a damaged one', () => {
    const rows = Array.from({ length: 100 }, (_, no) => ({ no }));
    const table = {
      getData: ({ rowOffset = 0, rowLimit = 0 } = {}) => {
        if (rowOffset + rowLimit > 60) throw new Error('damaged');
        return rows.slice(rowOffset, rowOffset + rowLimit);
      },
    };
    const given: unknown[] = [];
    expect(() => {
      for (const page of pagesOf(table as never)) given.push(...page);
    }).toThrow('damaged');
    expect(given).toHaveLength(60);
  });

  it('of dBASE give dates as ISO, and rows that are only marked as deleted', async () => {
    const { '': found } = await open('x', fixture('python-dbf.dbf'));
    expect(found?.names).toEqual(['NAME', 'SSN', 'BORN', 'PAID']);
    expect(found?.rows).toEqual([
      ['Ada Exämple', '219-09-9999', '1971-02-28', '12.50'],
      ['Cleo Sample', '219-09-9998', '1980-12-01', '-3.00'],
    ]);
  });

  it('of dBASE that end too early keep the rows in front of the end', async () => {
    const { '': found } = await open('x', fixture('python-dbf.dbf').subarray(0, -30));
    expect(found?.rows).toHaveLength(1);
  });
});

describe('a table of dBASE whose head was not written at the end', () => {
  it('gives the rows that its head does not count, up to what is no row', async () => {
    const bytes = fixture('python-dbf.dbf');
    bytes.writeUInt32LE(1, 4);
    const { '': found } = await open('x', bytes);
    expect(found?.rows.map(([name]) => name)).toEqual(['Ada Exämple', 'Cleo Sample']);
    expect((await open('x', Buffer.concat([bytes, Buffer.alloc(4096)])))['']?.rows).toHaveLength(2);
  });
});

describe('mailboxes of Outlook', () => {
  it('give every item under its folder, with its attachments as files, and end with a status when cut', async () => {
    const whole = mailbox();
    const found = await open('a.ost', whole);
    const families = Object.keys(found);
    expect(found['']).toMatchObject({ type: 'application/vnd.ms-outlook-pst', status: 'read' });
    expect(families).toContain('Root - Mailbox/IPM_SUBTREE/Inbox/4');
    expect(families.some((family) => /Inbox\/4!?\/text\.txt$/.test(family))).toBe(true);
    expect(found['Root - Mailbox/IPM_SUBTREE/Inbox/4']?.text).toMatch(/^From: .+\n(?:.+\n)*Subject: .+\n/);
    const { '': cut } = await open('a.ost', whole.subarray(0, whole.length >> 1));
    expect(cut?.status).not.toBe('read');
    expect(cut?.reason).toBe('damaged');
  }, 60_000);
});

describe('winmail.dat', () => {
  it('gives the words in the charset that it names, and its files', async () => {
    const body = iconv.encode('Żaneta Łęcka, 219-09-9999', 'windows-1250');
    const found = await open(
      'winmail.dat',
      tnefOf({ body, codePage: 1250, files: [{ name: 'a.txt', bytes: Buffer.from('words') }] }),
    );
    expect(found['']?.text).toContain('Żaneta Łęcka');
    expect(found['a.txt']).toMatchObject({ status: 'read', text: 'words' });
  });
});

describe('words of Outlook in one byte a sign', () => {
  it('are read in the charset that the message names, also those of its recipients', () => {
    const fixed = Buffer.alloc(48);
    fixed.writeUInt16LE(3, 32);
    fixed.writeUInt16LE(0x3ffd, 34);
    fixed.writeUInt32LE(1251, 40);
    const name = iconv.encode('Анна Петрова', 'windows-1251');
    const streams: Readonly<Record<string, Buffer>> = {
      '__properties_version1.0': fixed,
      '__recip_version1.0_#00000000/__substg1.0_3001001E': name,
    };
    const file = { names: Object.keys(streams), stream: (one: string) => streams[one] };
    expect(wordsOf(file, '__recip_version1.0_#00000000/', '3001')).toBe('Анна Петрова');
  });

  it('are of western Europe where the number is none that is known', () => {
    expect([charsetOfCodePage(undefined), charsetOfCodePage(99999), charsetOfCodePage(65001)]).toEqual([
      'windows-1252',
      'windows-1252',
      'utf-8',
    ]);
  });
});

describe('workbooks', () => {
  const sheet = (rows: string): Buffer =>
    zipOf([
      {
        name: 'xl/workbook.xml',
        bytes: Buffer.from(
          '<workbook xmlns:r="r"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        ),
      },
      {
        name: 'xl/_rels/workbook.xml.rels',
        bytes: Buffer.from('<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>'),
      },
      {
        name: 'xl/worksheets/sheet1.xml',
        bytes: Buffer.from(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
      },
    ]);

  it('say where formulas keep no result, and give those that only say a value', async () => {
    const text = (words: string) => `<c t="inlineStr"><is><t>${words}</t></is></c>`;
    const { S: found } = await open(
      'a.xlsx',
      sheet(
        `<row>${text('name')}${text('ssn')}${text('note')}</row>` +
          `<row>${text('Ada')}<c><f>"219-09-9999"</f></c><c><f>A2&amp;B2</f></c></row>` +
          `<row>${text('Cleo')}<c t="str"><f>A1</f><v>219-09-9998</v></c><c t="str"><f>IF(1,"")</f><v></v></c></row>`,
      ),
    );
    expect(found?.rows.flat()).toEqual(expect.arrayContaining(['219-09-9999', '219-09-9998']));
    expect(found?.oddities).toMatchObject([{ code: 'FORMULAS_EMPTY', count: 1, first: 2 }]);
  });

  it('of OpenDocument say how many copies of a row were left out', async () => {
    const cell = (words: string) => `<table:table-cell><text:p>${words}</text:p></table:table-cell>`;
    const handler = openDocumentSheets();
    const content =
      '<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table table:name="S">' +
      `<table:table-row>${cell('name')}${cell('ssn')}</table:table-row>` +
      `<table:table-row table:number-rows-repeated="1500">${cell('Ada')}${cell('1')}</table:table-row>` +
      '</table:table></office:document-content>';
    await readWholeXml(Readable.from([Buffer.from(content)]), handler);
    expect(handler.sheets).toMatchObject([{ name: 'S', leftOut: { count: 500, first: 1002 } }]);
    expect(handler.sheets[0]?.rows).toHaveLength(1001);
  });
});

describe('pages saved as one file', () => {
  it('are read as the page, also where the head names nobody', async () => {
    const { '': found } = await open(
      'a.mht',
      Buffer.from(
        'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="X"\r\n\r\n--X\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>Ada =\r\nExample</p>\r\n--X--\r\n',
      ),
    );
    expect(found).toMatchObject({ type: 'message/rfc822', status: 'read' });
    expect(found?.text).toContain('Ada Example');
  });
});
