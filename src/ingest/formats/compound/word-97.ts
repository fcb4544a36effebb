import iconv from 'iconv-lite';
import { unreadable } from '../../reader.ts';
import type { CompoundFile } from './compound-file.ts';

/** Places in the head of the main stream (MS-DOC, FibBase and FibRgFcLcb97). */
const FLAGS = 0x0a;
const TABLE_FC = 0x01a2;
const IS_LOCKED = 0x0100;
const IS_TABLE_1 = 0x0200;

interface Piece {
  readonly at: number;
  readonly signs: number;
  readonly isWide: boolean;
}

/** The pieces of the text in their order, out of the table of pieces. */
const piecesOf = (clx: Buffer): readonly Piece[] => {
  let at = 0;
  while (clx[at] === 1) at += 3 + clx.readUInt16LE(at + 1);
  if (clx[at] !== 2) throw unreadable('damaged');
  const table = clx.subarray(at + 5, at + 5 + clx.readUInt32LE(at + 1));
  const count = Math.floor((table.length - 4) / 12);
  return Array.from({ length: Math.max(0, count) }, (_, n) => {
    const from = table.readUInt32LE(4 * n);
    const place = table.readUInt32LE(4 * (count + 1) + 8 * n + 2);
    const isWide = (place & 0x40000000) === 0;
    const start = place & 0x3fffffff;
    return { at: isWide ? start : start >>> 1, signs: Math.max(0, table.readUInt32LE(4 * n + 4) - from), isWide };
  });
};

const textOf = (main: Buffer, { at, signs, isWide }: Piece): string =>
  isWide ? main.toString('utf16le', at, at + 2 * signs) : iconv.decode(main.subarray(at, at + signs), 'windows-1252');

/** Signs that the text has in place of what they do (MS-DOC 2.4.1); others below the blank are pictures and marks. */
const CELL = 7;
const FIELD = 19;
const FIELD_RESULT = 20;
const FIELD_END = 21;
const SIGNS: Readonly<Record<number, string>> = {
  9: '\t',
  10: '\n',
  11: '\n',
  12: '\n',
  13: '\n',
  14: '\n',
  30: '-',
  31: '',
};

/** A field: what it is made from, and what it shows. */
interface Field {
  readonly code: string[];
  readonly shown: string[];
  isCode: boolean;
}

/** Fields within each other, at most: what each shows is put together again in the one around it. */
const MOST_FIELDS = 64;

/** Fields show their result, and an address of mail that only their code has. */
const fieldText = ({ code, shown }: Field): string => {
  const text = shown.join('');
  const mail = /mailto:([^"\s]{3,200})/i.exec(code.join(''))?.[1] ?? '';
  return text.includes(mail) ? text : `${text} <${mail}>`;
};

/** Text as it is read: ends of cells are tabs, and a row ends with one more. */
const plain = (text: string): string => {
  const open: Field[] = [{ code: [], shown: [], isCode: false }];
  const add = (words: string): void => {
    const field = open.at(-1);
    (field?.isCode ? field.code : field?.shown)?.push(words);
  };
  const sign = (code: number, isRow: boolean): void => {
    const field = open.at(-1);
    if (code === FIELD) {
      if (open.length < MOST_FIELDS) open.push({ code: [], shown: [], isCode: true });
    } else if (code === FIELD_RESULT && field) field.isCode = false;
    else if (code === FIELD_END && field && open.length > 1) {
      open.pop();
      add(fieldText(field));
    } else if (code === CELL) add(isRow ? '\n' : '\t');
    else add(SIGNS[code] ?? '');
  };
  let from = 0;
  let isCell = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 32) continue;
    if (at > from) add(text.slice(from, at));
    const isRow: boolean = isCell && code === CELL && at === from;
    sign(code, isRow);
    isCell = code === CELL && !isRow;
    from = at + 1;
  }
  add(text.slice(from));
  return open
    .map((field) => fieldText(field))
    .join('')
    .replaceAll('\t\n', '\n')
    .replace(/\n{3,}/g, '\n\n');
};

/** The text of a Word 97 file: the body, then notes, heads and feet, comments, text boxes. */
export const wordText97 = (file: CompoundFile): string => {
  const main = file.stream('WordDocument');
  if (!main || main.length < TABLE_FC + 8) throw unreadable('damaged');
  const flags = main.readUInt16LE(FLAGS);
  if ((flags & IS_LOCKED) !== 0) throw unreadable('password');
  const table = file.stream((flags & IS_TABLE_1) === 0 ? '0Table' : '1Table');
  const from = main.readUInt32LE(TABLE_FC);
  const clx = table?.subarray(from, from + main.readUInt32LE(TABLE_FC + 4));
  if (!clx || clx.length < 16) throw unreadable('damaged');
  const pieces = piecesOf(clx);
  const signs = pieces.reduce((sum, piece) => sum + piece.signs, 0);
  // Pieces that name one place again and again were made to fill the memory.
  if (signs > 2 * main.length) throw unreadable('bomb');
  return plain(pieces.map((piece) => textOf(main, piece)).join(''));
};
