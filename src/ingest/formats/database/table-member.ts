import { isUtf8 } from 'node:buffer';
import { type Cell, type Found, isUnreadable, type Member, type TableRow, unreadable } from '../../reader.ts';
import { textOfTypedStream } from './typed-stream.ts';

const BATCH = 2048;
/** UTF-16 units of its cells from which a batch is given on: programs keep whole files as text in a cell. */
const BATCH_TEXT = 8 << 20;
/** Longer values of bytes are files or pictures; shorter ones are keys. */
const LONGEST_KEY = 32;

const isPlain = (bytes: Buffer): boolean => isUtf8(bytes) && !bytes.some((byte) => byte < 9);

/** The same bytes, not a copy. */
const bytesOf = (value: Uint8Array): Buffer => Buffer.from(value.buffer, value.byteOffset, value.length);

/** The text that bytes in a cell are; undefined: they are none. */
const textIn = (bytes: Buffer): string | undefined =>
  isPlain(bytes) ? bytes.toString('utf8') : textOfTypedStream(bytes);

/** Whether bytes in a cell are a file of their own, which no cell shows. */
export const isFileInCell = (value: unknown): boolean =>
  value instanceof Uint8Array && value.length > LONGEST_KEY && textIn(bytesOf(value)) === undefined;

/** A value of a database as a cell: dates as ISO dates, bytes as the text that they are, short ones as hex. */
export const cellOf = (value: unknown): Cell => {
  if (value === null || value === undefined || value === '') return null;
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) return null;
    return value
      .toISOString()
      .replace('T', ' ')
      .replace(/(?: 00:00:00)?\.000Z$/, '');
  }
  if (value instanceof Uint8Array) {
    const bytes = bytesOf(value);
    return textIn(bytes) ?? (bytes.length <= LONGEST_KEY ? bytes.toString('hex') : null);
  }
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
};

/** Rows in batches; where they break off, those in front of it are given first. */
const batches = function* (rows: Iterable<readonly Cell[]>, most: number): Iterable<readonly TableRow[]> {
  let batch: TableRow[] = [];
  let no = 0;
  let text = 0;
  let fault: { readonly cause: unknown } | undefined;
  const source = rows[Symbol.iterator]();
  const next = (): readonly Cell[] | undefined => {
    try {
      const row = source.next();
      return row.done ? undefined : row.value;
    } catch (cause) {
      fault = { cause };
      return undefined;
    }
  };
  for (let all = next(); all; all = next()) {
    no += 1;
    const cells = all.length <= most ? all : [...all.slice(0, most - 1), all.slice(most - 1).join('\t')];
    batch.push({ no, cells });
    for (const cell of cells) text += cell?.length ?? 0;
    if (batch.length < BATCH && text < BATCH_TEXT) continue;
    yield batch;
    batch = [];
    text = 0;
  }
  yield batch;
  if (fault) throw isUnreadable(fault.cause) ? fault.cause : unreadable('damaged', fault.cause);
};

/** A table of a database: names by its definition, rows as they are asked for, as often as wanted. */
export const databaseTable = (
  names: readonly string[],
  rows: () => Iterable<readonly Cell[]>,
  { columns }: { readonly columns: number },
): Found => {
  const kept = names.slice(0, columns);
  const open = () => ({ names: kept, rows: () => batches(rows(), columns), oddities: () => [] });
  return { found: 'table', table: { kind: 'rows', headerRow: null, names: kept, direct: null, open } };
};

/** A table as a unit of its own; `files`: values of bytes in it that no cell shows. */
export const tableMember = (name: string, mediaType: string, table: Found, files = 0): Member => ({
  name,
  kind: 'read',
  mediaType,
  bytes: null,
  items: () => (files === 0 ? [table] : [table, { found: 'unread', reason: 'unsupported', parts: files }]),
});
