import type { Engine } from '../../src/engine/port.ts';
import type { SqlValue } from '../../src/engine/sql.ts';
import { tableNamed } from '../../src/schema/tables.ts';

/** Makes a table of the schema with some rows; columns that a row leaves out are empty. */
export const fillSchemaTable = async (
  engine: Engine,
  name: string,
  rows: readonly Readonly<Record<string, SqlValue>>[],
): Promise<void> => {
  const { columns } = tableNamed(name);
  await engine.create(name, columns);
  const writer = await engine.writer(name, columns);
  for (const row of rows) writer.append(columns.map((column) => row[column.name] ?? null));
  await writer.close();
};
