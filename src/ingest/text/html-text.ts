const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ensp: ' ',
  emsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  middot: '·',
  copy: '©',
  reg: '®',
  trade: '™',
  euro: '€',
  pound: '£',
  szlig: 'ß',
  aelig: 'æ',
  AElig: 'Æ',
  oslash: 'ø',
  Oslash: 'Ø',
  eth: 'ð',
  thorn: 'þ',
};

/** Accented letters are named by their letter and their accent. */
const ACCENTS: Readonly<Record<string, string>> = {
  acute: '\u0301',
  grave: '\u0300',
  circ: '\u0302',
  uml: '\u0308',
  tilde: '\u0303',
  cedil: '\u0327',
  ring: '\u030a',
  caron: '\u030c',
};

const codePoint = (code: number): string =>
  code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : '\ufffd';

const entity = (whole: string, body: string): string => {
  if (body.startsWith('#')) {
    const isHex = body[1] === 'x' || body[1] === 'X';
    return codePoint(Number.parseInt(body.slice(isHex ? 2 : 1), isHex ? 16 : 10));
  }
  const named = NAMED[body];
  if (named !== undefined) return named;
  const accent = ACCENTS[body.slice(1)];
  return accent === undefined ? whole : `${body[0]}${accent}`.normalize('NFC');
};

/** Characters for their names and numbers. */
export const withoutEntities = (text: string): string =>
  text.includes('&') ? text.replace(/&(#[xX]?[0-9a-fA-F]{1,7}|[A-Za-z]{2,8});/g, entity) : text;

const BREAKS =
  /^(br|tr)$|^\/?(p|div|table|ul|ol|li|h[1-6]|blockquote|pre|section|article|header|footer|form|hr|dl|dt|dd|title)$/;
/** What is not shown: between such a tag and its end nothing is text. */
const HIDDEN = /^(script|style|template)$/;

const hrefOf = (attributes: string): string => {
  const found = /\bhref\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s>]{1,2000}))/i.exec(attributes);
  return withoutEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
};

type Token =
  | { readonly kind: 'text' | 'hidden'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly attributes: string };

const TAG = /^(\/?[A-Za-z][A-Za-z0-9]*)/;

/** The tag whose `<` stands at `open`, and the place behind it; null: it is a plain "less than". */
const tagAt = (html: string, open: number, end: number): Token | null => {
  const name = TAG.exec(html.slice(open + 1, Math.min(end, open + 40)))?.[1];
  if (name === undefined) return null;
  return { kind: 'tag', name: name.toLowerCase(), attributes: html.slice(open + 1 + name.length, end) };
};

/** Data and comments up to their end. */
const hidden = (html: string, from: number, to: number): Token => ({ kind: 'hidden', text: html.slice(from, to) });

const endOfHidden = (html: string, name: string, from: number): number => {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
};

/** What begins with the `<` at `open` and ends with the `>` at `end`, and where the next thing begins. */
const markupAt = (
  html: string,
  open: number,
  end: number,
): { readonly tokens: readonly Token[]; readonly next: number } => {
  if (html.startsWith('<!--', open)) {
    const close = html.indexOf('-->', open + 4);
    const to = close < 0 ? html.length : close;
    return { tokens: [hidden(html, open + 4, to)], next: Math.min(html.length, to + 3) };
  }
  if (/[!?]/.test(html[open + 1] ?? '')) return { tokens: [], next: end + 1 };
  const token = tagAt(html, open, end);
  if (token?.kind !== 'tag') return { tokens: [{ kind: 'text', text: '<' }], next: open + 1 };
  if (!HIDDEN.test(token.name)) return { tokens: [token], next: end + 1 };
  const to = endOfHidden(html, token.name, end + 1);
  return { tokens: token.name === 'style' ? [token] : [token, hidden(html, end + 1, to)], next: to };
};

/** Texts, tags, and what is not shown, in order; styles are left out. */
function* tokensOf(html: string): Iterable<Token> {
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? -1 : html.indexOf('>', open);
    if (end < 0) {
      yield { kind: 'text', text: html.slice(at) };
      return;
    }
    if (open > at) yield { kind: 'text', text: html.slice(at, open) };
    const { tokens, next } = markupAt(html, open, end);
    yield* tokens;
    at = next;
  }
}

const CELL_ENDS = /^(?:\/?(?:td|th|tr)|\/table)$/;
/** Signs of a cell of a table; what has more is a part of a page that a table lays out. */
const LONGEST_CELL = 300;

/** Puts the lines of a cell, from a place in the text on, on one line: a row stays a row. */
const endCell = (out: string[], from: number): void => {
  const cell = out.slice(from).join('');
  if (cell.length <= LONGEST_CELL) out.splice(from, out.length - from, cell.replace(/\s*\n\s*/g, ' ').trim());
};

const shown = ({ kind, text }: Exclude<Token, { readonly kind: 'tag' }>): string =>
  kind === 'hidden' ? '' : withoutEntities(text.replace(/\s+/g, ' '));

