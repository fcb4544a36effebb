import type { Cell } from '../../reader.ts';

/** Text that comes in pieces, of which only what is not done yet is held. */
export interface Feed {
  /** What is held; more is put behind it by `more`. */
  text: string;
  /** First character that is not done. */
  at: number;
  /** Takes the next piece; false at the end. Places before `at` go. */
  more(): boolean;
}

/** A statement beyond this is no statement: the text is binary or cut. */
const LONGEST = 64_000_000;

/** Characters that are looked ahead for the beginning of a statement. */
const AHEAD = 1 << 16;

export const feedOf = (pieces: Iterable<string>): Feed => {
  const source = pieces[Symbol.iterator]();
  const feed: Feed = {
    text: '',
    at: 0,
    more: () => {
      const next = source.next();
      if (next.done) return false;
      feed.text = feed.text.slice(feed.at) + next.value;
      feed.at = 0;
      return true;
    },
  };
  return feed;
};

/** Whether a statement's beginning can be seen whole; false at the end of the text. */
export const lookAhead = (feed: Feed): boolean => {
  while (feed.text.length - feed.at < AHEAD && feed.more());
  return feed.at < feed.text.length;
};

/** The character at a place behind `at`, with as much text taken as that needs; '' at the end. */
const signAt = (feed: Feed, offset: number): string => {
  while (feed.at + offset >= feed.text.length) if (offset > LONGEST || !feed.more()) return '';
  return feed.text.charAt(feed.at + offset);
};

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', '0': '', Z: '' };

/** Offset behind a quoted literal that begins at `offset`. Backslashes escape only where the dump is of MySQL. */
export const behindQuote = (feed: Feed, offset: number, hasEscapes: boolean): number => {
  const quote = signAt(feed, offset);
  let at = offset + 1;
  for (;;) {
    const sign = signAt(feed, at);
    if (sign === '') return at;
    if (hasEscapes && sign === '\\') at += 2;
    else if (sign !== quote) at += 1;
    else if (signAt(feed, at + 1) === quote) at += 2;
    else return at + 1;
  }
};

/** Words of statements, where one begins on a line; a function of such a name has a bracket behind it. */
export const STATEMENTS =
  'INSERT|UPDATE\\s|REPLACE(?!\\s{0,40}\\()|MERGE|INTO\\s+\\S{1,200}\\s*\\(|COPY|GO\\b|CREATE\\s+TABLE';

/** What ends a value that no brackets stand around: the end of its statement, the word behind its last value, or the next statement. */
const BEHIND_LAST = new RegExp(
  `;|\\b(?:GO|FROM|UNION|WHERE|INSERT\\s+INTO)\\b|\\bON\\s+(?:DUPLICATE|CONFLICT)\\b|\\n[ \\t]{0,200}(?:${STATEMENTS}|(?:UPDATE|DELETE|SELECT|SET|PRINT|EXEC|DECLARE|BEGIN|END|COMMIT|ALTER|DROP|USE|CREATE|IF)\\b(?!\\s*\\())`,
  'iy',
);
/** Signs behind a place by which it is known whether a value ends there. */
const LONGEST_END = 600;

const endsOpen = (feed: Feed, offset: number): boolean => {
  signAt(feed, offset + LONGEST_END);
  BEHIND_LAST.lastIndex = feed.at + offset;
  return BEHIND_LAST.test(feed.text);
};

/** Offset of the comma or bracket that ends a value; `isOpen`: no brackets stand around its row. */
const valueEnd = (feed: Feed, offset: number, hasEscapes: boolean, isOpen = false): number => {
  let at = offset;
  let depth = 0;
  for (;;) {
    const sign = signAt(feed, at);
    if (sign === '') return at;
    if (sign === "'" || sign === '"' || sign === '`') {
      at = behindQuote(feed, at, hasEscapes);
      continue;
    }
    if (depth === 0 && (sign === ',' || sign === ')' || (isOpen && endsOpen(feed, at)))) return at;
    if (sign === '(') depth += 1;
    else if (sign === ')') depth -= 1;
    at += 1;
  }
};

const unquoted = (literal: string, hasEscapes: boolean): string => {
  const inside = literal.slice(1, -1).replaceAll("''", "'");
  return hasEscapes ? inside.replace(/\\(.)/gs, (_, sign: string) => ESCAPES[sign] ?? sign) : inside;
};

/** The first literal of a value, as in DATE '1980-01-31', CAST(N'x' AS text) or TO_DATE('1980-01-31', 'YYYY-MM-DD'). */
const LITERAL = /^(?:(?:N|E|_\w+\s|(?:DATE|TIME|TIMESTAMP)\s+)?|\w+\s*\(\s*N?)('(?:[^']|'')*')/is;
const ESCAPED_LITERAL = /^(?:(?:N|E|_\w+\s|(?:DATE|TIME|TIMESTAMP)\s+)?|\w+\s*\(\s*N?)('(?:[^'\\]|''|\\.)*')/is;

/** A value of a row as a cell: a literal without its quotes, null for NULL, anything else as it stands. */
export const cellOf = (value: string, hasEscapes: boolean): Cell => {
  const text = value.trim();
  if (text === '' || /^null(::.*)?$/i.test(text)) return null;
  const literal = (hasEscapes ? ESCAPED_LITERAL : LITERAL).exec(text)?.[1];
  if (literal === undefined) return text;
  const cell = unquoted(literal, hasEscapes);
  return cell === '' ? null : cell;
};

