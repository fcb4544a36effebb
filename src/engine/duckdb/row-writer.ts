import type { DuckDBAppender } from '@duckdb/node-api';
import type { Column, RowWriter } from '../port.ts';
import type { SqlValue } from '../sql.ts';

/** The appender takes rows in the engine's own groups at the least cost; rows of much text are passed on sooner. */
const ROWS_A_FLUSH = 122_880;
const UNITS_A_FLUSH = 64 << 20;

/** Rows go to the appender as they come; what it holds is written out when enough of them have come. */
export const rowWriter = (appender: DuckDBAppender, columns: readonly Column[]): RowWriter => {
  let rows = 0;
  let units = 0;
  const appendCell = (value: SqlValue, type: Column['type']) => {
    if (value === null) appender.appendNull();
    else if (type === 'text') {
      const text = String(value);
      units += text.length;
      appender.appendVarchar(text);
    } else if (type === 'bigint') appender.appendBigInt(BigInt(value));
    else appender.appendInteger(Number(value));
  };
  return {
    append: (row) => {
      columns.forEach((column, n) => {
        appendCell(row[n] ?? null, column.type);
      });
      appender.endRow();
      rows += 1;
    },
    flush: async () => {
      if (rows < ROWS_A_FLUSH && units < UNITS_A_FLUSH) return;
      appender.flushSync();
      rows = 0;
      units = 0;
    },
    close: async () => appender.closeSync(),
  };
};
