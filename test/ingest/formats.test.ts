import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deflateSync, gunzipSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { beforeAll, describe, expect, it } from 'vitest';
import { docxOf, xlsxOf } from '../../src/drill/files/office.ts';
import { pdfOf } from '../../src/drill/files/pdf.ts';
import { tarGzOf } from '../../src/drill/files/tar.ts';
import { zipOf } from '../../src/drill/files/zip.ts';
import { openDuckdb } from '../../src/engine/duckdb/engine.ts';
import { folderOf } from '../support/ingest-case.ts';
import { msgOf } from '../support/msg-of.ts';
import { openBytes as open, type Read } from '../support/open-bytes.ts';
import { sqliteOf } from '../support/sqlite-of.ts';
import { tnefOf } from '../support/tnef-of.ts';

const fixtures = fileURLToPath(new URL('../fixtures/formats/', import.meta.url));
const fixture = (name: string): Buffer => readFileSync(join(fixtures, name));

const CSV = 'name,ssn\nAda Example,219-09-9999\nCleo Sample,219-09-9998\n';
const ROWS = [
  ['Ada Example', '219-09-9999'],
  ['Cleo Sample', '219-09-9998'],
];
/** An entry of an ACH file, its individual's number and name in their places. */
const achEntry = (name = '', ssn = ''): string =>
  `622041000124${'4419028833'.padEnd(17)}${'0000184211'}${ssn.padEnd(15)}${name.padEnd(22)}`;
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
  'drawn.txt': Buffer.from(
    `crm=> select * from p;\n name | ssn \n------+-----\n${ROWS.map((row) => ` ${row.join(' | ')}\n`).join('')}(${ROWS.length} rows)\n`,
  ),
  'array.txt': Buffer.from(
    `<?php return array (\n${ROWS.map(([name, ssn], n) => `  ${n} => \n  array (\n    'name' => '${name}',\n    'ssn' => '${ssn}',\n  ),\n`).join('')});\n`,
  ),
  'a.ndjson': Buffer.from(ROWS.map(([name, ssn]) => `${JSON.stringify({ name, ssn })}\n`).join('')),
  'a.parquet': parquet,
  'a.avro': fixture('fastavro.avro'),
  'a.feather': fixture('pyarrow.feather'),
  'a.arrows': fixture('pyarrow.arrows'),
  'a.bson': fixture('pymongo.bson'),
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
  'workbook.xml': fixture('sheetjs-2003-workbook.xml'),
  'words.xml': fixture('libreoffice-2003-words.xml'),
  'a.fods': fixture('libreoffice.fods'),
  'a.fodt': fixture('libreoffice.fodt'),
  'a.pptx': fixture('python-pptx.pptx'),
  'a.msg': msgOf(MESSAGE),
  'a.zip': zipOf([{ name: 'people.csv', bytes: Buffer.from(CSV) }]),
  'a.tar.gz': tarGzOf([{ name: 'people.csv', bytes: Buffer.from(CSV) }]),
  'a.csv.gz': gzipSync(CSV),
  'a.csv.bz2': fixture('python-bz2.csv.bz2'),
  'a.csv.xz': fixture('python-lzma.csv.xz'),
  'a.csv.lz4': fixture('python-lz4.csv.lz4'),
  'a.csv.zst': zstdCompressSync(CSV),
  'a.csv.Z': fixture('ncompress.csv.Z'),
  'a.ab': Buffer.concat([
    Buffer.from('ANDROID BACKUP\n5\n1\nnone\n'),
    deflateSync(gunzipSync(tarGzOf([{ name: 'apps/crm/people.csv', bytes: Buffer.from(CSV) }]))),
  ]),
  'a.plist': fixture('plistlib.plist'),
  'a.epub': fixture('ebooklib.epub'),
  'a.7z': fixture('py7zr.7z'),
  'a.sqlite': sqliteOf([
    'CREATE TABLE people (name text, ssn text)',
    ...ROWS.map(([name, ssn]) => `INSERT INTO people VALUES ('${name}', '${ssn}')`),
  ]),
  'a.dbf': fixture('python-dbf.dbf'),
  'winmail.dat': tnefOf({
    body: 'My number is 219-09-9999.',
    files: [{ name: 'people.csv', bytes: Buffer.from(CSV) }],
  }),
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
  'a.cda.xml': Buffer.from(
    `<?xml version="1.0"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3">${ROWS.map(([name, ssn]) => `<recordTarget><patientRole><id root="2.16.840.1.113883.4.1" extension="${ssn}"/><patient><name>${name}</name></patient></patientRole></recordTarget>`).join('')}</ClinicalDocument>\n`,
  ),
  'a.ach': Buffer.from(
    [
      '101 041000124 0410001242311031211A094101',
      '5200CALLOWAY'.padEnd(50).concat('PPD'),
      ...ROWS.map(([name, ssn]) => achEntry(name, ssn)),
    ].join('\r\n'),
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
  'drawn.txt': 'text/x-printed',
  'array.txt': 'text/x-arrays',
  'a.ndjson': 'application/x-ndjson',
  'a.parquet': 'application/vnd.apache.parquet',
  'a.avro': 'application/avro',
  'a.feather': 'application/vnd.apache.arrow.file',
  'a.arrows': 'application/vnd.apache.arrow.stream',
  'a.bson': 'application/bson',
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
  'workbook.xml': 'application/vnd.ms-excel+xml',
  'words.xml': 'application/msword+xml',
  'a.fods': 'application/vnd.oasis.opendocument.spreadsheet-flat-xml',
  'a.fodt': 'application/vnd.oasis.opendocument.text-flat-xml',
  'a.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  'a.msg': 'application/vnd.ms-outlook',
  'a.zip': 'application/zip',
  'a.tar.gz': 'application/gzip',
  'a.csv.gz': 'application/gzip',
  'a.csv.bz2': 'application/x-bzip2',
  'a.csv.xz': 'application/x-xz',
  'a.csv.lz4': 'application/x-lz4',
  'a.csv.zst': 'application/zstd',
  'a.csv.Z': 'application/x-compress',
  'a.ab': 'application/x-android-backup',
  'a.plist': 'application/x-bplist',
  'a.epub': 'application/epub+zip',
  'a.7z': 'application/x-7z-compressed',
  'a.sqlite': 'application/vnd.sqlite3',
  'a.dbf': 'application/vnd.dbf',
  'winmail.dat': 'application/ms-tnef',
  'a.hl7': 'application/hl7-v2',
  'a.edi': 'application/edi-x12',
  'a.vcf': 'text/vcard',
  'a.ics': 'text/calendar',
  'a.ldif': 'text/ldif',
  'a.cda.xml': 'application/cda+xml',
  'a.ach': 'application/x-ach',
  'a.fhir.json': 'application/fhir+json',
};

