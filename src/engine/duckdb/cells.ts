import { DuckDBBlobVector, DuckDBIntegerVector, type DuckDBVector } from '@duckdb/node-api';

/** Bytes that DuckDB keeps in place of a pointer to them. */
const SHORT_TEXT = 12;

/** The cells of a column of 32-bit integers, copied out of the engine's own memory. */
export const wholeNumbers = (vector: DuckDBVector, rows: number): Int32Array => {
  if (!(vector instanceof DuckDBIntegerVector)) throw new Error('a column is not of 32-bit integers');
  const cells = new Int32Array(rows);
  for (let n = 0; n < rows; n++) cells[n] = vector.getItem(n) ?? 0;
  return cells;
};

/** The bytes of a cell. Short ones lie in the engine's own memory, which goes: they are copied. */
export const textBytes = (vector: DuckDBVector, row: number): Uint8Array => {
  const bytes = vector instanceof DuckDBBlobVector ? vector.getItemBytes(row) : null;
  if (bytes === null) throw new Error('a cell is no text');
  return bytes.length <= SHORT_TEXT ? new Uint8Array(bytes) : bytes;
};
