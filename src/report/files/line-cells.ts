import type { RowsXml } from './workbook.ts';
import { xmlText } from './xml-text.ts';

/** What a byte may be in a text that is written into the sheet as it is. */
const INSIDE = 1;
const FIRST = 2;
const LAST = 4;
/** A byte that XML takes for something else or does not hold, or that is no text's own (a quote, an apostrophe in front). */
const CARE = 8;

const SIGNS = new Uint8Array(256);
for (const sign of " .,#'/:@_-") SIGNS[sign.charCodeAt(0)] = INSIDE;
for (let byte = 0x30; byte <= 0x7a; byte++)
  if (/[A-Za-z0-9]/.test(String.fromCharCode(byte))) SIGNS[byte] = INSIDE | FIRST | LAST;
SIGNS[0x2e] = INSIDE | LAST;
// U+FFFE and U+FFFF begin with the last of these, as much else does that is looked at with them.
for (const byte of [...Array(32).keys(), ...Buffer.from('"&<>'), 0xef]) SIGNS[byte] = CARE;

const [QUOTE, COMMA, RETURN, APOSTROPHE] = [0x22, 0x2c, 0x0d, 0x27];

/** Longest text of a cell, in characters: the format allows 32,767 UTF-16 units, and a character takes at most two. */
const LONGEST_CELL = 16_383;

/** A text as it was before its line: without doubled quotes, and without the apostrophe that keeps it from being calculated. */
const textOf = (cell: string): string => cell.replaceAll('""', '"').replace(/^'(?='*[=+@\t\r\n＝＋－＠-])/, '');

const escaped = (text: string): string =>
  xmlText(text.length > LONGEST_CELL ? [...text].slice(0, LONGEST_CELL).join('') : text);

/** A piece of the sheet's own, of at least four bytes, as the numbers that four bytes each are; the last may lie over the one before. */
interface Piece {
  readonly words: Int32Array;
  readonly last: number;
  readonly length: number;
}

const pieceOf = (text: string): Piece => {
  const bytes = Buffer.from(text);
  const last = bytes.length - 4;
  const words = Array.from({ length: Math.ceil(bytes.length / 4) }, (_, n) => bytes.readInt32LE(Math.min(4 * n, last)));
  return { words: Int32Array.from(words), last, length: bytes.length };
};

const EMPTY = pieceOf('<c/>');
/** Words of our own have no style; text that people wrote has the one that keeps it from being calculated when somebody edits it (the workbook's first). */
const WORD = pieceOf('<c t="str"><v>');
const TAME = pieceOf('<c s="1" t="str"><v>');
const VALUE_END = pieceOf('</v></c>');
const TEXT = pieceOf('<c s="1" t="inlineStr"><is><t xml:space="preserve">');
const TEXT_END = pieceOf('</t></is></c>');
const ROW = pieceOf('<row>');
const ROW_END = pieceOf('</row>');

/** Bytes around a cell and a row, at most. */
const AROUND = 128;

/** The memory that rows are written to, which grows with what one piece takes. */
interface Memory {
  bytes: Buffer;
  view: DataView;
}

const memoryOf = (size: number): Memory => {
  const buffer = new ArrayBuffer(size);
  return { bytes: Buffer.from(buffer), view: new DataView(buffer) };
};

/** Makes room for so much more behind `at`. */
const makeRoom = (memory: Memory, at: number, more: number): void => {
  if (at + more <= memory.bytes.length) return;
  const larger = memoryOf(2 * (at + more));
  larger.bytes.set(memory.bytes.subarray(0, at));
  memory.bytes = larger.bytes;
  memory.view = larger.view;
};

/** Short pieces: a loop puts them there sooner than a call, four bytes at once. */
const put = ({ view }: Memory, at: number, { words, last, length }: Piece): number => {
  const end = words.length - 1;
  for (let n = 0; n < end; n++) view.setInt32(at + 4 * n, words[n] as number, true);
  view.setInt32(at + last, words[end] as number, true);
  return at + length;
};

