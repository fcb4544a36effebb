import { readFile } from 'node:fs/promises';
import { parse } from 'csv-parse/sync';
import { CandorError } from '../../core/errors.ts';
import { openPackage } from '../../ingest/formats/office/package.ts';
import { sheetRows } from '../../ingest/formats/office/sheet-rows.ts';
import { readWorkbook } from '../../ingest/formats/office/workbook.ts';
import { DEFAULT_LIMITS } from '../../ingest/limits.ts';
import { isUnreadable } from '../../ingest/reader.ts';
import { FIELD_COLUMNS, FIELD_SHEETS, type FieldColumn, ROLE_SHEET } from '../../report/fields/field-columns.ts';
import { columnLetters } from '../../report/files/workbook.ts';
import { openNamedFile } from '../evidence/open.ts';

/** A row of an edited sheet, with the place of each of its cells for messages. */
export interface EditedRow {
  cell(name: FieldColumn): string;
  /** Whether the sheet has the column. */
  has(name: FieldColumn): boolean;
  /** Sheet and cell, such as `Decide once!U7`. */
  place(name: FieldColumn): string;
}

export interface SheetFault {
  /** Sheet and cell, such as `Decide once!U7`. */
  readonly place: string;
  readonly text: string;
}

export interface SheetLines {
  readonly name: string;
  /** Rows with their number on the sheet, from 1. */
  readonly rows: readonly { readonly at: number; readonly cells: readonly string[] }[];
}

const unreadableSheet = (path: string, cause?: unknown): CandorError =>
  new CandorError('INPUT_UNREADABLE', 'this is no sheet that Candor wrote', {
    place: { file: path },
    hint: 'give the file that candor fields export (or review export) wrote, saved as XLSX or CSV',
    cause,
  });

const readXlsx = async (path: string): Promise<readonly SheetLines[]> => {
  const { bytes } = await openNamedFile(path);
  try {
    const office = await openPackage(bytes, { limits: DEFAULT_LIMITS, counted: (pieces) => pieces });
    const book = await readWorkbook(office);
    const sheets: SheetLines[] = [];
    for (const { name, part } of book.sheets) {
      const rows: { at: number; cells: readonly string[] }[] = [];
      for await (const batch of sheetRows(office.part(part), book)) rows.push(...batch);
      sheets.push({ name, rows });
    }
    return sheets;
  } catch (cause) {
    throw isUnreadable(cause) ? unreadableSheet(path, cause) : cause;
  } finally {
    bytes.close();
  }
};

const decoded = (bytes: Buffer): string => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // What a spreadsheet saves as "CSV" on Windows.
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

const DELIMITERS = [',', ';', '\t'] as const;

/** The delimiter of the heading: spreadsheets write the one of their country, and reasons hold the others. */
const delimiterOf = (text: string): string => {
  const [heading = ''] = text.split('\n', 1);
  const count = (delimiter: string) => heading.split(delimiter).length;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ',';
};

const readCsv = async (path: string): Promise<readonly SheetLines[]> => {
  const text = decoded(
    await readFile(path).catch((cause: unknown) => {
      throw new CandorError('INPUT_NOT_FOUND', 'no such file', { place: { file: path }, cause });
    }),
  );
  try {
    const records: string[][] = parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true });
    return [{ name: '', rows: records.map((cells, n) => ({ at: n + 1, cells })) }];
  } catch (cause) {
    throw unreadableSheet(path, cause);
  }
};

/** Whether a sheet is one of those that candor fields export writes, by its name. */
const isFieldSheet = (name: string): boolean => Object.values(FIELD_SHEETS).includes(name);

/** The apostrophe that keeps a spreadsheet from calculating a text is none of it. */
export const plainText = (cell: string): string => cell.replace(/^'(?='*[=+@\t\r\n＝＋－＠-])/, '').trim();

const namesIn = (cells: readonly string[]): readonly string[] => cells.map((cell) => cell.trim().toLowerCase());

/** Lines above the heading that somebody may have written. */
const MOST_ABOVE = 20;
/** Names of columns by which a heading is known. */
const HEADING = 5;

const headingAt = (rows: SheetLines['rows']): number =>
  rows
    .slice(0, MOST_ABOVE)
    .findIndex(({ cells }) => namesIn(cells).filter((name) => NAMES.has(name)).length >= HEADING);

const NAMES: ReadonlySet<string> = new Set(FIELD_COLUMNS);

const rowsOf = ({ name, rows }: SheetLines): readonly EditedRow[] | undefined => {
  const heading = headingAt(rows);
  if (heading < 0) {
    if (!isFieldSheet(name)) return undefined;
    throw new CandorError('SHEET_INVALID', 'the sheet has no heading', {
      place: { file: name },
      hint: 'the heading that candor fields export wrote must stay above the rows',
    });
  }
  const names = namesIn(rows[heading]?.cells ?? []);
  const body = rows.slice(heading + 1);
  const columns = new Map(FIELD_COLUMNS.map((column) => [column, names.indexOf(column)]));
  const missing = FIELD_COLUMNS.filter((column) => (columns.get(column) ?? -1) < 0);
  const needed = missing.filter((column) =>
    /^(scope|group|control number|column|decision|mention|by|why)$/.test(column),
  );
  if (needed.length > 0) {
    throw new CandorError(
      'SHEET_INVALID',
      `the sheet has no column ${needed.map((column) => `"${column}"`).join(', ')}`,
      {
        place: { file: name === '' ? 'the file' : name },
        hint: 'the heading that candor fields export wrote must stay as it is',
      },
    );
  }
  const atOf = (column: FieldColumn) => columns.get(column) ?? -1;
  return body.map(({ at, cells }) => ({
    cell: (column) => plainText(cells[atOf(column)] ?? ''),
    has: (column) => atOf(column) >= 0,
    place: (column) => `${name === '' ? '' : `${name}!`}${columnLetters(Math.max(0, atOf(column)))}${at}`,
  }));
};

/** Lines of all sheets of an edited file, XLSX or CSV by its content. */
export const readSheets = async (path: string): Promise<readonly SheetLines[]> => {
  const head = await readFile(path).then(
    (bytes) => bytes.subarray(0, 2).toString('latin1'),
    () => '',
  );
  return head === 'PK' ? readXlsx(path) : readCsv(path);
};

/** Rows of all sheets of fields in an edited file. */
export const readEditedSheets = async (path: string): Promise<readonly EditedRow[]> => {
  const sheets = await readSheets(path);
  const found = sheets.filter(({ name }) => name !== ROLE_SHEET).map(rowsOf);
  const rows = found.filter((one) => one !== undefined);
  if (rows.length === 0) throw unreadableSheet(path);
  return rows.flat();
};
