import type MDBReader from 'mdb-reader';
import { chunksOf } from '../bytes/bytes.ts';
import { type Cell, type Found, type Reader, unreadable } from '../reader.ts';
import { cellOf, databaseTable, isFileInCell, tableMember } from './database/table-member.ts';

const TYPE = 'application/vnd.ms-access';
/** Bytes of a database, which lies in memory as a whole; Access writes at most twice as many. */
const MOST_BYTES = 1 << 30;
const PAGE = 4096;

type Table = ReturnType<MDBReader['getTable']>;

const open = async (whole: Buffer): Promise<MDBReader> => {
  const { default: Library } = await import('mdb-reader');
  try {
    return new Library(whole);
  } catch (cause) {
    throw unreadable(/password|encrypt|decrypt/i.test(String(cause)) ? 'password' : 'damaged', cause);
  }
};

type Row = Record<string, unknown>;

/** Rows, many at a time; where they are damaged fewer and fewer, so that those in front of the fault are given. */
export const pagesOf = function* (table: Pick<Table, 'getData'>): Iterable<readonly Row[]> {
  let most = PAGE;
  for (let from = 0; ; ) {
    let rows: readonly Row[];
    try {
      rows = table.getData({ rowOffset: from, rowLimit: most }) as readonly Row[];
    } catch (cause) {
      if (most === 1) throw cause;
      most = Math.ceil(most / 8);
      continue;
    }
    yield rows;
    if (rows.length < most) return;
    from += rows.length;
  }
};

const rowsOf = function* (table: Table, columns: readonly string[]): Iterable<readonly Cell[]> {
  for (const rows of pagesOf(table)) for (const row of rows) yield columns.map((name) => cellOf(row[name]));
};

const filesIn = (table: Table): number => {
  const columns = table.getColumns().filter(({ type }) => type === 'ole' || type === 'binary');
  if (columns.length === 0) return 0;
  let files = 0;
  try {
    for (const rows of pagesOf(table))
      for (const row of rows) files += columns.filter(({ name }) => isFileInCell(row[name])).length;
  } catch {
    // The rows are damaged here; reading them says so.
  }
  return files;
};

/** Microsoft Access (MDB, ACCDB): each table is a table; tables that lie in other files are links. */
export const access: Reader = {
  format: 'access',
  recognise: ({ head }) => (/^Standard (?:Jet|ACE) DB\0/.test(head.subarray(4, 20).toString('latin1')) ? TYPE : null),
  read: async function* ({ bytes }, { limits }): AsyncIterable<Found> {
    if (bytes.size > MOST_BYTES) throw unreadable('too_large');
    const database = await open(Buffer.concat([...chunksOf(bytes)]));
    for (const name of database.getTableNames()) {
      let table: Table;
      let columns: readonly string[];
      try {
        table = database.getTable(name);
        columns = table.getColumnNames();
      } catch {
        yield { found: 'member', member: { name, kind: 'refused', reason: 'damaged', bytes: null } };
        continue;
      }
      const found = databaseTable(columns, () => rowsOf(table, columns), limits);
      yield { found: 'member', member: tableMember(name, TYPE, found, filesIn(table)) };
    }
    const linked = { normalTables: false, systemTables: false, linkedTables: true };
    for (const name of database.getTableNames(linked))
      yield { found: 'member', member: { name, kind: 'refused', reason: 'link', bytes: null } };
  },
};
