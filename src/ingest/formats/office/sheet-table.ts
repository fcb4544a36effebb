import type { Limits } from '../../limits.ts';
import type { Cell, OpenTable, Table, TableRow } from '../../reader.ts';
import { headerOf } from '../delimited/header-row.ts';
import { sheetBlocks } from './sheet-blocks.ts';
import type { SheetRow } from './sheet-rows.ts';

const SAMPLE_ROWS = 60;
/** Cells that are held in memory; a larger sheet is unpacked a second time instead. */
const HELD_CELLS = 2_000_000;

interface Measured {
  readonly width: number;
  readonly headerRow: number | null;
  readonly names: readonly (string | null)[];
  /** All rows, where they are few enough to keep. */
  readonly held: readonly SheetRow[] | null;
  /** What ended the sheet before its time. */
  readonly fault: unknown;
}

const measure = async (rows: AsyncIterable<readonly SheetRow[]>): Promise<Measured> => {
  let held: SheetRow[] | null = [];
  const sample: SheetRow[] = [];
  let width = 0;
  let cells = 0;
  let fault: unknown;
  const add = (row: SheetRow): void => {
    if (sample.length < SAMPLE_ROWS) sample.push(row);
    width = Math.max(width, row.cells.length);
    cells += row.cells.length;
  };
  try {
    for await (const batch of rows) {
      for (const row of batch) add(row);
      if (cells > HELD_CELLS) held = null;
      held?.push(...batch);
    }
  } catch (cause) {
    fault = cause;
  }
  return { ...headed(sample, width), width, held, fault };
};

/** Header and names of rows by their first ones. */
const headed = (sample: readonly SheetRow[], width: number): Pick<Measured, 'headerRow' | 'names'> => {
  const { at, names } = headerOf(
    sample.map((row) => row.cells),
    width,
  );
  return {
    headerRow: sample[at]?.at ?? null,
    names: Array.from({ length: width }, (_, n) => names[n]?.trim() || null),
  };
};

const cellsOf = (cells: readonly string[], columns: number): readonly Cell[] => {
  const kept = cells.length <= columns ? cells : [...cells.slice(0, columns - 1), cells.slice(columns - 1).join('\t')];
  return kept.map((cell) => (cell === '' ? null : cell));
};

const rowsOf = async function* (
  batches: AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]>,
  { headerRow, fault }: Measured,
  columns: number,
): AsyncIterable<readonly TableRow[]> {
  for await (const batch of batches) {
    const rows: TableRow[] = [];
    for (const { at, cells } of batch) {
      if (at === headerRow) continue;
      rows.push({ no: headerRow !== null && at > headerRow ? at - 1 : at, cells: cellsOf(cells, columns) });
    }
    yield rows;
  }
  if (fault !== undefined) throw fault;
};

const BATCH = 2048;

function* inBatches(rows: readonly SheetRow[]): Iterable<readonly SheetRow[]> {
  for (let from = 0; from < rows.length; from += BATCH) yield rows.slice(from, from + BATCH);
}

const tableOf = (measured: Measured, rows: () => AsyncIterable<readonly SheetRow[]>, limits: Limits): Table => {
  const columns = Math.min(measured.width, limits.columns);
  const open: OpenTable = {
    names: measured.names.slice(0, columns),
    rows: () => rowsOf(measured.held ? inBatches(measured.held) : rows(), measured, columns),
    oddities: () => [],
  };
  return { kind: 'rows', headerRow: measured.headerRow, names: open.names, direct: null, open: () => open };
};

/** Rows as one table, or null where nothing stands in them. */
export const sheetTable = async (
  rows: () => AsyncIterable<readonly SheetRow[]>,
  limits: Limits,
): Promise<Table | null> => {
  const measured = await measure(rows());
  if (measured.width > 0) return tableOf(measured, rows, limits);
  if (measured.fault !== undefined) throw measured.fault;
  return null;
};

/** A block of a sheet as a table of its own; the damage of the sheet is told behind its last one. */
const measuredBlock = (rows: readonly SheetRow[], fault: unknown): Measured => {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return { ...headed(rows.slice(0, SAMPLE_ROWS), width), width, held: rows, fault };
};

/**
 * A sheet as tables: one, or several where they lie below or beside each other; none where nothing stands in it. A row's
 * number is that of the sheet, the header not counted.
 */
export const sheetTables = async (
  rows: () => AsyncIterable<readonly SheetRow[]>,
  limits: Limits,
): Promise<readonly Table[]> => {
  const measured = await measure(rows());
  if (measured.width === 0) {
    if (measured.fault !== undefined) throw measured.fault;
    return [];
  }
  const blocks = measured.held ? sheetBlocks(measured.held) : [];
  if (blocks.length < 2) return [tableOf(measured, rows, limits)];
  return blocks.map((block, n) =>
    tableOf(measuredBlock(block, n === blocks.length - 1 ? measured.fault : undefined), rows, limits),
  );
};
