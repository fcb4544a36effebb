import { rmSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import {
  type DuckDBAppender,
  DuckDBBlobVector,
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBInstance,
  DuckDBIntegerVector,
  type DuckDBValue,
  type DuckDBVector,
} from '@duckdb/node-api';
import { CandorError } from '../../core/errors.ts';
import { dialectFault } from '../dialect.ts';
import { fingerprintOf, summaryOf } from '../fingerprint.ts';
import type { Column, DirectSource, Engine, Row, RowWriter, ScriptStep, Step, WriteTarget } from '../port.ts';
import { compile, ident, join, quoted, type Sql, type SqlValue, sql } from '../sql.ts';
import { VOCABULARY, type VocabularyName } from '../vocabulary.ts';
import { openBlockSource } from './block-source.ts';
import { filesSelect, SQL_TYPE } from './files-select.ts';
import { fileRows } from './load.ts';
import { openScriptPool } from './script-pool.ts';
import { runScript } from './scripts.ts';
import { stepError } from './step-error.ts';
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
  const tables = new Set<string>();
  const attached = new Map<string, Sql>();
  /** Files of attached tables, and what the files that this engine has written were asked to hold. */
  const filesOf = new Map<string, readonly string[]>();
  const written = new Map<string, string>();
  const keyed = options.parquetKey === undefined ? undefined : sql`{footer_key_value: ${options.parquetKey}}`;
  // COPY's options take no `=`, the reader's need one.
  const readKey = keyed ? sql`, encryption_config = ${keyed}` : sql``;
  const writeKey = keyed ? sql`, encryption_config ${keyed}` : sql``;
  const fingerprintKey = options.fingerprintKey ?? '';
  const threads = options.threads ?? 2;
  const pool = openScriptPool(threads);
  const blockSource = openBlockSource(connection);

  const execute = async (name: string, query: Sql) => {
    const { text, values } = compile(query);
    try {
      return await connection.run(text, values as DuckDBValue[]);
    } catch (cause) {
      throw stepError(name, text, cause);
    }
  };

  /**
   * Artifacts are read through CTEs in front of the step's text, where the key can be a bound parameter. They are read
   * anew where a step names one twice: kept in memory instead, all their columns would be.
   */
  const withArtifacts = (step: Pick<Step, 'name' | 'reads'>, query: Sql): Sql => {
    const missing = step.reads.filter((table) => !tables.has(table) && !attached.has(table));
    if (missing.length > 0) throw new Error(`step ${step.name} reads tables that do not exist: ${missing.join(', ')}`);
    const imports = step.reads.flatMap((table) => {
      const source = attached.get(table);
      return source ? [sql`${ident(table)} as not materialized (${source})`] : [];
    });
    return imports.length === 0 ? query : sql`with ${join(imports, ', ')} select * from (${query})`;
  };

  const dropTable = async (name: string) => {
    attached.delete(name);
    filesOf.delete(name);
    if (tables.delete(name)) await execute(name, sql`drop table ${ident(name)}`);
  };

  /** COPY. Parameters cannot stand for a file name there, so the path is quoted text; it comes from the case, never from evidence. */
  const copyInto = async (name: string, file: string, rows: Sql): Promise<number> => {
    rmSync(file, { force: true });
    // The second version writes numbers as differences: it packs smaller, and is read in two thirds of the time.
    // The first level packs these tables as small as the third, which is the usual one, and takes less.
    // Columns of more different values than these get no dictionary: it takes a third of the writing and packs them hardly smaller.
    const form = sql`format parquet, parquet_version v2, compression zstd, compression_level 1, dictionary_size_limit 5000${writeKey}`;
    const copied = await execute(name, sql`copy (${rows}) to ${quoted(file)} (${form})`);
    return Number((await copied.getRowsJS())[0]?.[0] ?? 0);
  };

  /** COPY aside, then rename. */
  const copyTo = async (name: string, file: string, rows: Sql): Promise<number> => {
    const partial = `${file}.partial`;
    const count = await copyInto(name, partial, rows);
    await rename(partial, file);
    return count;
  };

  /** Whether the rows stand in order already: one streaming pass, where sorting them costs several. */
  const isSorted = async (name: string, rows: Sql, key: readonly string[]): Promise<boolean> => {
    const columns = key.map(ident);
    const before = columns.map((column) => sql`lag(${column}) over ()`);
    const known = join(
      columns.map((column) => sql`${column} is not null`),
      ' and ',
    );
    const [found] = await readAll({
      name: `${name}:order`,
      reads: attached.has(name) || tables.has(name) ? [name] : [],
      sql: sql`select count(*) as n from (
        select row_number() over () as place, (${known}) and row(${join(columns, ', ')}) >= row(${join(before, ', ')}) as fits
        from ${rows}) where place > 1 and fits is not true`,
    });
    return Number(found?.['n'] ?? 1) === 0;
  };

  const rowsOf = async function* (step: Step): AsyncIterable<readonly Row[]> {
    const { text, values } = compile(withArtifacts(step, step.sql));
    try {
      const result = await connection.stream(text, values as DuckDBValue[]);
      for await (const rows of result.yieldRowObjectJs()) yield rows as unknown as readonly Row[];
    } catch (cause) {
      throw cause instanceof CandorError ? cause : stepError(step.name, text, cause);
    }
  };

  const readAll = async (step: Step): Promise<readonly Row[]> => {
    const rows: Row[] = [];
    for await (const batch of rowsOf(step)) rows.push(...batch);
    return rows;
  };

  const chunksOf = async function* (name: string, query: Sql): AsyncIterable<DuckDBDataChunk> {
    const { text, values } = compile(query);
    try {
      const result = await connection.stream(text, values as DuckDBValue[]);
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk())
        yield chunk;
    } catch (cause) {
      throw cause instanceof CandorError ? cause : stepError(name, text, cause);
    }
  };

  const integersOf = async function* (step: Step): AsyncIterable<readonly Int32Array[]> {
    for await (const chunk of chunksOf(step.name, withArtifacts(step, step.sql))) {
      const { rowCount } = chunk;
      yield Array.from({ length: chunk.columnCount }, (_, n) => wholeNumbers(chunk.getColumnVector(n), rowCount));
    }
  };

  /** A text that is bytes already is handed over as it lies in memory. */
  const bytesOf = async function* (step: Step): AsyncIterable<readonly Uint8Array[]> {
    const rows = withArtifacts(step, step.sql);
    for await (const chunk of chunksOf(step.name, sql`select encode(columns(*)) from (${rows})`)) {
      const vectors = Array.from({ length: chunk.columnCount }, (_, n) => chunk.getColumnVector(n));
      for (let row = 0; row < chunk.rowCount; row++) yield vectors.map((vector) => textBytes(vector, row));
    }
  };

  /** Writes what is made while it is written: as it comes, and sorted in a second turn where that is not the order. */
  const writeView = async (name: string, { file, orderBy }: WriteTarget, rows: Sql): Promise<void> => {
    const [partial, unsorted] = [`${file}.partial`, `${file}.unsorted`];
    await copyInto(name, unsorted, rows);
    const found = sql`read_parquet(${unsorted}${readKey})`;
    if (orderBy.length === 0 || (await isSorted(`${name}:file`, found, orderBy))) {
      await rename(unsorted, file);
      return;
    }
    await copyInto(name, partial, sql`select * from ${found} order by ${join(orderBy.map(ident), ', ')}`);
    await rename(partial, file);
    rmSync(unsorted, { force: true });
  };

  const engine: Engine = {
    name: 'duckdb',
    has: (name) => tables.has(name) || attached.has(name),
    attach: async (table) => {
      const { name, files, columns, layers = [] } = table;
      await dropTable(name);
      if (files.length === 0) return engine.create(name, columns);
      attached.set(name, filesSelect(table, readKey));
      if (layers.length === 0) filesOf.set(name, files);
    },
    load: async (name, file, source: DirectSource) => {
      await dropTable(name);
      const { columns, select } = await fileRows((query) => execute(name, query), file, source);
      await execute(name, sql`create table ${ident(name)} as ${select}`);
      tables.add(name);
      const [counted] = await engine.read({
        name,
        reads: [name],
        sql: sql`select count(*) as n from ${ident(name)}`,
      });
      return { rows: Number(counted?.['n'] ?? 0), columns };
    },
    convert: async (target, file, source: DirectSource) => {
      const { columns, select } = await fileRows((query) => execute('convert', query), file, source);
      const rows = await copyTo('convert', target, select);
      return { rows, columns };
    },
    pack: async (target, width, blocks) => {
      const opened = blockSource.open(width, blocks);
      try {
        await copyInto('pack', `${target}.partial`, opened.rows);
        opened.end();
        await rename(`${target}.partial`, target);
      } finally {
        opened.close();
        rmSync(`${target}.partial`, { force: true });
      }
    },
    create: async (name, columns) => {
      await dropTable(name);
      const list = join(
        columns.map((column) => sql`${ident(column.name)} ${SQL_TYPE[column.type]}`),
        ', ',
      );
      await execute(name, sql`create table ${ident(name)} (${list})`);
      tables.add(name);
    },
    writer: async (name, columns) => rowWriter(await connection.createAppender(name), columns),
    run: async (step) => {
      const query = withArtifacts(inDialect(step, step.sql), step.sql);
      await execute(step.name, sql`create or replace table ${ident(step.name)} as ${query}`);
      attached.delete(step.name);
      filesOf.delete(step.name);
      tables.add(step.name);
    },
    view: async (step) => {
      const query = withArtifacts(inDialect(step, step.sql), step.sql);
      await dropTable(step.name);
      attached.set(step.name, query);
    },
    script: async (step: ScriptStep) => {
      inDialect(step, step.input);
      await engine.create(step.name, [
        ...step.inputColumns.map((name) => ({ name, type: 'text' as const })),
        ...step.output,
      ]);
      const input = engine.stream({
        name: step.name,
        reads: step.reads,
        sql: sql`select distinct * from (${step.input})`,
      });
      // Streaming and appending on one connection would wait for each other, so the appender has its own.
      const second = await instance.connect();
      const columns = [...step.inputColumns.map((name) => ({ name, type: 'text' as const })), ...step.output];
      const writer = rowWriter(await second.createAppender(step.name), columns);
      try {
        await runScript(step, input, writer, pool, threads);
      } finally {
        await writer.close();
        second.closeSync();
      }
    },
    read: async (step) => readAll(inDialect(step, step.sql)),
    stream: (step) => rowsOf(inDialect(step, step.sql)),
    streamIntegers: (step) => integersOf(inDialect(step, step.sql)),
    streamBytes: (step) => bytesOf(inDialect(step, step.sql)),
    write: async (table, target: WriteTarget) => {
      const asked = JSON.stringify([target.columns, target.orderBy]);
      const [only, second] = filesOf.get(table) ?? [];
      if (only !== undefined && second === undefined && written.get(only) === asked) {
        await copyFile(only, `${target.file}.partial`);
        await rename(`${target.file}.partial`, target.file);
        return;
      }
      written.delete(target.file);
      const list = join(
        target.columns.map((column) => ident(column.name)),
        ', ',
      );
      const rows = withArtifacts({ name: table, reads: [table] }, sql`select ${list} from ${ident(table)}`);
      if (attached.has(table) && !filesOf.has(table)) await writeView(table, target, rows);
      else {
        const sorted = target.orderBy.length === 0 || (await isSorted(table, ident(table), target.orderBy));
        const order = sorted ? sql`` : sql` order by ${join(target.orderBy.map(ident), ', ')}`;
        await copyTo(table, target.file, sql`${rows}${order}`);
      }
      written.set(target.file, asked);
    },
    summarise: async (table, columns) => {
      // First the numbers and the lengths of the texts, each behind a comma and empty where there is none, then the texts: no two rows read alike.
      const front = columns.map(({ name, type }) =>
        type === 'text' ? sql`strlen(${ident(name)}), ','` : sql`${ident(name)}, ','`,
      );
      const texts = columns.filter(({ type }) => type === 'text').map(({ name }) => ident(name));
      const rows = sql`select md5_number(concat(${join([sql`${fingerprintKey}`, ...front, ...texts], ', ')})) as h from ${ident(table)}`;
      // Sums of whole numbers are exact: this engine adds them as numbers of 128 bits.
      const sum = (half: Sql) => sql`cast(coalesce(sum(cast(${half} as bigint)), 0) as varchar)`;
      const query = sql`select count(*) as n, ${sum(sql`h >> 68`)} as a, ${sum(sql`h & 1152921504606846975::uhugeint`)} as b from (${rows})`;
      const [row] = await readAll({ name: `${table}:fingerprint`, reads: [table], sql: query });
      return summaryOf(fingerprintOf([row?.['n'], row?.['a'], row?.['b']].map((part) => BigInt(part ?? 0))));
    },
    drop: dropTable,
    close: async () => {
      await pool.close();
      connection.closeSync();
      instance.closeSync();
    },
  };
  return engine;
};

