import type { Cell } from '../../reader.ts';
import type { SqlPiece } from './piece.ts';
import { type Feed, lookAhead, takeConditions, takeRow, takeSelected, takeSet, takeSign } from './values.ts';

export const NAME = '(?:[`"\\[]?[\\w$ -]{1,128}?[`"\\]]?\\.){0,3}[`"\\[]?[\\w$-]{1,128}[`"\\]]?';
const COLUMNS = "\\s*(\\([^()']{1,60000}\\))?\\s*";
/** Puts rows into a table; statements that fill several tables say INTO for each row. */
const INTO = `\\s*(?:(?:INSERT|REPLACE)\\s+(?:IGNORE\\s+|LOW_PRIORITY\\s+|DELAYED\\s+|(?:ALL|FIRST)\\s+(?=INTO\\s))?(?:INTO\\s+)?|INTO\\s+)(${NAME})`;

/** The last part of a name without its quotes. */
export const bareName = (name: string): string =>
  (name.split('.').at(-1) ?? name).trim().replace(/^[`"[]+|[`"\]]+$/g, '');

const namesIn = (list: string): readonly string[] => list.slice(1, -1).split(',').map(bareName);

const unescaped = (cell: string): Cell =>
  cell === '\\N'
    ? null
    : cell.replace(/\\([tnr\\])/g, (_, sign: string) => ({ t: '\t', n: '\n', r: '\r' })[sign] ?? '\\') || null;

/** Rows of COPY: lines of cells with tabs between, to the line that is only a backslash and a dot. */
const copiedRows = function* (feed: Feed): Iterable<readonly Cell[]> {
  for (;;) {
    let end = feed.text.indexOf('\n', feed.at);
    while (end < 0 && feed.more()) end = feed.text.indexOf('\n', feed.at);
    const stop = end < 0 ? feed.text.length : end;
    const line = feed.text.slice(feed.at, stop).replace(/\r$/, '');
    feed.at = Math.min(feed.text.length, stop + 1);
    if (line === '\\.' || (end < 0 && line === '')) return;
    yield line.split('\t').map(unescaped);
    if (end < 0) return;
  }
};

/** Goes past a pattern that stands here. */
const take = (pattern: RegExp, feed: Feed): RegExpExecArray | null => {
  pattern.lastIndex = feed.at;
  const found = pattern.exec(feed.text);
  if (found) feed.at += found[0].length;
  return found;
};

const bracketedRows = function* (feed: Feed, hasEscapes: boolean): Iterable<readonly Cell[]> {
  do {
    const cells = takeRow(feed, hasEscapes);
    if (!cells) return;
    yield cells;
  } while (takeSign(feed, ','));
};

const NEXT_SELECT = /\s*(?:FROM\s+[\w$.]{1,200}\s*)?UNION\s+(?:ALL\s+)?SELECT\s/iy;

/** Rows behind the first, as long as they say their values. */
const unitedRows = function* (feed: Feed, hasEscapes: boolean): Iterable<readonly Cell[]> {
  while (lookAhead(feed) && take(NEXT_SELECT, feed)) {
    const cells = takeSelected(feed, 0, hasEscapes);
    if (!cells) return;
    yield cells;
  }
};

const selectedRows = function* (first: readonly Cell[], feed: Feed, hasEscapes: boolean): Iterable<readonly Cell[]> {
  yield first;
  yield* unitedRows(feed, hasEscapes);
};

const MERGED_COLUMNS = /\s*\)\s*(?:AS\s+)?\w{1,200}\s*(\([^()']{1,60000}\))/iy;

/** A statement of rows: how it begins, with the table and, where it says them, the columns; and its rows. */
interface Form {
  readonly begins: RegExp;
  readonly rows: (feed: Feed, hasEscapes: boolean) => Iterable<readonly Cell[]>;
}

const FORMS: readonly Form[] = [
  { begins: new RegExp(`${INTO}${COLUMNS}VALUES?\\s*(?=\\()`, 'iy'), rows: bracketedRows },
  {
    begins: new RegExp(`\\s*COPY\\s+(${NAME})\\s*(\\([^()]{1,60000}\\))?\\s+FROM\\s+stdin[^;\\n]*;\\r?\\n`, 'iy'),
    rows: copiedRows,
  },
];

const SELECT = new RegExp(`${INTO}${COLUMNS}SELECT\\s+(?=N?'|-?\\d|NULL\\b)`, 'iy');
const SET = new RegExp(`${INTO}\\s+SET\\s+(?=[\`"[]?[\\w$. -]{1,200}[\`"\\]]?\\s*=)`, 'iy');
const UPDATE = new RegExp(
  `\\s*UPDATE\\s+(?:ONLY\\s+)?(${NAME})\\s+SET\\s+(?=[\`"[]?[\\w$. -]{1,200}[\`"\\]]?\\s*=)`,
  'iy',
);
const MERGE = new RegExp(
  `\\s*MERGE\\s+(?:INTO\\s+)?(${NAME})(?:\\s+(?:AS\\s+)?\\w{1,200})?\\s+USING\\s*\\(\\s*VALUES\\s*(?=\\()`,
  'iy',
);

const namedIn = (found: RegExpExecArray): readonly string[] => (found[2] === undefined ? [] : namesIn(found[2]));

const under = function* (table: string, names: readonly string[], rows: Iterable<readonly Cell[]>): Iterable<SqlPiece> {
  yield { piece: 'columns', table, names };
  for (const cells of rows) yield { piece: 'row', table, cells };
};

/** Rows whose columns are named behind them: a table of their own, since the order of its columns is told too late to fit in another. */
const mergedRows = function* (feed: Feed, target: string, hasEscapes: boolean): Iterable<SqlPiece> {
  const table = `${target} (merged)`;
  yield* under(table, [], bracketedRows(feed, hasEscapes));
  lookAhead(feed);
  const list = take(MERGED_COLUMNS, feed)?.[1];
  if (list !== undefined) yield { piece: 'columns', table, names: namesIn(list) };
};

/** Rows that a statement selects without a table: it says the values of the first, else it stays text. */
const selectedAt = (feed: Feed, hasEscapes: boolean): Iterable<SqlPiece> | null => {
  SELECT.lastIndex = feed.at;
  const found = SELECT.exec(feed.text);
  const first = found && takeSelected(feed, found[0].length, hasEscapes);
  return first ? under(bareName(found[1] ?? ''), namedIn(found), selectedRows(first, feed, hasEscapes)) : null;
};

/** What an UPDATE says of a row: what it sets, and by what else the row is found ("WHERE ssn = '...'"). */
const takeUpdated = (feed: Feed, hasEscapes: boolean) => {
  const set = takeSet(feed, hasEscapes);
  const found = takeConditions(feed, hasEscapes);
  const names = new Map(set.names.map((name, n) => [bareName(name), set.cells[n] ?? null]));
  for (const [n, name] of found.names.entries()) {
    const own = bareName(name);
    // Of a column that is set anew the row had another value.
    names.set(names.has(own) ? `${own} before` : own, found.cells[n] ?? null);
  }
  return { names: [...names.keys()], cells: [...names.values()] };
};

/** The rows of a statement that begins here, behind the names of their columns; null: none does. */
export const rowsAt = (feed: Feed, hasEscapes: boolean): Iterable<SqlPiece> | null => {
  for (const { begins, rows } of FORMS) {
    const found = take(begins, feed);
    if (!found) continue;
    return under(bareName(found[1] ?? ''), namedIn(found), rows(feed, hasEscapes));
  }
  const selected = selectedAt(feed, hasEscapes);
  if (selected) return selected;
  const set = take(SET, feed);
  if (set) {
    const { names, cells } = takeSet(feed, hasEscapes);
    return under(bareName(set[1] ?? ''), names.map(bareName), [cells]);
  }
  const update = take(UPDATE, feed);
  if (update) {
    const { names, cells } = takeUpdated(feed, hasEscapes);
    // Some columns of rows that stand elsewhere: a table of their own, or the columns of the whole rows would look empty.
    return under(`${bareName(update[1] ?? '')} (updated)`, names, [cells]);
  }
  const merge = take(MERGE, feed);
  return merge ? mergedRows(feed, bareName(merge[1] ?? ''), hasEscapes) : null;
};
