import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { docxOf, xlsxOf } from '../../src/drill/files/office.ts';
import { pdfOf } from '../../src/drill/files/pdf.ts';
import { tarGzOf } from '../../src/drill/files/tar.ts';
import { zipOf } from '../../src/drill/files/zip.ts';
import { openDuckdb } from '../../src/engine/duckdb/engine.ts';
import { folderOf } from '../support/ingest-case.ts';
import { msgOf } from '../support/msg-of.ts';
import { openBytes as open, type Read } from '../support/open-bytes.ts';

const fixtures = fileURLToPath(new URL('../fixtures/formats/', import.meta.url));
const fixture = (name: string): Buffer => readFileSync(join(fixtures, name));

const CSV = 'name,ssn\nAda Example,219-09-9999\nCleo Sample,219-09-9998\n';
const ROWS = [
  ['Ada Example', '219-09-9999'],
  ['Cleo Sample', '219-09-9998'],
];
const MAIL = `From: Ada <ada@mail.example>\r\nTo: care@carrier.example\r\nSubject: Hello\r\nDate: Mon, 2 Aug 2021 09:00:00 +0000\r\nMessage-ID: <1@mail.example>\r\n\r\nMy number is 219-09-9999.\r\n`;
const MBOX = ['ada', 'bob']
  .map(
    (name) =>
      `From ${name}@mail.example Sun Aug  1 00:00:00 2021\n${MAIL.replaceAll('\r\n', '\n').replace('Ada', name)}>From here on.\n\n`,
  )
  .join('');

const HL7 = ROWS.map(
  ([name, ssn], n) =>
    `MSH|^~\\&|A|B|C|D|20210804||ADT^A01|M${n}|P|2.5.1\rPID|1||${n}^^^B^MR||${name?.split(' ').reverse().join('^')}||19710228|F|||||||||||${ssn}\r`,
).join('');
const X12 =
  'ISA*00*          *00*          *ZZ*A              *ZZ*B              *210804*1015*^*00501*000000101*0*P*:~' +
  `GS*BE*A*B*20210804*1015*1*X*005010X220A1~ST*834*0001~${ROWS.map(([name, ssn]) => `INS*Y*18~NM1*IL*1*${name?.split(' ').reverse().join('*')}****34*${ssn}~`).join('')}SE*9*0001~GE*1*1~IEA*1*000000101~`;

const MESSAGE = {
  subject: 'Our talk',
  from: 'Ada Example',
  address: 'ada@mail.example',
  to: ['Desk'],
  body: 'My number is 219-09-9999.\r\n',
};

let parquet: Buffer;
beforeAll(async () => {
  const engine = await openDuckdb({ threads: 1 });
  const columns = ['name', 'ssn'].map((name) => ({ name, type: 'text' as const }));
  await engine.create('people', columns);
  const writer = await engine.writer('people', columns);
  for (const row of ROWS) writer.append(row);
  await writer.close();
  const file = join(folderOf(), 'people.parquet');
  await engine.write('people', { file, columns, orderBy: [] });
  await engine.close();
  parquet = readFileSync(file);
});

