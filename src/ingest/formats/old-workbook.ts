import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { type Bytes, chunksOf } from '../bytes/bytes.ts';
import { type Found, type ReadContext, type Reader, unreadable } from '../reader.ts';
import { textParts } from '../text/pieces.ts';
import { compoundOf } from './compound/look.ts';
import { openPackage } from './office/package.ts';
import { rowsKnown, sheetFound } from './office/sheet-found.ts';
import type { SheetRow } from './office/sheet-rows.ts';
import { numberStyle, numberText } from './office/sheet-values.ts';
import { namesIn } from './zip/archive.ts';

const XLS = 'application/vnd.ms-excel';
const XLSB = 'application/vnd.ms-excel.sheet.binary.macroenabled.12';

/** A cell as it is stored: dates as ISO dates, leading zeros where its format has them. */
const cellText = (cell: CellObject | undefined, from1904: boolean): string => {
  if (cell?.v === undefined || cell.v === null || cell.t === 'e') return '';
  if (cell.t !== 'n') return String(cell.v);
  return numberText(String(cell.v), numberStyle(0, cell.z === undefined ? 'General' : String(cell.z)), from1904);
};

/** Cells of a sheet, with empty ones in front of filled ones, at most; a sheet with more is made to fill the memory. */
const MOST_CELLS = 20_000_000;

const withoutEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== '') + 1);

const rowsOf = (sheet: WorkSheet, from1904: boolean): readonly SheetRow[] => {
  const rows = (sheet['!data'] ?? []) as readonly (readonly CellObject[] | undefined)[];
  let count = 0;
  return rows.flatMap((row, n) => {
    count += row?.length ?? 0;
    if (count > MOST_CELLS) throw unreadable('too_large');
    const cells = withoutEnd(Array.from(row ?? [], (cell) => cellText(cell, from1904)));
    return cells.length > 0 ? [{ at: n + 1, cells }] : [];
  });
};

/** Comments of a sheet, a line each. */
const commentsOf = (sheet: WorkSheet): readonly string[] =>
  ((sheet['!data'] ?? []) as readonly (readonly CellObject[] | undefined)[]).flatMap((row) =>
    Array.from(row ?? []).flatMap((cell) => (cell?.c ?? []).map(({ t }) => `${t ?? ''}\n`)),
  );

const openBook = async (whole: Buffer): Promise<WorkBook> => {
  const { read } = await import('@e965/xlsx');
  // The library reports what it does not know on the console, which is not its own.
  const { error } = console;
  console.error = () => undefined;
  try {
    return read(whole, { type: 'buffer', dense: true, cellNF: true, cellHTML: false, cellFormula: false });
  } catch (cause) {
    throw unreadable(/password|encrypt/i.test(String(cause)) ? 'password' : 'damaged', cause);
  } finally {
    console.error = error;
  }
};

/** The library unpacks whatever a file says: parts of more bytes than it may hold as a whole are not given to it. */
const refuseBomb = async (bytes: Bytes, context: ReadContext): Promise<void> => {
  const office = await openPackage(bytes, context);
  let size = 0;
  for (const name of office.names)
    for await (const piece of office.part(name)) {
      size += piece.length;
      if (size > context.limits.wholeBytes) throw unreadable('too_large');
    }
};

async function* read({ bytes, mediaType }: Parameters<Reader['read']>[0], context: ReadContext): AsyncIterable<Found> {
  if (bytes.size > context.limits.wholeBytes) throw unreadable('too_large');
  if (mediaType === XLSB) await refuseBomb(bytes, context);
  const book = await openBook(Buffer.concat([...chunksOf(bytes)]));
  const from1904 = book.Workbook?.WBProps?.date1904 === true;
  const sheets = book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name];
    return sheet ? [{ name, sheet }] : [];
  });
  const comments = sheets.flatMap(({ sheet }) => commentsOf(sheet));
  for (const text of textParts(comments, context.limits.part)) yield { found: 'text', as: 'plain', text };
  for (const { name, sheet } of sheets) {
    const items = () => sheetFound(rowsKnown(rowsOf(sheet, from1904)), XLS, context);
    yield { found: 'member', member: { name, kind: 'read', mediaType: XLS, bytes: null, items } };
  }
}

/** Workbooks of other forms than XLSX: Excel 97 (XLS) and binary ones (XLSB). Each sheet is a table. */
export const oldWorkbook: Reader = {
  format: 'old-workbook',
  recognise: async (look) => {
    if ((await namesIn(look)).has('xl/workbook.bin')) return XLSB;
    return compoundOf(look)?.names.some((name) => /^(?:Workbook|Book)$/i.test(name)) ? XLS : null;
  },
  read,
};
