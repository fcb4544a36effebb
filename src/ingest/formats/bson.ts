import type { Bytes } from '../bytes/bytes.ts';
import { type Found, type Look, type Reader, unreadable } from '../reader.ts';
import { bsonDocument, LEAST_DOCUMENT, MOST_DOCUMENT } from './bson/document.ts';
import { itemsFound, storedByName } from './json/found.ts';
import { faultOf, recordsTable } from './json/records-table.ts';
import { createItems, type Items } from './json/table.ts';
import { withRowStore } from './records/row-store.ts';

type Document = Readonly<Record<string, unknown>>;

/** What ends a run of documents in an archive. */
const END = -1;

/** The document at a place, and where it ends; null: a run of documents ends here. */
const documentAt = (bytes: Bytes, at: number): { readonly document: Document | null; readonly end: number } => {
  const head = bytes.read(at, 4);
  if (head.length < 4) throw unreadable('damaged');
  const length = head.readInt32LE(0);
  if (length === END) return { document: null, end: at + 4 };
  if (length < LEAST_DOCUMENT || length > MOST_DOCUMENT || at + length > bytes.size) throw unreadable('damaged');
  return { document: bsonDocument(bytes.read(at, length)), end: at + length };
};

/** Whether a document with a field stands in front: no text begins with its length, a kind and a name. */
const beginsWithDocument = ({ head, bytes }: Look): boolean => {
  if (head.length < LEAST_DOCUMENT + 2) return false;
  const length = head.readInt32LE(0);
  if (length <= LEAST_DOCUMENT || length > Math.min(bytes.size, MOST_DOCUMENT)) return false;
  return bytes.read(length - 1, 1)[0] === 0 && faultOf(() => documentAt(bytes, 0)) === undefined;
};

/** BSON, as `mongodump` writes a collection: documents one behind the other, a row each. */
const collection: Reader = {
  format: 'bson',
  recognise: (look) => (beginsWithDocument(look) ? 'application/bson' : null),
  read: ({ bytes }, context) =>
    recordsTable(context, (items) => {
      for (let at = 0; at < bytes.size; ) {
        const { document, end } = documentAt(bytes, at);
        if (!document) throw unreadable('damaged');
        items.add({ value: document });
        at = end;
      }
    }),
};

const SIGN = Buffer.from('6de29981', 'hex');

/** Goes through an archive of `mongodump`: a prelude, then runs of documents behind heads that name their collection. */
const readArchive = (bytes: Bytes, itemsOf: (name: string) => Items): void => {
  let at = SIGN.length;
  let isPrelude = true;
  let name: string | undefined;
  while (at < bytes.size) {
    const { document, end } = documentAt(bytes, at);
    at = end;
    if (document === null) {
      isPrelude = false;
      name = undefined;
    } else if (isPrelude) continue;
    else if (name === undefined) name = `${document['db']}.${document['collection']}`;
    else itemsOf(name).add({ value: document });
  }
};

/** An archive of `mongodump` (`--archive`): each collection is a table inside. */
const archive: Reader = {
  format: 'bson-archive',
  recognise: ({ head }) => (head.subarray(0, SIGN.length).equals(SIGN) ? 'application/x-mongodump-archive' : null),
  read: ({ bytes }, context) =>
    withRowStore(context, function* (store): Iterable<Found> {
      const collections = new Map<string, Items>();
      const itemsOf = (name: string): Items => {
        const items = collections.get(name) ?? createItems(store, name);
        collections.set(name, items);
        return items;
      };
      const fault = faultOf(() => readArchive(bytes, itemsOf));
      const stored = storedByName(store);
      for (const [name, items] of collections) yield* itemsFound(name, items, stored);
      if (fault !== undefined) throw fault;
    }),
};

/** What MongoDB stores and dumps. */
export const bson: readonly Reader[] = [archive, collection];
