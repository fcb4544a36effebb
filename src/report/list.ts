import { join as joinPath } from 'node:path';
import type { Engine, Step } from '../engine/port.ts';
import { join, type Sql, sql } from '../engine/sql.ts';
import {
  controlNumbers,
  exposedElements,
  LIST_READS,
  type ListColumn,
  listColumns,
  listEarlier,
  listFlags,
  listPeople,
  type PeopleRange,
  peopleRanges,
} from './list-columns.ts';
import { type OutFile, type WrittenFile, writeOutFile } from './out-file.ts';
import { writeSheet } from './sheet.ts';
import { LARGEST_SHEET } from './workbook.ts';
import { PartTooLarge } from './zip-file.ts';

export interface ListOptions {
  /** A byte-order mark makes old spreadsheets read UTF-8. */
  readonly byteOrderMark?: boolean;
  /** More people than this get no XLSX: a sheet ends at 1,048,576 rows. */
  readonly largestSheet?: number;
}

/**
 * What a spreadsheet would take for a formula gets an apostrophe in front, and every text stands in quotes.
 * Source: OWASP, CSV Injection (with the full-width forms that some locales take as well).
 */
const FORMULA = '^[=+@\\t\\r\\n＝＋－＠-]';

const csvCell = ({ value, plain }: ListColumn): Sql =>
  plain
    ? value
    : sql`'"' || replace(case when matches(coalesce(${value}, ''), ${FORMULA}) then '''' || ${value}
        else coalesce(${value}, '') end, '"', '""') || '"'`;

/** The whole line is made in SQL, where millions of them are cheap. */
const csvLines = (elements: readonly string[], columns: readonly ListColumn[], range: PeopleRange): Step => {
  const comma: Sql = sql`','`;
  const cells = columns.flatMap((column, n) => (n === 0 ? [csvCell(column)] : [comma, csvCell(column)]));
  return {
    name: 'list_lines',
    reads: LIST_READS,
    sql: sql`select ${join(cells, ' || ')} as line from (${listPeople(elements, range)}) people order by person_id`,
  };
};

/** Between the cells of a line; no sheet can hold it, so it is blanked where it stands in a value. */
const CELL_END = '\u001f';

const sheetCell = ({ value, plain }: ListColumn): Sql =>
  plain ? value : sql`replace(coalesce(${value}, ''), ${CELL_END}, ' ')`;

/** The cells of a row as one text: one value a row is much cheaper to take over than sixty. */
const sheetLines = (elements: readonly string[], columns: readonly ListColumn[], range: PeopleRange): Step => {
  const end: Sql = sql`${CELL_END}`;
  const cells = columns.flatMap((column, n) => (n === 0 ? [sheetCell(column)] : [end, sheetCell(column)]));
  return {
    name: 'list_rows',
    reads: LIST_READS,
    sql: sql`select ${join(cells, ' || ')} as line from (${listPeople(elements, range)}) people order by person_id`,
  };
};

const writeLines = async (engine: Engine, steps: readonly Step[], head: string, file: OutFile): Promise<number> => {
  await file.write(head);
  let rows = 0;
  for (const lines of steps) {
    for await (const batch of engine.stream(lines)) {
      rows += batch.length;
      await file.write(batch.map(({ line }) => `${line}\r\n`).join(''));
    }
  }
  return rows;
};

async function* cellsOf(engine: Engine, steps: readonly Step[]): AsyncIterable<readonly (readonly string[])[]> {
  for (const lines of steps) {
    for await (const batch of engine.stream(lines)) yield batch.map(({ line }) => String(line).split(CELL_END));
  }
}

/** Writes the notification list: list.csv always, list.xlsx where it fits. Streams; holds no more than a batch. */
export const writeList = async (
  engine: Engine,
  folder: string,
  options: ListOptions = {},
): Promise<readonly WrittenFile[]> => {
  const elements = await exposedElements(engine);
  const columns = listColumns(elements);
  const names = columns.map(({ name }) => name);
  const ranges = await peopleRanges(engine);
  await engine.run(controlNumbers);
  await engine.run(listFlags);
  await engine.run(listEarlier);
  try {
    const head = `${options.byteOrderMark ? '\uFEFF' : ''}${names.join(',')}\r\n`;
    const csv = await writeOutFile(joinPath(folder, 'list.csv'), (file) =>
      writeLines(
        engine,
        ranges.map((range) => csvLines(elements, columns, range)),
        head,
        file,
      ),
    );
    if (csv.rows > Math.min(options.largestSheet ?? LARGEST_SHEET, LARGEST_SHEET)) return [csv];
    const path = joinPath(folder, 'list.xlsx');
    const rows = cellsOf(
      engine,
      ranges.map((range) => sheetLines(elements, columns, range)),
    );
    try {
      return [csv, await writeOutFile(path, (file) => writeSheet(file, names, rows, `${path}.sheet.partial`))];
    } catch (cause) {
      // Very many elements of very many people pass what a workbook holds: the CSV stands alone, as for longer lists.
      if (cause instanceof PartTooLarge) return [csv];
      throw cause;
    }
  } finally {
    await engine.drop(controlNumbers.name);
    await engine.drop(listFlags.name);
    await engine.drop(listEarlier.name);
  }
};
