import { once } from '../../../core/once.ts';
import type { Tries } from '../../reader.ts';
import type { ZipEntry } from './archive.ts';

/** What a try takes, measured: the key of AES, and of the old kind the streams that are opened for it. */
const AES_ROUNDS = 1000;
const OLD_ROUNDS = 300;
/** Of so many wrong passwords one seems to fit an entry: one byte of the old kind, two of AES are checked. */
const BY_CHANCE = { old: 256, aes: 65_536 };
/** Bytes that unpacking takes in the time of a round. */
const BYTES_A_ROUND = 64;

const errors = once(async () => {
  const { ERR_INVALID_PASSWORD, ERR_UNSUPPORTED_ENCRYPTION } = await import('@zip.js/zip.js');
  return { wrong: ERR_INVALID_PASSWORD, strange: ERR_UNSUPPORTED_ENCRYPTION };
});

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : '');

/** Bytes that what is locked takes beside its content, at most. */
const MOST_BESIDE = 32;

/** Whether an entry is locked and has nothing in it: then any password would seem to open it, and none is needed. */
export const isEmptyLocked = ({ uncompressedSize, compressedSize }: ZipEntry): boolean =>
  uncompressedSize === 0 && compressedSize <= MOST_BESIDE;

/** Takes what is unpacked and keeps nothing; more than an entry says it has ends it. */
const nothing = (most: number): WritableStream<Uint8Array> => {
  let size = 0;
  return new WritableStream({
    write: (piece) => {
      size += piece.byteLength;
      if (size > most) throw new Error('more than it says');
    },
  });
};

/** Whether a password opens an entry by what stands in front of it. */
const isRight = async (entry: ZipEntry, password: string): Promise<boolean> => {
  try {
    await entry.getData(nothing(0), { password, checkPasswordOnly: true });
    return true;
  } catch (cause) {
    // Any other fault comes again where the content is read, and is told there.
    return messageOf(cause) !== (await errors()).wrong;
  }
};

/** What stands in front of an entry fits wrong passwords by chance: only its content is sure. */
const isWhole = async (entry: ZipEntry, password: string): Promise<boolean> => {
  try {
    await entry.getData(nothing(entry.uncompressedSize), { password, checkSignature: true });
    return true;
  } catch {
    return false;
  }
};

/** The password of an entry; null: none of the case's. */
export const passwordOf = (entry: ZipEntry, tries: Tries): Promise<string | null> => {
  const [rounds, chance] = entry.zipCrypto ? [OLD_ROUNDS, BY_CHANCE.old] : [AES_ROUNDS, BY_CHANCE.aes];
  return tries.find(
    rounds + Math.ceil(entry.uncompressedSize / BYTES_A_ROUND / chance),
    async (password) => (await isRight(entry, password)) && isWhole(entry, password),
  );
};
