import { createDecipheriv, hash } from 'node:crypto';
import { unreadable } from '../../reader.ts';
import { numberBytes, type PackageLock, SIZE_IN_FRONT, upTo } from './package-lock.ts';

/** How Office 2007 locks: AES in blocks of their own, a key by 50,000 rounds of SHA-1. */

const ROUNDS = 50_000;
const PIECE = 1 << 18;
/** Behind the size of the head: the head, with the number of the cipher in it; then come salt and verifier. */
const HEAD_AT = 4;
const ALGORITHM_AT = 12;
const AES_BITS: ReadonlyMap<number, number> = new Map([
  [0x660e, 128],
  [0x660f, 192],
  [0x6610, 256],
]);

const deciphered = (key: Buffer, bytes: Buffer): Buffer => {
  const cipher = createDecipheriv(`aes-${key.length * 8}-ecb`, key, null);
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
};

/** A hash mixed with a number over 64 bytes, and hashed again. */
const mixed = (base: Buffer, number: number): Buffer => {
  const block = Buffer.alloc(64, number);
  base.forEach((byte, n) => {
    block[n] = byte ^ number;
  });
  return hash('sha1', block, 'buffer');
};

const keyBy = (salt: Buffer, password: string, keyBytes: number): Buffer => {
  let last = hash('sha1', Buffer.concat([salt, Buffer.from(password, 'utf16le')]), 'buffer');
  for (let n = 0; n < ROUNDS; n += 1) last = hash('sha1', Buffer.concat([numberBytes(n), last]), 'buffer');
  const base = hash('sha1', Buffer.concat([last, numberBytes(0)]), 'buffer');
  return Buffer.concat([mixed(base, 0x36), mixed(base, 0x5c)]).subarray(0, keyBytes);
};

const pieces = function* (key: Buffer, stream: Buffer): Iterable<Buffer> {
  for (let from = SIZE_IN_FRONT; from < stream.length; from += PIECE) {
    const piece = stream.subarray(from, from + PIECE);
    yield deciphered(key, piece.subarray(0, piece.length - (piece.length % 16)));
  }
};

/** `info`: the stream that says how the package is locked, behind its version. */
export const standardLock = (info: Buffer): PackageLock => {
  const verifier = HEAD_AT + info.readUInt32LE(0);
  const bits = AES_BITS.get(info.readUInt32LE(ALGORITHM_AT));
  if (bits === undefined || info.length < verifier + 72) throw unreadable('password');
  const salt = info.subarray(verifier + 4, verifier + 20);
  const input = info.subarray(verifier + 20, verifier + 36);
  const expected = info.subarray(verifier + 40, verifier + 72);
  return {
    rounds: ROUNDS,
    keyOf: (password) => {
      const key = keyBy(salt, password, bits / 8);
      const is = hash('sha1', deciphered(key, input), 'buffer');
      return deciphered(key, expected).subarray(0, is.length).equals(is) ? key : null;
    },
    unlocked: (key, stream) => upTo(pieces(key, stream), Number(stream.readBigUInt64LE(0))),
  };
};