/** The values of a row in brackets that begins at `at`; undefined where none does. `at` is behind it afterwards. */
export const takeRow = (feed: Feed, hasEscapes: boolean): readonly Cell[] | undefined => {
  let offset = 0;
  while (/^\s$/.test(signAt(feed, offset))) offset += 1;
  if (signAt(feed, offset) !== '(') return undefined;
  offset += 1;
  const cells: Cell[] = [];
  for (;;) {
    const end = valueEnd(feed, offset, hasEscapes);
    cells.push(cellOf(feed.text.slice(feed.at + offset, feed.at + end), hasEscapes));
    const sign = signAt(feed, end);
    offset = end + 1;
    if (sign === ',') continue;
    if (sign !== ')') return undefined;
    feed.at += offset;
    return cells;
  }
};

/** Takes one value that no brackets stand around; `isLast`: no comma is behind it. */
const takeOpen = (feed: Feed, hasEscapes: boolean): { readonly value: string; readonly isLast: boolean } => {
  lookAhead(feed);
  const end = valueEnd(feed, 0, hasEscapes, true);
  const value = feed.text.slice(feed.at, feed.at + end);
  const isLast = feed.text.charAt(feed.at + end) !== ',';
  feed.at += end + (isLast ? 0 : 1);
  return { value, isLast };
};

/** The name that SELECT gives a value, behind it. */
const ALIAS = /\s+(?:AS\s+)?(?:"[^"]{1,200}"|`[^`]{1,200}`|\[[^\]]{1,200}\]|[\w$]{1,200})\s*$/i;

/** Values that are said here, and not by the column of another table: numbers, words for nothing or for now, and calls of such. */
const SAID =
  /^(?:[-+]?\.?\d|(?:NULL|TRUE|FALSE|DEFAULT|SYSDATE|CURRENT_\w+)\b|[@:?]|[\w.]{1,200}\s*\(\s*(?:\)|[-+]?\.?\d|NULL\b))/i;

const isSaid = (value: string, hasEscapes: boolean): boolean => {
  const text = value.trim();
  return text === '' || SAID.test(text) || (hasEscapes ? ESCAPED_LITERAL : LITERAL).test(text);
};

/**
 * The values of a row as SELECT writes them from an offset on; `at` is behind the last. Undefined, and `at` stays, where it takes some
 * of them from another table: no row stands here.
 */
export const takeSelected = (feed: Feed, from: number, hasEscapes: boolean): readonly Cell[] | undefined => {
  const cells: Cell[] = [];
  for (let offset = from; ; ) {
    const end = valueEnd(feed, offset, hasEscapes, true);
    const value = feed.text.slice(feed.at + offset, feed.at + end);
    if (!isSaid(value, hasEscapes)) return undefined;
    cells.push(cellOf(/^\s*[-\d]/.test(value) ? value.trim().replace(ALIAS, '') : value, hasEscapes));
    offset = end + 1;
    if (signAt(feed, end) === ',') continue;
    feed.at += end;
    return cells;
  }
};

const ASSIGNED = /\s*([`"[]?[\w$. -]{1,200}[`"\]]?)\s*=/y;

/** The columns that a statement sets one by one, and their values; `at` is behind the last. */
export const takeSet = (feed: Feed, hasEscapes: boolean) => {
  const names: string[] = [];
  const cells: Cell[] = [];
  for (;;) {
    lookAhead(feed);
    ASSIGNED.lastIndex = feed.at;
    const found = ASSIGNED.exec(feed.text);
    if (!found) return { names, cells };
    feed.at += found[0].length;
    const { value, isLast } = takeOpen(feed, hasEscapes);
    names.push(found[1] ?? '');
    cells.push(cellOf(value, hasEscapes));
    if (isLast) return { names, cells };
  }
};

/** A column that has to have a value, in the words behind those that a statement sets. */
const CONDITION =
  /\s*\b(?:WHERE|AND)\s+([`"[]?[\w$.]{1,200}[`"\]]?)\s*=\s*(N?'(?:[^']|''){0,10000}'|-?\d[\d.]{0,40}|[$:@]\w{1,60}|\?|%s)(?![\w'])/iy;
const OR = /\s+OR\b/iy;

/** By which values the row of an UPDATE is found: they are the same row's. None where it may be any of several; `at` is behind the last. */
export const takeConditions = (feed: Feed, hasEscapes: boolean) => {
  const names: string[] = [];
  const cells: Cell[] = [];
  lookAhead(feed);
  let at = feed.at;
  for (;;) {
    CONDITION.lastIndex = at;
    const found = CONDITION.exec(feed.text);
    if (!found) break;
    at = CONDITION.lastIndex;
    names.push(found[1] ?? '');
    cells.push(cellOf(found[2] ?? '', hasEscapes));
  }
  OR.lastIndex = at;
  if (OR.test(feed.text)) return { names: [], cells: [] };
  feed.at = at;
  return { names, cells };
};

/** Goes past blanks and one sign; false where another stands there. */
export const takeSign = (feed: Feed, sign: string): boolean => {
  let offset = 0;
  while (/^\s$/.test(signAt(feed, offset))) offset += 1;
  if (signAt(feed, offset) !== sign) return false;
  feed.at += offset + 1;
  return true;
};
