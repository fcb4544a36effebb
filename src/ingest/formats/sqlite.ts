import type { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { type Bytes, chunksOf } from '../bytes/bytes.ts';
import { type Found, type Reader, unreadable } from '../reader.ts';
import { cellOf, databaseTable, isFileInCell, tableMember } from './database/table-member.ts';

const TYPE = 'application/vnd.sqlite3';
const HEAD = 100;
const SIGN = 'SQLite format 3\0';
/** Bytes of a database inside an archive, which lies in memory as a whole; one that is a file is read in its place. */
const MOST_HELD = 1 << 30;
/** Places in the head that say that the newest rows may stand in a file beside it. */
const WRITE_VERSION = 18;

/** Mark of columns that are computed whenever they are read: nothing of them lies in the file, and any length may come out. */
const COMPUTED = 2;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

const pageSize = (head: Buffer): number => {
  const size = head.readUInt16BE(16);
  return size === 1 ? 1 << 16 : size;
};

/** Whether the head says that the file has more pages than it does. */
const isCut = ({ size }: Bytes, head: Buffer): boolean => {
  // The number of pages is right where it was written with the last change.
  const isKnown = head.readUInt32BE(24) === head.readUInt32BE(92);
  return isKnown && head.readUInt32BE(28) * pageSize(head) > size;
};

/** Opens it so that nothing is written, neither to it nor beside it, and nothing in it is carried out. */
const openDatabase = async (bytes: Bytes, head: Buffer): Promise<DatabaseSync> => {
  const { DatabaseSync } = await import('node:sqlite');
  let database: DatabaseSync;
  if (bytes.path === null || isCut(bytes, head)) {
    if (bytes.size > MOST_HELD) throw unreadable('too_large');
    const whole = Buffer.concat([...chunksOf(bytes)]);
    whole.fill(1, WRITE_VERSION, WRITE_VERSION + 2);
    // Of a file that ends too early the pages that are there are read.
    if (isCut(bytes, head)) whole.writeUInt32BE(Math.floor(bytes.size / Math.max(512, pageSize(head))), 28);
    database = new DatabaseSync(':memory:');
    (database as DatabaseSync & { deserialize(content: Uint8Array): void }).deserialize(whole);
  } else {
    const place = pathToFileURL(bytes.path);
    place.search = '?mode=ro&immutable=1';
    database = new DatabaseSync(place, { readOnly: true });
  }
  database.exec('PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA query_only = ON');
  return database;
};

/** Tables with rows of their own; those that an index for words or places keeps are read as the tables that they are. */
const TABLES = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
  AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY rowid`;

const rowsOf = function* (database: DatabaseSync, table: string, columns: readonly string[]) {
  // Columns by their name, so that of two rows none depends on what a wildcard means; a name twice is one.
  const statement = database.prepare(`SELECT ${columns.map(quoted).join(', ')} FROM ${quoted(table)}`);
  statement.setReadBigInts(true);
  statement.setReturnArrays(true);
  for (const row of statement.iterate() as unknown as Iterable<readonly unknown[]>) yield row.map(cellOf);
};

const filesIn = (database: DatabaseSync, table: string, columns: readonly string[]): number => {
  let files = 0;
  const blobs = columns.map(quoted).map((own) => `CASE WHEN typeof(${own}) = 'blob' THEN ${own} END`);
  const statement = database.prepare(`SELECT ${blobs.join(', ')} FROM ${quoted(table)}`);
  statement.setReturnArrays(true);
  try {
    for (const row of statement.iterate() as unknown as Iterable<readonly unknown[]>)
      files += row.filter(isFileInCell).length;
  } catch {
    // The rows are damaged here; reading them says so.
  }
  return files;
};

/** SQLite: each table is a table. Rows that were deleted, or stand in a journal beside the file, are not looked for. */
export const sqlite: Reader = {
  format: 'sqlite',
  recognise: ({ head }) => (head.subarray(0, 16).toString('latin1') === SIGN ? TYPE : null),
  read: async function* ({ bytes, look }, { limits }): AsyncIterable<Found> {
    if (look.head.length < HEAD) throw unreadable('damaged');
    const database = await openDatabase(bytes, look.head);
    try {
      for (const { name } of database.prepare(TABLES).all() as unknown as readonly { readonly name: string }[]) {
        const info = database.prepare(`PRAGMA table_xinfo(${quoted(name)})`).all();
        const columns = info.filter(({ hidden }) => hidden !== COMPUTED).map((column) => String(column['name']));
        if (columns.length === 0) continue;
        const table = databaseTable(columns, () => rowsOf(database, name, columns), limits);
        yield { found: 'member', member: tableMember(name, TYPE, table, filesIn(database, name, columns)) };
      }
      if (isCut(bytes, look.head)) throw unreadable('damaged');
    } finally {
      database.close();
    }
  },
};
