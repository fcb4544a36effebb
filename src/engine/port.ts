import type { Sql, SqlValue } from './sql.ts';

/**
 * The engine's port: the one place where steps run. A step never knows its engine; whatever SQL cannot say is a
 * script step over distinct values. Rows hold integers and text only, so that every engine gives the same rows.
 */
export type ColumnType = 'integer' | 'bigint' | 'text';

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
}

export type Row = Readonly<Record<string, SqlValue>>;

/** One transformation: a SELECT over named tables, materialised under the step's name. */
export interface Step {
  readonly name: string;
  /** Tables that the text names; the engine refuses a step whose tables do not exist. */
  readonly reads: readonly string[];
  readonly sql: Sql;
}

/**
 * A function of one tuple of cells, giving rows of cells. Pure: the engine may run it twice and anywhere.
 * It answers faults as rows and never throws for a cell. `setting` is plain data (JSON), the same for all cells.
 */
export type ScriptFunction = (
  cells: readonly (string | null)[],
  setting: unknown,
) => Iterable<readonly (string | number | bigint | null)[]>;

/**
 * A script step: `input` selects DISTINCT text cells; each goes through `script` in a worker thread; every row that
 * comes back is put behind its input cells. The table's columns are the input's, then `output`.
 */
export interface ScriptStep {
  readonly name: string;
  readonly reads: readonly string[];
  readonly input: Sql;
  readonly inputColumns: readonly string[];
  /** The script's own module (`import.meta.url` of it) and the name of its export. */
  readonly module: string;
  readonly function: string;
  readonly setting?: unknown;
  readonly output: readonly Column[];
}

/** Rows that were laid over a data set later, and the file of the groups whose earlier rows no longer count. */
export interface TableLayer {
  readonly file: string;
  /** Parquet of one column, the data set's group; undefined: no earlier row goes. */
  readonly gone?: string;
}

/** A Parquet data set on disk that can be read under a name. */
export interface TableFiles {
  readonly name: string;
  readonly files: readonly string[];
  readonly columns: readonly Column[];
  /** Column by which rows go where a layer says so. */
  readonly group?: string;
  /** In the order in which they were laid over the files. */
  readonly layers?: readonly TableLayer[];
}

export interface WriteTarget {
  readonly file: string;
  readonly columns: readonly Column[];
  /** The table's full key, in the order of the file; empty: as the rows stand (working copies only). */
  readonly orderBy: readonly string[];
}

export interface TableSummary {
  readonly rows: number;
  /** Order-free, keyed; equal on every engine for equal rows. */
  readonly fingerprint: string;
}

export interface RowWriter {
  append(row: readonly SqlValue[]): void;
  /** Must be awaited between batches of a few thousand rows: bounds memory. The engine passes rows on when it pays. */
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** How a file of rows is read as text columns c1..cN with the row's own number (from 1) as `row_no`. */
export type DirectSource =
  | {
      readonly kind: 'delimited';
      readonly delimiter: string;
      readonly quote: string;
      readonly escape: string;
      readonly skip: number;
      readonly header: boolean;
      readonly columns: number;
    }
  | { readonly kind: 'parquet' };

/** The cells of one column, of the rows of a block. */
export interface ColumnCells {
  /** Counted from 0. */
  readonly column: number;
  /** Cells that are not null. */
  readonly filled: number;
  /** UTF-8, in the order of the rows, with the block's sign between each two; a cell without signs is null. */
  readonly cells: Uint8Array;
}

/** Rows in a row, column by column: the way in which rows reach the engine at the least cost. */
export interface RowBlock {
  readonly rows: number;
  /** The number of the first row. */
  readonly first: number;
  /** The numbers of all rows with commas between; null: each is one more than the one before it. */
  readonly numbers: string | null;
  /** Stands in no cell. */
  readonly sign: string;
  /** Those that have cells; all others are null. */
  readonly columns: readonly ColumnCells[];
}

export interface Engine {
  readonly name: 'duckdb' | 'spark';
  /** Makes Parquet files readable under a name. Zero files make an empty table. */
  attach(table: TableFiles): Promise<void>;
  /** Reads a foreign file (evidence) into a table: row_no bigint, c1.. text. Rows that do not fit are an error, never dropped. */
  load(
    name: string,
    file: string,
    source: DirectSource,
  ): Promise<{ readonly rows: number; readonly columns: readonly string[] }>;
  /** Like `load`, but straight into a Parquet file on disk (protected like artifacts), in bounded memory. */
  convert(
    target: string,
    file: string,
    source: DirectSource,
  ): Promise<{ readonly rows: number; readonly columns: readonly string[] }>;
  /**
   * Takes rows block by block straight into a Parquet file on disk (row_no bigint, c1.. text; protected like artifacts). A block is asked
   * for when the one before it is taken, so that no more than a group of rows is held. What asking throws is thrown on, and no file stays.
   */
  pack(target: string, width: number, blocks: Iterable<RowBlock>): Promise<void>;
  create(name: string, columns: readonly Column[]): Promise<void>;
  writer(name: string, columns: readonly Column[]): Promise<RowWriter>;
  run(step: Step): Promise<void>;
  /** Names a step's rows without keeping them: they are made where the name is read, so it pays only for what is read once. */
  view(step: Step): Promise<void>;
  script(step: ScriptStep): Promise<void>;
  /** Small results only (counts, patterns, reports); 64-bit integers come back as bigint or number as `Row` says. */
  read(step: Step): Promise<readonly Row[]>;
  /** Large results in order, batch by batch. */
  stream(step: Step): AsyncIterable<readonly Row[]>;
  /** Like `stream` for integer columns without nulls: one array a column, batch by batch; for graphs held in arrays. */
  streamIntegers(step: Step): AsyncIterable<readonly Int32Array[]>;
  /** Like `stream` for text columns without nulls, row by row and as UTF-8: for long texts that go to a file as they are. */
  streamBytes(step: Step): AsyncIterable<readonly Uint8Array[]>;
  /** Writes a table as Parquet, aside and then renamed: the file is there whole or not at all. */
  write(table: string, target: WriteTarget): Promise<void>;
  summarise(table: string, columns: readonly Column[]): Promise<TableSummary>;
  drop(name: string): Promise<void>;
  has(name: string): boolean;
  close(): Promise<void>;
}
