import { rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { CandorError } from '../../core/errors.ts';
import { dialectFault } from '../dialect.ts';
import type { Column, DirectSource, Engine, ScriptStep, Step } from '../port.ts';
import { ident, join, type Sql, sql } from '../sql.ts';
import { VOCABULARY, type VocabularyName } from '../vocabulary.ts';
import { openBlockSource } from './block-source.ts';
import { openCatalog } from './catalog.ts';
import { executeOn } from './execute.ts';
import { filesSelect, SQL_TYPE } from './files-select.ts';
import { fileRows } from './load.ts';
import { openParquetFiles, parquetKeyOf } from './parquet-files.ts';
import { openQueries } from './queries.ts';
import { rowWriter } from './row-writer.ts';
import { openScriptPool } from './script-pool.ts';
import { runScript } from './scripts.ts';
import { summarise } from './summarise.ts';
import { DUCKDB_VOCABULARY } from './vocabulary.ts';

/** How to open the embedded engine. Sizes are DuckDB's words, such as `4GB`. */
export interface DuckdbOptions {
  readonly threads?: number;
  readonly memoryLimit?: string;
  /** Where spilled blocks go; encrypted there when `parquetKey` is given. */
  readonly tempDirectory?: string;
  /** 16, 24 or 32 bytes as latin-1 text; Parquet is written and read with it. Needs `cipherExtension`. */
  readonly parquetKey?: string;
  /** Path of DuckDB's signed httpfs extension, which carries the cipher. */
  readonly cipherExtension?: string;
  /** Key of the fingerprints (hex). */
  readonly fingerprintKey?: string;
}

/** A step's text must run on every engine. The engine's own texts, which are DuckDB's, are not asked. */
const inDialect = <S extends Pick<Step, 'name'>>(step: S, query: Sql): S => {
  const fault = dialectFault(query.pieces.join('?'));
  if (fault) throw new Error(`step ${step.name}: ${fault}`);
  return step;
};

const keyLength = (key: string) => Buffer.byteLength(key, 'latin1');

/** Opens an in-process DuckDB behind the port. Call `close` when done; spilled blocks go with it. */
export const openDuckdb = async (options: DuckdbOptions = {}): Promise<Engine> => {
  const { parquetKey } = options;
  if (parquetKey !== undefined && ![16, 24, 32].includes(keyLength(parquetKey))) {
    // A key of another length ends DuckDB's whole process with an internal error, so it is refused here.
    throw new CandorError('AT_REST_REFUSED', 'the Parquet key must have 16, 24 or 32 bytes');
  }
  const instance = await DuckDBInstance.create(':memory:', {
    ...(options.threads ? { threads: String(options.threads) } : {}),
    ...(options.memoryLimit ? { memory_limit: options.memoryLimit } : {}),
    ...(options.tempDirectory ? { temp_directory: options.tempDirectory } : {}),
    default_null_order: 'nulls_first',
    preserve_insertion_order: 'true',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  });
  const connection = await instance.connect();
  if (options.cipherExtension) await connection.run(`load '${options.cipherExtension.replaceAll("'", "''")}'`);
  if (parquetKey !== undefined) await connection.run('set temp_file_encryption = true');
  for (const name of Object.keys(VOCABULARY) as VocabularyName[]) await connection.run(DUCKDB_VOCABULARY[name]);
  return duckdbEngine(instance, connection, options);
};

const duckdbEngine = (instance: DuckDBInstance, connection: DuckDBConnection, options: DuckdbOptions): Engine => {
  const threads = options.threads ?? 2;
  const key = parquetKeyOf(options.parquetKey);
  const execute = executeOn(connection);
  const catalog = openCatalog(execute);
  const queries = openQueries(connection, catalog);
  const files = openParquetFiles(execute, catalog, queries, key);
  const pool = openScriptPool(threads);
  const blockSource = openBlockSource(connection);

  const create = async (name: string, columns: readonly Column[]): Promise<void> => {
    await catalog.drop(name);
    const list = join(
      columns.map((column) => sql`${ident(column.name)} ${SQL_TYPE[column.type]}`),
      ', ',
    );
    await execute(name, sql`create table ${ident(name)} (${list})`);
    catalog.made(name);
  };

  return {
    name: 'duckdb',
    has: catalog.has,
    attach: async (table) => {
      const { name, files: found, columns, layers = [] } = table;
      await catalog.drop(name);
      if (found.length === 0) return create(name, columns);
      catalog.attach(name, filesSelect(table, key.read), layers.length === 0 ? found : undefined);
    },
    load: async (name, file, source: DirectSource) => {
      await catalog.drop(name);
      const { columns, select } = await fileRows((query) => execute(name, query), file, source);
      await execute(name, sql`create table ${ident(name)} as ${select}`);
      catalog.made(name);
      const counted = sql`select count(*) as n from ${ident(name)}`;
      const [row] = await queries.readAll({ name, reads: [name], sql: counted });
      return { rows: Number(row?.['n'] ?? 0), columns };
    },
    convert: async (target, file, source: DirectSource) => {
      const { columns, select } = await fileRows((query) => execute('convert', query), file, source);
      const rows = await files.copyTo('convert', target, select);
      return { rows, columns };
    },
    pack: async (target, width, blocks) => {
      const opened = blockSource.open(width, blocks);
      try {
        await files.copyInto('pack', `${target}.partial`, opened.rows);
        opened.end();
        await rename(`${target}.partial`, target);
      } finally {
        opened.close();
        rmSync(`${target}.partial`, { force: true });
      }
    },
    create,
    writer: async (name, columns) => rowWriter(await connection.createAppender(name), columns),
    run: async (step) => {
      const query = catalog.withArtifacts(inDialect(step, step.sql), step.sql);
      await execute(step.name, sql`create or replace table ${ident(step.name)} as ${query}`);
      catalog.made(step.name);
    },
    view: async (step) => {
      const query = catalog.withArtifacts(inDialect(step, step.sql), step.sql);
      await catalog.drop(step.name);
      catalog.attach(step.name, query);
    },
    script: async (step: ScriptStep) => {
      inDialect(step, step.input);
      const columns = [...step.inputColumns.map((name) => ({ name, type: 'text' as const })), ...step.output];
      await create(step.name, columns);
      const distinct = sql`select distinct * from (${step.input})`;
      const input = queries.rowsOf(inDialect({ name: step.name, reads: step.reads, sql: distinct }, distinct));
      // Streaming and appending on one connection would wait for each other, so the appender has its own.
      const second = await instance.connect();
      const writer = rowWriter(await second.createAppender(step.name), columns);
      try {
        await runScript(step, input, writer, pool, threads);
      } finally {
        await writer.close();
        second.closeSync();
      }
    },
    read: async (step) => queries.readAll(inDialect(step, step.sql)),
    stream: (step) => queries.rowsOf(inDialect(step, step.sql)),
    streamIntegers: (step) => queries.integersOf(inDialect(step, step.sql)),
    streamBytes: (step) => queries.bytesOf(inDialect(step, step.sql)),
    write: files.write,
    summarise: (table, columns) => summarise(queries, options.fingerprintKey ?? '', table, columns),
    drop: catalog.drop,
    close: async () => {
      await pool.close();
      connection.closeSync();
      instance.closeSync();
    },
  };
};
