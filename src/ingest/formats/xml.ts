import { type Found, isUnreadable, type ReadContext, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { textParts } from '../text/pieces.ts';
import { withRecordsOfTexts } from './json/parse-item.ts';
import { createItems, type Items } from './json/table.ts';
import { tablesInValue } from './json.ts';
import { type RowStore, withRowStore } from './records/row-store.ts';
import { type TakeRecord, type XmlAsJson, xmlBeside, xmlToJson } from './xml/to-json.ts';

const BEGINS =
  /^\ufeff?\s*(?:<\?xml\s[^>]{0,200}\?>|<[A-Za-z_][\w.:-]{0,60}(?:\s+[\w.:-]{1,60}="[^"]{0,200}")*\s*>\s*<[A-Za-z_!])/;
/** Markup that people write pages and pictures in says nothing in records. */
const NO_RECORDS = /<(?:!doctype\s+html|html|svg|[\w]{0,20}:?(?:stylesheet|schema))[\s>]/i;

/** Keeps records of long lists as they come: a list is called by the names down to it. */
const createLongLists = (store: RowStore) => {
  const lists = new Map<string, Items>();
  let end = 0;
  const take: TakeRecord = (path, value, behind) => {
    const items = lists.get(path) ?? createItems(store, path);
    lists.set(path, items);
    items.add({ value: withRecordsOfTexts(value) });
    end = behind;
  };
  return { take, lists, end: () => end };
};

/** What a reading gives; undefined where the document is none that can be held, or not well formed from some place on. */
const unlessFault = (read: () => XmlAsJson): XmlAsJson | undefined => {
  try {
    return read();
  } catch (cause) {
    if (isUnreadable(cause)) return undefined;
    throw cause;
  }
};

const inFront = function* (pieces: Iterable<string>, end: number): Iterable<string> {
  let left = end;
  for (const piece of pieces) {
    if (left <= 0) return;
    yield piece.slice(0, left);
    left -= piece.length;
  }
};

const behind = function* (pieces: Iterable<string>, end: number): Iterable<string> {
  let left = end;
  for (const piece of pieces) {
    if (left < piece.length) yield piece.slice(left);
    left = Math.max(0, left - piece.length);
  }
};

const textFound = function* (pieces: Iterable<string>, { limits }: ReadContext): Iterable<Found> {
  for (const text of textParts(pieces, limits.part)) if (text.trim() !== '') yield { found: 'text', as: 'plain', text };
};

/**
 * XML: elements of one name are a table, as in JSON; a document without records is text, and so is one that is not well formed,
 * from behind the last record of its long lists on: what stands in front of that is read as in a whole one.
 */
export const xml: Reader = {
  format: 'xml',
  recognise: ({ charset, text }) =>
    charset && BEGINS.test(text) && !NO_RECORDS.test(text.slice(0, 2000)) ? 'text/xml' : null,
  read: ({ bytes, look: { charset } }, context) =>
    withRowStore(context, function* (store) {
      if (!charset) throw unreadable('unknown_type');
      const pieces = () => decoded(bytes, charset);
      const long = createLongLists(store);
      const whole = unlessFault(() => xmlToJson(pieces(), long.take));
      const end = whole ? 0 : long.end();
      const read = whole ?? (end > 0 ? unlessFault(() => xmlBeside(inFront(pieces(), end))) : undefined);
      const { name, value: held, comments } = read ?? { name: '', value: {}, comments: [] as readonly string[] };
      const value = withRecordsOfTexts(held);
      let isText = true;
      for (const found of tablesInValue({ name, value }, { store, long: long.lists, limits: context.limits })) {
        isText = false;
        yield found;
      }
      if (!isText) yield* textFound([comments.join('\n')], context);
      if (!whole || isText) yield* textFound(behind(pieces(), end), context);
      if (whole?.isCut) throw unreadable('damaged');
    }),
};
