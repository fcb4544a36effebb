import { rmSync } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import type { WriteTarget } from '../port.ts';
import { ident, join, quoted, type Sql, sql } from '../sql.ts';
import type { Catalog } from './catalog.ts';
import type { Execute } from './execute.ts';
import type { Queries } from './queries.ts';

/** What reading and writing Parquet needs to be told of the key, if there is one. */
export interface ParquetKey {
  readonly read: Sql;
  readonly write: Sql;
}

export const parquetKeyOf = (parquetKey: string | undefined): ParquetKey => {
  if (parquetKey === undefined) return { read: sql``, write: sql`` };
  const keyed = sql`{footer_key_value: ${parquetKey}}`;
  // COPY's options take no `=`, the reader's need one.
  return { read: sql`, encryption_config = ${keyed}`, write: sql`, encryption_config ${keyed}` };
};

/** Writes rows into Parquet files: aside first, so that a file is whole or not there. */
export const openParquetFiles = (execute: Execute, catalog: Catalog, { readAll }: Queries, key: ParquetKey) => {
  /** What the files that this engine has written were asked to hold. */
  const written = new Map<string, string>();

  /** COPY. Parameters cannot stand for a file name there, so the path is quoted text; it comes from the case, never from evidence. */
  const copyInto = async (name: string, file: string, rows: Sql): Promise<number> => {
    rmSync(file, { force: true });
    // The second version writes numbers as differences: it packs smaller, and is read in two thirds of the time.
    // The first level packs these tables as small as the third, which is the usual one, and takes less.
    // Columns of more different values than these get no dictionary: it takes a third of the writing and packs them hardly smaller.
    const form = sql`format parquet, parquet_version v2, compression zstd, compression_level 1, dictionary_size_limit 5000${key.write}`;
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
  const isSorted = async (name: string, rows: Sql, orderBy: readonly string[]): Promise<boolean> => {
    const columns = orderBy.map(ident);
    const before = columns.map((column) => sql`lag(${column}) over ()`);
    const known = join(
      columns.map((column) => sql`${column} is not null`),
      ' and ',
    );
    const [found] = await readAll({
      name: `${name}:order`,
      reads: catalog.has(name) ? [name] : [],
      sql: sql`select count(*) as n from (
        select row_number() over () as place, (${known}) and row(${join(columns, ', ')}) >= row(${join(before, ', ')}) as fits
        from ${rows}) where place > 1 and fits is not true`,
    });
    return Number(found?.['n'] ?? 1) === 0;
  };

  /** Writes what is made while it is written: as it comes, and sorted in a second turn where that is not the order. */
  const writeView = async (name: string, { file, orderBy }: WriteTarget, rows: Sql): Promise<void> => {
    const [partial, unsorted] = [`${file}.partial`, `${file}.unsorted`];
    await copyInto(name, unsorted, rows);
    const found = sql`read_parquet(${unsorted}${key.read})`;
    if (orderBy.length === 0 || (await isSorted(`${name}:file`, found, orderBy))) {
      await rename(unsorted, file);
      return;
    }
    await copyInto(name, partial, sql`select * from ${found} order by ${join(orderBy.map(ident), ', ')}`);
    await rename(partial, file);
    rmSync(unsorted, { force: true });
  };

  const write = async (table: string, target: WriteTarget): Promise<void> => {
    const asked = JSON.stringify([target.columns, target.orderBy]);
    const [only, second] = catalog.filesOf(table) ?? [];
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
    const rows = catalog.withArtifacts({ name: table, reads: [table] }, sql`select ${list} from ${ident(table)}`);
    if (catalog.isAttached(table) && catalog.filesOf(table) === undefined) await writeView(table, target, rows);
    else {
      const sorted = target.orderBy.length === 0 || (await isSorted(table, ident(table), target.orderBy));
      const order = sorted ? sql`` : sql` order by ${join(target.orderBy.map(ident), ', ')}`;
      await copyTo(table, target.file, sql`${rows}${order}`);
    }
    written.set(target.file, asked);
  };

  return { copyInto, copyTo, write };
};
