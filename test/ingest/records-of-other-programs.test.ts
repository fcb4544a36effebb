import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openBytes as open } from '../support/open-bytes.ts';
import { sqliteOf } from '../support/sqlite-of.ts';

const fixtures = fileURLToPath(new URL('../fixtures/formats/', import.meta.url));
const fixture = (name: string): Buffer => readFileSync(join(fixtures, name));

const ROWS = [
  ['Ada Example', '219-09-9999'],
  ['Cleo Sample', '219-09-9998'],
];

describe('records that programs keep in forms of their own', () => {
  it('reads Avro: dates, amounts, lists, maps, what is one of several types, and types that hold themselves', async () => {
    expect((await open('a.avro', fixture('fastavro.avro')))['']).toMatchObject({
      status: 'read',
      names: ['name', 'ssn', 'born', 'balance'],
      rows: [
        ['Ada Example', '219-09-9999', '1971-02-28', '-12.05'],
        ['Cleo Sample', '219-09-9998', '1980-01-02', '1000.00'],
      ],
    });
    const packed = (await open('b.avro', fixture('avsc-snappy.avro')))[''];
    const row = Object.fromEntries((packed?.names ?? []).map((name, n) => [name, packed?.rows[1]?.[n]]));
    expect(packed?.rows).toHaveLength(3);
    expect(row).toMatchObject({ name: 'Ada Example1', ssn: '219-09-1001', 'phones.2': '614-555-0102', kind: 'B' });
    expect(row).toMatchObject({ 'attrs.b': '-5000000000', 'home.city': 'Rome', 'home.next.city': 'Ulm', f: '0.1' });
  });

  it.each(['pyarrow.feather', 'pyarrow.arrows'])(
    'reads %s: dates, amounts, dictionaries, lists, structures, texts of either layout',
    async (name) => {
      const { '': found } = await open('a', fixture(name));
      const [ada, cleo] = (found?.rows ?? []).map((row) =>
        Object.fromEntries((found?.names ?? []).map((column, n) => [column, row[n]])),
      );
      expect(found?.status).toBe('read');
      expect(ada).toMatchObject({ name: 'Ada Example', ssn: '219-09-9999', born: '1971-02-28', balance: '-12.05' });
      expect(ada).toMatchObject({ plan: 'gold', 'phones.2': '614-555-0102', 'home.city': 'Rome' });
      expect(ada).toMatchObject({ seen: '2021-08-02T09:00:00.000', note: 'longer than twelve bytes' });
      expect(cleo).toMatchObject({ name: 'Cleo Sample', born: null, plan: null, 'home.city': null, note: 'short' });
    },
  );

  it('reads a collection of MongoDB: ids, dates, amounts, keys, documents inside', async () => {
    const { '': found } = await open('people.bson', fixture('pymongo.bson'));
    const [row] = (found?.rows ?? []).map((cells) =>
      Object.fromEntries((found?.names ?? []).map((name, n) => [name, cells[n]])),
    );
    expect(found?.rows).toHaveLength(2);
    expect(row).toMatchObject({ _id: '64a1b2c3d4e5f60718293a4b', name: 'Ada Example', ssn: '219-09-9999' });
    expect(row).toMatchObject({ born: '1971-02-28T00:00:00.000Z', balance: '-12.05', 'home.city': 'Rome' });
    expect(row).toMatchObject({ key: '12345678-1234-5678-1234-567812345678', 'phones.1': '614-555-0101' });
    expect(row).toMatchObject({ big: '1152921504606846976', ok: 'true', nothing: null });
  });

  it('reads an archive of mongodump: a table a collection, also where collections take turns', async () => {
    const people = fixture('pymongo.bson');
    const half = people.readInt32LE(0);
    const end = Buffer.alloc(4, 0xff);
    const text = (name: string, value: string): Buffer => {
      const length = Buffer.alloc(4);
      length.writeInt32LE(value.length + 1);
      return Buffer.concat([Buffer.from(`\u0002${name}\0`), length, Buffer.from(`${value}\0`)]);
    };
    const document = (...fields: readonly Buffer[]): Buffer => {
      const length = Buffer.alloc(4);
      length.writeInt32LE(5 + Buffer.concat(fields).length);
      return Buffer.concat([length, ...fields, Buffer.alloc(1)]);
    };
    const run = (collection: string, ...documents: readonly Buffer[]): Buffer =>
      Buffer.concat([document(text('db', 'crm'), text('collection', collection)), ...documents, end]);
    const archive = Buffer.concat([
      ...[Buffer.from('6de29981', 'hex'), document(text('version', '0.1')), end],
      run('people', people.subarray(0, half)),
      run('staff', document(text('name', 'Dora Writer'))),
      ...[run('people', people.subarray(half)), run('staff')],
    ]);
    const found = await open('dump', archive);
    expect(found['crm.people']?.rows).toHaveLength(2);
    expect(found['crm.staff']).toMatchObject({ names: ['name'], rows: [['Dora Writer']] });
    expect((await open('dump', archive.subarray(0, -20)))['']).toMatchObject({ status: 'partly', reason: 'damaged' });
  });

  it('reads a binary property list of Apple, and the page that lies in it', async () => {
    const found = await open('a.plist', fixture('plistlib.plist'));
    expect(found['a.plist.json!/people']?.rows.map((row) => row.slice(1, 3))).toEqual(ROWS);
    expect(found['a.plist.json']?.text).toContain('Zoë Owner');
    expect(found['part-1']).toMatchObject({ type: 'text/html', text: expect.stringContaining('219-09-9997') });
  });

  it('reads what Messages of Apple keep in a stream of objects alone', async () => {
    const said = 'My number is 219-09-9999.';
    const begin = Buffer.from(
      '\u0004\u000bstreamtyped\u0081\u00e8\u0003\u0084\u0001@NSString\u0001\u0094\u0084\u0001+',
      'latin1',
    );
    const body = Buffer.concat([begin, Buffer.from([said.length]), Buffer.from(`${said}\u0086`, 'latin1')]);
    const found = await open(
      'sms.db',
      sqliteOf(['CREATE TABLE message (body blob)', `INSERT INTO message VALUES (x'${body.toString('hex')}')`]),
    );
    expect(found['message']).toMatchObject({ status: 'read', rows: [[said]] });
  });
});
