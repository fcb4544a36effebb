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

/**
 * The text of a page as it is read: blocks on their own lines, a row of a table with tabs between its cells, entities as characters.
 * An address that only the link of a mail shows stands behind the link.
 */
export const htmlText = (html: string): string => {
  const out: string[] = [];
  let link = '';
  let cell: number | undefined;
  for (const token of tokensOf(html)) {
    if (token.kind !== 'tag') {
      out.push(shown(token));
      continue;
    }
    if (cell !== undefined && CELL_ENDS.test(token.name)) endCell(out, cell);
    // What stands around a table within a cell is no cell of a row.
    if (CELL_ENDS.test(token.name) || token.name === 'table') cell = undefined;
    if (BREAKS.test(token.name)) out.push('\n');
    else if (token.name === 'td' || token.name === 'th') {
      out.push('\t');
      cell = out.length;
    } else if (token.name === 'a') link = hrefOf(token.attributes);
    else if (token.name === '/a') {
      out.push(behindLink(link, out.at(-1) ?? ''));
      link = '';
    }
  }
  return out
    .join('')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/(^|\n)\t/g, '$1')
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
