import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { zipOf } from '../../src/drill/files/zip.ts';
import { folderOf } from '../support/ingest-case.ts';
import { msgOf } from '../support/msg-of.ts';
import { openBytes as open } from '../support/open-bytes.ts';

const fixtures = fileURLToPath(new URL('../fixtures/formats/', import.meta.url));
const fixture = (name: string): Buffer => readFileSync(join(fixtures, name));

const CSV = 'name,ssn\nAda Example,219-09-9999\nCleo Sample,219-09-9998\n';
const ROWS = [
  ['Ada Example', '219-09-9999'],
  ['Cleo Sample', '219-09-9998'],
];

const MESSAGE = {
  subject: 'Our talk',
  from: 'Ada Example',
  address: 'ada@mail.example',
  to: ['Desk'],
  body: 'My number is 219-09-9999.\r\n',
};

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

  it('reads a long list of people in a page as a table, and leaves a short one and all other words in the text', async () => {
    const table = (rows: number): string =>
      `<table><tr><th>Name</th><th>SSN</th><th>City</th></tr>${Array.from({ length: rows }, (_, n) => `<tr><td>Ada Example</td><td>${219_09_0000 + n}</td><td>Dover<br>DE</td></tr>`).join('')}</table>`;
    const page = (rows: number) =>
      Buffer.from(`<html><body><p>Our members</p>${table(rows)}<p>The end</p></body></html>`);
    const long = await open('members.html', page(40));
    expect(long['']?.text).toBe('Our members\n\nThe end\n');
    expect(long['list 1']).toMatchObject({ names: ['Name', 'SSN', 'City'] });
    expect(long['list 1']?.rows).toHaveLength(40);
    expect(long['list 1']?.rows[1]).toEqual(['Ada Example', '219090001', 'Dover DE']);
    const short = await open('members.html', page(4));
    expect(Object.keys(short)).toEqual(['']);
    expect(short['']?.text).toContain('Ada Example\t219090001\tDover DE\n');
  });

  it.each([
    ['Name', 'Hemoglobin A1c'],
    ['Ordered by', 'Alan Pike'],
  ])(
    'leaves a long list under %j in the text beside whom the page is about: nothing in it is told of people',
    async (head, cell) => {
      const rows = Array.from({ length: 30 }, (_, n) => `<tr><td>${cell}</td><td>2020-02-03</td><td>${n}</td></tr>`);
      const table = `<table><tr><th>${head}</th><th>Date</th><th>Result</th></tr>${rows.join('')}</table>`;
      const found = await open('labs.html', Buffer.from(`<html><p>Patient: Ada Example</p>${table}</html>`));
      expect(Object.keys(found)).toEqual(['']);
      expect(found['']?.text).toContain(`${cell}\t2020-02-03\t29\n`);
    },
  );

  it.each(['body', 'meta', 'table'])('takes records in XML whose root is called %s for no page', async (root) => {
    const row = (n: number) => `<tr><name>Ada Example</name><ssn>${219_09_0000 + n}</ssn></tr>`;
    const text = `<?xml version="1.0"?>\n<${root}>${row(1)}${row(2)}</${root}>`;
    expect((await open('a.xml', Buffer.from(text)))[`${root}.tr`]).toMatchObject({ names: ['name', 'ssn'] });
  });

  it('reads what stands in front of a fault in XML with a long list, the short lists and settings too, and the rest as text', async () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_, n) => `<row><ssn>219-47-${1000 + n}</ssn></row>`).join('\n');
    const text = `<db><by>Ada</by><users>${rows(9)}</users><visits>${rows(2000)}</visits><late>${rows(2)}&nbsp;</late></db>`;
    const found = await open('a.xml', Buffer.from(text));
    expect(found['db.users.row']?.rows).toHaveLength(9);
    expect(found['db.visits.row']?.rows).toHaveLength(2000);
    expect(found['']?.text).toContain('"by": "Ada"');
    expect(found['']?.text.match(/219-47-\d{4}/g)).toEqual(['219-47-1000', '219-47-1001']);
  });

  it('keeps cells of Excel 2003 in their columns behind merged ones', async () => {
    const row = (...cells: readonly string[]) =>
      `<Row>${cells.map((cell) => `<Cell ${cell.replace(/:(?=[^:]*$)/, '><Data ss:Type="String">')}</Data></Cell>`).join('')}</Row>`;
    const rows = [
      row('ss:MergeAcross="1":Name', ':SSN'),
      row(':Ada', ':Example', ':219-09-9999'),
      row(':Cleo', ':Sample', ':219-09-9998'),
    ];
    const space = 'urn:schemas-microsoft-com:office:spreadsheet';
    const text = `<?xml version="1.0"?><Workbook xmlns="${space}" xmlns:ss="${space}"><Worksheet ss:Name="S"><Table>${rows.join('')}</Table></Worksheet></Workbook>`;
    expect((await open('a.xml', Buffer.from(text)))['S']?.names).toEqual(['Name', null, 'SSN']);
  });

  it('knows a page that begins with its table, as programs write it under the name of a workbook', async () => {
    const rows = Array.from({ length: 30 }, (_, n) => `<tr><td>Ada Example</td><td>${219_09_0000 + n}<br></td></tr>`);
    const found = await open(
      'x.xls',
      Buffer.from(`<table border=1><tr><td>Name</td><td>SSN</td></tr>${rows.join('')}</table>`),
    );
    expect(found['list 1']?.rows).toHaveLength(30);
  });

  it.each(['libreoffice.doc', 'libreoffice.rtf', 'libreoffice.odt', 'libreoffice.fodt', 'libreoffice-2003-words.xml'])(
    'reads %s: words, rows, heads of pages',
    async (name) => {
      const { '': found } = await open(name, fixture(name));
      expect(found?.text).toContain('Her number is 219-09-9999. Zoë “said” no – twice.\n');
      expect(found?.text).toContain('Name\tSSN\nAda Example\t219-09-9999\nCleo Sample\t219-09-9998\n');
      expect(found?.text).toContain('Files of the hospital in Dover\n');
    },
  );

  it.each([
    ['libreoffice.xls', 'called twice\n'],
    ['libreoffice.ods', 'called twice\n'],
    ['sheetjs-2003-workbook.xml', 'called twice\n'],
    ['libreoffice.fods', ''],
  ])('reads %s: sheets, hidden ones too, zeros, comments', async (name, comments) => {
    const found = await open(name, fixture(name));
    expect(found['People']).toMatchObject({
      names: ['name', 'ssn', 'code'],
      rows: ROWS.map((row, n) => [...row, ['00042', '00007'][n]]),
    });
    expect(found['Hidden']?.status).toBe('read');
    expect(found['']?.text).toBe(comments);
  });

  it('keeps rows and cells of a workbook of 2003 in their places, and days as days', async () => {
    const cell = (type: string, value: string, more = '') =>
      `<Cell${more}><Data ss:Type="${type}">${value}</Data></Cell>`;
    const found = await open(
      'report.xls',
      Buffer.from(
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">' +
          '<Styles><Style ss:ID="s1"><NumberFormat ss:Format="00000"/></Style></Styles><Worksheet ss:Name="People"><Table>' +
          `<Row>${['Name', 'Phone', 'Born', 'ZIP'].map((name) => cell('String', name)).join('')}</Row>` +
          `<Row ss:Index="3">${cell('String', 'Ada Example')}${cell('DateTime', '1971-02-28T00:00:00.000', ' ss:Index="3"')}${cell('Number', '2101', ' ss:StyleID="s1"')}</Row>` +
          '</Table></Worksheet></Workbook>',
      ),
    );
    expect(found['People']).toMatchObject({
      names: ['Name', 'Phone', 'Born', 'ZIP'],
      rows: [['Ada Example', null, '1971-02-28', '02101']],
    });
  });

  it('refuses a workbook of 2003 that names a place beyond those of a sheet', async () => {
    const row = '<Row><Cell ss:Index="2000000"><Data ss:Type="String">x</Data></Cell></Row>';
    const book = `<Workbook xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="A"><Table>${row}</Table></Worksheet></Workbook>`;
    expect((await open('a.xml', Buffer.from(book)))['']).toMatchObject({ reason: 'too_large' });
  });

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

  it('calls LZMA without XZ unread by its type, so that one knows what to unpack', async () => {
    expect((await open('people.csv.lzma', fixture('python-lzma.csv.lzma')))['']).toMatchObject({
      status: 'unread',
      reason: 'unsupported',
      type: 'application/x-lzma',
    });
  });

  it.each([
    ['a PGP message', '-----BEGIN PGP MESSAGE-----\n\nhQEMA1z2\n-----END PGP MESSAGE-----\n'],
    ['an Ansible vault', '$ANSIBLE_VAULT;1.1;AES256\n62313365396662343061393464336163\n'],
    ['what age encrypted', 'age-encryption.org/v1\n-> X25519 TEiF0ypqr+bpvcqXNyCVJpL7OuwPdVwPL7KQEbFDOCc\n'],
    ['what OpenSSL encrypted', 'U2FsdGVkX19yb3VuZHMgb2YgbG9uZyB0ZXh0\n'],
    ['an Android backup under a password', 'ANDROID BACKUP\n5\n1\nAES-256\nA1B2C3\n'],
  ])('calls %s unread because of its password, though it is written in letters', async (_, text) => {
    expect((await open('a.txt', Buffer.from(text)))['']).toMatchObject({ status: 'unread', reason: 'password' });
  });

  it('reads the pages of a book and who wrote it', async () => {
    const book = await open('a.epub', fixture('ebooklib.epub'));
    expect(book['EPUB/roll.xhtml']?.text).toContain('Ada Example, SSN 219-09-9999, called.');
    expect(Object.values(book).some(({ text }) => text.includes('Dora Writer'))).toBe(true);
    expect(book['']).toMatchObject({ status: 'read', unread: 0 });
  });

  it('reads what compress of Unix packed', async () => {
    expect((await open('people.csv.Z', fixture('ncompress.csv.Z')))['people.csv']?.rows).toEqual(ROWS);
  });

  it('has a test for every file that is kept', () => {
    const specs = ['files-of-other-programs', 'records-of-other-programs', 'archives-and-stores', 'passwords'].map(
      (name) => `./${name}.test.ts`,
    );
    const here = specs.map((spec) => readFileSync(fileURLToPath(new URL(spec, import.meta.url)), 'utf8')).join('');
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
