import type { Limits } from '../../limits.ts';
import type { Cell, OpenTable, Table, TableRow } from '../../reader.ts';
import { headerAt } from '../delimited/header-row.ts';
import type { SheetRow } from './sheet-rows.ts';

const SAMPLE_ROWS = 60;
/** Cells that are held in memory; a larger sheet is unpacked a second time instead. */
const HELD_CELLS = 2_000_000;

interface Measured {
  readonly width: number;
  /** Place of the header's row among the rows, from 0; -1: none. */
  readonly header: number;
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
  const header = headerAt(sample.map((row) => row.cells));
  const first = sample[header];
  const names = Array.from({ length: width }, (_, n) => first?.cells[n]?.trim() || null);
  return { width, header, headerRow: first?.at ?? null, names, held, fault };
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

/** A sheet as a table, or null where nothing stands in it. A row's number is that of the sheet, the header not counted. */
export const sheetTable = async (
  rows: () => AsyncIterable<readonly SheetRow[]>,
  limits: Limits,
): Promise<Table | null> => {
  const measured = await measure(rows());
  if (measured.width === 0) {
    if (measured.fault !== undefined) throw measured.fault;
    return null;
  }
  const columns = Math.min(measured.width, limits.columns);
  const open: OpenTable = {
    names: measured.names.slice(0, columns),
    rows: () => rowsOf(measured.held ? inBatches(measured.held) : rows(), measured, columns),
    oddities: () => [],
  };
  return { kind: 'rows', headerRow: measured.headerRow, names: open.names, direct: null, open: () => open };
};
