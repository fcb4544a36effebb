import { type Found, type Look, type ReadContext, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { linesOf } from '../text/lines.ts';
import { createCutter } from '../text/pieces.ts';
import { drawnTables, type Printed } from './printed/drawn-tables.ts';
import { expandedRecords, numberedRecords } from './printed/expanded-records.ts';
import { formBodies } from './printed/form-bodies.ts';
import { insertsInLogs } from './printed/inserts-in-logs.ts';
import { storeCommands } from './printed/store-commands.ts';
import { wrappedRows } from './printed/wrapped-rows.ts';
import { type RowStore, storedTable, withRowStore } from './records/row-store.ts';

const TABLE_TYPE = 'application/x-printed-table';
/** Tables of one text, at most: what has more is no output of queries. */
const MOST_TABLES = 1000;
/** Rows by which a text is known to hold what a program printed. */
const LEAST_ROWS = 2;

type Pipeline = (lines: Iterable<string>) => Iterable<Printed>;

const printedIn: Pipeline = (lines) => storeCommands(numberedRecords(wrappedRows(expandedRecords(drawnTables(lines)))));

const asLines = function* (lines: Iterable<string>): Iterable<Printed> {
  for (const line of lines) yield { kind: 'line', line };
};

const loggedIn: Pipeline = (lines) => insertsInLogs(formBodies(asLines(lines)));

const holdsRows = ({ text, head, size }: Look, found: Pipeline): boolean => {
  // The last line of the beginning may be cut.
  const whole = head.length < size ? text.slice(0, text.lastIndexOf('\n') + 1) : text;
  let rows = 0;
  for (const { kind } of found(linesOf([whole]))) if (kind !== 'line') rows += 1;
  return rows >= LEAST_ROWS;
};

/** Cells under their heads; heads without a name, or of the same, are told apart by their place. */
const fieldsOf = ({ heads, cells }: Extract<Printed, { kind: 'row' }>): ReadonlyMap<string, string> => {
  const fields = new Map<string, string>();
  for (const [n, head] of heads.entries()) {
    const name = head === '' || fields.has(head) ? `${head} ${n + 1}`.trim() : head;
    fields.set(name, cells[n] ?? '');
  }
  return fields;
};

/** Calls tables by their heads, the first so many of them. */
const createNames = () => {
  const tables = new Map<string, string>();
  return (fields: ReadonlyMap<string, string>): string | undefined => {
    const key = [...fields.keys()].join('\u001f');
    const known = tables.get(key);
    if (known !== undefined || tables.size >= MOST_TABLES) return known;
    const name = `table ${tables.size + 1}`;
    tables.set(key, name);
    return name;
  };
};

const textOf = (fields: ReadonlyMap<string, string>): string =>
  [...fields].map(([name, cell]) => `${name}: ${cell}`).join('\n');

/** Keeps rows, and gives the text around them. */
const keepRows = function* (pieces: Iterable<Printed>, store: RowStore, { limits }: ReadContext): Iterable<Found> {
  const cutter = createCutter(limits.part);
  const nameOf = createNames();
  /** Keeps a row; what cannot be one is given back as text. */
  const keep = (fields: ReadonlyMap<string, string>): string | undefined => {
    const table = nameOf(fields);
    if (table === undefined) return textOf(fields);
    store.add(table, new Map([...fields].map(([name, cell]) => [name, cell || null])));
    return undefined;
  };
  for (const piece of pieces) {
    const text = piece.kind === 'line' ? piece.line : keep(piece.kind === 'row' ? fieldsOf(piece) : piece.fields);
    if (text === undefined) continue;
    for (const part of cutter.add(`${text}\n`)) yield { found: 'text', as: 'plain', text: part };
  }
  for (const text of cutter.end()) if (text.trim() !== '') yield { found: 'text', as: 'plain', text };
};

const readerOf = (format: string, mediaType: string, found: Pipeline): Reader => ({
  format,
  recognise: (look) => (look.charset && holdsRows(look, found) ? mediaType : null),
  read: ({ bytes, look: { charset } }, context) =>
    withRowStore(context, function* (store): Iterable<Found> {
      if (!charset) throw unreadable('unknown_type');
      yield* keepRows(found(linesOf(decoded(bytes, charset))), store, context);
      for (const table of store.done()) {
        const items = () => [{ found: 'table', table: storedTable(table) } as const];
        yield {
          found: 'member',
          member: { name: table.name, kind: 'read', mediaType: TABLE_TYPE, bytes: null, items },
        };
      }
    }),
});

/** Texts with what programs print of tables: drawn with strokes, in lines that wrap, record by record, or as commands of stores of keys; everything else in them is their text. */
export const printed = readerOf('printed', 'text/x-printed', printedIn);

/** Logs whose lines hold records of people, each under its names: what forms sent, and what statements put into tables. What else could be a table is no log. */
export const logged = readerOf('logged', 'text/x-log-of-records', loggedIn);
