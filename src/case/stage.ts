import type { Problem } from '../core/errors.ts';
import type { DirectSource, Engine, RowBlock, TableFiles } from '../engine/port.ts';
import type { TableSchema } from '../schema/table.ts';
import type { StageName } from '../schema/tables.ts';

/**
 * What a stage is. The runner (src/app/run.ts) attaches the tables that the stage declares, and its own tables of
 * the previous run as `previous_<table>` (empty at first); the stage leaves one engine table per declared output,
 * named as the schema says; the runner writes them sorted, updates manifest and ledger. A stage neither prints nor
 * decides exit codes nor touches artifact files.
 */
export interface Stage<Options> {
  readonly name: StageName;
  /** Raised whenever the same input would give other rows: artifacts of an older version are made anew. */
  readonly version: number;
  readonly reads: readonly TableSchema[];
  readonly writes: readonly TableSchema[];
  run(context: StageContext, options: Options): Promise<StageResult>;
}

/**
 * Which documents get working copies: those that are new, all, or beside the new ones those of sources by number
 * because they would be detected otherwise now.
 */
export type Materialise = 'new' | 'all' | readonly number[];

/** The revision that stands: by the same settings, data and version, with tables of the same shape. */
export interface LastRevision {
  /** Fingerprints of the tables that it read, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  /** Fingerprints of these tables as they stand now. */
  readonly now: Readonly<Record<string, string>>;
  /** What it counted. */
  readonly counts: Readonly<Record<string, number>>;
}

export interface StageContext {
  readonly engine: Engine;
  readonly scratch: Scratch;
  readonly emit: (event: ProgressEvent) => void;
  /** Hex key for tokens (HMAC-SHA-256) of this case. */
  readonly tokenKey: string;
  /** Worker threads that the stage may use. */
  readonly threads: number;
  /** What the stage's last revision was made of, where it may be added to instead of being made anew. */
  readonly last?: LastRevision;
}

export interface StageResult {
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly Problem[];
  /**
   * Tables that were not made anew, by name, with the engine's table of the groups (one column, the schema's `group`)
   * whose rows of the last revision go: the table of the output's name holds the rows that come.
   */
  readonly layers?: Readonly<Record<string, string>>;
  /** Tables of the rows that go for a layer, by name, where the stage has them: the layer is narrowed by them to what differs. Else they are looked for among all rows. */
  readonly lost?: Readonly<Record<string, string>>;
  /** Tables that were made whole, with a `group`: only the groups that differ from the last revision's need to be written. */
  readonly compared?: readonly string[];
}

/** Progress as an event; listeners draw it, the loops never do. `total` null: not known yet. */
export interface ProgressEvent {
  readonly stage: StageName | 'drill';
  readonly step: string;
  readonly done: number;
  readonly total: number | null;
  readonly unit: 'files' | 'bytes' | 'rows' | 'documents' | 'records' | 'pairs' | 'people' | 'steps';
}

/**
 * Working copies of the running analysis, protected at rest like artifacts, kept until the stage that needs them is
 * done, then removed. A part is there whole or not at all (written aside, then renamed), so a killed run goes on
 * from the parts that are there. Names are plain words and digits with `/` between, such as `rows/17`.
 */
export interface Scratch {
  /** Writes an engine table as a part, sorted by `orderBy` (empty: as the rows stand). */
  put(
    part: string,
    table: string,
    schema: Pick<TableSchema, 'columns'> & { readonly orderBy: readonly string[] },
  ): Promise<void>;
  /** Reads a foreign file of rows straight into a part (row_no, c1..cN), in bounded memory. Rows that do not fit are an error. */
  load(
    part: string,
    file: string,
    source: DirectSource,
  ): Promise<{ readonly rows: number; readonly columns: readonly string[] }>;
  /** Takes rows block by block into a part (row_no, c1..cN), in bounded memory. What asking for a block throws is thrown on. */
  pack(part: string, width: number, blocks: Iterable<RowBlock>): Promise<void>;
  has(part: string): boolean;
  /** Sorted names of parts that begin with `prefix`. */
  list(prefix: string): readonly string[];
  /** For `engine.attach`: the Parquet files of the parts. */
  files(name: string, parts: readonly string[], columns: TableSchema['columns']): TableFiles;
  remove(part: string): Promise<void>;
  /** A path for a file that the engine must read from disk (a table inside an archive); removed with `remove`. */
  filePath(part: string): Promise<string>;
}
