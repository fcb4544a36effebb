import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { folderOf } from '../../test/support/ingest-case.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { Engine, RowBlock } from '../engine/port.ts';
import { sql } from '../engine/sql.ts';
import { type TableRow, unreadable } from './reader.ts';
import { BLOCK_ROWS, blocksOf, rowsOf } from './row-blocks.ts';

let engine: Engine;
const file = join(folderOf(), 'rows.parquet');
beforeAll(async () => {
  engine = await openDuckdb({ threads: 2 });
});
afterAll(() => engine.close());

/** Rows as the engine has them, in its order. */
const packed = async (width: number, blocks: Iterable<RowBlock>): Promise<readonly TableRow[]> => {
  await engine.pack(file, width, blocks);
  const names = Array.from({ length: width }, (_, n) => `c${n + 1}`);
  const columns = [
    { name: 'row_no', type: 'bigint' as const },
    ...names.map((name) => ({ name, type: 'text' as const })),
  ];
  await engine.attach({ name: 'packed', files: [file], columns });
  const rows = await engine.read({ name: 'read', reads: ['packed'], sql: sql`select * from packed` });
  return rows.map((row) => ({ no: Number(row['row_no']), cells: names.map((name) => row[name] as string | null) }));
};

const flat = (batches: Iterable<readonly TableRow[]>): readonly TableRow[] => [...batches].flat();

describe('blocks of rows', () => {
  it('hold the rows that went into them, whatever signs stand in the cells', async () => {
    const unit = fc.constantFrom('a', '\u001f', '\u0000', '\u001e', ',', 'é', '😀', '"', '\n');
    const cell = fc.option(fc.string({ unit, minLength: 1, maxLength: 4 }), { nil: null });
    const rows = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 3 }), async (cells, step) => {
        const given = cells.map((row, n) => ({ no: 1 + n * step, cells: row }));
        expect(flat(rowsOf(blocksOf([given]), 3))).toEqual(given);
        expect(await packed(3, blocksOf([given]))).toEqual(given);
      }),
      { numRuns: Number(process.env['FUZZ'] ?? 60) },
    );
  });

  it('keep the order of many rows, and columns that few of them fill', async () => {
    const given = Array.from({ length: 3 * BLOCK_ROWS + 7 }, (_, n) => ({
      no: n + 1,
      cells: [`r${n}`, n % 900 === 0 ? 'rare' : null, null],
    }));
    expect(await packed(3, blocksOf([given.slice(0, 2000), given.slice(2000)]))).toEqual(given);
  });

  it('may be without columns, or without rows', async () => {
    expect(await packed(0, blocksOf([[{ no: 1, cells: [] }]]))).toEqual([{ no: 1, cells: [] }]);
    expect(await packed(2, blocksOf([]))).toEqual([]);
  });

  it('give what stands in front of a fault, which the engine throws on and leaves no file for', async () => {
    const broken = function* (): Iterable<readonly TableRow[]> {
      yield [{ no: 1, cells: ['a'] }];
      throw unreadable('damaged');
    };
    const seen: number[] = [];
    const blocks = blocksOf(broken());
    const watched = function* (): Iterable<RowBlock> {
      for (const block of blocks) {
        seen.push(block.rows);
        yield block;
      }
    };
    await expect(engine.pack(`${file}.broken`, 1, watched())).rejects.toThrow('damaged');
    expect(seen).toEqual([1]);
    await expect(packed(1, blocksOf([[{ no: 1, cells: ['b'] }]]))).resolves.toHaveLength(1);
  });

  it('are parted before long cells fill the memory', () => {
    const cells = Array<string>(100).fill('x'.repeat(30_000));
    const blocks = [...blocksOf([Array.from({ length: 30 }, (_, n) => ({ no: n + 1, cells }))])];
    expect(blocks.map(({ rows }) => rows)).toEqual([6, 6, 6, 6, 6]);
  });
});