/** A good sample of every format, by its file name. */
const samples = (): Readonly<Record<string, Buffer>> => ({
  'a.csv': Buffer.from(CSV),
  'a.tsv': Buffer.from(CSV.replaceAll(',', '\t')),
  'a.txt': Buffer.from('Ada Example called about her bill. Her number is 219-09-9999.\n'),
  'a.json': Buffer.from(JSON.stringify(ROWS.map(([name, ssn]) => ({ name, ssn })))),
  'a.sql': Buffer.from(
    `CREATE TABLE p (name text, ssn text);\nINSERT INTO p VALUES ${ROWS.map(([name, ssn]) => `('${name}','${ssn}')`).join(',')};\n`,
  ),
  'a.lst': Buffer.from(
    `${[['NAME', 'SSN', 'CITY'], ['----', '---', '----'], ...ROWS.map((row) => [...row, 'Rome']), ...ROWS.map((row) => [...row, 'Ulm'])].map(([name = '', ssn = '', city]) => `${name.padEnd(20, name.startsWith('-') ? '-' : ' ')} ${ssn.padEnd(12, ssn.startsWith('---') ? '-' : ' ')} ${city}\n`).join('')}`,
  ),
  'a.ndjson': Buffer.from(ROWS.map(([name, ssn]) => `${JSON.stringify({ name, ssn })}\n`).join('')),
  'a.parquet': parquet,
  'a.eml': Buffer.from(MAIL),
  'a.mbox': Buffer.from(MBOX),
  'a.pdf': pdfOf(['Name: Ada Example', 'SSN: 219-09-9999']),
  'a.docx': docxOf(['Name: Ada Example', 'SSN: 219-09-9999']),
  'a.xlsx': xlsxOf([{ name: 'People', rows: [['name', 'ssn'], ...ROWS] }]),
  'a.doc': fixture('libreoffice.doc'),
  'a.rtf': fixture('libreoffice.rtf'),
  'a.odt': fixture('libreoffice.odt'),
  'a.xls': fixture('libreoffice.xls'),
  'a.ods': fixture('libreoffice.ods'),
  'a.pptx': fixture('python-pptx.pptx'),
  'a.msg': msgOf(MESSAGE),
  'a.zip': zipOf([{ name: 'people.csv', bytes: Buffer.from(CSV) }]),
  'a.tar.gz': tarGzOf([{ name: 'people.csv', bytes: Buffer.from(CSV) }]),
  'a.csv.gz': gzipSync(CSV),
  'a.hl7': Buffer.from(HL7),
  'a.edi': Buffer.from(X12),
  'a.vcf': Buffer.from(
    ROWS.map(([name, ssn]) => `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:${name}\r\nNOTE:SSN ${ssn}\r\nEND:VCARD\r\n`).join(''),
  ),
  'a.ics': Buffer.from(
    `BEGIN:VCALENDAR\r\n${ROWS.map(([name, ssn]) => `BEGIN:VEVENT\r\nSUMMARY:${name}\r\nDESCRIPTION:SSN ${ssn}\r\nATTENDEE;CN=${name}:mailto:a@mail.example\r\nEND:VEVENT\r\n`).join('')}END:VCALENDAR\r\n`,
  ),
  'a.ldif': Buffer.from(
    ROWS.map(
      ([name, ssn]) => `dn: cn=${name},dc=example\nobjectClass: person\ncn: ${name}\ndescription: ${ssn}\n\n`,
    ).join(''),
  ),
  'a.fhir.json': Buffer.from(
    JSON.stringify({
      resourceType: 'Bundle',
      entry: ROWS.map(([text, ssn]) => ({
        resource: { resourceType: 'Patient', name: [{ text }], identifier: [{ system: 'us-ssn', value: ssn }] },
      })),
    }),
  ),
});

const TYPES: Readonly<Record<string, string>> = {
  'a.csv': 'text/csv',
  'a.tsv': 'text/tab-separated-values',
  'a.txt': 'text/plain',
  'a.json': 'application/json',
  'a.sql': 'application/sql',
  'a.lst': 'text/x-fixed-width',
  'a.ndjson': 'application/x-ndjson',
  'a.parquet': 'application/vnd.apache.parquet',
  'a.eml': 'message/rfc822',
  'a.mbox': 'application/mbox',
  'a.pdf': 'application/pdf',
  'a.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'a.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'a.doc': 'application/msword',
  'a.rtf': 'application/rtf',
  'a.odt': 'application/vnd.oasis.opendocument.text',
  'a.xls': 'application/vnd.ms-excel',
  'a.ods': 'application/vnd.oasis.opendocument.spreadsheet',
  'a.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'a.msg': 'application/vnd.ms-outlook',
  'a.zip': 'application/zip',
  'a.tar.gz': 'application/gzip',
  'a.csv.gz': 'application/gzip',
  'a.hl7': 'application/hl7-v2',
  'a.edi': 'application/edi-x12',
  'a.vcf': 'text/vcard',
  'a.ics': 'text/calendar',
  'a.ldif': 'text/ldif',
  'a.fhir.json': 'application/fhir+json',
};

const NAMES = Object.keys(TYPES);
/** Formats whose end is missed when it is cut off; in the others what is left is whole in itself. */
const SEALED = NAMES.filter((name) => !/\.(csv|tsv|txt|sql|lst|ndjson|eml|mbox|hl7|ldif)$/.test(name));

/** Everything that was read, in one text. */
const words = (found: Readonly<Record<string, Read>>): string =>
  Object.values(found)
    .map(({ text, names, rows }) => [text, ...names, ...rows.flat()].join(' '))
    .join(' ');

describe.each(NAMES)('the reader of %s', (name) => {
  const sample = (): Buffer => samples()[name] ?? Buffer.alloc(0);

  it('reads all of a good file, whatever the file is called', async () => {
    for (const called of [name, 'file', 'file.exe']) {
      const found = await open(called, sample());
      expect(found['']).toMatchObject({ type: TYPES[name], status: 'read', reason: null });
      expect(Object.values(found).every(({ status }) => status === 'read')).toBe(true);
      if (name !== 'a.parquet') expect(words(found)).toContain('219-09-9999');
    }
  });

  it('ends with a status and never with an error, wherever the file is cut', async () => {
    const whole = sample();
    for (const share of [0.05, 0.2, 0.5, 0.8, 0.95]) {
      const found = await open(name, whole.subarray(0, Math.ceil(whole.length * share)));
      expect(['read', 'partly', 'unread']).toContain(found['']?.status);
    }
  });

  it('survives changed bytes at any place', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }), async (changes) => {
        const bytes = Buffer.from(sample());
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        expect((await open(name, bytes))['']).toBeDefined();
      }),
      { numRuns: 25 },
    );
  });
});

