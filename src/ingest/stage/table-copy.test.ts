import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOf } from '../../../test/support/ingest-case.ts';
import { openScratch } from '../../case/scratch.ts';
import type { Scratch } from '../../case/stage.ts';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Engine, Row } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { openFile } from '../bytes/bytes.ts';
import { surveyOf } from '../bytes/survey.ts';
import { layoutOfHead } from '../formats/delimited/dialect.ts';
import { delimitedTable } from '../formats/delimited/table.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import type { Table } from '../reader.ts';
import { copyTable } from './table-copy.ts';

let engine: Engine;
let scratch: Scratch;
let file: string;
beforeAll(async () => {
  engine = await openDuckdb({ threads: 2 });
  const folder = folderOf();
  scratch = openScratch(folder, engine);
  file = join(folder, 'table.csv');
});
afterAll(() => engine.close());

type RowsTable = Extract<Table, { kind: 'rows' }>;

/** A text as a table that the engine may read itself, whatever its size. */
const tableOf = (text: string): RowsTable | null => {
  writeFileSync(file, text);
  const bytes = openFile(file);
  const layout = layoutOfHead(text, true, 'table.csv');
  if (!layout) return null;
  const charset = { name: 'utf-8', mark: 0 };
  const look = { name: 'table.csv', size: bytes.size, head: Buffer.from(text), charset, text, bytes };
  const unit = { look, bytes, survey: surveyOf(bytes), mediaType: 'text/csv' };
  const table = delimitedTable(unit, charset, layout, { ...DEFAULT_LIMITS, directBytes: 0 });
  return table.kind === 'rows' ? table : null;
};

const rowsOf = async (part: string, width: number): Promise<readonly Row[]> => {
  const cells = Array.from({ length: width }, (_, n) => ({ name: `c${n + 1}`, type: 'text' as const }));
  await engine.attach(scratch.files('rows', [part], [{ name: 'row_no', type: 'bigint' }, ...cells]));
  return engine.read({ name: 'read', reads: ['rows'], sql: sql`select * from rows order by row_no` });
};

/** Whether the engine read the table itself; if so, it must have read what our own reader reads. */
const compare = async (table: RowsTable): Promise<boolean> => {
  let opened = false;
  const watched: RowsTable = {
    ...table,
    open: () => {
      opened = true;
      return table.open();
    },
  };
  const own = await copyTable({ engine, scratch }, 'rows/own', { ...table, direct: null });
  const expected = await rowsOf('rows/own', own.names.length);
  const copy = await copyTable({ engine, scratch }, 'rows/direct', watched);
  expect(await rowsOf('rows/direct', copy.names.length)).toEqual(expected);
  expect({ ...copy, oddities: own.oddities }).toEqual(own);
  return !opened;
};

const written = (rows: readonly (readonly string[])[], eol: string): string =>
  rows
    .map((cells) => cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(','))
    .map((line) => line + eol)
    .join('');

describe('a table that the engine reads by itself', () => {
  it('has the rows that our own reader finds: quotes, line ends, blanks, leading zeros, dates as they stand', async () => {
    const rows = [
      ['id', 'name', 'born', 'note'],
      ['007', 'Ada "the" Example', '02/28/1990', 'a,b\nc'],
      ['', ' Bob ', '', 'Ärger 😀'],
      ['1e5', 'true', 'NULL', "it's"],
    ];
    for (const eol of ['\n', '\r\n']) {
      const table = tableOf(written(rows, eol));
      expect(table && (await compare(table))).toBe(true);
    }
  });

  it('is given to our own reader when its rows are not alike', async () => {
    for (const text of ['a,b\n1,2\n1,2,3\n4,5\n', 'a,b\n1,2\n3\n4,5\n', 'a,b\n1,"2\n3,4\n5,6\n']) {
      const table = tableOf(text);
      expect(table && (await compare(table))).toBe(false);
    }
  });

  it('is given to our own reader where a backslash escapes quotes: others are signs of their cells', async () => {
    const row = String.raw`1,"C:\a","Ada \"the\" Example, of Springfield"`;
    const table = tableOf(`id,path,name\n${row}\n${row}\n`);
    expect(table && (await compare(table))).toBe(false);
    const [first] = await rowsOf('rows/direct', 3);
    expect([first?.['c2'], first?.['c3']]).toEqual([String.raw`C:\a`, 'Ada "the" Example, of Springfield']);
  });

  it('never differs from what our own reader finds, whatever stands in the file', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('a', '1', '"', ',', '\n', '\r', 'ß', ' ', '\\', "'"),
      maxLength: 5,
    });
    const regular = fc
      .array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 6 })
      .chain((rows) => fc.constantFrom('\n', '\r\n').map((eol) => written(rows, eol)));
    const wild = fc
      .array(fc.string({ unit: fc.constantFrom('a', '"', ',', ',', '\r', ' '), maxLength: 8 }), {
        minLength: 2,
        maxLength: 6,
      })
      .map((lines) => `${lines.join('\n')}\n`);
    await fc.assert(
      fc.asyncProperty(fc.oneof(regular, wild), async (text) => {
        const table = tableOf(text);
        if (table) await compare(table);
      }),
      { numRuns: Number(process.env['FUZZ'] ?? 150) },
    );
  });
});
