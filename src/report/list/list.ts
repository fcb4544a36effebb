import { join } from 'node:path';
import type { Engine, Row } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { type OutFile, type WrittenFile, writeOutFile } from '../files/out-file.ts';
import { writeSheet } from '../files/sheet.ts';
import { LARGEST_SHEET, type RowsXml } from '../files/workbook.ts';
import { PartTooLarge } from '../files/zip-file.ts';
import { CSV, type LineForm, type ListColumn, SHEET } from './cells.ts';
import { type StandingList, spliceList } from './changes.ts';
import {
  COLUMNS_BEFORE,
  COLUMNS_BEHIND,
  elementColumns,
  exposedElements,
  heldCells,
  listBeside,
  listedPeople,
  type PeopleRange,
  peopleRanges,
} from './columns.ts';
import { linesName, linesStep } from './lines.ts';

export interface ListOptions {
  /** A byte-order mark makes old spreadsheets read UTF-8. */
  readonly byteOrderMark?: boolean;
  /** More people than this get no XLSX: a sheet ends at 1,048,576 rows. */
  readonly largestSheet?: number;
  /** The list of the last export, of which only the lines of people who changed are made for the CSV. */
  readonly standing?: StandingList | undefined;
}

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
  for await (const { people, texts } of all) yield { xml: texts.at(-1) ?? '', rows: people };
}

/** Where the lines come from and where they go. */
interface Lists {
  readonly names: readonly string[];
  readonly head: string;
  readonly folder: string;
  readonly lines: (forms: readonly LineForm[]) => AsyncIterable<Lines>;
  /** list.csv, where it was made of the one that stood. */
  readonly spliced: WrittenFile | undefined;
}

const writeCsv = ({ folder, head, lines }: Lists): Promise<WrittenFile> =>
  writeOutFile(join(folder, 'list.csv'), async (file) => {
    await file.write(head);
    let rows = 0;
    for await (const { people } of writeLines(lines([CSV]), file)) rows += people;
    return rows;
  });

const writeRows = ({ folder, names }: Lists, rows: AsyncIterable<Lines>): Promise<WrittenFile> => {
  const path = join(folder, 'list.xlsx');
  return writeOutFile(path, (out) => writeSheet(out, names, sheetRows(rows), `${path}.sheet.partial`));
};

/** Both lists in one pass over the people; the sheet alone where the other was spliced. */
const writeBoth = async (lists: Lists): Promise<readonly WrittenFile[]> => {
  const { folder, head, lines, spliced } = lists;
  if (spliced) return [spliced, await writeRows(lists, lines([SHEET]))];
  let sheet: WrittenFile | undefined;
  const csv = await writeOutFile(join(folder, 'list.csv'), async (file) => {
    await file.write(head);
    sheet = await writeRows(lists, writeLines(lines([CSV, SHEET]), file));
    return sheet.rows;
  });
  return sheet ? [csv, sheet] : [csv];
};

const writeLists = async (lists: Lists, withSheet: boolean): Promise<readonly WrittenFile[]> => {
  if (!withSheet) return [lists.spliced ?? (await writeCsv(lists))];
  try {
    return await writeBoth(lists);
  } catch (cause) {
    // Very many elements of very many people pass what a workbook holds: the CSV stands alone, as for longer lists.
    if (!(cause instanceof PartTooLarge)) throw cause;
    return [lists.spliced ?? (await writeCsv(lists))];
  }
};

/** Rows of a sheet are eight times as long as those of the CSV. */
const PEOPLE_A_RANGE = { csv: 250_000, sheet: 100_000 };

const EVERYBODY = sql`1 = 1`;

const writeAnew = async (
  engine: Engine,
  parts: ListParts,
  lists: Omit<Lists, 'lines'>,
  hasSheet: boolean,
): Promise<readonly WrittenFile[]> => {
  const beside = listBeside(EVERYBODY);
  for (const step of beside) await engine.run(step);
  try {
    const lines = (forms: readonly LineForm[]) => linesOf(engine, parts, forms);
    return await writeLists({ ...lists, lines }, hasSheet);
  } finally {
    for (const { name } of beside) await engine.drop(name);
  }
};

/** Writes the notification list (inside `withHeld`): list.csv always, list.xlsx where it fits. Streams; holds no more than a batch. */
export const writeList = async (
  engine: Engine,
  folder: string,
  { byteOrderMark = false, largestSheet = LARGEST_SHEET, standing }: ListOptions = {},
): Promise<readonly WrittenFile[]> => {
  const [listed] = await engine.read(listedPeople);
  const hasSheet = Number(listed?.['n'] ?? 0) <= Math.min(largestSheet, LARGEST_SHEET);
  const elements = await exposedElements(engine);
  const nameOf = ({ name }: ListColumn): string => name;
  const ofElements = elements.flatMap(elementColumns);
  const names = [...COLUMNS_BEFORE.map(nameOf), ...ofElements, ...COLUMNS_BEHIND.map(nameOf)];
  const head = `${byteOrderMark ? '\uFEFF' : ''}${names.join(',')}\r\n`;
  const spliced = standing && (await spliceList(engine, join(folder, 'list.csv'), { head, elements }, standing));
  if (spliced && !hasSheet) return [spliced];
  const ranges = await peopleRanges(engine, hasSheet ? PEOPLE_A_RANGE.sheet : PEOPLE_A_RANGE.csv);
  return writeAnew(engine, { elements, ranges }, { names, head, folder, spliced }, hasSheet);
};
