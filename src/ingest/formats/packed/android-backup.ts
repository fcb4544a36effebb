import { createInflate } from 'node:zlib';
import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';
import { PIECE, unpackedThrough } from './through.ts';

/** Four lines in front: the sign, a version, whether it is packed, and the cipher. */
const HEAD = /^ANDROID BACKUP\n\d{1,3}\n([01])\n([^\n]{1,40})\n/;
const MOST_HEAD = 100;

const headOf = (head: Buffer) => HEAD.exec(head.subarray(0, MOST_HEAD).toString('latin1'));

/** What `adb backup` writes: a TAR behind a head, packed with zlib, and under a password where the owner gave one. */
export const isAndroidBackup = (head: Buffer): boolean => headOf(head) !== null;

export const unpackedAndroidBackup = (bytes: Bytes): AsyncIterable<Buffer> | Iterable<Buffer> => {
  const [head = '', isPacked, cipher] = headOf(bytes.read(0, MOST_HEAD)) ?? [];
  if (cipher !== 'none') throw unreadable('password');
  return isPacked === '1'
    ? unpackedThrough(bytes, createInflate({ chunkSize: PIECE }), head.length)
    : chunksOf(bytes, head.length);
};
