import type { Found, ReadContext, Reader } from '../reader.ts';
import { createCutter } from '../text/pieces.ts';
import { drawnText } from './office/drawn-text.ts';
import { carriedParts, mailLinks, type OfficePackage, openPackage, relationsOf } from './office/package.ts';
import { pivotCaches } from './office/pivot-cache.ts';
import { sheetFound } from './office/sheet-found.ts';
import { type MissingResults, sheetRows } from './office/sheet-rows.ts';
import { readWorkbook, type Sheet, type Workbook } from './office/workbook.ts';
import { readXml } from './office/xml.ts';
import { namesIn } from './zip/archive.ts';

const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml';

/** What stands beside the cells: comments, answers to them, text boxes, values of charts and of other workbooks. */
const BESIDE =
  /^xl\/(comments\d*|(comments|threadedComments|persons|charts|externalLinks)\/[^/]*|drawings\/drawing\d*)\.xml$/;

const besideText = async function* (office: OfficePackage, sheets: readonly Sheet[]): AsyncIterable<string> {
  for (const part of office.names.filter((name) => BESIDE.test(name))) {
    const handler = drawnText();
    for await (const _ of readXml(office.part(part), handler)) yield handler.take();
  }
  for (const { part } of sheets) {
    for (const address of mailLinks(await relationsOf(office, part))) yield `${address}\n`;
  }
};

const sheetOf = async function* (
  office: OfficePackage,
  part: string,
  book: Workbook,
  context: ReadContext,
): AsyncIterable<Found> {
  const missing: MissingResults = { count: 0, first: 0 };
  yield* sheetFound(sheetRows(office.part(part), book, missing), SHEET_TYPE, context);
  if (missing.count > 0) yield { found: 'problem', code: 'FORMULAS_EMPTY', ...missing };
};

const read = async function* ({ bytes }: Parameters<Reader['read']>[0], context: ReadContext): AsyncIterable<Found> {
  const office = await openPackage(bytes, context);
  const book = await readWorkbook(office);
  const cutter = createCutter(context.limits.part);
  for await (const piece of besideText(office, book.sheets)) {
    for (const text of cutter.add(piece)) yield { found: 'text', as: 'plain', text };
  }
  for (const text of cutter.end()) yield { found: 'text', as: 'plain', text };
  for (const { name, part } of book.sheets) {
    const items = () => sheetOf(office, part, book, context);
    yield { found: 'member', member: { name, kind: 'read', mediaType: SHEET_TYPE, bytes: null, items } };
  }
  yield* pivotCaches(office, context);
  yield* carriedParts(office, 'xl');
};

/** Excel workbooks (XLSX, XLSM, XLTX): every sheet, hidden ones too, is a table, and so is what a pivot table was made from; comments and text boxes are its text. */
export const xlsx: Reader = {
  format: 'xlsx',
  recognise: async (look) => {
    const names = [...(await namesIn(look))];
    return names.some((name) => name === 'xl/workbook.xml' || name.startsWith('xl/worksheets/')) ? TYPE : null;
  },
  read,
};
