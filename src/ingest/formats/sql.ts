import type { Limits } from '../limits.ts';
import type { Found, Look, Reader } from '../reader.ts';
import { unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { createCutter } from '../text/pieces.ts';
import { type RowStore, storedTable, withRowStore } from './records/row-store.ts';
import type { SqlPiece } from './sql/piece.ts';
import { sqlPieces } from './sql/statements.ts';
import { type Columns, createColumns } from './sql/table-columns.ts';

const TYPE = 'application/sql';
const TABLE_TYPE = 'application/x-sql-table';

/** Statements that bring rows, at the beginning of a line; blank lines in front are lines of their own, or many of them cost their square. */
const ROWS =
  /^[ \t]*(((INSERT|REPLACE)\s+(IGNORE\s+|(ALL|FIRST)\s+(?=INTO\s))?(INTO\s+)?|INTO\s+)[`"[\w].{0,20000}?(\bVALUES?\b\s*\(|\bSET\s+[`"[\w]+\s*=|\bSELECT\s+(N?'|-?\d|NULL\b))|UPDATE\s+[`"[\w][^\n]{0,200}?\sSET\s+[`"[\w.\]]+\s*=\s*N?'|MERGE\s+.{0,2000}?\bUSING\s*\(\s*VALUES\b\s*\(|COPY\s+[\w."]+.{0,20000}?\bFROM\s+stdin)/ims;
/** What only dumps of MySQL hold: there, a backslash escapes. */
const OF_MYSQL = /`\w+`|ENGINE=|MySQL|MariaDB/;

/** Keeps rows as they come, and gives what is none. `tables`: their columns, in the order in which they come. */
const keepRows = function* (
  pieces: Iterable<SqlPiece>,
  store: RowStore,
  tables: Map<string, Columns>,
  { part, columns }: Limits,
): Iterable<Found> {
  const cutter = createCutter(part);
  const whole = { found: 'text', as: 'plain' } as const;
  for (const piece of pieces) {
    if (piece.piece === 'text') {
      for (const text of cutter.add(piece.text)) yield { ...whole, text };
      continue;
    }
    const known = tables.get(piece.table) ?? createColumns(columns);
    tables.set(piece.table, known);
    if (piece.piece === 'row') store.addCells(piece.table, known.placed(piece.cells));
    else if (piece.piece === 'definition') known.define(piece.names);
    else known.follow(piece.names);
  }
  for (const text of cutter.end()) yield { ...whole, text };
};

const looksLikeDump = ({ charset, text }: Look): boolean => charset !== null && ROWS.test(text);

/** Dumps of databases: each table that rows are put into is a table; definitions, comments and the rest are its text. */
export const sql: Reader = {
  format: 'sql',
  recognise: (look) => (looksLikeDump(look) ? TYPE : null),
  read: ({ bytes, look: { charset, text } }, context) =>
    withRowStore(context, function* (store): Iterable<Found> {
      if (!charset) throw unreadable('unknown_type');
      const tables = new Map<string, Columns>();
      yield* keepRows(sqlPieces(decoded(bytes, charset), OF_MYSQL.test(text)), store, tables, context.limits);
      const stored = new Map(store.done().map((table) => [table.name, table]));
      for (const [name, { names }] of tables) {
        const table = stored.get(name);
        if (!table) continue;
        const named = { ...table, names: table.names.map((_, n) => names[n] ?? null) };
        const items = () => [{ found: 'table', table: storedTable(named) } as const];
        yield { found: 'member', member: { name, kind: 'read', mediaType: TABLE_TYPE, bytes: null, items } };
      }
    }),
};
