import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../../../engine/duckdb/engine.ts';
import type { Engine } from '../../../engine/port.ts';
import { ident, sql } from '../../../engine/sql.ts';
import { beginCounts } from '../counts/common-values.ts';
import { isAmong } from '../sql-parts.ts';
import { holdNormalForms, NORMAL, normalRecords } from './normal.ts';
import { findSharedValues, REPEATED_TABLES } from './shared-values.ts';

const COLUMNS = [
  { name: 'record_id', type: 'bigint' as const },
  { name: 'given_name', type: 'text' as const },
  { name: 'family_name', type: 'text' as const },
  { name: 'ssn', type: 'text' as const },
];

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb({ threads: 2 });
});
afterAll(() => engine.close());

const normalise = async (people: readonly (readonly [given: string, family: string, ssn: string])[]) => {
  await engine.create('record', COLUMNS);
  const writer = await engine.writer('record', COLUMNS);
  people.forEach((cells, n) => {
    writer.append([8 * (n + 1), ...cells]);
  });
  await writer.close();
  const names = COLUMNS.map(({ name }) => name);
  const filled = await normalRecords(engine, names, 'record');
  const rows = await engine.read({
    name: 'normal',
    reads: [NORMAL],
    sql: sql`select cast(record_id as integer) as id, given, family from ${ident(NORMAL)}`,
  });
  await holdNormalForms(engine, undefined);
  return { filled, rows };
};

it('gives normal forms in the order of the records, of plain names and of others', async () => {
  const { rows } = await normalise([
    ['Maria', 'Sample', '212446789'],
    ['Dr. José', "O'Example", '212446780'],
    ['John', 'Sample', '212446781'],
    ['INFANT', 'Sample', '212446782'],
  ]);
  expect(rows).toEqual([
    { id: 8, given: 'maria', family: 'sample' },
    { id: 16, given: 'jose', family: 'oexample' },
    { id: 24, given: 'john', family: 'sample' },
    { id: 32, given: null, family: 'sample' },
  ]);
});

it('takes the family name of which only the initial is shown from the mailbox, and the word of a street without its ending', async () => {
  const columns = ['given_name', 'family_name', 'email', 'address'];
  await engine.create(
    'record',
    [COLUMNS[0], ...columns.map((name) => ({ name, type: 'text' as const }))].flatMap((column) => column ?? []),
  );
  const writer = await engine.writer('record', [
    { name: 'record_id', type: 'bigint' },
    ...columns.map((name) => ({ name, type: 'text' as const })),
  ]);
  const rows = [
    ['Thelma', 'J', 'thelma.jenks42@example.org', '4 Bahnhofstr.'],
    ['Thelma', 'J', 'tjenks@example.org', 'Bahnhofstraße 4'],
    ['Thelma', 'J', 'kitty@example.org', '4 Kerkstraat'],
  ];
  rows.forEach((cells, n) => {
    writer.append([8 * (n + 1), ...cells]);
  });
  await writer.close();
  await normalRecords(engine, ['record_id', ...columns], 'record');
  const read = await engine.read({
    name: 'normal',
    reads: [NORMAL],
    sql: sql`select family, street from ${ident(NORMAL)} order by record_id`,
  });
  await holdNormalForms(engine, undefined);
  expect(read).toEqual([
    { family: 'jenks', street: 'bahnhofstr' },
    { family: 'jenks', street: 'bahnhofstr' },
    { family: 'j', street: 'kerkstr' },
  ]);
});

it('keeps of an identifier the values that stand in several records', async () => {
  const { filled } = await normalise([
    ['Maria', 'Sample', '212446789'],
    ['Mary', 'Sample', '212446789'],
    ['John', 'Sample', '212446781'],
  ]);
  await beginCounts(engine, filled);
  await findSharedValues(engine, filled, [], false);
  const { table, has } = REPEATED_TABLES.get('ssn') ?? { table: '', has: sql`` };
  const rows = await engine.read({
    name: 'shared',
    reads: [NORMAL, table],
    sql: sql`select given from ${ident(NORMAL)} n where ${has} order by given`,
  });
  expect(rows).toEqual([{ given: 'maria' }, { given: 'mary' }]);
});

it('leaves normal forms of plain names and addresses in the order of the records, so that they are written once', async () => {
  const columns = [...COLUMNS.slice(0, 3), { name: 'address', type: 'text' as const }];
  await engine.create('record', columns);
  const writer = await engine.writer('record', columns);
  for (let n = 1; n <= 140_000; n++) {
    writer.append([8 * n, 'Maria', 'Sample', `${n} ${n % 2 ? 'Old Mill' : 'Elm'} St`]);
    await writer.flush();
  }
  await writer.close();
  await normalRecords(
    engine,
    columns.map(({ name }) => name),
    'record',
  );
  await holdNormalForms(engine, undefined);
  const [row] = await engine.read({
    name: 'disorder',
    reads: [NORMAL],
    sql: sql`select count(*) as rows, count(case when street in ('elm', 'mill') then 1 end) as streets,
      count(case when record_id < before then 1 end) as behind
      from (select record_id, street, lag(record_id) over () as before from ${ident(NORMAL)}) placed`,
  });
  expect([row?.['rows'], row?.['streets'], row?.['behind']].map(Number)).toEqual([140_000, 140_000, 0]);
});

it('asks for words as a list of them does: whole, with their signs, and null of null', async () => {
  const among = isAmong(sql`word`, ['', 'n/a', 'a.b', "o'neil", 'x(y)|z']);
  const words = ['', 'n/a', 'a.b', 'axb', "o'neil", 'x(y)|z', 'z', 'n/a ', 'n/a\n', null];
  await engine.create('word', [{ name: 'word', type: 'text' }]);
  const writer = await engine.writer('word', [{ name: 'word', type: 'text' }]);
  for (const word of words) writer.append([word]);
  await writer.close();
  const rows = await engine.read({
    name: 'among',
    reads: ['word'],
    sql: sql`select case when ${among} then 1 when not ${among} then 0 end as found from word`,
  });
  expect(rows.map(({ found }) => found)).toEqual([1, 1, 1, 0, 1, 1, 0, 0, 0, null]);
});
