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
