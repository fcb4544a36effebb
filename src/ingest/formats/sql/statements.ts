import type { SqlPiece } from './piece.ts';
import { bareName, NAME, rowsAt } from './row-statements.ts';
import { behindQuote, type Feed, feedOf, lookAhead, STATEMENTS, takeSign } from './values.ts';

const CREATE = new RegExp(
  `^\\s*CREATE\\s+(?:TEMPORARY\\s+|GLOBAL\\s+)?TABLE\\s+(?:IF\\s+NOT\\s+EXISTS\\s+)?(${NAME})\\s*\\(`,
  'i',
);

/** Lines of a definition that name no column. */
const NO_COLUMN = /^(PRIMARY|UNIQUE|KEY|INDEX|CONSTRAINT|FOREIGN|FULLTEXT|SPATIAL|CHECK|EXCLUDE|PERIOD|LIKE)\b/i;

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
const definedBy = (statement: string): Extract<SqlPiece, { piece: 'definition' }> | undefined => {
  const text = statement.replace(/^\s*(--[^\n]*\n\s*|\/\*[\s\S]*?\*\/;?\s*)+/g, '').replace(/\s--\s[^\n]*\n/g, '\n');
  const created = CREATE.exec(text);
  if (!created) return undefined;
  const names = definitionsIn(text.slice(created[0].length))
    .map((one) => one.trim())
    .filter((one) => !NO_COLUMN.test(one))
    .flatMap((one) => COLUMN.exec(`${one} `)?.[1] ?? [])
    .map(bareName);
  return { piece: 'definition', table: bareName(created[1] ?? ''), names };
};

/** Offset behind a statement that is none of rows: at its semicolon, or where a statement of rows begins on a line. */
const statementEnd = (feed: Feed, hasEscapes: boolean): number => {
  const STOP = new RegExp(`['"\`;]|--[^\\n]*|/\\*|\\n(?=[ \\t]*(?:${STATEMENTS}))`, 'gi');
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
    const rows = rowsAt(feed, hasEscapes);
    if (rows) {
      yield* rows;
      takeSign(feed, ';');
      continue;
    }
    const end = Math.max(1, statementEnd(feed, hasEscapes));
    const text = feed.text.slice(feed.at, feed.at + end);
    feed.at += end;
    yield definedBy(text) ?? { piece: 'text', text };
  }
};
