import { createGunzip } from 'node:zlib';
import type { Bytes } from '../bytes/bytes.ts';
import type { Found, Reader } from '../reader.ts';
import { isAndroidBackup, unpackedAndroidBackup } from './packed/android-backup.ts';
import { unpackedBzip2 } from './packed/bzip2.ts';
import { unpackedLz4 } from './packed/lz4.ts';
import { unpackedLzw } from './packed/lzw.ts';
import { PIECE, unpackedThrough } from './packed/through.ts';
import { unpackedXz } from './packed/xz.ts';
import { isZstd, unpackedZstd } from './packed/zstd.ts';
import { isTarHead, tarMembers } from './tar.ts';

/** A way in which one file is packed. */
interface Packing {
  readonly format: string;
  readonly mediaType: string;
  readonly isOwn: (head: Buffer) => boolean;
  /** Endings that its files have, one of which goes for the name inside. */
  readonly endings: RegExp;
  readonly unpack: (bytes: Bytes) => AsyncIterable<Buffer> | Iterable<Buffer>;
  /** The name that the packer left in the head. */
  readonly writtenName?: (head: Buffer) => string | undefined;
}

const gzipName = (head: Buffer): string | undefined => {
  const flags = head[3] ?? 0;
  const hasExtra = (flags & 4) !== 0;
  const from = 10 + (hasExtra ? 2 + head.readUInt16LE(10) : 0);
  const end = head.indexOf(0, from);
  if ((flags & 8) === 0 || end <= from) return undefined;
  const written = head.subarray(from, end).toString('latin1');
  return written.slice(Math.max(written.lastIndexOf('/'), written.lastIndexOf('\\')) + 1) || undefined;
};

const beginsWith =
  (...signs: readonly string[]) =>
  (head: Buffer): boolean =>
    signs.some((sign) => head.subarray(0, sign.length / 2).toString('hex') === sign);

const PACKINGS: readonly Packing[] = [
  {
    format: 'gzip',
    mediaType: 'application/gzip',
    isOwn: beginsWith('1f8b08'),
    endings: /\.(gz|gzip|z)$/i,
    unpack: (bytes) => unpackedThrough(bytes, createGunzip({ chunkSize: PIECE })),
    writtenName: gzipName,
  },
  {
    format: 'bzip2',
    mediaType: 'application/x-bzip2',
    // "BZh", the size of blocks, and what a block or an empty file begins with.
    isOwn: (head) => /^425a683[1-9](?:314159265359|177245385090)/.test(head.subarray(0, 10).toString('hex')),
    endings: /\.(bz2?|bzip2)$/i,
    unpack: unpackedBzip2,
  },
  {
    format: 'xz',
    mediaType: 'application/x-xz',
    isOwn: beginsWith('fd377a585a00'),
    endings: /\.xz$/i,
    unpack: unpackedXz,
  },
  {
    format: 'zstd',
    mediaType: 'application/zstd',
    isOwn: isZstd,
    endings: /\.(zst|zstd)$/i,
    unpack: unpackedZstd,
  },
  {
    format: 'lz4',
    mediaType: 'application/x-lz4',
    isOwn: beginsWith('04224d18', '02214c18'),
    endings: /\.lz4$/i,
    unpack: unpackedLz4,
  },
  {
    format: 'compress',
    mediaType: 'application/x-compress',
    // Behind the sign stands how wide codes are at most, with a mark that there are blocks.
    isOwn: (head) => beginsWith('1f9d')(head) && ((head[2] ?? 0) & 0x60) === 0,
    endings: /\.z$/i,
    unpack: unpackedLzw,
  },
  {
    format: 'android-backup',
    mediaType: 'application/x-android-backup',
    isOwn: isAndroidBackup,
    endings: /\.ab$/i,
    unpack: unpackedAndroidBackup,
  },
];

const SHORT_TAR = /\.(tgz|taz|tbz2?|txz|tzst)$/i;

/** What the content begins with. A fault behind it is met again where the content is read. */
const firstBlock = async (pieces: ReturnType<Packing['unpack']>): Promise<Buffer> => {
  const first: Buffer[] = [];
  let size = 0;
  try {
    for await (const piece of pieces) {
      first.push(piece);
      size += piece.length;
      if (size >= 512) break;
    }
  } catch (cause) {
    if (size === 0) throw cause;
  }
  return Buffer.concat(first).subarray(0, 512);
};

/** Pieces, and whether they broke off: then the packed file is no more whole than what lies in it. */
const watched = (pieces: ReturnType<Packing['unpack']>) => {
  const seen: { fault?: unknown } = {};
  const all = async function* (): AsyncIterable<Buffer> {
    try {
      yield* pieces;
    } catch (cause) {
      seen.fault = cause;
      throw cause;
    }
  };
  return { seen, pieces: all() };
};

/** One packed file. A TAR inside counts as one container with it: its members are the archive's. */
const readerOf = ({ format, mediaType, isOwn, endings, unpack, writtenName }: Packing): Reader => ({
  format,
  recognise: ({ head }) => (isOwn(head) ? mediaType : null),
  read: async function* ({ bytes, look }): AsyncIterable<Found> {
    if (isTarHead(await firstBlock(unpack(bytes)))) {
      yield* tarMembers(unpack(bytes));
      return;
    }
    const own = look.name.replace(endings, '').replace(SHORT_TAR, '');
    const name = writtenName?.(look.head) ?? (own || 'content');
    const { seen, pieces } = watched(unpack(bytes));
    yield { found: 'member', member: { name, kind: 'bytes', pieces } };
    if (seen.fault) throw seen.fault;
  },
});

/** GZIP, BZIP2, XZ, Zstandard, LZ4, and what `compress` and `adb backup` packed, unpacked piece by piece. */
export const packed: readonly Reader[] = PACKINGS.map(readerOf);
