import type { Column, TableFiles } from '../port.ts';
import { ident, join, type Sql, sql } from '../sql.ts';

/** DuckDB's types of the port's. */
export const SQL_TYPE: Readonly<Record<Column['type'], Sql>> = {
  integer: sql`integer`,
  bigint: sql`bigint`,
  text: sql`varchar`,
};

const parquet = (files: readonly string[], readKey: Sql): Sql =>
  sql`read_parquet([${join(
    files.map((file) => sql`${file}`),
    ', ',
  )}]${readKey})`;

/**
 * All rows of a data set: those of its files and of each layer over them, without the groups that a later layer replaced.
 * `readKey`: what the reader needs to open encrypted files.
 */
export const filesSelect = ({ files, columns, group, layers = [] }: TableFiles, readKey: Sql): Sql => {
  const list = join(
    columns.map(({ name, type }) => sql`cast(${ident(name)} as ${SQL_TYPE[type]}) as ${ident(name)}`),
    ', ',
  );
  const levels = [files, ...layers.map(({ file }) => [file])];
  const selects = levels.map((level, n) => {
    const gone = layers.slice(n).flatMap((layer) => layer.gone ?? []);
    const rows = sql`select ${list} from ${parquet(level, readKey)}`;
    if (gone.length === 0) return rows;
    return sql`${rows} as held anti join ${parquet(gone, readKey)} as gone using (${ident(group ?? '')})`;
  });
  return join(selects, ' union all ');
};
