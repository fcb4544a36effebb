import { placesOf } from '../tokens/piece-of.ts';
import { BACKSLASH } from '../tokens/signs.ts';
import type { Tokens } from '../tokens/tokens.ts';
import type { Cell } from './cells.ts';
import type { BlockRow } from './row-blocks.ts';

/** The rows that statements insert into a table, with the names of its columns where a statement gives them. */
export interface Inserted {
  readonly heads: readonly (string | null)[];
  readonly rows: readonly BlockRow[];
}

/** Signs of a statement's beginning and of a cell, at most; columns of a table, at most. */
const MOST_HEAD = 1200;
const MOST_CELL = 4000;
const MOST_COLUMNS = 80;
/** From windows before, at most: tables that are known, rows of a table that its next ones are judged with. */
const MOST_CREATED = 200;
const MOST_BEFORE = 40;

const NAME = '[`"\\[]?(?:\\w{1,60}[`"\\]]?\\.[`"\\[]?)?(\\w{1,60})[`"\\]]?';

/** INSERT INTO people (id, name) in front of VALUES. */
const INSERT = new RegExp(
  `INSERT\\s{1,4}(?:IGNORE\\s{1,4})?INTO\\s{1,4}${NAME}\\s{0,8}(?:\\(([^()]{0,1000})\\)\\s{0,8})?$`,
  'i',
);

const CREATE = new RegExp(
  `CREATE\\s{1,4}TABLE\\s{1,4}(?:IF\\s{1,4}NOT\\s{1,4}EXISTS\\s{1,4})?${NAME}\\s{0,8}\\(`,
  'gi',
);

/** Parts of CREATE TABLE that are no columns. */
const NO_COLUMN = /^(?:primary|key|unique|constraint|index|foreign|check|fulltext)\b/i;

const QUOTE = 39;
const OPEN = 40;
const CLOSE = 41;
const COMMA = 44;

const isBlank = (unit: number): boolean => unit === 32 || unit === 10 || unit === 13 || unit === 9;

const behindBlanks = (text: string, from: number): number => {
  let at = from;
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
};

/** The end of a text in quotes that opens at an offset: doubled and escaped quotes are its own; -1 where it stays open. */
const closingQuote = (text: string, open: number): number => {
  const most = Math.min(text.length, open + MOST_CELL);
  for (let at = open + 1; at < most; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === BACKSLASH) at += 1;
    else if (unit === QUOTE) {
      if (text.charCodeAt(at + 1) !== QUOTE) return at;
      at += 1;
    }
  }
  return -1;
};