const NAMES = Object.keys(TYPES);
/** Formats whose end is missed when it is cut off; in the others what is left is whole in itself. */
const SEALED = NAMES.filter(
  (name) => !/\.(csv|tsv|txt|sql|lst|ndjson|eml|mbox|hl7|ldif|ach|dbf|bz2|xz|lz4|zst|Z)$/.test(name),
);

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
    // A list in JSON and a collection are tables: their rows up to the cut stand, and their copy says that it ends too early.
    if (name === 'a.json' || name === 'a.bson') return;
    expect(found?.status).not.toBe('read');
    expect(found?.reason).toBe('damaged');
  });
});

describe('any bytes', () => {
  it('are a unit with one status, whatever they are called', async () => {
    const heads = [
      '',
      'PK\u0003\u0004',
      '%PDF-1.7\n',
      'PAR1',
      '\u001f\u008b\u0008',
      'From a 12:00 2021\nFrom: b\n',
      '[{"a":',
      '{\\rtf1 ',
      '\u00ff\u00fe',
      '{"a":[{"b":1},',
      'a,b\n"',
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...heads),
        fc.uint8Array({ maxLength: 600 }),
        fc.constantFrom('a.csv', 'a.pdf', 'a.docx', 'a'),
        async (head, tail, called) => {
          const found = await open(called, Buffer.concat([Buffer.from(head, 'latin1'), tail]));
          expect(Object.keys(found)).toContain('');
        },
      ),
      { numRuns: 300 },
    );
  });

  it('are text in any charset or no text at all, and no text is lost', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom('a', 'ß', 'é', ' ', '\n', 'Z'), minLength: 20, maxLength: 60 }),
        fc.constantFrom('utf-8', 'windows-1252', 'utf-16le'),
        async (text, charset) => {
          const bytes = iconv.encode(text, charset, { addBOM: charset === 'utf-16le' });
          const { '': found } = await open('a.txt', bytes);
          if (found?.status === 'read' && found.rows.length === 0) expect(found.text).toHaveLength(text.length);
        },
      ),
    );
  });
});
