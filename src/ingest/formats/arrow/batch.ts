import { zstdDecompressSync } from 'node:zlib';
import { bufferBytes } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';
import { unpackedLz4 } from '../packed/lz4.ts';
import { shownBytes } from '../records/shown-values.ts';
import type { Field, Layout } from './fields.ts';
import type { FlatTable } from './flatbuffer.ts';

/** Bytes of a batch, packed or not, and its rows. */
export const MOST_BATCH = 256 << 20;
const MOST_ROWS = 1 << 26;
/** Values that a batch of so many bytes may hold: some take none, and a file may say that there are billions. */
const VALUES_A_BYTE = 64;
const VALUES = 4096;

/** Dictionaries by their number: the values that columns name by their places. */
export type Dictionaries = ReadonlyMap<bigint, readonly unknown[]>;

const unpackedLz4Whole = (packed: Buffer, most: number): Buffer => {
  const pieces: Buffer[] = [];
  let size = 0;
  for (const piece of unpackedLz4(bufferBytes(packed))) {
    size += piece.length;
    if (size > most) throw unreadable('damaged');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
};

const UNPACK = [
  unpackedLz4Whole,
  (packed: Buffer, most: number) => zstdDecompressSync(packed, { maxOutputLength: most }),
];

/** What one batch holds, taken in the order in which its columns lie: nodes and buffers. */
const createParts = (batch: FlatTable, body: Buffer) => {
  const nodes = batch.pairs(1);
  const buffers = batch.pairs(2);
  const views = batch.longs(4);
  const compression = batch.table(3);
  const unpack = compression ? UNPACK[compression.byte(0)] : null;
  if (unpack === undefined) throw unreadable('unsupported');
  let unpacked = 0;
  let left = VALUES + VALUES_A_BYTE * body.length;
  const [node, buffer, view] = [nodes.values(), buffers.values(), views.values()];
  const next = <T>(of: Iterator<T>): T => {
    const { value, done } = of.next();
    if (done) throw unreadable('damaged');
    return value;
  };
  const isPacked = (held: Buffer): boolean => unpack !== null && held.length >= 8;
  return {
    /** Goes on to the next column. How many values it has is held against its bytes, once these are unpacked. */
    column: (): void => {
      const [count] = next(node);
      left -= count;
      if (count < 0 || count > MOST_ROWS) throw unreadable('damaged');
    },
    views: (): number => next(view),
    /** Counts values that a column says by itself. */
    spend: (count: number): void => {
      left -= count;
      if (count < 0 || left < 0) throw unreadable('damaged');
    },
    buffer: (): Buffer => {
      const [from, length] = next(buffer);
      if (from < 0 || length < 0 || from + length > body.length) throw unreadable('damaged');
      const held = body.subarray(from, from + length);
      if (unpack === null || !isPacked(held)) return held;
      const size = Number(held.readBigInt64LE(0));
      if (size === -1) return held.subarray(8);
      unpacked += size;
      if (size < 0 || unpacked > MOST_BATCH) throw unreadable('too_large');
      left += VALUES_A_BYTE * size;
      return unpack(held.subarray(8), Math.max(1, size));
    },
  };
};

type Parts = ReturnType<typeof createParts>;

/** Whether a value is there; without a buffer all are. */
const isSet = (bits: Buffer, n: number): boolean => bits.length === 0 || (((bits[n >>> 3] ?? 0) >>> (n & 7)) & 1) === 1;

const offsetsOf = (held: Buffer, isLarge: boolean) => {
  const at = (n: number): number => {
    // Without a value there need be no offsets.
    if (held.length === 0) return 0;
    return isLarge ? Number(held.readBigInt64LE(8 * n)) : held.readInt32LE(4 * n);
  };
  return (n: number): readonly [number, number] => {
    const [from, to] = [at(n), at(n + 1)];
    if (from < 0 || to < from) throw unreadable('damaged');
    return [from, to];
  };
};

const cut = (bytes: Buffer, from: number, to: number): Buffer => {
  if (to > bytes.length) throw unreadable('damaged');
  return bytes.subarray(from, to);
};

const shown = (bytes: Buffer, isText: boolean): string => (isText ? bytes.toString('utf8') : shownBytes(bytes));

const SHORT_VIEW = 12;

/** A value whose first 16 bytes hold it, or say where it lies. */
const viewAt = (views: Buffer, n: number, held: readonly Buffer[]): Buffer => {
  const at = 16 * n;
  const length = views.readInt32LE(at);
  if (length < 0) throw unreadable('damaged');
  if (length <= SHORT_VIEW) return cut(views, at + 4, at + 4 + length);
  const [which, from] = [views.readInt32LE(at + 8), views.readInt32LE(at + 12)];
  const buffer = held[which];
  if (!buffer || from < 0) throw unreadable('damaged');
  return cut(buffer, from, from + length);
};

type Values = (n: number) => unknown;

const entriesOf = (list: readonly unknown[]): unknown => {
  const pairs = list.map((entry) => Object.values(entry as object));
  return Object.fromEntries(pairs.map(([key, value]) => [String(key), value]));
};

const childOf = ({ children }: Field, parts: Parts, dictionaries: Dictionaries) => {
  const [child] = children;
  if (!child) throw unreadable('damaged');
  return columnOf(child, parts, dictionaries);
};

/** The values of a column that are there, by its layout; takes its buffers. */
const valuesOf = (layout: Layout, field: Field, parts: Parts, dictionaries: Dictionaries): Values => {
  switch (layout.kind) {
    case 'null':
      return () => null;
    case 'bits': {
      const bits = parts.buffer();
      return (n) => bits.length > 0 && isSet(bits, n);
    }
    case 'fixed': {
      const held = parts.buffer();
      return (n) => {
        const value = layout.value(held, n * layout.width);
        return Buffer.isBuffer(value) ? shownBytes(value) : value;
      };
    }
    case 'bytes': {
      const offsets = offsetsOf(parts.buffer(), layout.isLarge);
      const held = parts.buffer();
      return (n) => shown(cut(held, ...offsets(n)), layout.isText);
    }
    case 'views': {
      const views = parts.buffer();
      const held = Array.from({ length: Math.min(parts.views(), MOST_ROWS) }, () => parts.buffer());
      return (n) => shown(viewAt(views, n, held), layout.isText);
    }
    case 'list': {
      const offsets = offsetsOf(parts.buffer(), layout.isLarge);
      const child = childOf(field, parts, dictionaries);
      return (n) => {
        const [from, to] = offsets(n);
        parts.spend(to - from);
        const list = Array.from({ length: to - from }, (_, at) => child(from + at));
        return layout.isMap ? entriesOf(list) : list;
      };
    }
    case 'fixed-list': {
      const child = childOf(field, parts, dictionaries);
      return (n) => {
        parts.spend(layout.length);
        return Array.from({ length: layout.length }, (_, at) => child(n * layout.length + at));
      };
    }
    case 'struct': {
      const columns = field.children.map((child) => [child.name, columnOf(child, parts, dictionaries)] as const);
      return (n) => Object.fromEntries(columns.map(([name, values]) => [name, values(n)]));
    }
  }
};

/** The values of a column, null where none is there. */
const columnOf = (field: Field, parts: Parts, dictionaries: Dictionaries): Values => {
  const { dictionary } = field;
  const layout = dictionary ? dictionary.places : field.layout;
  parts.column();
  if (layout.kind === 'null') return () => null;
  const there = parts.buffer();
  const own = valuesOf(layout, field, parts, dictionaries);
  const words = dictionary ? dictionaries.get(dictionary.id) : undefined;
  if (dictionary && !words) throw unreadable('damaged');
  return (n) => {
    if (!isSet(there, n)) return null;
    return words ? (words[Number(own(n))] ?? null) : own(n);
  };
};

/** The rows of a batch, each an object by the names of its fields. */
export const rowsOfBatch = function* (
  fields: readonly Field[],
  batch: FlatTable,
  body: Buffer,
  dictionaries: Dictionaries,
): Iterable<Readonly<Record<string, unknown>>> {
  const parts = createParts(batch, body);
  const rows = Number(batch.long(0));
  const columns = fields.map((field) => [field.name, columnOf(field, parts, dictionaries)] as const);
  parts.spend(rows);
  for (let n = 0; n < rows; n += 1) yield Object.fromEntries(columns.map(([name, values]) => [name, values(n)]));
};