/** The cell at an offset, and where what follows it stands; undefined where it is none. NULL is an empty cell. */
const cellAt = (text: string, from: number): { readonly cell: Cell; readonly next: number } | undefined => {
  const at = behindBlanks(text, from);
  const quote = /^[NEX]?'/i.exec(text.slice(at, at + 2))?.[0].length ?? 0;
  if (quote > 0) {
    const close = closingQuote(text, at + quote - 1);
    return close < 0 ? undefined : { cell: { from: at + quote, to: close }, next: behindBlanks(text, close + 1) };
  }
  const bare = /^[^,()';]{0,80}/.exec(text.slice(at, at + 80))?.[0] ?? '';
  const own = bare.trimEnd();
  return { cell: { from: at, to: /^null$/i.test(own) ? at : at + own.length }, next: at + bare.length };
};

/** The row that opens at an offset: its cells, up to its closing bracket. */
const rowAt = (text: string, open: number): BlockRow | undefined => {
  const cells: Cell[] = [];
  for (let at = open + 1; cells.length < MOST_COLUMNS; ) {
    const found = cellAt(text, at);
    if (!found) return undefined;
    cells.push(found.cell);
    const unit = text.charCodeAt(found.next);
    if (unit === CLOSE) return { line: { from: open, to: found.next + 1 }, cells };
    if (unit !== COMMA) return undefined;
    at = found.next + 1;
  }
  return undefined;
};

/** Rows behind VALUES, and where the next one begins behind the window's end; undefined where the statement ends before. */
interface Rows {
  readonly rows: readonly BlockRow[];
  readonly next: number | undefined;
}

/** The rows from an offset on. One that the window's end parts is read in both windows. */
const rowsAt = (text: string, from: number, end: number): Rows => {
  const rows: BlockRow[] = [];
  let at = behindBlanks(text, from);
  while (at < end && text.charCodeAt(at) === OPEN) {
    const row = rowAt(text, at);
    if (!row) return { rows, next: undefined };
    rows.push(row);
    const behind = behindBlanks(text, row.line.to);
    const goesOn = text.charCodeAt(behind) === COMMA;
    if (row.line.to > end) return { rows, next: at };
    if (!goesOn) return { rows, next: undefined };
    at = behindBlanks(text, behind + 1);
  }
  return { rows, next: at >= end && text.charCodeAt(at) === OPEN ? at : undefined };
};

const bare = (name: string): string => name.trim().replace(/^[`"[]|[`"\]]$/g, '');

/** Parts of a list between commas that stand in no brackets of their own, up to the bracket that closes it or to an end. */
const partsOf = (text: string, from: number, end: number): readonly string[] => {
  const parts: string[] = [];
  let [start, depth] = [from, 0];
  for (let at = from; at < Math.min(end, from + MOST_HEAD * 4); at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === OPEN) depth += 1;
    if ((unit === COMMA && depth === 0) || (unit === CLOSE && depth === 0)) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
    if (unit === CLOSE) depth -= 1;
    if (depth < 0) break;
  }
  return parts;
};

type Created = ReadonlyMap<string, readonly string[]>;

/** The columns of tables that the window creates, and windows before it. */
const createdIn = (page: string, before: Created): Created => {
  const found = [...page.matchAll(CREATE)];
  if (found.length === 0) return before;
  const created = new Map(before);
  found.forEach((one, n) => {
    // What the next table is called is no column of this one, though a bracket in a remark stays open.
    const columns = partsOf(page, one.index + one[0].length, found[n + 1]?.index ?? page.length)
      .map((part) => part.trim())
      .filter((part) => !NO_COLUMN.test(part))
      .map((part) => bare(part.split(/\s/)[0] ?? ''));
    created.set(one[1] ?? '', columns);
  });
  return new Map([...created].slice(-MOST_CREATED));
};

/** Into what a statement inserts: the table, and its columns where they are known. */
interface Target {
  readonly table: string;
  readonly columns: readonly string[] | undefined;
}

/** A statement whose rows go on in the next window, from an offset on; the last rows before it. */
interface OpenRows extends Target {
  readonly at: number;
  readonly rows: readonly BlockRow[];
}

/** Statements at the end of a window, for the next window of the same text: the tables that are known, and the rows that go on. */
export interface OpenStatements {
  readonly created: Created;
  readonly rows: OpenRows | undefined;
}

/** What the INSERT in front of VALUES says; it may stand in the window before. */
const targetOf = (text: string, values: number, created: Created): Target | undefined => {
  const insert = INSERT.exec(text.slice(Math.max(0, values - MOST_HEAD), values));
  if (!insert) return undefined;
  const table = insert[1] ?? '';
  return { table, columns: insert[2]?.split(',').map(bare) ?? created.get(table) };
};

/** The last rows that end before an offset. */
const lastBefore = (rows: readonly BlockRow[], end: number): readonly BlockRow[] =>
  rows.filter(({ line }) => line.to <= end).slice(-MOST_BEFORE);

/**
 * Rows of SQL: what INSERT statements of a window put into one table stands together. `before`: what is known of the windows before; a
 * statement that goes on is read on from its next row, wherever the text was cut.
 */
export const insertedRows = (
  { text, from, to, creates }: Tokens,
  before: OpenStatements | undefined,
): { readonly inserted: readonly Inserted[]; readonly open: OpenStatements } => {
  const page = text.slice(from, to);
  const made = before?.created ?? new Map();
  const created = creates ? createdIn(page, made) : made;
  const tables = new Map<string, { heads: readonly (string | null)[]; rows: BlockRow[] }>();
  let open: OpenRows | undefined;
  let reached = from;
  const read = (target: Target, at: number, known: readonly BlockRow[] = []): void => {
    const { rows, next } = rowsAt(text, at, to);
    reached = rows.at(-1)?.line.to ?? at;
    const all = [...known, ...rows];
    open = next === undefined ? undefined : { ...target, at: next, rows: lastBefore(all, next) };
    const width = all[0]?.cells.length ?? 0;
    if (width === 0) return;
    const { columns } = target;
    const heads = columns?.length === width ? columns : Array.from({ length: width }, () => null);
    const key = `${target.table} ${heads.join(',')}`;
    const table = tables.get(key) ?? { heads, rows: [] };
    tables.set(key, table);
    for (const row of all) if (row.cells.length === width) table.rows.push(row);
  };
  if (before?.rows) read(before.rows, before.rows.at, before.rows.rows);
  const whole = { from: 0, to: page.length };
  const places = ['VALUES', 'values'].flatMap((word) => placesOf(page, word, whole)).sort((a, b) => a - b);
  for (const index of places) {
    // What stands in a row is no statement.
    const target = from + index < reached ? undefined : targetOf(text, from + index, created);
    if (target) read(target, from + index + 'VALUES'.length);
  }
  return { inserted: [...tables.values()], open: { created, rows: open } };
};
