import { inflateRawSync, zstdDecompressSync } from 'node:zlib';
import type { Bytes } from '../bytes/bytes.ts';
import { type Reader, unreadable } from '../reader.ts';
import { createCursor } from './avro/cursor.ts';
import { takeOf } from './avro/schema.ts';
import { isRecord } from './json/flatten.ts';
import { recordsTable } from './json/records-table.ts';
import { unpackedSnappy } from './packed/snappy.ts';

const SIGN = Buffer.from('Obj\u0001', 'latin1');
const MARK = 16;
/** Bytes of the head, which holds the schema, and of a block, packed or not. */
const MOST_HEAD = 16 << 20;
const MOST_BLOCK = 64 << 20;
/** What stands in front of a block: how many values, and how many bytes. */
const BLOCK_HEAD = 20;
/** A checksum behind what Snappy packed. */
const CHECKSUM = 4;

const UNPACK: Readonly<Record<string, (packed: Buffer) => Buffer>> = {
  null: (packed) => packed,
  deflate: (packed) => inflateRawSync(packed, { maxOutputLength: MOST_BLOCK }),
  zstandard: (packed) => zstdDecompressSync(packed, { maxOutputLength: MOST_BLOCK }),
  snappy: (packed) => unpackedSnappy(packed.subarray(0, -CHECKSUM), MOST_BLOCK),
};

/** The settings in front, what blocks end with, and where the first begins. */
const headOf = (bytes: Bytes) => {
  const cursor = createCursor(bytes.read(0, Math.min(bytes.size, MOST_HEAD)));
  cursor.take(SIGN.length);
  const settings = takeOf({ type: 'map', values: 'bytes' })(cursor, 0);
  const mark = Buffer.from(cursor.take(MARK));
  if (!isRecord(settings)) throw unreadable('damaged');
  const codec = String(settings['avro.codec'] ?? 'null');
  const unpack = Object.hasOwn(UNPACK, codec) ? UNPACK[codec] : undefined;
  if (!unpack) throw unreadable('unsupported');
  return { take: takeOf(JSON.parse(String(settings['avro.schema']))), unpack, mark, end: cursor.at() };
};

/** The values of all blocks. Throws where a block is not whole. */
const valuesOf = function* (bytes: Bytes): Iterable<unknown> {
  const { take, unpack, mark, end } = headOf(bytes);
  for (let at = end; at < bytes.size; ) {
    const head = createCursor(bytes.read(at, Math.min(BLOCK_HEAD, bytes.size - at)));
    const count = head.long();
    const size = head.long();
    const from = at + head.at();
    if (count < 0 || size < 0 || from + size + MARK > bytes.size) throw unreadable('damaged');
    if (size > MOST_BLOCK) throw unreadable('too_large');
    const block = createCursor(unpack(bytes.read(from, size)));
    for (let n = 0; n < count; n += 1) yield take(block, 0);
    at = from + size + MARK;
    if (!block.isAtEnd() || !bytes.read(at - MARK, MARK).equals(mark)) throw unreadable('damaged');
  }
};

/** Avro: the records of its blocks are a table, as in JSON. */
export const avro: Reader = {
  format: 'avro',
  recognise: ({ head }) => (head.subarray(0, SIGN.length).equals(SIGN) ? 'application/avro' : null),
  read: ({ bytes }, context) =>
    recordsTable(context, (items) => {
      for (const value of valuesOf(bytes)) items.add({ value });
    }),
};
