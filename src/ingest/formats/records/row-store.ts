import type { RowBlock } from '../../../engine/port.ts';
import type { Bytes } from '../../bytes/bytes.ts';
import type { Collector } from '../../bytes/spill.ts';
import type { Limits } from '../../limits.ts';
import type { Cell, Found, Oddity, OpenTable, ReadContext, Table } from '../../reader.ts';
import { createBlock, rowsOf } from '../../row-blocks.ts';
import { createColumns } from '../json/flat-table.ts';
import type { FlatRecord } from '../json/flatten.ts';

/** Signs of cells, of all tables together, that wait in memory until they are written. */
const MOST_WAITING = 1 << 20;
/** What a cell takes beside its signs. */
const OVERHEAD = 8;

/** Rows that were written together. */
interface Written {
  readonly from: number;
  readonly length: number;
}

interface KeptTable {
  readonly columns: ReturnType<typeof createColumns>;
  readonly block: ReturnType<typeof createBlock>;
  readonly written: Written[];
  /** The number of the last row. */
  lastNo: number;
  /** Cells of the widest row without names. */
  width: number;
}

export interface StoredTable {
  readonly name: string;
  /** A name a column; null where rows came without names. */
  readonly names: readonly (string | null)[];
  readonly blocks: () => Iterable<RowBlock>;
}

/** A block as bytes: what it is as JSON behind the length of that, and the cells of its columns. */
const toBytes = ({ columns, ...block }: RowBlock): Buffer => {
  const head = Buffer.from(
    JSON.stringify({ ...block, columns: columns.map(({ column, filled, cells }) => [column, filled, cells.length]) }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32LE(head.length);
  return Buffer.concat([length, head, ...columns.map(({ cells }) => cells)]);
};

type Head = Omit<RowBlock, 'columns'> & { readonly columns: readonly (readonly [number, number, number])[] };

const fromBytes = (bytes: Buffer): RowBlock => {
  let at = 4 + bytes.readUInt32LE(0);
  const { columns, ...block } = JSON.parse(bytes.toString('utf8', 4, at)) as Head;
  return {
    ...block,
    columns: columns.map(([column, filled, length]) => {
      at += length;
      return { column, filled, cells: bytes.subarray(at - length, at) };
    }),
  };
};

const blocksIn = function* (bytes: Bytes, written: readonly Written[]): Iterable<RowBlock> {
  for (const { from, length } of written) yield fromBytes(bytes.read(from, length));
};

/** Keeps the rows of many tables as they come, in one place, and gives them table by table. */
export const createRowStore = (kept: Collector, limits: Pick<Limits, 'columns'>) => {
  const tables = new Map<string, KeptTable>();
  let signs = 0;
  let size = 0;
  const write = ({ block, written }: KeptTable): void => {
    if (block.rows() === 0) return;
    const bytes = toBytes(block.take());
    kept.add(bytes);
    written.push({ from: size, length: bytes.length });
    size += bytes.length;
  };
  const writeAll = (): void => {
    for (const table of tables.values()) write(table);
    signs = 0;
  };
  const tableOf = (name: string): KeptTable => {
    const known = tables.get(name);
    if (known) return known;
    const table = { columns: createColumns(limits), block: createBlock(), written: [], lastNo: 0, width: 0 };
    tables.set(name, table);
    return table;
  };
  const put = (table: KeptTable, column: number, cell: string): void => {
    table.block.put(column, cell);
    signs += cell.length + OVERHEAD;
  };
  const endRow = (table: KeptTable, no: number): void => {
    table.lastNo = no;
    table.block.endRow(no);
    if (table.block.isFull()) write(table);
    if (signs >= MOST_WAITING) writeAll();
  };
  return {
    /** A row whose cells have names. */
    add: (name: string, record: FlatRecord): void => {
      const table = tableOf(name);
      table.columns.place(record, (column, cell) => put(table, column, cell));
      endRow(table, table.lastNo + 1);
    },
    /** A row of cells by their place, no more than there may be columns; `no`: its number, where that is not the next. */
    addCells: (name: string, cells: readonly Cell[], no?: number): void => {
      const table = tableOf(name);
      for (let n = 0; n < cells.length; n += 1) {
        const cell = cells[n];
        if (cell !== null && cell !== undefined) put(table, n, cell);
      }
      table.width = Math.max(table.width, cells.length);
      endRow(table, no ?? table.lastNo + 1);
    },
    /** The tables in the order of their first rows, when all rows are there. */
    done: (): readonly StoredTable[] => {
      writeAll();
      const bytes = kept.done();
      return [...tables].map(([name, { columns, width, written }]) => ({
        name,
        names: width > 0 ? new Array<null>(width).fill(null) : columns.names(),
        blocks: () => blocksIn(bytes, written),
      }));
    },
  };
};

export type RowStore = ReturnType<typeof createRowStore>;

/** What is said of a kept table beside its rows; `fault`: what ended it before its time. */
interface Beside {
  readonly oddities?: readonly Oddity[];
  readonly fault?: unknown;
}

/** Kept rows as a table. */
export const storedTable = (
  { names, blocks: kept }: Omit<StoredTable, 'name'>,
  { oddities = [], fault }: Beside = {},
): Table => {
  const blocks = function* (): Iterable<RowBlock> {
    yield* kept();
    if (fault !== undefined) throw fault;
  };
  const open = (): OpenTable => ({
    names,
    blocks,
    rows: () => rowsOf(blocks(), names.length),
    oddities: () => oddities,
  });
  return { kind: 'rows', headerRow: null, names, direct: null, open };
};

/** Gives what `work` finds with a place for its rows, which goes at the end. */
export const withRowStore = function* (
  { limits, keep }: ReadContext,
  work: (store: RowStore) => Iterable<Found>,
): Iterable<Found> {
  const kept = keep();
  try {
    yield* work(createRowStore(kept, limits));
  } finally {
    kept.drop();
  }
};
