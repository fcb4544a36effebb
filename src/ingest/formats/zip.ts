import type { Entry } from '@zip.js/zip.js';
import type { Bytes } from '../bytes/bytes.ts';
import type { Found, Member, Reader, Tries } from '../reader.ts';
import { contentOf, entriesOf, isFile } from './zip/archive.ts';
import { salvagedMembers } from './zip/salvage.ts';
import { isEmptyLocked, passwordOf } from './zip/unlock.ts';

const SYMLINK = 0o120000;
const KIND = 0o170000;

const isLink = (entry: Entry): boolean => ((entry.unixMode ?? entry.externalFileAttributes >>> 16) & KIND) === SYMLINK;

const memberOf = async (bytes: Bytes, entry: Entry, tries: Tries): Promise<Member | null> => {
  if (!isFile(entry)) return null;
  const name = entry.filename;
  const size = entry.uncompressedSize;
  if (isLink(entry)) return { name, kind: 'refused', reason: 'link', bytes: size };
  if (!entry.encrypted) return { name, kind: 'bytes', pieces: contentOf(bytes, entry) };
  if (isEmptyLocked(entry)) return { name, kind: 'bytes', pieces: [] };
  const password = await passwordOf(entry, tries);
  if (password === null) return { name, kind: 'refused', reason: 'password', bytes: size };
  return { name, kind: 'bytes', pieces: contentOf(bytes, entry, password) };
};

/** ZIP archives, also large ones, and what is built on them and has no reader of its own. */
export const zip: Reader = {
  format: 'zip',
  recognise: ({ head }) => {
    const sign = head.subarray(0, 4).toString('latin1');
    return sign === 'PK\u0003\u0004' || sign === 'PK\u0005\u0006' ? 'application/zip' : null;
  },
  read: async function* ({ bytes }, { tries }): AsyncIterable<Found> {
    let listed = 0;
    try {
      for await (const entry of entriesOf(bytes)) {
        listed += 1;
        const member = await memberOf(bytes, entry, tries);
        if (member) yield { found: 'member', member };
      }
    } catch (cause) {
      if (listed === 0) for (const member of salvagedMembers(bytes)) yield { found: 'member', member };
      throw cause;
    }
  },
};
