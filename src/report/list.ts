import { join } from 'node:path';
import type { Engine, Row, Step } from '../engine/port.ts';
import { ident, integer, join as joined, quoted, sql } from '../engine/sql.ts';
import { CSV, type LineForm, type ListColumn, lineOf, SHEET } from './list-cells.ts';
import {
  COLUMNS_BEFORE,
  COLUMNS_BEHIND,
  cellsOf,
  controlNumbers,
  elementColumns,
  exposedElements,
  heldCells,
  LIST_READS,
  listEarlier,
  listedPeople,
  listFlags,
  listPeople,
  type PeopleRange,
  peopleRanges,
} from './list-columns.ts';
import { type OutFile, type WrittenFile, writeOutFile } from './out-file.ts';
import { writeSheet } from './sheet.ts';
import { listHousehold } from './steps/contacts.ts';
import { LARGEST_SHEET, type RowsXml } from './workbook.ts';
import { PartTooLarge } from './zip-file.ts';

export interface ListOptions {
  /** A byte-order mark makes old spreadsheets read UTF-8. */
  readonly byteOrderMark?: boolean;
  /** More people than this get no XLSX: a sheet ends at 1,048,576 rows. */
  readonly largestSheet?: number;
}

/** Column of the lines in the n-th form. */
const linesName = (n: number): string => `lines_${n}`;

/** Ids of people whose lines are one text: about a thousand people, of rows that all have one. */
const IDS_A_TEXT = 8192;

/** Lines are made in SQL, where millions of them are cheap: one query makes them in every form, a thousand people as one text. */
const linesStep = (forms: readonly LineForm[], elements: readonly string[], range: PeopleRange): Step => {
  const lines = forms.map((form, n) => {
    const ofElements = elements.length === 0 ? [] : [cellsOf(n)];
    const cells = [...COLUMNS_BEFORE.map(form.cell), ...ofElements, ...COLUMNS_BEHIND.map(form.cell)];
    const [front, behind] = form.around.map(quoted);
    return sql`concat(${front ?? ''}, ${lineOf(cells, form)}, ${behind ?? ''}) as ${ident(linesName(n))}`;
  });
  const texts = forms.map((_, n) => {
    const name = ident(linesName(n));
    return sql`string_agg(${name}, '' order by person_id) as ${name}`;
  });
  return {
    name: 'list_lines',
    reads: LIST_READS,
    sql: sql`select part, count(*) as people, ${joined(texts, ', ')}
      from (select person_id, floor(person_id / ${integer(IDS_A_TEXT)}) as part, ${joined(lines, ', ')} from (${listPeople(range)}) people) lines
      group by part`,
  };
};

/** Texts that are read at once: sheets have two megabytes each. */
const TEXTS_AT_ONCE = 16;

/** The rows of `list_lines` in order, few at once: they are long, and the engine hands out thousands. */
async function* inOrder(engine: Engine): AsyncIterable<Row> {
  const reads = ['list_lines'];
  const parts = await engine.read({ name: 'list_parts', reads, sql: sql`select part from list_lines order by part` });
  for (let n = 0; n < parts.length; n += TEXTS_AT_ONCE) {
    const [first, last] = [parts[n], parts[Math.min(parts.length, n + TEXTS_AT_ONCE) - 1]].map((row) =>
      Number(row?.['part']),
    );
    yield* await engine.read({
      name: 'list_in_order',
      reads,
      sql: sql`select * from list_lines where part between ${first ?? 0} and ${last ?? 0} order by part`,
    });
  }
}

interface ListParts {
  readonly elements: readonly string[];
  readonly ranges: readonly PeopleRange[];
}

/** The lines of some people, who follow each other. */
interface Lines {
  readonly people: number;
  /** Their lines in each form. */
  readonly texts: readonly string[];
}

