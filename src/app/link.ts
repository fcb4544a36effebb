import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Readable } from 'node:stream';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { Row } from '../engine/port.ts';
import { ident, sql } from '../engine/sql.ts';
import { linkRecords } from '../resolve/core.ts';
import { countPeople, type PeopleCount } from '../resolve/count/count-people.ts';
import { pairRows, personRows } from '../resolve/steps/pairs/link-rows.ts';
import type { ColumnRole } from '../schema/vocabulary.ts';
import { fileMemoryMb } from './engine-memory.ts';
import { COMPARED, makeRecords } from './link/records.ts';
import { type LinkTableOptions, loadTable, ROWS } from './link/table.ts';

/** A row's id with its person: the number of the person's first row. Confidence is a share. */
export interface LinkedRow {
  readonly id: string;
  readonly person: number;
  readonly confidence: number;
}

/** A pair that was joined, or looked alike and was kept apart. Weight in bits. */
export interface LinkedPair {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly joined: boolean;
  readonly reason: string;
  readonly pattern: string;
}

export interface LinkedTable {
  readonly rows: number;
  /** Of each column but the id: what it holds, and whether rows are compared by it. */
  readonly roles: readonly { readonly column: string; readonly role: ColumnRole; readonly compared: boolean }[];
  readonly count: PeopleCount;
  readonly people: () => AsyncIterable<readonly LinkedRow[]>;
  readonly pairs: () => AsyncIterable<readonly LinkedPair[]>;
}

const linkedRow = (row: Row): LinkedRow => ({
  id: String(row['id'] ?? ''),
  person: Number(row['person']),
  confidence: Number(row['confidence']) / 1e6,
});

const linkedPair = (row: Row): LinkedPair => ({
  a: String(row['a'] ?? ''),
  b: String(row['b'] ?? ''),
  weight: Number(row['weight'] ?? 0) / 1000,
  joined: Number(row['joined']) === 1,
  reason: String(row['reason']),
  pattern: String(row['pattern']),
});

async function* mapped<Item>(
  rows: AsyncIterable<readonly Row[]>,
  item: (row: Row) => Item,
): AsyncIterable<readonly Item[]> {
  for await (const batch of rows) yield batch.map(item);
}

/** Links the rows of one table to people, and hands the result to `use` while the engine is open. */
export const linkTable = async <Result>(
  options: LinkTableOptions,
  stdin: Readable,
  use: (linked: LinkedTable) => Promise<Result>,
): Promise<Result> => {
  const spill = mkdtempSync(joinPath(tmpdir(), 'candor-link-'));
  const memoryMb = options.memoryMb ?? fileMemoryMb(options.file);
  const threads = options.threads ?? availableParallelism();
  const engine = await openDuckdb({ threads, memoryLimit: `${memoryMb}MB`, tempDirectory: spill });
  try {
    options.progress('reading');
    const table = await loadTable(engine, options.file, stdin);
    options.progress('columns');
    const { findings, columns } = await makeRecords(engine, options, table);
    const idColumn = options.id === undefined ? null : table.names.indexOf(options.id) + 1;
    const id = idColumn === null ? ident('row_no') : ident(`c${idColumn}`);
    await engine.run({
      name: 'link_id',
      reads: [ROWS],
      sql: sql`select row_no, ${id} as id from ${ident(ROWS)}`,
    });
    await engine.drop(ROWS);
    const linked = await linkRecords(engine, {
      columns,
      testValues: [],
      persons: [],
      weights: undefined,
      progress: options.progress,
    });
    return await use({
      rows: table.rows,
      roles: findings
        .filter(({ column }) => column !== idColumn)
        .map(({ column, role }) => ({
          column: table.names[column - 1] ?? String(column),
          role,
          compared: COMPARED.has(role),
        })),
      count: await countPeople(engine, table.rows, linked),
      people: () => mapped(engine.stream(personRows('link_id')), linkedRow),
      pairs: () => mapped(engine.stream(pairRows('link_id')), linkedPair),
    });
  } finally {
    await engine.close();
    rmSync(spill, { recursive: true, force: true });
  }
};