const putFrom = ({ bytes: out }: Memory, at: number, bytes: Uint8Array, from: number, to: number): number => {
  const shift = at - from;
  for (let n = from; n < to; n++) out[n + shift] = bytes[n] as number;
  return to + shift;
};

const wordEnd = (bytes: Uint8Array, from: number): number => {
  let to = from;
  while (bytes[to] !== COMMA && bytes[to] !== RETURN) to++;
  return to;
};

/** Where the quotes of a text end: at the quote that no other follows. */
const quotedEnd = (bytes: Uint8Array, from: number): number => {
  let to = from;
  while (bytes[to] !== QUOTE || bytes[to + 1] === QUOTE) to += bytes[to] === QUOTE ? 2 : 1;
  return to;
};

const putWord = (memory: Memory, at: number, bytes: Uint8Array, from: number, to: number): number => {
  makeRoom(memory, at, to - from + AROUND);
  if (from === to) return put(memory, at, EMPTY);
  return put(memory, putFrom(memory, put(memory, at, WORD), bytes, from, to), VALUE_END);
};

const putOther = (memory: Memory, at: number, bytes: Buffer, from: number, to: number, isPlain: boolean): number => {
  const text = isPlain ? bytes.subarray(from, to) : Buffer.from(escaped(textOf(bytes.toString('utf8', from, to))));
  makeRoom(memory, at, text.length + AROUND);
  return put(memory, putFrom(memory, put(memory, at, TEXT), text, 0, text.length), TEXT_END);
};

const putText = (memory: Memory, at: number, bytes: Buffer, from: number, to: number): number => {
  makeRoom(memory, at, to - from + AROUND);
  if (from === to) return put(memory, at, EMPTY);
  let [all, any] = [INSIDE, 0];
  for (let n = from; n < to; n++) {
    const sign = SIGNS[bytes[n] as number] as number;
    all &= sign;
    any |= sign;
  }
  const [first, last] = [bytes[from] as number, bytes[to - 1] as number];
  const isShort = to - from <= LONGEST_CELL;
  if (all === 0 || !isShort || !((SIGNS[first] as number) & FIRST) || !((SIGNS[last] as number) & LAST))
    return putOther(memory, at, bytes, from, to, isShort && !(any & CARE) && first !== APOSTROPHE);
  return put(memory, putFrom(memory, put(memory, at, TAME), bytes, from, to), VALUE_END);
};

/** Writes the rows of the sheet for whole lines of list.csv; answers how many, and where they end. */
const putRows = (memory: Memory, bytes: Buffer): { readonly rows: number; readonly end: number } => {
  let [at, rows, from] = [0, 0, 0];
  while (from < bytes.length) {
    makeRoom(memory, at, AROUND);
    at = put(memory, at, ROW);
    for (let isLast = false; !isLast; ) {
      const isQuoted = bytes[from] === QUOTE;
      const to = isQuoted ? quotedEnd(bytes, from + 1) : wordEnd(bytes, from);
      at = isQuoted ? putText(memory, at, bytes, from + 1, to) : putWord(memory, at, bytes, from, to);
      const behind = isQuoted ? to + 1 : to;
      isLast = bytes[behind] === RETURN;
      from = behind + (isLast ? 2 : 1);
    }
    makeRoom(memory, at, AROUND);
    at = put(memory, at, ROW_END);
    rows += 1;
  }
  return { rows, end: at };
};

/**
 * Makes the rows of a sheet from lines of list.csv, of which a text stands in quotes and a word of our own in none: the list is put
 * together once, and is the same in both. What is answered holds until the next but one is asked for.
 */
export const rowsOfLines = (): ((lines: Uint8Array) => RowsXml) => {
  const memories = [memoryOf(0), memoryOf(0)] as const;
  let turn = 0;
  return (lines) => {
    turn = 1 - turn;
    const memory = memories[turn === 0 ? 0 : 1];
    const { rows, end } = putRows(memory, Buffer.from(lines.buffer, lines.byteOffset, lines.byteLength));
    return { xml: memory.bytes.subarray(0, end), rows };
  };
};
