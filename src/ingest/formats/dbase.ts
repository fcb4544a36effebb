import iconv from 'iconv-lite';
import type { Bytes } from '../bytes/bytes.ts';
import { type Cell, type Found, type Look, type Reader, unreadable } from '../reader.ts';
import { databaseTable } from './database/table-member.ts';

const TYPE = 'application/vnd.dbf';
const VERSIONS = new Set([0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5, 0xfb]);
const HEAD = 32;
const END_OF_FIELDS = 0x0d;
const BLOCK = 1 << 20;

/** Charsets by the mark in the head. */
const CHARSETS: Readonly<Record<number, string>> = {
  1: 'cp437', 2: 'cp850', 3: 'windows-1252', 4: 'macintosh', 87: 'windows-1252', 88: 'windows-1252', 89: 'windows-1252',
  100: 'cp852', 101: 'cp866', 102: 'cp865', 107: 'cp857', 120: 'cp950', 121: 'cp949', 122: 'cp936', 123: 'cp932',
  200: 'windows-1250', 201: 'windows-1251', 202: 'windows-1254', 203: 'windows-1253',
}; // biome-ignore format: one table

interface Field {
  readonly name: string;
  readonly type: string;
  readonly from: number;
  readonly length: number;
}

interface Layout {
  readonly fields: readonly Field[];
  readonly rows: number;
  readonly first: number;
  readonly length: number;
  readonly charset: string;
}

/** What the head says; undefined: it is none. */
const layoutOf = ({ head }: Pick<Look, 'head'>): Layout | undefined => {
  if (head.length < HEAD + 2 || !VERSIONS.has(head[0] ?? 0)) return undefined;
  const first = head.readUInt16LE(8);
  const length = head.readUInt16LE(10);
  const fields: Field[] = [];
  let from = 1;
  let at = HEAD;
  for (; head[at] !== END_OF_FIELDS && at + HEAD <= Math.min(first, head.length); at += HEAD) {
    const own = head.subarray(at, at + HEAD);
    const name = own.toString('latin1', 0, 11).split('\0', 1)[0] ?? '';
    const type = String.fromCharCode(own[11] ?? 0);
    // A field of letters may be longer than a byte says.
    const size = (own[16] ?? 0) + (type === 'C' ? 256 * (own[17] ?? 0) : 0);
    if (!/^[A-Z@+0]$/.test(type) || !/^[^\s\p{C}][^\p{C}]*$/u.test(name)) return undefined;
    fields.push({ name, type, from, length: size });
    from += size;
  }
  if (head[at] !== END_OF_FIELDS || fields.length === 0 || from > length || first <= at) return undefined;
  return { fields, rows: head.readUInt32LE(4), first, length, charset: CHARSETS[head[29] ?? 0] ?? 'windows-1252' };
};

/** Days before 1970 of the count of days that clocks of Visual FoxPro have. */
const EPOCH = 2_440_588;
const DAY = 86_400_000;

const timeOf = (bytes: Buffer): Cell => {
  const day = bytes.readInt32LE(0);
  if (day <= 0) return null;
  const time = new Date((day - EPOCH) * DAY + bytes.readInt32LE(4));
  return Number.isNaN(time.getTime())
    ? null
    : time.toISOString().slice(0, 19).replace('T', ' ').replace(' 00:00:00', '');
};

const BINARY: Readonly<Record<string, (bytes: Buffer) => Cell>> = {
  I: (bytes) => String(bytes.readInt32LE(0)),
  '+': (bytes) => String(bytes.readInt32LE(0)),
  B: (bytes) => String(bytes.readDoubleLE(0)),
  O: (bytes) => String(bytes.readDoubleLE(0)),
  Y: (bytes) => (Number(bytes.readBigInt64LE(0)) / 10_000).toFixed(4),
  T: timeOf,
  '@': timeOf,
};
const LEAST: Readonly<Record<string, number>> = { I: 4, '+': 4, B: 8, O: 8, Y: 8, T: 8, '@': 8 };

const cellIn = (row: Buffer, { type, from, length }: Field, charset: string): Cell => {
  const bytes = row.subarray(from, from + length);
  const binary = BINARY[type];
  if (binary && bytes.length === LEAST[type]) return binary(bytes);
  const words = iconv.decode(bytes, charset).replace(/^[\s\0]+|[\s\0]+$/g, '');
  if (type === 'D')
    return /^\d{8}$/.test(words) ? `${words.slice(0, 4)}-${words.slice(4, 6)}-${words.slice(6)}` : words || null;
  return words === '' ? null : words;
};

/** Types whose cells only say where in a file beside it (DBT, FPT) their text stands. */
const MEMO = /[MGPW]/;

/** What a row begins with: it stands, or is marked as deleted. */
const ROW = new Set([0x20, 0x2a]);

/** Rows by the head, and behind them those that it does not count: a program that broke off did not write the count. */
const rowsOf = function* (bytes: Bytes, { fields, rows, first, length, charset }: Layout): Iterable<readonly Cell[]> {
  const shown = fields.filter(({ type }) => !MEMO.test(type) && type !== '0');
  const most = Math.max(1, Math.floor(BLOCK / length));
  const there = Math.floor((bytes.size - first) / length);
  for (let n = 0; n < there; n += most) {
    const block = bytes.read(first + n * length, Math.min(most, there - n) * length);
    for (let at = 0; at + length <= block.length; at += length) {
      if (n + at / length >= rows && !ROW.has(block[at] ?? 0)) return;
      const row = block.subarray(at, at + length);
      yield shown.map((field) => cellIn(row, field, charset));
    }
  }
  if (there < rows) throw unreadable('damaged');
};

/** dBASE, FoxPro (DBF): one table. Rows that were marked as deleted are still in the file, and are read. */
export const dbase: Reader = {
  format: 'dbase',
  recognise: (look) => (layoutOf(look) ? TYPE : null),
  read: function* ({ bytes, look }, { limits }): Iterable<Found> {
    const layout = layoutOf(look);
    if (!layout) throw unreadable('damaged');
    const shown = layout.fields.filter(({ type }) => !MEMO.test(type) && type !== '0');
    yield databaseTable(
      shown.map(({ name }) => name),
      () => rowsOf(bytes, layout),
      limits,
    );
  },
};