/** The cells of a column of 32-bit integers, copied out of the engine's own memory. */
const wholeNumbers = (vector: DuckDBVector, rows: number): Int32Array => {
  if (!(vector instanceof DuckDBIntegerVector)) throw new Error('a column is not of 32-bit integers');
  const cells = new Int32Array(rows);
  for (let n = 0; n < rows; n++) cells[n] = vector.getItem(n) ?? 0;
  return cells;
};

/** The bytes of a cell. Short ones lie in the engine's own memory, which goes: they are copied. */
const textBytes = (vector: DuckDBVector, row: number): Uint8Array => {
  const bytes = vector instanceof DuckDBBlobVector ? vector.getItemBytes(row) : null;
  if (bytes === null) throw new Error('a cell is no text');
  return bytes.length <= SHORT_TEXT ? new Uint8Array(bytes) : bytes;
};

/** Bytes that DuckDB keeps in place of a pointer to them. */
const SHORT_TEXT = 12;

/** The appender takes rows in the engine's own groups at the least cost; rows of much text are passed on sooner. */
const ROWS_A_FLUSH = 122_880;
const UNITS_A_FLUSH = 64 << 20;

const rowWriter = (appender: DuckDBAppender, columns: readonly Column[]): RowWriter => {
  let rows = 0;
  let units = 0;
  const appendCell = (value: SqlValue, type: Column['type']) => {
    if (value === null) appender.appendNull();
    else if (type === 'text') {
      const text = String(value);
      units += text.length;
      appender.appendVarchar(text);
    } else if (type === 'bigint') appender.appendBigInt(BigInt(value));
    else appender.appendInteger(Number(value));
  };
  return {
    append: (row) => {
      columns.forEach((column, n) => {
        appendCell(row[n] ?? null, column.type);
      });
      appender.endRow();
      rows += 1;
    },
    flush: async () => {
      if (rows < ROWS_A_FLUSH && units < UNITS_A_FLUSH) return;
      appender.flushSync();
      rows = 0;
      units = 0;
    },
    close: async () => appender.closeSync(),
  };
};
