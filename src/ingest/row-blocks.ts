import { createHash } from 'node:crypto';
import type { ColumnCells, RowBlock } from '../engine/port.ts';
import type { Cell, TableRow } from './reader.ts';

/** Rows of one block: few enough that the rows of a wide table fit into memory more than once. */
export const BLOCK_ROWS = 1024;
/** Signs of the cells of a block from which on it takes no further row: cells may hold a long text each. */
const BLOCK_SIGNS = 1 << 24;

/** Stands between the cells of a column, unless one of them holds it. */
const PLAIN_SIGN = '\u001f';
const PLAIN_BYTE = 0x1f;

const timesIn = (bytes: Uint8Array): number => {
  let times = 0;
  for (let at = 0; at < bytes.length; at += 1) if (bytes[at] === PLAIN_BYTE) times += 1;
  return times;
};

/** The cells of a column, by their place in the block; places without a cell are empty. */
interface Gathered {
  cells: string[];
  filled: number;
}

const joined = ({ cells }: Gathered, rows: number, sign: string): Buffer => {
  cells.length = rows;
  return Buffer.from(cells.join(sign));
};

/** A sign that no cell holds: made of what all of them hold, it cannot stand in one. */
const signApart = (columns: readonly Buffer[]): string => {
  const hash = createHash('sha256');
  for (const bytes of columns) hash.update(bytes);
  return `${PLAIN_SIGN}${hash.digest('hex').slice(0, 32)}`;
};

/** The columns of a block with the sign between their cells. */
const packed = (
  columns: readonly (readonly [number, Gathered])[],
  rows: number,
): Pick<RowBlock, 'sign' | 'columns'> => {
  const bytes = columns.map(([, gathered]) => joined(gathered, rows, PLAIN_SIGN));
  const isPlain = bytes.every((cells) => timesIn(cells) === rows - 1);
  const sign = isPlain ? PLAIN_SIGN : signApart(bytes);
  return {
    sign,
    columns: columns.map(([column, gathered], n): ColumnCells => {
      const cells = isPlain ? bytes[n] : undefined;
      return { column, filled: gathered.filled, cells: cells ?? joined(gathered, rows, sign) };
    }),
  };
};

/** The numbers of rows in a row, where each is not one more than the one before it. */
const numbersOf = (numbers: readonly number[]): string | null => {
  const [first = 0] = numbers;
  return numbers.every((no, n) => no === first + n) ? null : numbers.join(',');
};

/** Gathers cells of rows into blocks. A cell without signs is none. */
export const createBlock = () => {
  const columns: (Gathered | undefined)[] = [];
  let numbers: number[] = [];
  let signs = 0;
  return {
    /** A cell of the row that is open. Columns are met in their order at first, or nearly. */
    put: (column: number, cell: string): void => {
      if (cell === '') return;
      let gathered = columns[column];
      if (!gathered) {
        gathered = { cells: [], filled: 0 };
        columns[column] = gathered;
      }
      gathered.cells[numbers.length] = cell;
      gathered.filled += 1;
      signs += cell.length;
    },
    endRow: (no: number): void => {
      numbers.push(no);
    },
    rows: (): number => numbers.length,
    isFull: (): boolean => numbers.length >= BLOCK_ROWS || signs >= BLOCK_SIGNS,
    /** What was gathered until now; the next block begins. */
    take: (): RowBlock => {
      const filled = [...columns.entries()].flatMap(([n, gathered]) =>
        gathered && gathered.filled > 0 ? [[n, gathered] as const] : [],
      );
      const [first = 1] = numbers;
      const block = { first, rows: numbers.length, numbers: numbersOf(numbers), ...packed(filled, numbers.length) };
      for (const [, gathered] of filled) {
        gathered.cells = [];
        gathered.filled = 0;
      }
      numbers = [];
      signs = 0;
      return block;
    },
  };
};

/** Rows as blocks. What stands in front of a fault is given before it is thrown on. */
export const blocksOf = function* (batches: Iterable<readonly TableRow[]>): Iterable<RowBlock> {
  const block = createBlock();
  let fault: { readonly cause: unknown } | undefined;
  try {
    for (const batch of batches)
      for (const { no, cells } of batch) {
        for (let n = 0; n < cells.length; n += 1) {
          const cell = cells[n];
          if (cell !== null && cell !== undefined) block.put(n, cell);
        }
        block.endRow(no);
        if (block.isFull()) yield block.take();
      }
  } catch (cause) {
    fault = { cause };
  }
  if (block.rows() > 0) yield block.take();
  if (fault) throw fault.cause;
};

const numberAt = ({ first, numbers }: RowBlock): ((n: number) => number) => {
  const all = numbers?.split(',').map(Number);
  return (n) => all?.[n] ?? first + n;
};

/** Blocks as rows of so many cells. */
export const rowsOf = function* (blocks: Iterable<RowBlock>, width: number): Iterable<readonly TableRow[]> {
  for (const block of blocks) {
    const no = numberAt(block);
    const rows = Array.from({ length: block.rows }, () => new Array<Cell>(width).fill(null));
    for (const { column, cells } of block.columns) {
      const texts = Buffer.from(cells.buffer, cells.byteOffset, cells.length).toString().split(block.sign);
      for (const [n, row] of rows.entries()) row[column] = texts[n] || null;
    }
    yield rows.map((cells, n) => ({ no: no(n), cells }));
  }
};
