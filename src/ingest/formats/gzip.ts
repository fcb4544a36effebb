import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type Bytes, chunksOf } from '../bytes/bytes.ts';
import { type Found, type Reader, unreadable } from '../reader.ts';
import { isTarHead, tarMembers } from './tar.ts';

/** The unpacked bytes; several packed streams behind each other are one. */
const unpacked = async function* (bytes: Bytes): AsyncIterable<Buffer> {
  const gunzip = createGunzip({ chunkSize: 1 << 18 });
  const source = Readable.from(chunksOf(bytes), { objectMode: true });
  source.pipe(gunzip);
  try {
    for await (const piece of gunzip) yield piece as Buffer;
  } catch (cause) {
    throw unreadable('damaged', cause);
  } finally {
    source.destroy();
    gunzip.destroy();
  }
};

/** The name that the packer left in the head, or the file's own without its ending. */
const innerName = (head: Buffer, name: string): string => {
  const flags = head[3] ?? 0;
  const hasExtra = (flags & 4) !== 0;
  const from = 10 + (hasExtra ? 2 + head.readUInt16LE(10) : 0);
  const end = head.indexOf(0, from);
  if ((flags & 8) !== 0 && end > from) {
    const written = head.subarray(from, end).toString('latin1');
    return written.slice(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1) || 'content';
  }
  return name.replace(/\.(gz|gzip|z)$/i, '') || 'content';
};

const firstBlock = async (bytes: Bytes): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of unpacked(bytes)) {
    pieces.push(piece);
    size += piece.length;
    if (size >= 512) break;
  }
  return Buffer.concat(pieces).subarray(0, 512);
};

/** GZIP. A TAR inside counts as one container with it: its members are the archive's. */
export const gzip: Reader = {
  format: 'gzip',
  recognise: ({ head }) => (head[0] === 0x1f && head[1] === 0x8b && head[2] === 8 ? 'application/gzip' : null),
  read: async function* ({ bytes, look }): AsyncIterable<Found> {
    if (isTarHead(await firstBlock(bytes))) {
      yield* tarMembers(unpacked(bytes));
      return;
    }
    const name = innerName(look.head, look.name);
    yield { found: 'member', member: { name, kind: 'bytes', pieces: unpacked(bytes) } };
  },
};
