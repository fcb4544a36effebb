import type { Limits } from '../../limits.ts';
import { type Found, type OpenTable, type Table, unreadable } from '../../reader.ts';
import { createCutter } from '../../text/pieces.ts';
import { type Columns, createColumns, rowsOf } from '../json/flat-table.ts';
import type { FlatRecord } from '../json/flatten.ts';

/** What the text of a format of records gives, in the order of the file. */
export type Piece =
  | { readonly piece: 'row'; readonly table: string; readonly cells: FlatRecord }
  /** What is no row: it is read as the text that it is. */
  | { readonly piece: 'text'; readonly text: string }
  /** A file that is written inside the text. */
  | { readonly piece: 'file'; readonly name: string; readonly bytes: Uint8Array }
  /** Something that is not in the form of its format, at this segment or line of the file, counted from 1. */
  | { readonly piece: 'fault'; readonly at: number }
  /** The text ends before what it began is whole. */
  | { readonly piece: 'cut' };

interface NamedTable {
  readonly name: string;
  readonly columns: Columns;
  readonly rows: number;
}

const TABLE_TYPE = 'application/x-table-of-records';

const plain = (text: string): Found => ({ found: 'text', as: 'plain', text });

const recordsOf = function* (pieces: Iterable<Piece>, { name, rows }: NamedTable): Iterable<FlatRecord> {
  let left = rows;
  for (const piece of pieces) {
    if (piece.piece !== 'row' || piece.table !== name) continue;
    yield piece.cells;
    left -= 1;
    if (left === 0) return;
  }
};

const tableOf = (pieces: () => Iterable<Piece>, table: NamedTable): Table => ({
  kind: 'rows',
  headerRow: null,
  names: table.columns.names,
  direct: null,
  open: (): OpenTable => ({
    names: table.columns.names,
    rows: () => rowsOf(recordsOf(pieces(), table), table.columns),
    oddities: () => [],
  }),
});

/** What a first pass finds: the tables, and what was odd. */
interface Survey {
  readonly tables: readonly NamedTable[];
  readonly faults: number;
  readonly firstFault: number;
  readonly isCut: boolean;
  /** Whether there is nothing but rows. */
  readonly isRowsOnly: boolean;
}

/** Goes through a text once, and gives what is no row. */
const surveyPieces = function* (pieces: Iterable<Piece>, limits: Limits): Generator<Found, Survey> {
  const tables = new Map<string, { readonly columns: ReturnType<typeof createColumns>; rows: number }>();
  const cutter = createCutter(limits.part);
  let faults = 0;
  let firstFault = 0;
  let isCut = false;
  let isRowsOnly = true;
  const add = ({ table: name, cells }: Extract<Piece, { piece: 'row' }>): void => {
    const table = tables.get(name) ?? { columns: createColumns(limits), rows: 0 };
    tables.set(name, table);
    table.columns.add(cells);
    table.rows += 1;
  };
  for (const piece of pieces) {
    if (piece.piece === 'row') add(piece);
    else if (piece.piece === 'cut') isCut = true;
    else if (piece.piece === 'fault') {
      if (faults === 0) firstFault = piece.at;
      faults += 1;
    } else {
      isRowsOnly = false;
      if (piece.piece === 'text') for (const part of cutter.add(piece.text)) yield plain(part);
      else yield { found: 'member', member: { name: piece.name, kind: 'bytes', pieces: [piece.bytes] } };
    }
  }
  for (const part of cutter.end()) yield plain(part);
  const named = [...tables].map(([name, { columns, rows }]) => ({ name, columns: columns.done(), rows }));
  return { tables: named, faults, firstFault, isCut, isRowsOnly };
};

/**
 * Tables of what a text says in records, each under its name; one table alone is the unit itself. The text is gone through once to see
 * what it holds, and once more a table, so that no more than a record is held at a time.
 */
export const readRecords = function* (pieces: () => Iterable<Piece>, limits: Limits): Iterable<Found> {
  const { tables, faults, firstFault, isCut, isRowsOnly } = yield* surveyPieces(pieces(), limits);
  const [only, second] = tables;
  if (only && !second && isRowsOnly) yield { found: 'table', table: tableOf(pieces, only) };
  else
    for (const table of tables) {
      const items = () => [{ found: 'table', table: tableOf(pieces, table) } as const];
      yield { found: 'member', member: { name: table.name, kind: 'read', mediaType: TABLE_TYPE, bytes: null, items } };
    }
  if (faults > 0) yield { found: 'problem', code: 'SEGMENTS_ODD', count: faults, first: firstFault };
  if (isCut) throw unreadable('damaged');
};
