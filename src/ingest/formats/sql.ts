import type { Limits } from '../limits.ts';
import type { Cell, Found, Look, OpenTable, Reader, Table, TableRow } from '../reader.ts';
import { unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { createCutter } from '../text/pieces.ts';
import { type SqlPiece, sqlPieces } from './sql/statements.ts';

const TYPE = 'application/sql';
const TABLE_TYPE = 'application/x-sql-table';
const BATCH_ROWS = 1024;

/** Statements that bring rows, at the beginning of a line; blank lines in front are lines of their own, or many of them cost their square. */
const ROWS =
  /^[ \t]*((INSERT|REPLACE)\s+(IGNORE\s+)?(INTO\s+)?[`"[\w].{0,20000}?\bVALUES?\b\s*\(|COPY\s+[\w."]+.{0,20000}?\bFROM\s+stdin)/ims;
/** What only dumps of MySQL hold: there, a backslash escapes. */
const OF_MYSQL = /`\w+`|ENGINE=|MySQL|MariaDB/;

interface DumpTable {
  readonly name: string;
  names: readonly string[];
  width: number;
  rows: number;
}

/** The tables of a dump, in the order in which their first rows come. */
const surveyTables = (pieces: Iterable<SqlPiece>): readonly DumpTable[] => {
  const tables = new Map<string, DumpTable>();
  for (const piece of pieces) {
    if (piece.piece === 'text') continue;
    const table = tables.get(piece.table) ?? { name: piece.table, names: [], width: 0, rows: 0 };
    tables.set(piece.table, table);
    if (piece.piece === 'columns') {
      if (table.names.length === 0) table.names = piece.names;
    } else {
      table.rows += 1;
      table.width = Math.max(table.width, piece.cells.length);
    }
  }
  return [...tables.values()].filter(({ rows }) => rows > 0);
};

const kept = (cells: readonly Cell[], columns: number): readonly Cell[] =>
  cells.length <= columns ? cells : [...cells.slice(0, columns - 1), cells.slice(columns - 1).join('\t')];

const rowsOf = function* (
  pieces: Iterable<SqlPiece>,
  { name, rows: wanted }: DumpTable,
  columns: number,
): Iterable<readonly TableRow[]> {
  let rows: TableRow[] = [];
  let no = 0;
  for (const piece of pieces) {
    if (piece.piece !== 'row' || piece.table !== name) continue;
    no += 1;
    rows.push({ no, cells: kept(piece.cells, columns) });
    if (no === wanted) break;
    if (rows.length < BATCH_ROWS) continue;
    yield rows;
    rows = [];
  }
  yield rows;
};

const tableOf = (pieces: () => Iterable<SqlPiece>, table: DumpTable, limits: Limits): Table => {
  const columns = Math.min(table.width, limits.columns);
  const names = Array.from({ length: columns }, (_, n) => table.names[n] ?? null);
  const open = (): OpenTable => ({ names, rows: () => rowsOf(pieces(), table, columns), oddities: () => [] });
  return { kind: 'rows', headerRow: null, names, direct: null, open };
};

const looksLikeDump = ({ charset, text }: Look): boolean => charset !== null && ROWS.test(text);

/** Dumps of databases: each table that rows are put into is a table; definitions, comments and the rest are its text. */
export const sql: Reader = {
  format: 'sql',
  recognise: (look) => (looksLikeDump(look) ? TYPE : null),
  read: function* ({ bytes, look: { charset, text } }, { limits }): Iterable<Found> {
    if (!charset) throw unreadable('unknown_type');
    const hasEscapes = OF_MYSQL.test(text);
    const pieces = () => sqlPieces(decoded(bytes, charset), hasEscapes);
    const cutter = createCutter(limits.part);
    const whole = { found: 'text', as: 'plain' } as const;
    for (const piece of pieces()) {
      if (piece.piece === 'text') for (const part of cutter.add(piece.text)) yield { ...whole, text: part };
    }
    for (const part of cutter.end()) yield { ...whole, text: part };
    for (const table of surveyTables(pieces())) {
      const items = () => [{ found: 'table', table: tableOf(pieces, table, limits) } as const];
      yield { found: 'member', member: { name: table.name, kind: 'read', mediaType: TABLE_TYPE, bytes: null, items } };
    }
  },
};
