import type { Bytes } from '../bytes/bytes.ts';
import { type Found, type Look, type Member, type Reader, unreadable } from '../reader.ts';
import { type ArchiveEntry, archiveEntries } from './archive/libarchive.ts';

/** What archives begin with (hex), at a place in the file. */
const SIGNS: readonly { readonly at: number; readonly sign: string; readonly mediaType: string }[] = [
  { at: 0, sign: '377abcaf271c', mediaType: 'application/x-7z-compressed' },
  { at: 0, sign: '526172211a07', mediaType: 'application/x-rar-compressed' },
  { at: 0, sign: '4d53434600000000', mediaType: 'application/vnd.ms-cab-compressed' },
  { at: 0x8001, sign: Buffer.from('CD001').toString('hex'), mediaType: 'application/x-iso9660-image' },
];

/** Bytes of an archive, which lies in memory as a whole while it is read; what is in it does not. */
const MOST_BYTES = 1 << 30;

/** A 7-Zip archive without entries: a head that says so. Elsewhere without, the library did not find the list: it is cut off. */
const isEmpty = (bytes: Bytes, head: Buffer): boolean => bytes.size === 32 && head.readBigUInt64LE(20) === 0n;

/** What the library makes of letters beyond ASCII; of disc images it leaves out the whole name. */
const UNREAD_NAME = /^$|\*/;

const RAR_5 = '526172211a070100';
const END_OF_RAR = Buffer.from('1d7756510305', 'hex');

/** A RAR of today ends with a mark; without it, further files are missing. */
const isCutRar = (bytes: Bytes, head: Buffer): boolean =>
  head.subarray(0, 8).toString('hex') === RAR_5 && !bytes.read(Math.max(0, bytes.size - 512), 512).includes(END_OF_RAR);

const typeOf = ({ head }: Look): string | null =>
  SIGNS.find(({ at, sign }) => head.subarray(at, at + sign.length / 2).toString('hex') === sign)?.mediaType ?? null;

const memberOf = ({ name, kind, size, isLocked, content }: ArchiveEntry, n: number): Member | null => {
  if (kind === 'folder') return null;
  const own = name || `part-${n}`;
  if (kind === 'link') return { name: own, kind: 'refused', reason: 'link', bytes: size };
  if (kind === 'other') return { name: own, kind: 'refused', reason: 'special_file', bytes: size };
  if (isLocked) return { name: own, kind: 'refused', reason: 'password', bytes: size };
  return { name: own, kind: 'bytes', pieces: content() };
};

/** 7-Zip, RAR, CAB and disc images (ISO 9660): what lies in them. */
export const archive: Reader = {
  format: 'archive',
  recognise: typeOf,
  read: async function* ({ bytes, look }): AsyncIterable<Found> {
    if (bytes.size > MOST_BYTES) throw unreadable('too_large');
    let n = 0;
    for await (const entry of archiveEntries(bytes)) {
      n += 1;
      const member = memberOf(entry, n);
      if (member && UNREAD_NAME.test(entry.name)) yield { found: 'problem', code: 'NAME_UNSAFE', count: 1 };
      if (member) yield { found: 'member', member };
    }
    if ((n === 0 && !isEmpty(bytes, look.head)) || isCutRar(bytes, look.head)) throw unreadable('damaged');
  },
};
