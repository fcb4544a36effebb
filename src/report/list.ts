import { join } from 'node:path';
import type { Engine, Step } from '../engine/port.ts';
import { type Sql, sql } from '../engine/sql.ts';
import {
  COLUMNS_BEFORE,
  COLUMNS_BEHIND,
  controlNumbers,
  dropRange,
  elementColumns,
  exposedElements,
  holdRange,
  LIST_READS,
  type ListColumn,
  lineOf,
  listEarlier,
  listFlags,
  listPeople,
  type PeopleRange,
  peopleRanges,
} from './list-columns.ts';
import { type OutFile, type WrittenFile, writeOutFile } from './out-file.ts';
import { writeSheet } from './sheet.ts';
import { listHousehold } from './steps/contacts.ts';
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

/** Between the cells of a line of the workbook; no sheet can hold it, so it is blanked where it stands in a value. */
const CELL_END = '\u001f';

const sheetCell = ({ value, plain }: ListColumn): Sql =>
  plain ? value : sql`replace(coalesce(${value}, ''), ${CELL_END}, ' ')`;

/** How a line is made of its cells. */
interface LineForm {
  readonly name: string;
  readonly cell: (column: ListColumn) => Sql;
  readonly between: string;
}

const CSV_LINE: LineForm = { name: 'list_lines', cell: csvCell, between: ',' };
/** The cells of a row as one text: one value a row is much cheaper to take over than sixty. */
const SHEET_LINE: LineForm = { name: 'list_rows', cell: sheetCell, between: CELL_END };

/** The whole line is made in SQL, where millions of them are cheap. */
const lineStep = ({ name, cell, between }: LineForm, elements: readonly string[], range: PeopleRange): Step => {
  const ofElements = elements.length === 0 ? [] : [sql`cells`];
  const cells = [...COLUMNS_BEFORE.map(cell), ...ofElements, ...COLUMNS_BEHIND.map(cell)];
  return {
    name,
    reads: LIST_READS,
    sql: sql`select ${lineOf(cells, between)} as line from (${listPeople(range)}) people order by person_id`,
  };
};

interface ListParts {
  readonly elements: readonly string[];
  readonly ranges: readonly PeopleRange[];
}

/** The lines of all people in order, range by range. */
async function* linesOf(
  engine: Engine,
  { elements, ranges }: ListParts,
  form: LineForm,
): AsyncIterable<readonly string[]> {
  for (const range of ranges) {
    await holdRange(engine, elements, range, form.between);
    for await (const batch of engine.stream(lineStep(form, elements, range)))
      yield batch.map(({ line }) => String(line));
  }
  await dropRange(engine);
}

const writeLines = async (lines: AsyncIterable<readonly string[]>, head: string, file: OutFile): Promise<number> => {
  await file.write(head);
  let rows = 0;
  for await (const batch of lines) {
    rows += batch.length;
    await file.write(batch.map((line) => `${line}\r\n`).join(''));
  }
  return rows;
};

async function* cellsOf(lines: AsyncIterable<readonly string[]>): AsyncIterable<readonly (readonly string[])[]> {
  for await (const batch of lines) yield batch.map((line) => line.split(CELL_END));
}

/** Writes the notification list: list.csv always, list.xlsx where it fits. Streams; holds no more than a batch. */
export const writeList = async (
  engine: Engine,
  folder: string,
  options: ListOptions = {},
): Promise<readonly WrittenFile[]> => {
  const parts = { elements: await exposedElements(engine), ranges: await peopleRanges(engine) };
  const nameOf = ({ name }: ListColumn): string => name;
  const names = [
    ...COLUMNS_BEFORE.map(nameOf),
    ...parts.elements.flatMap(elementColumns),
    ...COLUMNS_BEHIND.map(nameOf),
  ];
  await engine.run(controlNumbers);
  await engine.run(listFlags);
  await engine.run(listHousehold);
  await engine.run(listEarlier);
  try {
    const head = `${options.byteOrderMark ? '\uFEFF' : ''}${names.join(',')}\r\n`;
    const csv = await writeOutFile(join(folder, 'list.csv'), (file) =>
      writeLines(linesOf(engine, parts, CSV_LINE), head, file),
    );
    if (csv.rows > Math.min(options.largestSheet ?? LARGEST_SHEET, LARGEST_SHEET)) return [csv];
    const path = join(folder, 'list.xlsx');
    const rows = cellsOf(linesOf(engine, parts, SHEET_LINE));
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
    await engine.drop(listHousehold.name);
    await engine.drop(listEarlier.name);
  }
};
