import type { Cell } from '../../reader.ts';
import { behindQuote, type Feed, feedOf, lookAhead, takeRow, takeSign } from './values.ts';

/** What a dump holds, in its order: rows of tables, the columns of a table, and everything else as text. */
export type SqlPiece =
  | { readonly piece: 'row'; readonly table: string; readonly cells: readonly Cell[] }
  | { readonly piece: 'columns'; readonly table: string; readonly names: readonly string[] }
  | { readonly piece: 'text'; readonly text: string };

const NAME = '(?:[`"\\[]?[\\w$ -]+?[`"\\]]?\\.){0,3}[`"\\[]?[\\w$-]+[`"\\]]?';
const INSERT = new RegExp(
  `\\s*(?:INSERT|REPLACE)\\s+(?:IGNORE\\s+|LOW_PRIORITY\\s+|DELAYED\\s+)?(?:INTO\\s+)?(${NAME})\\s*(\\([^()']{1,60000}\\))?\\s*VALUES?\\s*(?=\\()`,
  'iy',
);
const COPY = new RegExp(`\\s*COPY\\s+(${NAME})\\s*(\\([^()]{1,60000}\\))?\\s+FROM\\s+stdin[^;\\n]*;\\r?\\n`, 'iy');
const CREATE = new RegExp(
  `^\\s*CREATE\\s+(?:TEMPORARY\\s+|GLOBAL\\s+)?TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(${NAME})\\s*\\(`,
  'i',
);

/** Lines of a definition that name no column. */
const NO_COLUMN = /^(PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|FULLTEXT|SPATIAL|CHECK|EXCLUDE|PERIOD|LIKE)\b/i;

/** The last part of a name without its quotes. */
const bareName = (name: string): string => (name.split('.').at(-1) ?? name).trim().replace(/^[`"[]+|[`"\]]+$/g, '');

const namesIn = (list: string): readonly string[] => list.slice(1, -1).split(',').map(bareName);

/** Definitions of a table, cut at the commas between them. */
const definitionsIn = (inside: string): readonly string[] => {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < inside.length; at += 1) {
    const sign = inside.charAt(at);
    if (sign === '(') depth += 1;
    if (sign === ')') depth -= 1;
    if (sign !== ',' || depth > 0) continue;
    parts.push(inside.slice(from, at));
    from = at + 1;
  }
  return [...parts, inside.slice(from)];
};

const COLUMN = /^([`"[][^`"\]]+[`"\]]|[\w$]+)\s/;

/** The columns that a statement defines; undefined where it defines no table. */
const definedBy = (statement: string): Extract<SqlPiece, { piece: 'columns' }> | undefined => {
  const text = statement.replace(/^\s*(--[^\n]*\n\s*|\/\*[\s\S]*?\*\/;?\s*)+/g, '').replace(/\s--\s[^\n]*\n/g, '\n');
  const created = CREATE.exec(text);
  if (!created) return undefined;
  const names = definitionsIn(text.slice(created[0].length))
    .map((one) => one.trim())
    .filter((one) => !NO_COLUMN.test(one))
    .flatMap((one) => COLUMN.exec(`${one} `)?.[1] ?? [])
    .map(bareName);
  return { piece: 'columns', table: bareName(created[1] ?? ''), names };
};

const unescaped = (cell: string): Cell =>
  cell === '\\N'
    ? null
    : cell.replace(/\\([tnr\\])/g, (_, sign: string) => ({ t: '\t', n: '\n', r: '\r' })[sign] ?? '\\') || null;

/** Rows of COPY: lines of cells with tabs between, to the line that is only a backslash and a dot. */
const copiedRows = function* (feed: Feed, table: string): Iterable<SqlPiece> {
  for (;;) {
    let end = feed.text.indexOf('\n', feed.at);
    while (end < 0 && feed.more()) end = feed.text.indexOf('\n', feed.at);
    const stop = end < 0 ? feed.text.length : end;
    const line = feed.text.slice(feed.at, stop).replace(/\r$/, '');
    feed.at = Math.min(feed.text.length, stop + 1);
    if (line === '\\.' || (end < 0 && line === '')) return;
    yield { piece: 'row', table, cells: line.split('\t').map(unescaped) };
    if (end < 0) return;
  }
};

/** Offset behind a statement that is none of rows: at its semicolon, or where a statement of rows begins on a line. */
const statementEnd = (feed: Feed, hasEscapes: boolean): number => {
  const STOP = /['"`;]|--[^\n]*|\/\*|\n(?=[ \t]*(?:INSERT|REPLACE|COPY|GO\b|CREATE\s+TABLE))/gi;
  let offset = 0;
  for (;;) {
    STOP.lastIndex = feed.at + offset;
    const found = STOP.exec(feed.text);
    if (!found) {
      offset = feed.text.length - feed.at;
      if (offset > 16_000_000 || !feed.more()) return offset;
      continue;
    }
    const at = found.index - feed.at;
    if (found[0] === ';') return at + 1;
    if (found[0] === '\n') return at + 1;
    if (found[0] === '/*') {
      const end = feed.text.indexOf('*/', found.index);
      offset = end < 0 ? at + 2 : end + 2 - feed.at;
    } else if (found[0].startsWith('--')) offset = at + found[0].length;
    else offset = behindQuote(feed, at, hasEscapes);
  }
};

/** Everything in a dump, piece by piece. `hasEscapes`: a backslash in a literal escapes, as in dumps of MySQL. */
export const sqlPieces = function* (texts: Iterable<string>, hasEscapes: boolean): Iterable<SqlPiece> {
  const feed = feedOf(texts);
  while (lookAhead(feed)) {
    INSERT.lastIndex = feed.at;
    COPY.lastIndex = feed.at;
    const insert = INSERT.exec(feed.text);
    const copy = insert ? null : COPY.exec(feed.text);
    const found = insert ?? copy;
    if (!found) {
      const end = Math.max(1, statementEnd(feed, hasEscapes));
      const text = feed.text.slice(feed.at, feed.at + end);
      feed.at += end;
      yield definedBy(text) ?? { piece: 'text', text };
      continue;
    }
    const table = bareName(found[1] ?? '');
    if (found[2] !== undefined) yield { piece: 'columns', table, names: namesIn(found[2]) };
    feed.at += found[0].length;
    if (copy) {
      yield* copiedRows(feed, table);
      continue;
    }
    do {
      const cells = takeRow(feed, hasEscapes);
      if (!cells) break;
      yield { piece: 'row', table, cells };
    } while (takeSign(feed, ','));
    takeSign(feed, ';');
  }
};
