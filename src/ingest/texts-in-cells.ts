import type { ColumnCells, RowBlock } from '../engine/port.ts';
import { textOfBase64 } from './formats/json/payload.ts';

/** Bytes of the first cell by which a column is told to be no Base64. */
const LEAST = 24;
const SIGN_BYTE = 0x1f;

/** Digits, letters, and the four signs of both alphabets. */
const isOfBase64 = (byte: number): boolean =>
  (byte >= 0x30 && byte <= 0x39) ||
  (byte >= 0x41 && byte <= 0x5a) ||
  (byte >= 0x61 && byte <= 0x7a) ||
  byte === 0x2b ||
  byte === 0x2f ||
  byte === 0x2d ||
  byte === 0x5f;

/** Whether the first filled cell of a column begins as Base64 of a text does: told over bytes, since nearly no column is any. */
const mayHold = (cells: Uint8Array, sign: string): boolean => {
  let at = 0;
  while (at < cells.length && cells[at] === SIGN_BYTE) at += sign.length;
  if (cells.length - at < LEAST) return false;
  for (let n = at; n < at + LEAST; n += 1) if (!isOfBase64(cells[n] ?? 0)) return false;
  return true;
};

const decodedColumn = (column: ColumnCells, sign: string): ColumnCells => {
  if (!mayHold(column.cells, sign)) return column;
  const { buffer, byteOffset, length } = column.cells;
  const cells = Buffer.from(buffer, byteOffset, length).toString().split(sign);
  const first = cells.find((cell) => cell !== '');
  if (first === undefined || textOfBase64(first) === undefined) return column;
  return { ...column, cells: Buffer.from(cells.map((cell) => textOfBase64(cell) ?? cell).join(sign)) };
};

/**
 * A block whose columns of texts in Base64 hold the texts: letters, forms and JSON that a program keeps so. Columns are looked at block by block,
 * by their first filled cell. Such a text holds no control sign, and so never the one between cells.
 */
export const withTextsOfBase64 = (block: RowBlock): RowBlock => {
  const columns = block.columns.map((column) => decodedColumn(column, block.sign));
  return columns.every((column, n) => column === block.columns[n]) ? block : { ...block, columns };
};

const LONG_CELL = /(?:^|[,;\t|"])([A-Za-z0-9+/_-]{24,}={0,2})(?=[,;\t|"\r\n]|$)/gm;
const LOOKED_AT = 50;

/** Whether the beginning of a delimited text shows cells that are texts in Base64: the engine, which would leave them so, must not read it by itself. */
export const showsTextsOfBase64 = (head: string): boolean => {
  let seen = 0;
  for (const [, cell = ''] of head.matchAll(LONG_CELL)) {
    if (textOfBase64(cell) !== undefined) return true;
    seen += 1;
    if (seen === LOOKED_AT) return false;
  }
  return false;
};
