import type { Tries } from '../reader.ts';
import { type Found, type Reader, unreadable } from '../reader.ts';
import { compoundOf, MOST_LOOKED_INTO, openUnit } from './compound/look.ts';
import { agileLock } from './locked-office/agile.ts';
import { type PackageLock, SIZE_IN_FRONT } from './locked-office/package-lock.ts';
import { standardLock } from './locked-office/standard.ts';

const PACKAGE = 'EncryptedPackage';

/** Bytes of the version in front of what the lock says of itself. */
const VERSION = 8;
const AGILE = '4.4';
const STANDARD = /^[234]\.2$/;

/** Far more than any program writes of its lock: salts of any length would make each try cost as much. */
const MOST_INFO = 1 << 16;

const lockOf = async (info: Buffer): Promise<PackageLock> => {
  if (info.length < 48 || info.length > MOST_INFO) throw unreadable('damaged');
  const version = `${info.readUInt16LE(0)}.${info.readUInt16LE(2)}`;
  if (version === AGILE) return agileLock(info.subarray(VERSION));
  if (STANDARD.test(version)) return standardLock(info.subarray(VERSION));
  throw unreadable('password');
};

/**
 * What Excel and PowerPoint lock a file with that is only guarded against changes: they open it without asking anybody,
 * and so does whoever took it.
 */
const OF_NOBODY = ['VelvetSweatshop', '/01Hannes Ruescher/01'];
/** Rounds that these programs write; more are a file's that wants to cost. */
const USUAL_ROUNDS = 100_000;

/** The key of a package: one that programs know, else by the passwords of the case. */
const keyOf = async (lock: PackageLock, tries: Tries): Promise<Buffer | null> => {
  let key: Buffer | null = null;
  const opens = (password: string): boolean => {
    key = lock.keyOf(password);
    return key !== null;
  };
  const isUsual = lock.rounds <= USUAL_ROUNDS && tries.takesKnown(OF_NOBODY.length * lock.rounds);
  if (!isUsual || !OF_NOBODY.some(opens)) await tries.find(lock.rounds, opens);
  return key;
};

/** Files of Word, Excel and PowerPoint under a password since 2007: the file that is locked is what lies in it. */
export const lockedOffice: Reader = {
  format: 'locked-office',
  recognise: (look) => (compoundOf(look)?.names.includes(PACKAGE) ? 'application/encrypted' : null),
  read: async function* ({ bytes, look }, { tries }): AsyncIterable<Found> {
    if (bytes.size > MOST_LOOKED_INTO) throw unreadable('too_large');
    const file = openUnit(bytes);
    const stream = file.stream(PACKAGE);
    const info = file.stream('EncryptionInfo');
    if (!stream || !info || stream.length < SIZE_IN_FRONT) throw unreadable('password');
    const lock = await lockOf(info);
    const key = await keyOf(lock, tries);
    if (key === null) throw unreadable('password');
    yield { found: 'member', member: { name: look.name, kind: 'bytes', pieces: lock.unlocked(key, stream) } };
  },
};
