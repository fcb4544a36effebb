/** A piece of a file of Rich Text: a group begins or ends, a control word with its number, a byte, signs as they are. */
export type RtfPiece =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly number: number | undefined }
  | { readonly kind: 'byte'; readonly byte: number }
  | { readonly kind: 'text'; readonly text: string };

const WORD = /\\([a-zA-Z]{1,32})(-?\d{1,10})? ?/y;
const TEXT = /[^\\{}\r\n]+/y;

/** A sign behind a backslash that is no letter: most stand for themselves. */
const signAt = (text: string, at: number): { readonly piece: RtfPiece; readonly to: number } => {
  const sign = text[at + 1] ?? '';
  if (sign === "'") {
    const byte = Number.parseInt(text.slice(at + 2, at + 4), 16);
    return { piece: { kind: 'byte', byte: Number.isNaN(byte) ? 0x3f : byte }, to: at + 4 };
  }
  const named: Readonly<Record<string, string>> = { '~': ' ', _: '-', '-': '', '\n': '\n', '\r': '\n' };
  if (sign === '*') return { piece: { kind: 'word', word: '*', number: undefined }, to: at + 2 };
  return { piece: { kind: 'text', text: named[sign] ?? sign }, to: at + 2 };
};

/** A control word, and the place behind it, its number and what it passes over. */
const wordAt = (text: string, at: number): { readonly piece: RtfPiece; readonly to: number } | undefined => {
  WORD.lastIndex = at;
  const found = WORD.exec(text);
  if (!found) return undefined;
  const [whole, word = '', digits] = found;
  const number = digits === undefined ? undefined : Number(digits);
  const passed = word === 'bin' ? Math.max(0, number ?? 0) : 0;
  return { piece: { kind: 'word', word, number }, to: at + whole.length + passed };
};

const pieceAt = (text: string, at: number): { readonly piece: RtfPiece; readonly to: number } => {
  const sign = text[at] ?? '';
  if (sign === '{') return { piece: { kind: 'open' }, to: at + 1 };
  if (sign === '}') return { piece: { kind: 'close' }, to: at + 1 };
  if (sign === '\\') return wordAt(text, at) ?? signAt(text, at);
  TEXT.lastIndex = at;
  const words = TEXT.exec(text)?.[0] ?? '';
  return { piece: { kind: 'text', text: words }, to: at + Math.max(1, words.length) };
};

/** The pieces of a file, whose bytes are given as signs (latin1). Line ends are none, and bytes behind `\bin` are passed over. */
export function* rtfPieces(text: string): Iterable<RtfPiece> {
  for (let at = 0; at < text.length; ) {
    const { piece, to } = pieceAt(text, at);
    yield piece;
    at = to;
  }
}
