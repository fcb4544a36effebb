import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lockedZipOf, zipOf } from '../../src/drill/files/zip.ts';
import { facts, folderOf, ingest, outcomes } from '../support/ingest-case.ts';

const fixture = (name: string): Buffer =>
  readFileSync(fileURLToPath(new URL(`../fixtures/formats/${name}`, import.meta.url)));

const CSV = 'name,ssn\nAda,219-09-9999\nBob,219-09-9998\n';

describe('files that are not what they seem', () => {
  it('are read by their content: a table called .pdf, an archive called .txt, bytes called .csv', async () => {
    const png = Buffer.from('89504e470d0a1a0a0000000d4948445200000001000000010802000000', 'hex');
    const result = await ingest(
      folderOf({
        'evidence/table.pdf': CSV,
        'evidence/archive.txt': zipOf([{ name: 'x.bin', bytes: Buffer.from('Some words only.') }]),
        'evidence/picture.csv': png,
        'evidence/noise.csv': Buffer.from(Array.from({ length: 2000 }, (_, n) => (n * n * 31 + n) % 251)),
        'evidence/rich.txt': '{\\rtf1\\ansi Ada}',
        'evidence/consent.txt': 'PARENTAL CONSENT\nI, Ada Lovelace, agree.\n',
        'evidence/secret.txt': '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n',
      }),
    );
    expect(outcomes(result)).toEqual({
      'evidence/archive.txt': 'read',
      'evidence/archive.txt!/x.bin': 'read',
      'evidence/consent.txt': 'read',
      'evidence/noise.csv': 'unread unknown_type',
      'evidence/picture.csv': 'unread picture',
      'evidence/rich.txt': 'read',
      'evidence/secret.txt': 'unread password',
      'evidence/table.pdf': 'read',
    });
    expect(facts(result.tables['document'], 'media_type')).toContainEqual(['application/rtf']);
  });

  it('are unread with their type and the reason when they are locked, cut off or empty of meaning', async () => {
    const workbook = fixture('openpyxl.xlsx');
    const result = await ingest(
      folderOf({
        'evidence/cut.xlsx': workbook.subarray(0, workbook.length / 2),
        'evidence/cut.pdf': fixture('reportlab.pdf').subarray(0, 300),
        'evidence/cut.parquet': fixture('pyarrow.parquet').subarray(0, 800),
        'evidence/broken.parquet': Buffer.concat([
          fixture('pyarrow.parquet').subarray(0, 700),
          Buffer.from('xxxxPAR1'),
        ]),
        'evidence/locked.zip': lockedZipOf('people.csv', Buffer.from('noise and more noise')),
        'evidence/locked.xlsx': fixture('msoffcrypto-locked.xlsx'),
        'evidence/locked.parquet': Buffer.concat([
          Buffer.from('PARE'),
          fixture('pyarrow.parquet').subarray(4, -4),
          Buffer.from('PARE'),
        ]),
      }),
    );
    expect(outcomes(result)).toEqual({
      'evidence/broken.parquet': 'unread damaged',
      'evidence/cut.parquet': 'unread damaged',
      'evidence/cut.pdf': 'unread damaged',
      'evidence/cut.xlsx': 'unread damaged',
      'evidence/locked.parquet': 'unread password',
      'evidence/locked.xlsx': 'unread password',
      'evidence/locked.zip': 'unread password',
      'evidence/locked.zip!/people.csv': 'unread password',
    });
  });

  it('keep what stands in front of the damage', async () => {
    const list = JSON.stringify(Array.from({ length: 50 }, (_, n) => ({ name: `Ada ${n}`, n })));
    const packed = gzipSync(Buffer.from(CSV.repeat(2000)));
    let state = 7;
    const letter = () => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return 65 + (Math.floor(state / 65_536) % 26);
    };
    const noise = Buffer.from(Array.from({ length: 3000 }, letter));
    const archive = zipOf([
      { name: 'whole.csv', bytes: Buffer.from(CSV.repeat(30)) },
      { name: 'cut.txt', bytes: noise },
    ]);
    const result = await ingest(
      folderOf({
        'evidence/cut.zip': archive.subarray(0, archive.length - 300),
        'evidence/cut.json': list.slice(0, -40),
        'evidence/lists.json': `{"from":"a till","people":${list},"accounts":${list.slice(0, -40)}`,
        'evidence/cut.csv.gz': packed.subarray(0, -10),
      }),
    );
    expect(outcomes(result)).toMatchObject({
      'evidence/cut.json': 'partly damaged',
      'evidence/lists.json': 'partly damaged',
      'evidence/lists.json!/people': 'read',
      'evidence/lists.json!/accounts': 'read',
      'evidence/cut.csv.gz!/cut.csv': 'partly damaged',
      'evidence/cut.zip': 'partly damaged',
      'evidence/cut.zip!/whole.csv': 'read',
      'evidence/cut.zip!/cut.txt': 'partly damaged',
    });
    expect(facts(result.tables['document'], 'family', 'rows')).toEqual([
      ['evidence/cut.csv.gz', null],
      ['evidence/cut.csv.gz!/cut.csv', expect.any(BigInt)],
      ['evidence/cut.json', expect.any(BigInt)],
      ['evidence/cut.zip', null],
      ['evidence/cut.zip!/whole.csv', expect.any(BigInt)],
      ['evidence/cut.zip!/cut.txt', null],
      ['evidence/lists.json', null],
      ['evidence/lists.json!/people', 50n],
      ['evidence/lists.json!/accounts', 48n],
    ]);
    expect(Object.values(result.rows).every((rows) => rows.length > 40)).toBe(true);
  });

  it('keep records beside one that is nested so deep that it would exhaust a stack', async () => {
    const deep = `${'['.repeat(100_000)}"219-09-9997"${']'.repeat(100_000)}`;
    const result = await ingest(
      folderOf({
        'evidence/deep.json': deep,
        'evidence/list.json': `[{"name":"Ada"},${deep}]`,
        'evidence/rest.json': `{"other":${deep},"people":[{"name":"Ada"},{"name":"Bob"}]}`,
        'evidence/lines.ndjson': `${'{"name":"Ada"}\n'.repeat(9)}{"a":${deep}}\n`,
        'evidence/strings.json': JSON.stringify([{ name: `${'['.repeat(900)}\\"${'{'.repeat(900)}` }, { name: 'Ada' }]),
      }),
    );
    expect(Object.values(outcomes(result))).toEqual(Object.values(outcomes(result)).map(() => 'read'));
    const codes = facts(result.tables['problem'], 'location', 'code');
    expect(codes).toContainEqual(['evidence/lines.ndjson', 'ROWS_NOT_PARSED']);
    expect(codes.flat()).not.toContain('evidence/strings.json');
  });
});

