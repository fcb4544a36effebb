import type { Collector } from '../../bytes/spill.ts';
import type { Limits } from '../../limits.ts';
import type { Cell, OpenTable, TableRow } from '../../reader.ts';
import { createColumns, type PlacedCells } from '../json/flat-table.ts';
import type { FlatRecord } from '../json/flatten.ts';

/** Signs of cells, of all tables together, that wait in memory until they are written. */
const MOST_WAITING = 1 << 20;
/** What a cell takes beside its signs. */
const OVERHEAD = 8;

/** Rows that were written together. */
interface Block {
  readonly from: number;
  readonly length: number;
}

interface KeptTable {
  readonly columns: ReturnType<typeof createColumns>;
  waiting: PlacedCells[];
  readonly blocks: Block[];
}

export interface StoredTable {
  readonly name: string;
  readonly names: readonly string[];
  readonly rows: OpenTable['rows'];
}

const signsIn = (row: PlacedCells): number => {
  let signs = OVERHEAD;
  for (const part of row) if (typeof part === 'string') signs += part.length + OVERHEAD;
  return signs;
};

const cellsOf = (row: PlacedCells, width: number): readonly Cell[] => {
  const cells = new Array<Cell>(width).fill(null);
  for (let n = 0; n < row.length; n += 2) cells[Number(row[n])] = String(row[n + 1]);
  return cells;
};

/** Keeps the rows of many tables as they come, in one place, and gives them table by table. */
export const createRowStore = (kept: Collector, limits: Pick<Limits, 'columns'>) => {
  const tables = new Map<string, KeptTable>();
  let signs = 0;
  let size = 0;
  const write = (): void => {
    for (const table of tables.values()) {
      if (table.waiting.length === 0) continue;
      const block = Buffer.from(JSON.stringify(table.waiting));
      kept.add(block);
      table.blocks.push({ from: size, length: block.length });
      size += block.length;
      table.waiting = [];
    }
    signs = 0;
  };
  return {
    add: (name: string, record: FlatRecord): void => {
      const table = tables.get(name) ?? { columns: createColumns(limits), waiting: [], blocks: [] };
      tables.set(name, table);
      const row = table.columns.place(record);
      table.waiting.push(row);
      signs += signsIn(row);
      if (signs >= MOST_WAITING) write();
    },
    /** The tables in the order of their first rows, when all rows are there. */
    done: (): readonly StoredTable[] => {
      write();
      const bytes = kept.done();
      const rowsOf = function* (blocks: readonly Block[], width: number): Iterable<readonly TableRow[]> {
        let no = 0;
        for (const { from, length } of blocks) {
          const rows = JSON.parse(bytes.read(from, length).toString()) as readonly PlacedCells[];
          yield rows.map((row): TableRow => {
            no += 1;
            return { no, cells: cellsOf(row, width) };
          });
        }
      };
      return [...tables].map(([name, { columns, blocks }]) => {
        const { names } = columns.done();
        return { name, names, rows: () => rowsOf(blocks, names.length) };
      });
    },
  };
};

export type RowStore = ReturnType<typeof createRowStore>;