/** The lines of all people in order, each in every form, range by range: lines as wide as these are sorted in bounded memory. */
async function* linesOf(
  engine: Engine,
  { elements, ranges }: ListParts,
  forms: readonly LineForm[],
): AsyncIterable<Lines> {
  await engine.run(heldCells(elements, forms));
  for (const range of ranges) {
    // Made by all threads before they are read: what is read as a stream is made by one.
    await engine.run(linesStep(forms, elements, range));
    for await (const row of inOrder(engine))
      yield { people: Number(row['people']), texts: forms.map((_, n) => String(row[linesName(n)])) };
  }
  for (const name of ['list_lines', 'list_cells']) await engine.drop(name);
}

/** Writes the lines of list.csv, and passes them on as soon as they are written. */
async function* writeLines(all: AsyncIterable<Lines>, file: OutFile): AsyncIterable<Lines> {
  for await (const lines of all) {
    await file.write(lines.texts[0] ?? '');
    yield lines;
  }
}

async function* sheetRows(all: AsyncIterable<Lines>): AsyncIterable<RowsXml> {
  for await (const { people, texts } of all) yield { xml: texts[1] ?? '', rows: people };
}

/** Where the lines come from and where they go. */
interface Lists {
  readonly names: readonly string[];
  readonly head: string;
  readonly folder: string;
  readonly lines: (forms: readonly LineForm[]) => AsyncIterable<Lines>;
}

const writeCsv = ({ folder, head, lines }: Lists): Promise<WrittenFile> =>
  writeOutFile(join(folder, 'list.csv'), async (file) => {
    await file.write(head);
    let rows = 0;
    for await (const { people } of writeLines(lines([CSV]), file)) rows += people;
    return rows;
  });

/** Both lists in one pass over the people. */
const writeBoth = async ({ folder, head, names, lines }: Lists): Promise<readonly WrittenFile[]> => {
  const path = join(folder, 'list.xlsx');
  let sheet: WrittenFile | undefined;
  const csv = await writeOutFile(join(folder, 'list.csv'), async (file) => {
    await file.write(head);
    const rows = sheetRows(writeLines(lines([CSV, SHEET]), file));
    sheet = await writeOutFile(path, (out) => writeSheet(out, names, rows, `${path}.sheet.partial`));
    return sheet.rows;
  });
  return sheet ? [csv, sheet] : [csv];
};

const writeLists = async (lists: Lists, withSheet: boolean): Promise<readonly WrittenFile[]> => {
  if (!withSheet) return [await writeCsv(lists)];
  try {
    return await writeBoth(lists);
  } catch (cause) {
    // Very many elements of very many people pass what a workbook holds: the CSV stands alone, as for longer lists.
    if (!(cause instanceof PartTooLarge)) throw cause;
    return [await writeCsv(lists)];
  }
};

/** Rows of a sheet are eight times as long as those of the CSV. */
const PEOPLE_A_RANGE = { csv: 250_000, sheet: 100_000 };

const BESIDE = [controlNumbers, listFlags, listHousehold, listEarlier];

/** Writes the notification list (inside `withHeld`): list.csv always, list.xlsx where it fits. Streams; holds no more than a batch. */
export const writeList = async (
  engine: Engine,
  folder: string,
  { byteOrderMark = false, largestSheet = LARGEST_SHEET }: ListOptions = {},
): Promise<readonly WrittenFile[]> => {
  const [listed] = await engine.read(listedPeople);
  const hasSheet = Number(listed?.['n'] ?? 0) <= Math.min(largestSheet, LARGEST_SHEET);
  const ranges = await peopleRanges(engine, hasSheet ? PEOPLE_A_RANGE.sheet : PEOPLE_A_RANGE.csv);
  const parts = { elements: await exposedElements(engine), ranges };
  const nameOf = ({ name }: ListColumn): string => name;
  const elements = parts.elements.flatMap(elementColumns);
  const names = [...COLUMNS_BEFORE.map(nameOf), ...elements, ...COLUMNS_BEHIND.map(nameOf)];
  for (const step of BESIDE) await engine.run(step);
  try {
    const head = `${byteOrderMark ? '\uFEFF' : ''}${names.join(',')}\r\n`;
    const lines = (forms: readonly LineForm[]) => linesOf(engine, parts, forms);
    return await writeLists({ names, head, folder, lines }, hasSheet);
  } finally {
    for (const { name } of BESIDE) await engine.drop(name);
  }
};
