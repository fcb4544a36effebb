import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Column, Engine } from '../port.ts';
import { ident, sql } from '../sql.ts';
import { hmacPads } from '../vocabulary.ts';
import { openDuckdb } from './engine.ts';

const columns: readonly Column[] = [
  { name: 'id', type: 'bigint' },
  { name: 'word', type: 'text' },
];

const fill = async (engine: Engine, rows: readonly (readonly [number, string | null])[]) => {
  await engine.create('given', columns);
  const writer = await engine.writer('given', columns);
  for (const row of rows) writer.append(row);
  await writer.close();
};

describe('the DuckDB engine', () => {
  let engine: Engine;
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(joinPath(tmpdir(), 'candor-engine-'));
    engine = await openDuckdb({ threads: 2 });
  });
  afterEach(() => engine.close());

  it('makes HMACs as RFC 4231 has them, with the key in no text', async () => {
    const { inner, outer } = hmacPads(Buffer.from('Jefe'));
    const rows = await engine.read({
      name: 'hmac',
      reads: [],
      sql: sql`select hmac(${'what do ya want for nothing?'}, ${inner}, ${outer}) as token`,
    });
    expect(rows).toEqual([{ token: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843' }]);
  });

  it('counts the signs that differ between texts of one length, and has no count for others', async () => {
    const [row] = await engine.read({
      name: 'changed',
      reads: [],
      sql: sql`select changed_signs('123456789', '123456789') as none, changed_signs('123456789', '213456780') as some,
        changed_signs('1234', '12345') as longer, changed_signs(cast(null as string), '1') as missing`,
    });
    expect(row).toEqual({ none: 0, some: 3, longer: null, missing: null });
  });

  it('runs a step over a table and reads its rows', async () => {
    await fill(engine, [
      [1, 'Zoë'],
      [2, null],
    ]);
    await engine.run({
      name: 'folded',
      reads: ['given'],
      sql: sql`select id, fold(word) as word from ${ident('given')}`,
    });
    expect(await engine.read({ name: 'q', reads: ['folded'], sql: sql`select * from folded order by id` })).toEqual([
      { id: 1n, word: 'zoe' },
      { id: 2n, word: null },
    ]);
  });

  it('refuses a step whose tables do not exist', async () => {
    await expect(engine.run({ name: 's', reads: ['nowhere'], sql: sql`select 1 as x` })).rejects.toThrow(
      /do not exist: nowhere/,
    );
  });

  it('keeps hostile text a value and hostile names a name', async () => {
    const hostile = `x'; drop table given; --`;
    await fill(engine, [[1, hostile]]);
    const rows = await engine.read({
      name: 'q',
      reads: ['given'],
      sql: sql`select word as ${ident('a"b')} from given where word = ${hostile}`,
    });
    expect(rows).toEqual([{ 'a"b': hostile }]);
  });

  it('says that memory ran out, and what gives more', async () => {
    const small = await openDuckdb({ threads: 1, memoryLimit: '6MB', tempDirectory: '' });
    const wide = sql`select string_agg(repeat('x', 1000), '') as n from generate_series(1, 100000) s`;
    await expect(small.run({ name: 'wide', reads: [], sql: wide })).rejects.toMatchObject({
      code: 'OUT_OF_MEMORY',
      hint: expect.stringContaining('--memory'),
    });
    await small.close();
  });

  it('tells the step but no value when a step fails', async () => {
    await fill(engine, [[1, 'secret-value']]);
    const failing = engine.run({
      name: 'cast_it',
      reads: ['given'],
      sql: sql`select cast(word as integer) as n from given`,
    });
    await expect(failing).rejects.toMatchObject({
      code: 'STEP_FAILED',
      message: expect.not.stringContaining('secret-value'),
    });
  });

  it('writes the same bytes and the same fingerprint whatever the order of the rows', async () => {
    const write = async (name: string, rows: readonly (readonly [number, string])[]) => {
      await fill(engine, rows);
      const file = joinPath(folder, name);
      const summary = await engine.summarise('given', columns);
      await engine.write('given', { file, columns, orderBy: ['id'] });
      return { summary, bytes: await readFile(file) };
    };
    const one = await write('a.parquet', [
      [1, 'a'],
      [2, 'b'],
      [3, 'c'],
    ]);
    const two = await write('b.parquet', [
      [3, 'c'],
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(two.summary).toEqual(one.summary);
    expect(two.bytes.equals(one.bytes)).toBe(true);
    const other = await write('c.parquet', [
      [1, 'a'],
      [2, 'bc'],
      [3, ''],
    ]);
    expect(other.summary.fingerprint).not.toBe(one.summary.fingerprint);
  });

  it('reads artifacts back under a name', async () => {
    await fill(engine, [[7, 'seven']]);
    const file = joinPath(folder, 't.parquet');
    await engine.write('given', { file, columns, orderBy: ['id'] });
    await engine.attach({ name: 'artifact', files: [file], columns });
    await engine.run({
      name: 'copy',
      reads: ['artifact'],
      sql: sql`with a as (select * from artifact) select word from a`,
    });
    expect(await engine.read({ name: 'q', reads: ['copy'], sql: sql`select * from copy` })).toEqual([
      { word: 'seven' },
    ]);
  });

  it('sends distinct cells through a script and joins what comes back', async () => {
    await fill(engine, [
      [1, 'ab'],
      [2, 'ab'],
      [3, null],
    ]);
    const module = joinPath(folder, 'script.mjs');
    await writeFile(
      module,
      'export const lengths = ([word], { add }) => [[word === null ? null : word.length + add]];',
    );
    await engine.script({
      name: 'lengths',
      reads: ['given'],
      input: sql`select word from given`,
      inputColumns: ['word'],
      module: new URL(`file://${module}`).href,
      function: 'lengths',
      setting: { add: 10 },
      output: [{ name: 'n', type: 'integer' }],
    });
    expect(await engine.read({ name: 'q', reads: ['lengths'], sql: sql`select * from lengths order by word` })).toEqual(
      [
        { word: null, n: null },
        { word: 'ab', n: 12 },
      ],
    );
  });

  it('loads delimited evidence with row numbers and refuses rows that do not fit', async () => {
    const file = joinPath(folder, 'people.csv');
    const source = {
      kind: 'delimited',
      delimiter: ',',
      quote: '"',
      escape: '"',
      skip: 0,
      header: true,
      columns: 2,
    } as const;
    await writeFile(file, 'a,b\n1,"x\ny"\n02/28/1990,007\n');
    expect(await engine.load('people', file, source)).toEqual({ rows: 2, columns: ['c1', 'c2'] });
    expect(await engine.read({ name: 'q', reads: ['people'], sql: sql`select * from people order by row_no` })).toEqual(
      [
        { row_no: 1n, c1: '1', c2: 'x\ny' },
        { row_no: 2n, c1: '02/28/1990', c2: '007' },
      ],
    );
    const copy = joinPath(folder, 'rows.parquet');
    expect(await engine.convert(copy, file, source)).toEqual({ rows: 2, columns: ['c1', 'c2'] });
    await engine.attach({
      name: 'copy',
      files: [copy],
      columns: [
        { name: 'row_no', type: 'bigint' },
        { name: 'c2', type: 'text' },
      ],
    });
    expect(await engine.read({ name: 'q', reads: ['copy'], sql: sql`select * from copy where row_no = 2` })).toEqual([
      { row_no: 2n, c2: '007' },
    ]);
    await writeFile(file, 'a,b\n1,2,3\n');
    await expect(engine.load('people', file, source)).rejects.toMatchObject({ code: 'STEP_FAILED' });
  });

  it('loads Parquet as text under its own names, and makes no column of the names of folders', async () => {
    const below = joinPath(folder, 'year=2021');
    await mkdir(below);
    const file = joinPath(below, 'people.parquet');
    const columns = [
      { name: 'Given name', type: 'text' },
      { name: 'born', type: 'integer' },
    ] as const;
    await engine.create('people', columns);
    const writer = await engine.writer('people', columns);
    writer.append(['Ada', 1815]);
    writer.append([null, null]);
    await writer.close();
    await engine.write('people', { file, columns, orderBy: [] });
    expect(await engine.load('loaded', file, { kind: 'parquet' })).toEqual({
      rows: 2,
      columns: ['Given name', 'born'],
    });
    expect(await engine.read({ name: 'q', reads: ['loaded'], sql: sql`select * from loaded order by row_no` })).toEqual(
      [
        { row_no: 1n, c1: 'Ada', c2: '1815' },
        { row_no: 2n, c1: null, c2: null },
      ],
    );
  });
});
