import type { DirectSource } from '../port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../sql.ts';

type Execute = (query: Sql) => Promise<{ getRowsJS(): Promise<unknown[][]> }>;

/**
 * Reads a delimited or Parquet file into a table of text columns c1..cN with `row_no` from 1 in file order.
 * Delimited rows that do not fit are an error (the caller then takes the careful path), never dropped.
 */
export const loadFile = async (execute: Execute, name: string, file: string, source: DirectSource, encryption: Sql) => {
  const names =
    source.kind === 'delimited'
      ? Array.from({ length: source.columns }, (_, n) => `c${n + 1}`)
      : await parquetColumns(execute, file);
  const table = ident(name);
  if (source.kind === 'delimited') {
    const types = join(
      names.map((column) => sql`${quoted(column)}: 'VARCHAR'`),
      ', ',
    );
    const settings = sql`delim = ${source.delimiter}, quote = ${source.quote}, escape = ${source.escape},
      skip = ${integer(source.skip)}, header = ${{ pieces: [String(source.header)], values: [] }}, columns = {${types}},
      auto_detect = false, strict_mode = true, null_padding = false, ignore_errors = false, max_line_size = 16777216`;
    await execute(sql`create or replace table ${table} as
      select cast(row_number() over () as bigint) as row_no, * from read_csv(${file}, ${settings})`);
  } else {
    const list = join(
      names.map((column, n) => sql`cast(${ident(column)} as varchar) as ${ident(`c${n + 1}`)}`),
      ', ',
    );
    await execute(sql`create or replace table ${table} as
      select cast(row_number() over () as bigint) as row_no, ${list} from read_parquet(${file}${encryption})`);
  }
  const rows = await (await execute(sql`select count(*) from ${table}`)).getRowsJS();
  return { rows: Number(rows[0]?.[0] ?? 0), columns: names };
};

const parquetColumns = async (execute: Execute, file: string): Promise<string[]> => {
  const rows = await (await execute(sql`select name from (describe select * from read_parquet(${file}))`)).getRowsJS();
  return rows.map((row) => String(row[0]));
};