/** The address of a mail link that its text does not show. */
const behindLink = (link: string, shown: string): string => {
  const address = /^mailto:/i.test(link) ? link.slice('mailto:'.length).replace(/\?.*$/, '') : '';
  return shown.includes(address) ? '' : ` <${address}>`;
};

/** Rows that a cell may take, and the columns in which it may take more than its own: a page says in few signs what would fill a disk. */
const MOST_ROWS = 100;
const MOST_COLUMNS = 64;

const spanOf = (attributes: string, name: 'colspan' | 'rowspan'): number => {
  const found = new RegExp(`\\b${name}\\s{0,9}=\\s{0,9}["']?(\\d{1,4})`, 'i').exec(attributes)?.[1];
  return Math.min(name === 'rowspan' ? MOST_ROWS : MOST_COLUMNS, Math.max(1, Number(found ?? 1)));
};

/** Where the next cell of a table stands: which columns cells of the rows above still take, and for how many rows. */
interface Grid {
  column: number;
  readonly taken: Map<number, number>;
}

/** Empty cells for what a row above still takes, up to the next that is free. */
const takenCells = (grid: Grid): string => {
  let cells = '';
  for (let left = grid.taken.get(grid.column); left !== undefined; left = grid.taken.get(grid.column)) {
    if (left > 1) grid.taken.set(grid.column, left - 1);
    else grid.taken.delete(grid.column);
    grid.column += 1;
    cells += '\t';
  }
  return cells;
};

/** Begins a cell: what stands before it, and the empty cells behind it that it takes as well. */
const beginCell = (grid: Grid, attributes: string): { readonly before: string; readonly behind: string } => {
  if (grid.column >= MOST_COLUMNS) return { before: '\t', behind: '' };
  const before = `${takenCells(grid)}\t`;
  const [columns, rows] = [spanOf(attributes, 'colspan'), spanOf(attributes, 'rowspan')];
  for (let n = 0; n < columns && rows > 1; n += 1) grid.taken.set(grid.column + n, rows - 1);
  grid.column += columns;
  return { before, behind: '\t'.repeat(columns - 1) };
};

/** Ends and begins cells of tables, of tables within cells too, as tags come; what was shown lies in `out`. */
const cellsInto = (out: string[]) => {
  const grids: Grid[] = [];
  let cell: { readonly from: number; readonly behind: string } | undefined;
  const end = (name: string): void => {
    if (cell !== undefined && CELL_ENDS.test(name)) {
      endCell(out, cell.from);
      out.push(cell.behind);
    }
    // What stands around a table within a cell is no cell of a row.
    if (CELL_ENDS.test(name) || name === 'table') cell = undefined;
  };
  const begin = (name: string, attributes: string): void => {
    if (name === 'table') grids.push({ column: 0, taken: new Map() });
    else if (name === '/table') grids.pop();
    const grid = grids.at(-1) ?? { column: 0, taken: new Map() };
    if (name === 'tr') grid.column = 0;
    if (name !== 'td' && name !== 'th') return;
    const { before, behind } = beginCell(grid, attributes);
    out.push(before);
    cell = { from: out.length, behind };
  };
  return { end, begin };
};

/**
 * The text of a page as it is read: blocks on their own lines, a row of a table with tabs between its cells, entities as characters.
 * A cell over several columns or rows leaves those it takes empty, so that cells below each other are of one column.
 * An address that only the link of a mail shows stands behind the link.
 */
export const htmlText = (html: string): string => {
  const out: string[] = [];
  const cells = cellsInto(out);
  let link = '';
  for (const token of tokensOf(html)) {
    if (token.kind !== 'tag') {
      out.push(shown(token));
      continue;
    }
    const { name, attributes } = token;
    cells.end(name);
    if (BREAKS.test(name)) out.push('\n');
    else if (name === 'a') link = hrefOf(attributes);
    else if (name === '/a') {
      out.push(behindLink(link, out.at(-1) ?? ''));
      link = '';
    }
    cells.begin(name, attributes);
  }
  return out
    .join('')
    .replace(/ {2,}/g, ' ')
    .split('\n')
    .map((line) => line.replace(/^ ?\t?/, '').trimEnd())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^[ \n]+/, '')
    .trimEnd();
};

const VALUES = /\b(?:value|content|placeholder|data-[\w-]{1,40})\s{0,9}=\s{0,9}(?:"([^"]{1,2000})"|'([^']{1,2000})')/gi;

/** What a page holds and does not show: values of its forms, scripts and their data, comments. A line each. */
export const hiddenText = (html: string): string => {
  const pieces: string[] = [];
  for (const token of tokensOf(html)) {
    if (token.kind === 'hidden') pieces.push(token.text);
    if (token.kind !== 'tag') continue;
    for (const [, double, single] of token.attributes.matchAll(VALUES))
      pieces.push(withoutEntities(double ?? single ?? ''));
  }
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .join('\n');
};
