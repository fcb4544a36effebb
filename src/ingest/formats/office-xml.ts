import { type Found, type Look, type ReadContext, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { createCutter, headsAbove, textParts } from '../text/pieces.ts';
import { type OpenSheet, openDocumentSheets } from './office/open-document-sheets.ts';
import { openDocumentText } from './office/open-document-text.ts';
import { rowsKnown, sheetFound } from './office/sheet-found.ts';
import { spreadsheet2003 } from './office/spreadsheet-2003.ts';
import { wordText } from './office/word-text.ts';
import { readWholeXml, readXml, type XmlHandler } from './office/xml.ts';

/** Handlers by media type, which such files name themselves or by their first element. */
const SHEETS: Readonly<
  Record<string, () => XmlHandler & { readonly sheets: OpenSheet[]; readonly comments: string[] }>
> = {
  'application/vnd.ms-excel+xml': spreadsheet2003,
  'application/vnd.oasis.opendocument.spreadsheet-flat-xml': openDocumentSheets,
};
const TEXTS: Readonly<Record<string, () => XmlHandler & { take(): string; rest(): string }>> = {
  'application/msword+xml': wordText,
  'application/vnd.oasis.opendocument.text-flat-xml': openDocumentText,
  'application/vnd.oasis.opendocument.presentation-flat-xml': openDocumentText,
};

/** The first element of a document, behind what may stand before it. */
const ROOT =
  /^\ufeff?\s*(?:<\?[^>]{0,300}\?>\s*|<!--[\s\S]{0,2000}?-->\s*){0,9}<(?:[\w.-]{1,40}:)?([A-Za-z]\w{0,40})(\s[^>]{0,20000})?>/;

const typeOf = ({ text }: Pick<Look, 'text'>): string | null => {
  const [, root, attributes = ''] = ROOT.exec(text) ?? [];
  if (root === 'Workbook' && attributes.includes('schemas-microsoft-com:office:spreadsheet'))
    return 'application/vnd.ms-excel+xml';
  if (root === 'wordDocument' && attributes.includes('schemas.microsoft.com/office/word'))
    return 'application/msword+xml';
  if (root === 'package' && attributes.includes('schemas.microsoft.com/office/2006/xmlPackage'))
    return text.includes('/word/document.xml') ? 'application/msword+xml' : null;
  if (root !== 'document' || !attributes.includes('opendocument:xmlns:office')) return null;
  const kind = /opendocument\.(spreadsheet|presentation|text)/.exec(attributes)?.[1];
  return kind === undefined ? null : `application/vnd.oasis.opendocument.${kind}-flat-xml`;
};

const sheetsOf = async function* (
  pieces: AsyncIterable<Uint8Array>,
  mediaType: string,
  context: ReadContext,
): AsyncIterable<Found> {
  const handler = SHEETS[mediaType]?.() ?? spreadsheet2003();
  let fault: unknown;
  try {
    await readWholeXml(pieces, handler);
  } catch (cause) {
    fault = cause;
  }
  for (const text of textParts(handler.comments, context.limits.part)) yield { found: 'text', as: 'plain', text };
  for (const { name, rows, leftOut } of handler.sheets) {
    const items = async function* (): AsyncIterable<Found> {
      yield* sheetFound(rowsKnown(rows), mediaType, context);
      if (leftOut.count > 0) yield { found: 'problem', code: 'ROWS_REPEATED', ...leftOut };
    };
    yield { found: 'member', member: { name, kind: 'read', mediaType, bytes: null, items } };
  }
  if (fault !== undefined) throw fault;
};

const textsOf = async function* (
  pieces: AsyncIterable<Uint8Array>,
  mediaType: string,
  { limits }: ReadContext,
): AsyncIterable<Found> {
  const handler = TEXTS[mediaType]?.() ?? wordText();
  let pictures = 0;
  const counting: XmlHandler = {
    ...handler,
    open: (name, attributes) => {
      if (name === 'binData' || name === 'binaryData' || name === 'binary-data') pictures += 1;
      handler.open?.(name, attributes);
    },
  };
  const cutter = createCutter(limits.part, headsAbove);
  for await (const _ of readXml(pieces, counting))
    for (const text of cutter.add(handler.take())) yield { found: 'text', as: 'plain', text };
  for (const text of cutter.add(handler.rest())) yield { found: 'text', as: 'plain', text };
  for (const text of cutter.end()) yield { found: 'text', as: 'plain', text };
  if (pictures > 0) yield { found: 'unread', reason: 'no_text', parts: pictures };
};

/** Office files that are one XML file: workbooks and letters of Office 2003, Word's flat packages, OpenDocument (FODS, FODT, FODP). */
export const officeXml: Reader = {
  format: 'office-xml',
  recognise: (look) => (look.charset ? typeOf(look) : null),
  read: async function* ({ bytes, look: { charset }, mediaType }, context): AsyncIterable<Found> {
    if (!charset) throw unreadable('unknown_type');
    const pieces = async function* (): AsyncIterable<Uint8Array> {
      for (const piece of decoded(bytes, charset)) yield Buffer.from(piece);
    };
    yield* SHEETS[mediaType] ? sheetsOf(pieces(), mediaType, context) : textsOf(pieces(), mediaType, context);
  },
};
