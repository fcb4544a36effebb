import type { DirectSource } from '../port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../sql.ts';

type Execute = (query: Sql) => Promise<{ getRowsJS(): Promise<unknown[][]> }>;

/** How a file of rows is read: text columns c1..cN behind `row_no`, which counts from 1 in file order. */
export interface FileRows {
  readonly columns: readonly string[];
  readonly select: Sql;
}

/** Delimited rows that do not fit are an error (the caller then takes the careful path), never dropped. */
const delimitedRows = (file: string, source: Extract<DirectSource, { kind: 'delimited' }>): FileRows => {
  const columns = Array.from({ length: source.columns }, (_, n) => `c${n + 1}`);
  const types = join(
    columns.map((column) => sql`${quoted(column)}: 'VARCHAR'`),
    ', ',
  );
  const settings = sql`delim = ${source.delimiter}, quote = ${source.quote}, escape = ${source.escape},
    skip = ${integer(source.skip)}, header = ${{ pieces: [String(source.header)], values: [] }}, columns = {${types}},
    auto_detect = false, hive_partitioning = false, compression = 'none', strict_mode = true, null_padding = false, ignore_errors = false, max_line_size = 16777216`;
  return {
    columns,
    select: sql`select cast(row_number() over () as bigint) as row_no, * from read_csv(${file}, ${settings})`,
  };
};

const parquetRows = async (execute: Execute, file: string): Promise<FileRows> => {
  // A folder named like `year=2021` must not become a column.
  const rows = sql`read_parquet(${file}, hive_partitioning = false)`;
  const found = await (await execute(sql`select column_name from (describe select * from ${rows})`)).getRowsJS();
  const columns = found.map((row) => String(row[0]));
  const list = join(
    columns.map((column, n) => sql`cast(${ident(column)} as varchar) as ${ident(`c${n + 1}`)}`),
    ', ',
  );
  return {
    columns,
    select: sql`select cast(row_number() over () as bigint) as row_no, ${list} from ${rows}`,
  };
};

/** Reads a foreign file of rows. `columns` are c1..cN for delimited files, the file's own names for Parquet. */
export const fileRows = async (execute: Execute, file: string, source: DirectSource): Promise<FileRows> =>
  source.kind === 'delimited' ? delimitedRows(file, source) : parquetRows(execute, file);
