import type { Engine, ScriptFunction } from '../../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import { areMarked, unmarked } from '../../columns/cells/marked-cells.ts';
import { type Batch, type BatchRows, cellName } from '../tables/batches.ts';
import { matches } from './cell-sql.ts';

const SHOWN = 'cell_shown';
const OUTPUT = [{ name: 'shown', type: 'text' as const }];

/** Script step over distinct cells: what a page shows of each that has marks. */
export const unmarkCells: ScriptFunction = function* ([cell]) {
  const shown = unmarked(cell ?? '');
  if (shown !== cell) yield [shown];
};

type Samples = ReadonlyMap<number, readonly (readonly (string | null)[])[]>;

/** Columns of a batch, from 1, that hold marks of pages in one of its tables. */
const markedColumns = (width: number, samples: Samples): readonly number[] =>
  Array.from({ length: width }, (_, n) => n + 1).filter((column) =>
    [...samples.values()].some((columns) => areMarked(columns[column - 1] ?? [])),
  );

const mayBeMarked = (column: number): Sql => matches(cellName(column), '[<&]');

/** The same batch and the same samples, with what a page shows in place of cells that are written as one. */
export const withoutMarks = async (
  engine: Engine,
  { width }: Batch,
  rows: BatchRows,
  samples: Samples,
): Promise<{ readonly rows: BatchRows; readonly samples: Samples }> => {
  const marked = markedColumns(width, samples);
  if (marked.length === 0) return { rows, samples };
  const cells = marked.map(
    (column) => sql`select ${cellName(column)} as cell from ${ident(rows.table)} where ${mayBeMarked(column)}`,
  );
  await engine.script({
    name: SHOWN,
    reads: [rows.table],
    input: sql`select distinct cell from (${join(cells, ' union all ')})`,
    inputColumns: ['cell'],
    module: import.meta.url,
    function: 'unmarkCells',
    output: OUTPUT,
  });
  const alias = (column: number): Sql => ident(`s${column}`);
  const joins = marked.map(
    (column) => sql`left join ${ident(SHOWN)} ${alias(column)} on ${alias(column)}.cell = own.${cellName(column)}`,
  );
  const shown = marked.map(
    (column) => sql`coalesce(${alias(column)}."shown", own.${cellName(column)}) as ${cellName(column)}`,
  );
  const kept = Array.from({ length: width }, (_, n) => n + 1)
    .filter((column) => !marked.includes(column))
    .map((column) => sql`own.${cellName(column)}`);
  const table = `shown_${rows.table}`;
  await engine.run({
    name: table,
    reads: [rows.table, SHOWN],
    sql: sql`select ${rows.documentNo} as document_no, own.row_no, ${join([...shown, ...kept], ', ')} from ${ident(rows.table)} own ${join(joins, ' ')}`,
  });
  await engine.drop(SHOWN);
  await engine.drop(rows.table);
  const isMarked = new Set(marked);
  const plain = [...samples].map(
    ([documentNo, columns]) =>
      [
        documentNo,
        columns.map((column, n) =>
          isMarked.has(n + 1) ? column.map((cell) => (cell === null ? null : unmarked(cell))) : column,
        ),
      ] as const,
  );
  return { rows: { ...rows, table, documentNo: ident('document_no') }, samples: new Map(plain) };
};
