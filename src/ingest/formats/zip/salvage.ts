import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import iconv from 'iconv-lite';
import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import { type Member, unreadable } from '../../reader.ts';

const HEAD = 30;
const SIGN = Buffer.from('PK\u0003\u0004', 'latin1');
const DIRECTORY_SIGN = Buffer.from('PK\u0001\u0002', 'latin1');
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 1;
const SIZES_BEHIND = 8;
const UTF8_NAME = 0x800;
const IN_EXTRA_FIELD = 0xffffffff;

interface Head {
  readonly name: string;
  readonly flags: number;
  readonly method: number;
  /** Where the content begins, and where it ends by the head; null: the head does not say. */
  readonly start: number;
  readonly end: number | null;
}

const headAt = (bytes: Bytes, at: number): Head | null => {
  const head = bytes.read(at, HEAD);
  if (head.length < HEAD || !head.subarray(0, 4).equals(SIGN)) return null;
  const flags = head.readUInt16LE(6);
  const packed = head.readUInt32LE(18);
  const nameLength = head.readUInt16LE(26);
  const name = bytes.read(at + HEAD, nameLength);
  const start = at + HEAD + nameLength + head.readUInt16LE(28);
  const isKnown = (flags & SIZES_BEHIND) === 0 && packed !== IN_EXTRA_FIELD;
  return {
    name: (flags & UTF8_NAME) === 0 ? iconv.decode(name, 'cp437') : name.toString('utf8'),
    flags,
    method: head.readUInt16LE(8),
    start,
    end: isKnown ? start + packed : null,
  };
};

const OVERLAP = SIGN.length - 1;

/** Where the next entry, or the directory, begins; the end of the bytes where neither does. */
const nextSign = (bytes: Bytes, from: number): number => {
  let at = from;
  for (const chunk of chunksOf(bytes, from)) {
    const piece = Buffer.concat([bytes.read(Math.max(from, at - OVERLAP), Math.min(OVERLAP, at - from)), chunk]);
    const found = [SIGN, DIRECTORY_SIGN].map((sign) => piece.indexOf(sign)).filter((place) => place >= 0);
    if (found.length > 0) return at - (piece.length - chunk.length) + Math.min(...found);
    at += chunk.length;
  }
  return bytes.size;
};

const part = (bytes: Bytes, start: number, end: number): Bytes => ({
  size: Math.max(0, Math.min(end, bytes.size) - start),
  path: null,
  read: (from, length) => bytes.read(start + from, length),
  close: () => undefined,
});

const unpacked = async function* (bytes: Bytes, { method, start }: Head, end: number): AsyncIterable<Uint8Array> {
  const packed = part(bytes, start, end);
  if (method === STORED) {
    yield* chunksOf(packed);
  } else {
    const inflate = createInflateRaw();
    const source = Readable.from(chunksOf(packed), { objectMode: true });
    source.pipe(inflate);
    try {
      for await (const piece of inflate) yield piece as Buffer;
    } catch (cause) {
      throw unreadable('damaged', cause);
    } finally {
      source.destroy();
    }
  }
  if (end > bytes.size) throw unreadable('damaged');
};

const memberOf = (bytes: Bytes, head: Head, end: number): Member => {
  const { name, flags, method } = head;
  if ((flags & ENCRYPTED) !== 0) return { name, kind: 'refused', reason: 'password', bytes: null };
  if (method !== STORED && method !== DEFLATED) return { name, kind: 'refused', reason: 'unsupported', bytes: null };
  return { name, kind: 'bytes', pieces: unpacked(bytes, head, end) };
};

/** What an archive without its directory still holds: each entry has a head of its own in front of it. */
export const salvagedMembers = function* (bytes: Bytes): Iterable<Member> {
  let at = 0;
  for (let head = headAt(bytes, at); head; head = headAt(bytes, at)) {
    const end = head.end ?? nextSign(bytes, head.start);
    if (!head.name.endsWith('/')) yield memberOf(bytes, head, end);
    at = nextSign(bytes, Math.min(end, bytes.size));
  }
};