describe('files of odd rows', () => {
  it('lose no cell: ragged rows, open quotes, NUL bytes, formulas, markup', async () => {
    const { tables, rows } = await ingest(
      folderOf({
        'evidence/ragged.csv': 'a,b\n1,2\n1,2,3,4\n5\n6,7\n',
        'evidence/nul.csv': 'name,city\nA\0da,Ro\0me\nBob,Ulm\n',
        'evidence/open.csv': 'name,city\n"Ada,Rome\nBob,Ulm\nCleo,Bonn\n',
        'evidence/formula.csv': 'name,note\n=1+1,<script>x</script>\n+2,@y\n',
      }),
    );
    expect(facts(tables['problem'], 'code', 'location', 'hint')).toEqual([
      ['NUL_BYTES', 'evidence/nul.csv', 'the text holds NUL bytes; they were kept'],
      ['QUOTES_UNBALANCED', 'evidence/open.csv', '1 quotes never close; they were taken as plain characters'],
      ['ROWS_RAGGED', 'evidence/ragged.csv', '2 rows have more or fewer cells than the header; all cells were kept'],
    ]);
    expect(Object.values(rows).map((table) => table.map(({ row_no: _, ...cells }) => Object.values(cells)))).toEqual([
      [
        ['=1+1', '<script>x</script>'],
        ['+2', '@y'],
      ],
      [
        ['A\0da', 'Ro\0me'],
        ['Bob', 'Ulm'],
      ],
      [
        ['"Ada', 'Rome'],
        ['Bob', 'Ulm'],
        ['Cleo', 'Bonn'],
      ],
      [
        ['1', '2', null, null],
        ['1', '2', '3', '4'],
        ['5', null, null, null],
        ['6', '7', null, null],
      ],
    ]);
  });

  it('are read with a title above the header, which is kept as rows', async () => {
    const { tables, rows } = await ingest(
      folderOf({
        'evidence/a.csv': 'Customers of the north\nMade on 2021-08-01\n\nid;name;city\n1;Ada;Rome\n2;Bob;Ulm\n',
      }),
    );
    expect(facts(tables['document'], 'header_row', 'rows')).toEqual([[3, 4n]]);
    expect(facts(tables['field'], 'name')).toEqual([['id'], ['name'], ['city']]);
    expect(rows[1]?.map((row) => row['c1'])).toEqual(['Customers of the north', 'Made on 2021-08-01', '1', '2']);
  });

  it('keep every cell of a table of thousands of columns, and read one of a million as text', async () => {
    const line = (width: number, cell: (n: number) => string) =>
      `${Array.from({ length: width }, (_, n) => cell(n)).join(',')}\n`;
    const wide = line(5000, (n) => `column_${n}`) + line(5000, String) + line(5000, (n) => `x${n}`);
    const million = line(1_000_000, (n) => `h${n}`) + line(1_000_000, () => '7');
    const { tables, rows, texts } = await ingest(folderOf({ 'evidence/wide.csv': wide, 'evidence/x.csv': million }));
    expect(facts(tables['document'], 'kind', 'status', 'columns')).toEqual(
      [
        ['text', 'read', null],
        ['table', 'read', 2000],
      ].reverse(),
    );
    expect(String(rows[1]?.[0]?.['c2000'])).toMatch(/^1999,2000,.*,4999$/);
    expect(texts.reduce((sum, row) => sum + String(row['text']).length, 0)).toBe(million.length);
  });
});

describe('Parquet of other programs', () => {
  it('keeps names, dates, decimals and lists as text', async () => {
    const { tables, rows } = await ingest(folderOf({ 'evidence/year=2021/a[1].parquet': fixture('pyarrow.parquet') }));
    expect(facts(tables['field'], 'name', 'filled')).toEqual([
      ['id', 2n],
      ['Full Name', 2n],
      ['born', 2n],
      ['amount', 2n],
      ['tags', 2n],
    ]);
    expect(rows[1]?.[0]).toEqual({
      row_no: 1n,
      c1: '1',
      c2: 'Ada Example',
      c3: '1971-02-28',
      c4: '1.50',
      c5: '[a, b]',
    });
  });
});
