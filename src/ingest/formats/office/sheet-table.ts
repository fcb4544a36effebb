import type { RowBlock } from '../../../engine/port.ts';
import type { Limits } from '../../limits.ts';
import type { OpenTable, ReadContext, Table, TableRow } from '../../reader.ts';
import { blocksOf, rowsOf } from '../../row-blocks.ts';
import { headerOf } from '../delimited/header-row.ts';
import { createRowStore, type RowStore, type StoredTable } from '../records/row-store.ts';
import { sheetBlocks } from './sheet-blocks.ts';
import type { SheetRow } from './sheet-rows.ts';

const SAMPLE_ROWS = 60;
/** Cells that are held in memory; the rows of a larger sheet are kept as those of other readers are. */
const HELD_CELLS = 2_000_000;
const BATCH = 2048;

interface Measured {
  readonly width: number;
  readonly headerRow: number | null;
  readonly names: readonly (string | null)[];
  /** All rows, or the first of them. */
  readonly held: readonly SheetRow[];
  /** The rows behind those; null: there are none. */
  readonly behind: StoredTable | null;
  /** What ended the sheet before its time. */
  readonly fault: unknown;
}

const keptCells = (cells: readonly string[], columns: number): readonly string[] =>
  cells.length <= columns ? cells : [...cells.slice(0, columns - 1), cells.slice(columns - 1).join('\t')];

const measure = async (
  rows: AsyncIterable<readonly SheetRow[]>,
  store: RowStore,
  { columns }: Limits,
): Promise<Measured> => {
  let held: SheetRow[] = [];
  let isAllHeld = true;
  let width = 0;
  let cells = 0;
  let fault: unknown;
  const keep = (row: SheetRow): void => store.addCells('', keptCells(row.cells, columns), row.at);
  const add = (row: SheetRow): void => {
    width = Math.max(width, row.cells.length);
    cells += row.cells.length;
    if (isAllHeld) held.push(row);
    else keep(row);
    if (!isAllHeld || cells <= HELD_CELLS || held.length <= SAMPLE_ROWS) return;
    isAllHeld = false;
    for (const one of held.slice(SAMPLE_ROWS)) keep(one);
    held = held.slice(0, SAMPLE_ROWS);
  };
  try {
    for await (const batch of rows) for (const row of batch) add(row);
  } catch (cause) {
    fault = cause;
  }
  const [behind = null] = store.done();
  return { ...headed(held.slice(0, SAMPLE_ROWS), width), width, held, behind, fault };
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

const numberOf = (at: number, headerRow: number | null): number => (headerRow !== null && at > headerRow ? at - 1 : at);

const heldRows = function* (
  { held, headerRow }: Pick<Measured, 'held' | 'headerRow'>,
  columns: number,
): Iterable<readonly TableRow[]> {
  for (let from = 0; from < held.length; from += BATCH) {
    const rows: TableRow[] = [];
    for (const { at, cells } of held.slice(from, from + BATCH)) {
      if (at === headerRow) continue;
      const kept = keptCells(cells, columns).map((cell) => (cell === '' ? null : cell));
      rows.push({ no: numberOf(at, headerRow), cells: kept });
    }
    yield rows;
  }
};

/** A block of rows behind the header, which is not counted. */
const counted = (block: RowBlock, headerRow: number | null): RowBlock => {
  const numbers = block.numbers?.split(',').map((at) => numberOf(Number(at), headerRow));
  return { ...block, first: numberOf(block.first, headerRow), numbers: numbers?.join(',') ?? null };
};

const tableOf = (measured: Measured, limits: Limits): Table => {
  const { behind, headerRow, fault } = measured;
  const columns = Math.min(measured.width, limits.columns);
  const names = measured.names.slice(0, columns);
  const further = function* (): Iterable<RowBlock> {
    for (const block of behind?.blocks() ?? []) yield counted(block, headerRow);
    if (fault !== undefined) throw fault;
  };
  const open: OpenTable = {
    names,
    rows: function* () {
      yield* heldRows(measured, columns);
      yield* rowsOf(further(), columns);
    },
    blocks: function* () {
      yield* blocksOf(heldRows(measured, columns));
      yield* further();
    },
    oddities: () => [],
  };
  return { kind: 'rows', headerRow, names, direct: null, open: () => open };
};

/** Gives what `work` makes of the measured rows; what is kept of them goes at the end. */
const withMeasured = async function* (
  rows: AsyncIterable<readonly SheetRow[]>,
  { limits, keep }: ReadContext,
  work: (measured: Measured) => Iterable<Table>,
): AsyncIterable<Table> {
  const kept = keep();
  try {
    const measured = await measure(rows, createRowStore(kept, limits), limits);
    if (measured.width > 0) yield* work(measured);
    else if (measured.fault !== undefined) throw measured.fault;
  } finally {
    kept.drop();
  }
};

/** Rows as one table, or none where nothing stands in them. */
export const sheetTable = (rows: AsyncIterable<readonly SheetRow[]>, context: ReadContext): AsyncIterable<Table> =>
  withMeasured(rows, context, (measured) => [tableOf(measured, context.limits)]);

/** A block of a sheet as a table of its own; the damage of the sheet is told behind its last one. */
const measuredBlock = (rows: readonly SheetRow[], fault: unknown): Measured => {
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length));
  return { ...headed(rows.slice(0, SAMPLE_ROWS), width), width, held: rows, behind: null, fault };
};

/**
 * A sheet as tables: one, or several where they lie below or beside each other; none where nothing stands in it. A row's
 * number is that of the sheet, the header not counted.
 */
export const sheetTables = (rows: AsyncIterable<readonly SheetRow[]>, context: ReadContext): AsyncIterable<Table> =>
  withMeasured(rows, context, (measured) => {
    const blocks = measured.behind ? [] : sheetBlocks(measured.held);
    if (blocks.length < 2) return [tableOf(measured, context.limits)];
    return blocks.map((block, n) =>
      tableOf(measuredBlock(block, n === blocks.length - 1 ? measured.fault : undefined), context.limits),
    );
  });
