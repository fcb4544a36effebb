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
  /^br$|^\/?(p|div|tr|table|ul|ol|li|h[1-6]|blockquote|pre|section|article|header|footer|form|hr|dl|dt|dd|title)$/;
/** What is not shown: between such a tag and its end nothing is text. */
const HIDDEN = /^(script|style|template)$/;

const hrefOf = (attributes: string): string => {
  const found = /\bhref\s*=\s*(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s>]{1,2000}))/i.exec(attributes);
  return withoutEntities(found?.[1] ?? found?.[2] ?? found?.[3] ?? '');
};

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'tag'; readonly name: string; readonly attributes: string };

const TAG = /^(\/?[A-Za-z][A-Za-z0-9]*)/;

/** The tag whose `<` stands at `open`, and the place behind it; null: it is a plain "less than". */
const tagAt = (html: string, open: number, end: number): Token | null => {
  const name = TAG.exec(html.slice(open + 1, Math.min(end, open + 40)))?.[1];
  if (name === undefined) return null;
  return { kind: 'tag', name: name.toLowerCase(), attributes: html.slice(open + 1 + name.length, end) };
};

/** Where reading goes on behind a comment, a declaration or what is not shown. */
const behind = (html: string, end: string, from: number): number => {
  const close = html.indexOf(end, from);
  return close < 0 ? html.length : close + end.length;
};

const behindHidden = (html: string, name: string, from: number): number => {
  const close = new RegExp(`</${name}`, 'gi');
  close.lastIndex = from;
  return close.exec(html)?.index ?? html.length;
};

/** What begins with the `<` at `open` and ends with the `>` at `end`, and where the next thing begins. */
const markupAt = (html: string, open: number, end: number): { readonly token: Token | null; readonly next: number } => {
  if (html.startsWith('<!--', open)) return { token: null, next: behind(html, '-->', open + 4) };
  if (/[!?]/.test(html[open + 1] ?? '')) return { token: null, next: end + 1 };
  const token = tagAt(html, open, end);
  if (token?.kind !== 'tag') return { token: { kind: 'text', text: '<' }, next: open + 1 };
  const isHidden = HIDDEN.test(token.name);
  return { token, next: isHidden ? behindHidden(html, token.name, end + 1) : end + 1 };
};

/** Texts and tags in order; comments, and what stands in scripts and styles, are left out. */
function* tokensOf(html: string): Iterable<Token> {
  for (let at = 0; at < html.length; ) {
    const open = html.indexOf('<', at);
    const end = open < 0 ? -1 : html.indexOf('>', open);
    if (end < 0) {
      yield { kind: 'text', text: html.slice(at) };
      return;
    }
    if (open > at) yield { kind: 'text', text: html.slice(at, open) };
    const { token, next } = markupAt(html, open, end);
    if (token) yield token;
    at = next;
  }
}

/**
 * The text of a page as it is read: blocks on their own lines, cells behind tabs, entities as characters. An address
 * that only the link of a mail shows stands behind the link.
 */
export const htmlText = (html: string): string => {
  const out: string[] = [];
  let link = '';
  for (const token of tokensOf(html)) {
    if (token.kind === 'text') out.push(withoutEntities(token.text.replace(/\s+/g, ' ')));
    else if (BREAKS.test(token.name)) out.push('\n');
    else if (token.name === 'td' || token.name === 'th') out.push('\t');
    else if (token.name === 'a') link = hrefOf(token.attributes);
    else if (token.name === '/a' && /^mailto:/i.test(link)) {
      const address = link.slice('mailto:'.length).replace(/\?.*$/, '');
      if (!out.at(-1)?.includes(address)) out.push(` <${address}>`);
      link = '';
    }
  }
  return out
    .join('')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
};
