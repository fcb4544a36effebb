import type { Limits } from '../../limits.ts';
import type { Cell, TableRow } from '../../reader.ts';
import type { FlatRecord } from './flatten.ts';

/** The column for keys beyond the limit of columns. */
const REST = '(more)';

const BATCH_ROWS = 1024;

export interface Columns {
  readonly names: readonly string[];
  readonly places: ReadonlyMap<string, number>;
}

/** The filled cells of a row, each behind its place. */
export type PlacedCells = readonly (number | string)[];

/** Gathers the columns of records, in the order in which they first come. */
export const createColumns = ({ columns }: Pick<Limits, 'columns'>) => {
  const places = new Map<string, number>();
  let isTooWide = false;
  const placeOf = (name: string): number | undefined => {
    const known = places.get(name);
    if (known !== undefined) return known;
    if (places.size < columns - 1) {
      places.set(name, places.size);
      return places.size - 1;
    }
    isTooWide = true;
    return undefined;
  };
  return {
    add: (record: FlatRecord): void => {
      for (const name of record.keys()) placeOf(name);
    },
    /** The cells of a record, which is added. */
    place: (record: FlatRecord): PlacedCells => {
      const placed: (number | string)[] = [];
      let rest: Record<string, Cell> | undefined;
      for (const [name, cell] of record) {
        const place = placeOf(name);
        if (place === undefined) {
          rest ??= {};
          rest[name] = cell;
        } else if (cell !== null) placed.push(place, cell);
      }
      if (rest) placed.push(columns - 1, JSON.stringify(rest));
      return placed;
    },
    done: (): Columns => ({ names: [...places.keys(), ...(isTooWide ? [REST] : [])], places }),
  };
};

const cellsOf = (record: FlatRecord, { names, places }: Columns): readonly Cell[] => {
  const cells = new Array<Cell>(names.length).fill(null);
  const rest: Record<string, Cell> = {};
  for (const [name, cell] of record) {
    const place = places.get(name);
    if (place === undefined) rest[name] = cell;
    else cells[place] = cell;
  }
  if (Object.keys(rest).length > 0) cells[names.length - 1] = JSON.stringify(rest);
  return cells;
};

/** Rows of records in batches. What stands in front of a fault is given before it is thrown on. */
export const rowsOf = function* (records: Iterable<FlatRecord>, columns: Columns): Iterable<readonly TableRow[]> {
  let rows: TableRow[] = [];
  let no = 0;
  let fault: unknown;
  try {
    for (const record of records) {
      no += 1;
      rows.push({ no, cells: cellsOf(record, columns) });
      if (rows.length < BATCH_ROWS) continue;
      yield rows;
      rows = [];
    }
  } catch (cause) {
    fault = cause;
  }
  yield rows;
  if (fault !== undefined) throw fault;
};
