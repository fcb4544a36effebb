import { type Found, type Look, type ReadContext, type Reader, unreadable } from '../reader.ts';
import { createCutter, headsAbove, textParts } from '../text/pieces.ts';
import { openDocumentSheets } from './office/open-document-sheets.ts';
import { openDocumentText } from './office/open-document-text.ts';
import { type OfficePackage, openPackage } from './office/package.ts';
import { rowsKnown, sheetFound } from './office/sheet-found.ts';
import { readWholeXml, readXml } from './office/xml.ts';

/** Open documents name their type in an entry of their own, unpacked, at the very beginning. */
export const openDocumentType = ({ head }: Pick<Look, 'head'>): string | null =>
  /^mimetype(application\/(?:vnd\.oasis\.opendocument\.[a-z-]+|epub\+zip))/.exec(
    head.subarray(30, 130).toString('latin1'),
  )?.[1] ?? null;

const SHEET = 'application/vnd.oasis.opendocument.spreadsheet';

/** The body first, then heads and feet of pages, which stand among the styles. */
const PARTS = ['content.xml', 'styles.xml'];

const MANIFEST = 'META-INF/manifest.xml';

const isLocked = async (office: OfficePackage): Promise<boolean> => {
  if (!office.has(MANIFEST)) return false;
  let hasKey = false;
  const open = (name: string): void => {
    hasKey ||= name === 'encryption-data';
  };
  await readWholeXml(office.part(MANIFEST), { open });
  return hasKey;
};

const sheetsOf = async function* (office: OfficePackage, context: ReadContext): AsyncIterable<Found> {
  const handler = openDocumentSheets();
  await readWholeXml(office.part('content.xml'), handler);
  for (const text of textParts(handler.comments, context.limits.part)) yield { found: 'text', as: 'plain', text };
  for (const { name, rows, leftOut } of handler.sheets) {
    const items = async function* (): AsyncIterable<Found> {
      yield* sheetFound(rowsKnown(rows), SHEET, context);
      if (leftOut.count > 0) yield { found: 'problem', code: 'ROWS_REPEATED', ...leftOut };
    };
    yield { found: 'member', member: { name, kind: 'read', mediaType: SHEET, bytes: null, items } };
  }
};

const textsOf = async function* (office: OfficePackage, context: ReadContext): AsyncIterable<Found> {
  const cutter = createCutter(context.limits.part, headsAbove);
  for (const part of PARTS.filter((name) => office.has(name))) {
    const handler = openDocumentText();
    for await (const _ of readXml(office.part(part), handler))
      for (const text of cutter.add(handler.take())) yield { found: 'text', as: 'plain', text };
    for (const text of cutter.add(handler.rest())) yield { found: 'text', as: 'plain', text };
  }
  for (const text of cutter.end()) yield { found: 'text', as: 'plain', text };
};

const read = async function* (
  { bytes, mediaType }: Parameters<Reader['read']>[0],
  context: ReadContext,
): AsyncIterable<Found> {
  const office = await openPackage(bytes, context);
  if (!office.has('content.xml')) throw unreadable('damaged');
  if (await isLocked(office)) throw unreadable('password');
  yield* mediaType.includes('spreadsheet') ? sheetsOf(office, context) : textsOf(office, context);
  const pictures = office.names.filter((name) => name.startsWith('Pictures/')).length;
  if (pictures > 0) yield { found: 'unread', reason: 'no_text', parts: pictures };
  for (const name of office.names.filter((one) => /^Object [^/]*$/.test(one)))
    yield { found: 'member', member: { name, kind: 'bytes', pieces: office.member(name) } };
};

/** OpenDocument: texts and slides (ODT, ODP) are text, each sheet of a workbook (ODS) a table. */
export const openDocument: Reader = {
  format: 'open-document',
  recognise: (look) => {
    const type = openDocumentType(look);
    return type !== null && /opendocument\.(?:text|presentation|graphics|spreadsheet)/.test(type) ? type : null;
  },
  read,
};