describe.each(SEALED)('a cut %s', (name) => {
  it('is not called read', async () => {
    const whole = samples()[name] ?? Buffer.alloc(0);
    const { '': found } = await open(name, whole.subarray(0, Math.floor(whole.length * 0.7)));
    // A list in JSON is a table: its rows up to the cut stand, and its copy says that it ends too early.
    if (name !== 'a.json') expect(found?.status).not.toBe('read');
    if (name !== 'a.json') expect(found?.reason).toBe('damaged');
  });
});

describe('files of other programs', () => {
  it('reads a workbook: dates, formatted numbers, hidden sheets, comments, links', async () => {
    const found = await open('book.xlsx', fixture('openpyxl.xlsx'));
    expect(found['Customers']).toMatchObject({
      names: ['Customer ID', 'Name', 'Date of birth', 'SSN', 'ZIP', 'Balance', 'Active'],
      rows: [
        ['Quarterly extract'],
        ['1', 'Ada Example', '1971-02-28', '123-45-6789', '02101', '12.5', 'TRUE'],
        ['2', 'Björn Muster', '1985-07-04 13:30:00', '098-76-5432', '98101', '1000000000000000', 'FALSE'],
        ['3', 'Cleo Sample', null, null, '00501'],
      ],
    });
    expect(found['Hidden']?.rows).toEqual([['pin', '0042']]);
    expect(found['Empty']).toMatchObject({ status: 'read', text: '', rows: [] });
    expect(found['']?.text).toBe('Desk\ncall back at 206-555-0142\nbjorn@mail.example\n');
  });

  it('reads what a pivot table was made from, though no sheet shows it', async () => {
    const part = (name: string, xml: string) => ({ name, bytes: Buffer.from(xml) });
    const book = zipOf([
      part('xl/workbook.xml', '<workbook><sheets/></workbook>'),
      part(
        'xl/pivotCache/pivotCacheDefinition1.xml',
        '<pivotCacheDefinition><cacheFields><cacheField name="Name"><sharedItems><s v="Ada Example"/><s v="Bob"/></sharedItems>' +
          '</cacheField><cacheField name="Born"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>',
      ),
      part(
        'xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels',
        '<Relationships><Relationship Id="rId1" Target="pivotCacheRecords1.xml"/></Relationships>',
      ),
      part(
        'xl/pivotCache/pivotCacheRecords1.xml',
        '<pivotCacheRecords><r><x v="0"/><d v="1971-02-28T00:00:00"/></r><r><x v="1"/><m/></r></pivotCacheRecords>',
      ),
    ]);
    expect((await open('book.xlsx', book))['pivotCache1']).toMatchObject({
      names: ['Name', 'Born'],
      rows: [
        ['Ada Example', '1971-02-28'],
        ['Bob', null],
      ],
    });
  });

  it('reads a Word file: split runs, tables, header and footer; a picture in it is unread', async () => {
    const text =
      'Applicant: Ada Example\nLine one\nline two\tafter tab\nName\tCleo Sample\nPhone\t206-555-0143\n' +
      'Header of the form\nFooter: form 7\n';
    expect((await open('a.docx', fixture('python-docx.docx')))['']).toMatchObject({ status: 'read', text });
    expect((await open('a.docx', fixture('python-docx-picture.docx')))['']).toMatchObject({
      status: 'partly',
      reason: 'no_text',
      parts: 2,
      unread: 1,
    });
  });

  it('reads a PDF as one sees it: values beside their labels, columns one after the other', async () => {
    const { '': found } = await open('a.pdf', fixture('reportlab.pdf'));
    expect(found?.text).toContain('Name:\tAda Example\nPhone:\t206-555-0144\nSSN:\t219-09-9999\n');
    expect(found?.text).toMatch(/left column(.|\n)*for a while(.|\n)*right column/);
  });

  it('reads values of forms and attached files of a PDF, and opens one that only its owner locked', async () => {
    expect((await open('a.pdf', fixture('reportlab-form.pdf')))['']?.text).toBe(
      'Form\nApplicant name: Cleo Sample\nSSN: 219-09-9998\n',
    );
    expect((await open('a.pdf', fixture('pypdf-attachment.pdf')))['people.csv']?.rows).toEqual(ROWS);
    expect((await open('a.pdf', fixture('pypdf-owner-password.pdf')))['']?.status).toBe('read');
  });

  it('counts scanned pages and pictures as unread, blank pages as read', async () => {
    expect((await open('a.pdf', fixture('reportlab-scan.pdf')))['']).toMatchObject({
      status: 'partly',
      reason: 'no_text',
      parts: 4,
      unread: 2,
    });
    expect((await open('a.pdf', fixture('reportlab-only-scan.pdf')))['']).toMatchObject({
      status: 'unread',
      reason: 'no_text',
    });
  });

  it.each(['libreoffice.doc', 'libreoffice.rtf', 'libreoffice.odt'])(
    'reads %s: words, rows, heads of pages',
    async (name) => {
      const { '': found } = await open(name, fixture(name));
      expect(found?.text).toContain('Her number is 219-09-9999. Zoë “said” no – twice.\n');
      expect(found?.text).toContain('Name\tSSN\nAda Example\t219-09-9999\nCleo Sample\t219-09-9998\n');
      expect(found?.text).toContain('Files of the hospital in Dover\n');
    },
  );

  it.each(['libreoffice.xls', 'libreoffice.ods'])(
    'reads %s: sheets, hidden ones too, zeros, comments',
    async (name) => {
      const found = await open(name, fixture(name));
      expect(found['People']).toMatchObject({
        names: ['name', 'ssn', 'code'],
        rows: ROWS.map((row, n) => [...row, ['00042', '00007'][n]]),
      });
      expect(found['Hidden']?.status).toBe('read');
      expect(found['']?.text).toBe('called twice\n');
    },
  );

  it('reads slides with what the speaker notes', async () => {
    expect((await open('a.pptx', fixture('python-pptx.pptx')))['']?.text).toBe(
      'Ada Example\nName\tSSN\nAda Example\t219-09-9999\n\nAsk Cleo Sample, 219-09-9998.\n',
    );
  });

  it('reads a message of Outlook, and the message and the file inside it', async () => {
    const inner = { ...MESSAGE, subject: 'Inside', body: 'SSN 219-09-9997' };
    const attached = [
      { name: 'people.csv', bytes: Buffer.from(CSV) },
      { name: 'Inside.msg', bytes: inner },
    ];
    const found = await open('a.msg', msgOf({ ...MESSAGE, attached }));
    expect(found['']?.text).toBe(
      'From: Ada Example <ada@mail.example>\nTo: Desk\nSubject: Our talk\nDate: Mon, 02 Aug 2021 09:00:00 GMT\n\nMy number is 219-09-9999.\n',
    );
    expect(found['people.csv']?.rows).toEqual(ROWS);
    expect(found['Inside.msg']?.text).toContain('SSN 219-09-9997');
  });

  it('reads a mail: encoded words, what only the page says, the mail and the file inside it', async () => {
    const found = await open('a.eml', fixture('python-email.eml'));
    expect(found['']?.text).toContain('From: Björn Muster <bjorn@mail.example>\n');
    expect(found['']?.text).toContain('Subject: Überweisung – account 4711\n');
    expect(found['']?.text).toContain('Tel. 206-555-0145');
    expect(found['part-1.eml']?.text).toContain('SSN 219-09-9997 stands inside.');
    expect(found['Kundenliste für Müller.csv']?.rows).toEqual(ROWS);
  });

  it('reads archives with long names, names beyond ASCII and large-file entries', async () => {
    const zip = await open('a.zip', fixture('python-zip64.zip'));
    expect(zip['folder/people.csv']?.rows).toEqual([ROWS[0]]);
    expect(zip['Straße/名前.txt']?.text).toBe('SSN 219-09-9998');
    const tar = await open('a.tar', fixture('python-pax.tar'));
    expect(tar[`${'x'.repeat(150)}/people.csv`]?.rows).toEqual([ROWS[0]]);
  });

  it.each(['pypdf-user-password.pdf', 'pyzipper-aes.zip', 'msoffcrypto-locked.xlsx'])(
    'calls %s unread because of its password',
    async (name) => {
      expect((await open(name, fixture(name)))['']).toMatchObject({ status: 'unread', reason: 'password' });
    },
  );

  it('has a test for every file that is kept', () => {
    const here = readFileSync(fileURLToPath(import.meta.url), 'utf8');
    const untested = readdirSync(fixtures).filter((name) => name !== 'README.md' && !here.includes(name));
    // Only the engine reads Parquet: pyarrow.parquet is read in the tests of the stage.
    expect(untested).toEqual([]);
  });
});

describe('the programs of this machine', () => {
  it('make archives that are read', async () => {
    const folder = folderOf({ 'people.csv': CSV });
    const tar = join(folder, 'a.tgz');
    execFileSync('tar', ['-C', folder, '-czf', tar, 'people.csv']);
    expect((await open('a.tgz', readFileSync(tar)))['people.csv']?.rows).toEqual(ROWS);
  });
});
