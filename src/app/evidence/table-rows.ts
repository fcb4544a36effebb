import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { CandorError } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { ident, join, sql } from '../../engine/sql.ts';
import { type Bytes, chunksOf } from '../../ingest/bytes/bytes.ts';
import { type Cell, type Table, type TableRow, unreadable } from '../../ingest/reader.ts';

/** A table whose rows can be gone through more than once. */
export interface TableRows {
  readonly names: readonly (string | null)[];
  rows(): AsyncIterable<readonly TableRow[]>;
}

const damaged = (cause: unknown): unknown =>
  cause instanceof CandorError && cause.code === 'STEP_FAILED' ? unreadable('damaged', cause) : cause;

const parquetNames = async (engine: Engine, path: string): Promise<readonly string[]> => {
  const query = sql`select column_name from (describe select * from read_parquet(${path}, hive_partitioning = false))`;
  try {
    const rows = await engine.read({ name: 'columns', reads: [], sql: query });
    return rows.map((row) => String(row['column_name']));
  } catch (cause) {
    throw damaged(cause);
  }
};

const parquetRows = async function* (engine: Engine, path: string, names: readonly string[]) {
  await engine.attach({ name: 'rows', files: [path], columns: names.map((name) => ({ name, type: 'text' as const })) });
  const cells = join(
    names.map((name, n) => sql`${ident(name)} as ${ident(`c${n + 1}`)}`),
    ', ',
  );
  let no = 0;
  try {
    for await (const rows of engine.stream({
      name: 'rows',
      reads: ['rows'],
      sql: sql`select ${cells} from ${ident('rows')}`,
    })) {
      yield rows.map((row): TableRow => {
        no += 1;
        return { no, cells: names.map((_, n) => (row[`c${n + 1}`] ?? null) as Cell) };
      });
    }
  } catch (cause) {
    throw damaged(cause);
  }
};

/** A path where the engine finds the file under a name that it does not take for a pattern. */
const withPlainFile = async function* <Item>(
  bytes: Bytes,
  work: (path: string) => AsyncIterable<Item>,
): AsyncIterable<Item> {
  if (bytes.path !== null && !/[*?[\]{}]/.test(bytes.path)) {
    yield* work(bytes.path);
    return;
  }
  const folder = await mkdtemp(joinPath(tmpdir(), 'candor-'));
  try {
    const path = joinPath(folder, 'rows.parquet');
    await writeFile(path, chunksOf(bytes), { mode: 0o600 });
    yield* work(path);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};

/** Gives a table's rows to `work`, whatever reads them. What the table throws is `unreadable`, as a reader's faults are. */
export const withRows = async function* <Item>(
  table: Table,
  work: (rows: TableRows) => AsyncIterable<Item>,
): AsyncIterable<Item> {
  if (table.kind === 'rows') {
    const open = await table.open();
    const rows = async function* () {
      yield* open.rows();
    };
    yield* work({ names: open.names, rows });
    return;
  }
  yield* withPlainFile(table.bytes, async function* (path) {
    // Loaded for such files alone: most that are scanned need no engine.
    const { openDuckdb } = await import('../../engine/duckdb/engine.ts');
    const engine = await openDuckdb({ threads: 2 });
    try {
      const names = await parquetNames(engine, path);
      yield* work({ names, rows: () => parquetRows(engine, path, names) });
    } finally {
      await engine.close();
    }
  });
};
