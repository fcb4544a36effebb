import { join } from 'node:path';
import type { Engine } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { rowsOfLines } from '../files/line-cells.ts';
import { type OutFile, type WrittenFile, writeOutFile } from '../files/out-file.ts';
import { writeSheet } from '../files/sheet.ts';
import { LARGEST_SHEET, type RowsXml } from '../files/workbook.ts';
import { PartTooLarge } from '../files/zip-file.ts';
import type { ListColumn } from './cells.ts';
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
import { type Lines, linesStep } from './lines.ts';

export interface ListOptions {
  /** A byte-order mark makes old spreadsheets read UTF-8. */
  readonly byteOrderMark?: boolean;
  /** More people than this get no XLSX: a sheet ends at 1,048,576 rows. */
  readonly largestSheet?: number;
  /** The list of the last export, of which only the lines of people who changed are made. */
  readonly standing?: StandingList | undefined;
}

interface ListParts {
  readonly elements: readonly string[];
  readonly ranges: readonly PeopleRange[];
}

/** Made by all threads before they are read: what is read as a stream is made by one. */
const linesIn = async (engine: Engine, elements: readonly string[], range: PeopleRange): Promise<readonly Lines[]> => {
  await engine.run(linesStep(elements, range));
  const reads = ['list_lines'];
  const parts = await engine.read({ name: 'list_parts', reads, sql: sql`select people from list_lines order by part` });
  const lines: Lines[] = [];
  const query = sql`select lines from list_lines order by part`;
  for await (const [bytes] of engine.streamBytes({ name: 'list_in_order', reads, sql: query }))
    if (bytes) lines.push({ people: Number(parts[lines.length]?.['people'] ?? 0), bytes });
  await engine.drop('list_lines');
  return lines;
};

/** The lines of all people in order, range by range: lines as wide as these are sorted in bounded memory. The engine makes those of a range while the ones before are written. */
async function* linesOf(engine: Engine, { elements, ranges }: ListParts): AsyncIterable<Lines> {
  await engine.run(heldCells(elements));
  let made: Promise<readonly Lines[]> = Promise.resolve([]);
  try {
    for (const range of ranges) {
      const before = await made;
      made = linesIn(engine, elements, range);
      yield* before;
    }
    yield* await made;
  } finally {
    // Where writing failed the engine is still at work, and nobody else asks what became of it.
    await made.catch(() => undefined);
    await engine.drop('list_cells');
  }
}

/** Writes the lines of list.csv, and passes them on as soon as they are written. */
async function* writeLines(all: AsyncIterable<Lines>, file: OutFile): AsyncIterable<Lines> {
  for await (const lines of all) {
    await file.write(lines.bytes);
    yield lines;
  }
}

async function* sheetRows(all: AsyncIterable<Lines>): AsyncIterable<RowsXml> {
  const rowsOf = rowsOfLines();
  for await (const { bytes } of all) yield rowsOf(bytes);
}

/** Where the lines come from and where they go. */
interface Lists {
  readonly names: readonly string[];
  readonly head: string;
  readonly folder: string;
  readonly lines: () => AsyncIterable<Lines>;
}

const writeCsv = ({ folder, head, lines }: Lists): Promise<WrittenFile> =>
  writeOutFile(join(folder, 'list.csv'), async (file) => {
    await file.write(head);
    let rows = 0;
    for await (const { people } of writeLines(lines(), file)) rows += people;
    return rows;
  });

const writeRows = ({ folder, names }: Lists, rows: AsyncIterable<Lines>): Promise<WrittenFile> => {
  const path = join(folder, 'list.xlsx');
  return writeOutFile(path, (out) => writeSheet(out, names, sheetRows(rows), `${path}.sheet.partial`));
};

/** Both lists in one pass over the people. */
const writeBoth = async (lists: Lists): Promise<readonly WrittenFile[]> => {
  const { folder, head, lines } = lists;
  let sheet: WrittenFile | undefined;
  const csv = await writeOutFile(join(folder, 'list.csv'), async (file) => {
    await file.write(head);
    sheet = await writeRows(lists, writeLines(lines(), file));
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

/** So many lines are put in order by the engine, and as many wait to be written. */
const PEOPLE_A_RANGE = 200_000;

const EVERYBODY = sql`1 = 1`;

const writeAnew = async (
  engine: Engine,
  elements: readonly string[],
  write: (lines: Lists['lines']) => Promise<readonly WrittenFile[]>,
): Promise<readonly WrittenFile[]> => {
  const parts = { elements, ranges: await peopleRanges(engine, PEOPLE_A_RANGE) };
  const beside = listBeside(EVERYBODY);
  for (const step of beside) await engine.run(step);
  try {
    return await write(() => linesOf(engine, parts));
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
  const write = (lines: Lists['lines']) => writeLists({ names, head, folder, lines }, hasSheet);
  const path = join(folder, 'list.csv');
  const spliced = standing && (await spliceList(engine, path, { head, elements }, standing, write));
  return spliced ?? writeAnew(engine, elements, write);
};
