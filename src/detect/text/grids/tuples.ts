import { placesOf } from '../tokens/piece-of.ts';
import type { Tokens } from '../tokens/tokens.ts';
import type { Cell } from './cells.ts';
import type { BlockRow } from './row-blocks.ts';

/** The rows that statements insert into a table, with the names of its columns where a statement gives them. */
export interface Inserted {
  readonly heads: readonly (string | null)[];
  readonly rows: readonly BlockRow[];
}

/** Signs of a statement's beginning, of a cell and of a list of columns, at most; rows of a table, at most. */
const MOST_HEAD = 1200;
const MOST_CELL = 4000;
const MOST_COLUMNS = 80;
const MOST_ROWS = 5000;

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
const BACKSLASH = 92;
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

/** The rows behind VALUES. */
const rowsAt = (text: string, from: number, end: number): readonly BlockRow[] => {
  const rows: BlockRow[] = [];
  for (let at = behindBlanks(text, from); at < end && text.charCodeAt(at) === OPEN && rows.length < MOST_ROWS; ) {
    const row = rowAt(text, at);
    if (!row) break;
    rows.push(row);
    const next = behindBlanks(text, row.line.to);
    if (text.charCodeAt(next) !== COMMA) break;
    at = behindBlanks(text, next + 1);
  }
  return rows;
};

const bare = (name: string): string => name.trim().replace(/^[`"[]|[`"\]]$/g, '');

/** Parts of a list between commas that stand in no brackets of their own, up to the bracket that closes it. */
const partsOf = (text: string, from: number): readonly string[] => {
  const parts: string[] = [];
  let [start, depth] = [from, 0];
  for (let at = from; at < Math.min(text.length, from + MOST_HEAD * 4); at += 1) {
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

/** The columns of tables that the window creates. */
const createdIn = (page: string): ReadonlyMap<string, readonly string[]> => {
  const created = new Map<string, readonly string[]>();
  for (const found of page.matchAll(CREATE)) {
    const columns = partsOf(page, found.index + found[0].length)
      .map((part) => part.trim())
      .filter((part) => !NO_COLUMN.test(part))
      .map((part) => bare(part.split(/\s/)[0] ?? ''));
    created.set(found[1] ?? '', columns);
  }
  return created;
};

/** Rows of SQL: what INSERT statements of a window put into one table stands together. */
export const insertedRows = ({ text, from, to }: Tokens): readonly Inserted[] => {
  const page = text.slice(from, to);
  const places = ['VALUES', 'values'].flatMap((word) => placesOf(page, word, { from: 0, to: page.length }));
  if (places.length === 0) return [];
  const created = createdIn(page);
  const tables = new Map<string, { heads: readonly (string | null)[]; rows: BlockRow[] }>();
  for (const index of places) {
    const insert = INSERT.exec(page.slice(Math.max(0, index - MOST_HEAD), index));
    const rows = insert ? rowsAt(text, from + index + 'VALUES'.length, to) : [];
    const width = rows[0]?.cells.length ?? 0;
    if (!insert || width === 0) continue;
    const named = insert[2]?.split(',').map(bare) ?? created.get(insert[1] ?? '');
    const heads = named?.length === width ? named : Array.from({ length: width }, () => null);
    const key = `${insert[1]} ${heads.join(',')}`;
    const table = tables.get(key) ?? { heads, rows: [] };
    tables.set(key, table);
    table.rows.push(...rows.filter(({ cells }) => cells.length === width));
  }
  return [...tables.values()];
};
