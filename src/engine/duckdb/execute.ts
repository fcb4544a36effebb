import type { DuckDBConnection, DuckDBMaterializedResult, DuckDBValue } from '@duckdb/node-api';
import { compile, type Sql } from '../sql.ts';
import { stepError } from './step-error.ts';

/** Runs one statement; what it throws carries the step's name and the text, never a value. */
export type Execute = (name: string, query: Sql) => Promise<DuckDBMaterializedResult>;

export const executeOn =
  (connection: DuckDBConnection): Execute =>
  async (name, query) => {
    const { text, values } = compile(query);
    try {
      return await connection.run(text, values as DuckDBValue[]);
    } catch (cause) {
      throw stepError(name, text, cause);
    }
  };
