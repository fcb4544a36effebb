import type { DuckDBConnection, DuckDBDataChunk, DuckDBValue } from '@duckdb/node-api';
import { CandorError } from '../../core/errors.ts';
import type { Row, Step } from '../port.ts';
import { compile, type Sql, sql } from '../sql.ts';
import type { Catalog } from './catalog.ts';
import { textBytes, wholeNumbers } from './cells.ts';
import { stepError } from './step-error.ts';

/** The ways in which rows come out: as objects, as columns of integers, as bytes. */
export const openQueries = (connection: DuckDBConnection, { withArtifacts }: Catalog) => {
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

  return { rowsOf, readAll, integersOf, bytesOf };
};

export type Queries = ReturnType<typeof openQueries>;
