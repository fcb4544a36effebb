import type { Readable } from 'node:stream';
import { CandorError } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { type TableInput, withTableInput } from '../evidence/scan-input.ts';

export interface LinkTableOptions {
  readonly file: string;
  /** Name of the column that holds the id of a row; without one, rows are known by their number, from 1. */
  readonly id?: string;
  /** Roles given by the caller, as "role=column". */
  readonly roles: readonly string[];
  readonly threads?: number;
  readonly memoryMb?: number;
  readonly progress: (step: string) => void;
}

export const ROWS = 'link_rows';

export interface LoadedTable {
  readonly names: readonly string[];
  readonly rows: number;
}

/** By the engine itself where its rows are regular, else row by row. */
const loadRows = async (engine: Engine, file: string, input: TableInput): Promise<LoadedTable> => {
  const names = input.names.map((name, n) => name?.trim() || String(n + 1));
  if (input.direct) {
    try {
      const { rows } = await engine.load(ROWS, file, input.direct);
      return { names, rows };
    } catch (error) {
      // Irregular rows: the careful reader below takes them.
      if (!(error instanceof CandorError) || input.direct.kind === 'parquet') throw error;
    }
  }
  const columns = names.map((_, n) => ({ name: `c${n + 1}`, type: 'text' as const }));
  const shape = [{ name: 'row_no', type: 'bigint' as const }, ...columns];
  await engine.create(ROWS, shape);
  const writer = await engine.writer(ROWS, shape);
  let rows = 0;
  for await (const cells of input.rows()) {
    writer.append([++rows, ...columns.map((_, n) => cells[n] ?? null)]);
    if (rows % 4096 === 0) await writer.flush();
  }
  await writer.close();
  return { names, rows };
};

/** Reads the table of a file into the engine. */
export const loadTable = async (engine: Engine, file: string, stdin: Readable): Promise<LoadedTable> => {
  const loaded = withTableInput(file, stdin, async function* (input) {
    yield await loadRows(engine, file, input);
  });
  for await (const table of loaded) return table;
  throw new Error('a table gives itself once');
};
