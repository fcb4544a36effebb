import type { Bytes } from '../bytes/bytes.ts';
import { type Reader, unreadable } from '../reader.ts';
import { type Dictionaries, MOST_BATCH, rowsOfBatch } from './arrow/batch.ts';
import { type Field, fieldsOf } from './arrow/fields.ts';
import { type FlatTable, rootTable } from './arrow/flatbuffer.ts';
import { faultOf, recordsTable } from './json/records-table.ts';
import type { Items } from './json/table.ts';

const SIGN = Buffer.from('ARROW1', 'latin1');
/** A file has its messages behind its sign and two bytes. */
const FIRST_OF_FILE = 8;
/** What stands in front of the length of a message since 2019. */
const GOES_ON = 0xffffffff;
const MOST_HEAD = 16 << 20;

const [SCHEMA, DICTIONARY, ROWS] = [1, 2, 3];

interface Message {
  readonly kind: number;
  readonly head: FlatTable;
  readonly body: () => Buffer;
}

const isFile = (bytes: Bytes): boolean => bytes.read(0, SIGN.length).equals(SIGN);

/** The message at a place, and where the next begins; null: there is none any more. */
const messageAt = (bytes: Bytes, place: number): { readonly message: Message; readonly next: number } | null => {
  const start = bytes.read(place, 8);
  if (start.length === 0) return null;
  const isMarked = start.length === 8 && start.readUInt32LE(0) === GOES_ON;
  const length = start.readUInt32LE(isMarked ? 4 : 0);
  if (length === 0) return null;
  const from = place + (isMarked ? 8 : 4);
  if (length > MOST_HEAD || from + length > bytes.size) throw unreadable('damaged');
  const root = rootTable(bytes.read(from, length));
  const head = root.table(2);
  const size = Number(root.long(3));
  const at = from + length;
  if (!head || size < 0) throw unreadable('damaged');
  const body = (): Buffer => {
    if (at + size > bytes.size) throw unreadable('damaged');
    if (size > MOST_BATCH) throw unreadable('too_large');
    return bytes.read(at, size);
  };
  return { message: { kind: root.byte(1), head, body }, next: at + size };
};

const messagesOf = function* (bytes: Bytes): Iterable<Message> {
  let found = messageAt(bytes, isFile(bytes) ? FIRST_OF_FILE : 0);
  while (found) {
    yield found.message;
    found = messageAt(bytes, found.next);
  }
};

/** The fields whose values a dictionary holds, wherever they stand. */
const fieldOfDictionary = (fields: readonly Field[], id: bigint): Field | undefined => {
  for (const field of fields) {
    const found = field.dictionary?.id === id ? field : fieldOfDictionary(field.children, id);
    if (found) return found;
  }
  return undefined;
};

/** The values of a dictionary, behind those that earlier messages said where they are only more. */
const wordsOf = (fields: readonly Field[], { head, body }: Message, known: Dictionaries): readonly unknown[] => {
  const [id, batch] = [head.long(0), head.table(1)];
  const field = fieldOfDictionary(fields, id);
  if (!batch || !field) throw unreadable('damaged');
  const rows = rowsOfBatch([{ ...field, dictionary: null }], batch, body(), known);
  const words = Array.from(rows, (row) => row[field.name]);
  return head.byte(2) === 0 ? words : [...(known.get(id) ?? []), ...words];
};

const schemaOf = (head: FlatTable): readonly Field[] => {
  // Numbers of large machines have their bytes the other way round; no program writes them so.
  if (head.short(0) !== 0) throw unreadable('unsupported');
  return fieldsOf(head, 1);
};

/** Goes through all messages; throws where one is not whole. */
const readMessages = (bytes: Bytes, items: Items): void => {
  let fields: readonly Field[] | undefined;
  const dictionaries = new Map<bigint, readonly unknown[]>();
  for (const message of messagesOf(bytes)) {
    const { kind, head, body } = message;
    if (kind === SCHEMA) fields = schemaOf(head);
    else if (!fields) throw unreadable('damaged');
    else if (kind === DICTIONARY) dictionaries.set(head.long(0), wordsOf(fields, message, dictionaries));
    else if (kind !== ROWS) throw unreadable('unsupported');
    else for (const value of rowsOfBatch(fields, head, body(), dictionaries)) items.add({ value });
  }
  const isWhole = !isFile(bytes) || bytes.read(bytes.size - SIGN.length, SIGN.length).equals(SIGN);
  if (!fields || !isWhole) throw unreadable('damaged');
};

const LEAST_STREAM = 24;

/** Whether a stream begins here: a mark, and a head that says a schema. */
const isStream = (head: Buffer, bytes: Bytes): boolean => {
  if (head.length < LEAST_STREAM || head.readUInt32LE(0) !== GOES_ON) return false;
  let kind = 0;
  faultOf(() => {
    kind = messageAt(bytes, 0)?.message.kind ?? 0;
  });
  return kind === SCHEMA;
};

/** Arrow: files (also Feather since 2020) and streams; the rows of all batches are a table, as in JSON. */
export const arrow: Reader = {
  format: 'arrow',
  recognise: ({ head, bytes }) => {
    if (head.subarray(0, SIGN.length).equals(SIGN) && head[SIGN.length] === 0)
      return 'application/vnd.apache.arrow.file';
    return isStream(head, bytes) ? 'application/vnd.apache.arrow.stream' : null;
  },
  read: ({ bytes }, context) => recordsTable(context, (items) => readMessages(bytes, items)),
};
