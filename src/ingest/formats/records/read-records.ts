import type { Limits } from '../../limits.ts';
import { type Found, isUnreadable, type ReadContext, unreadable } from '../../reader.ts';
import { createCutter } from '../../text/pieces.ts';
import type { FlatRecord } from '../json/flatten.ts';
import { type RowStore, storedTable, withRowStore } from './row-store.ts';

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

const TABLE_TYPE = 'application/x-table-of-records';

const plain = (text: string): Found => ({ found: 'text', as: 'plain', text });

/** What is said of a text as a whole. */
const createFacts = () => {
  let faults = 0;
  let first = 0;
  let cut: unknown;
  let isRowsOnly = true;
  return {
    fault: (at: number): void => {
      if (faults === 0) first = at;
      faults += 1;
    },
    notRow: (): void => {
      isRowsOnly = false;
    },
    cut: (cause: unknown): void => {
      cut = cause;
    },
    /** Whether there is nothing but rows. */
    isRowsOnly: (): boolean => isRowsOnly,
    end: function* (): Iterable<Found> {
      if (faults > 0) yield { found: 'problem', code: 'SEGMENTS_ODD', count: faults, first };
      if (cut !== undefined) throw cut;
    },
  };
};

/** Goes through a text, keeps its rows and gives what is none. */
const keepRows = function* (
  pieces: Iterable<Piece>,
  store: RowStore,
  facts: ReturnType<typeof createFacts>,
  { part }: Limits,
): Iterable<Found> {
  const cutter = createCutter(part);
  try {
    for (const piece of pieces) {
      if (piece.piece === 'row') store.add(piece.table, piece.cells);
      else if (piece.piece === 'cut') facts.cut(unreadable('damaged'));
      else if (piece.piece === 'fault') facts.fault(piece.at);
      else {
        facts.notRow();
        if (piece.piece === 'text') for (const text of cutter.add(piece.text)) yield plain(text);
        else yield { found: 'member', member: { name: piece.name, kind: 'bytes', pieces: [piece.bytes] } };
      }
    }
  } catch (cause) {
    // What came until here counts.
    if (!isUnreadable(cause)) throw cause;
    facts.cut(cause);
  }
  for (const text of cutter.end()) yield plain(text);
};

/**
 * Tables of what a text says in records, each under its name; one table alone is the unit itself. The text is gone through once: rows are
 * kept beside it, in bounded memory, and handed out one table after another.
 */
export const readRecords = (pieces: Iterable<Piece>, context: ReadContext): Iterable<Found> =>
  withRowStore(context, function* (store) {
    const facts = createFacts();
    yield* keepRows(pieces, store, facts, context.limits);
    const tables = store.done();
    const [only, second] = tables;
    if (only && !second && facts.isRowsOnly()) yield { found: 'table', table: storedTable(only) };
    else
      for (const table of tables) {
        const items = () => [{ found: 'table', table: storedTable(table) } as const];
        yield {
          found: 'member',
          member: { name: table.name, kind: 'read', mediaType: TABLE_TYPE, bytes: null, items },
        };
      }
    yield* facts.end();
  });
