import type { Entry } from '@zip.js/zip.js';
import type { Bytes } from '../bytes/bytes.ts';
import type { Found, Member, Reader } from '../reader.ts';
import { contentOf, entriesOf, isFile } from './zip/archive.ts';
import { salvagedMembers } from './zip/salvage.ts';

const SYMLINK = 0o120000;
const KIND = 0o170000;

const isLink = (entry: Entry): boolean => ((entry.unixMode ?? entry.externalFileAttributes >>> 16) & KIND) === SYMLINK;

const memberOf = (bytes: Bytes, entry: Entry): Member | null => {
  if (!isFile(entry)) return null;
  const name = entry.filename;
  const size = entry.uncompressedSize;
  if (isLink(entry)) return { name, kind: 'refused', reason: 'link', bytes: size };
  if (entry.encrypted) return { name, kind: 'refused', reason: 'password', bytes: size };
  return { name, kind: 'bytes', pieces: contentOf(bytes, entry) };
};

/** ZIP archives, also large ones, and what is built on them and has no reader of its own. */
export const zip: Reader = {
  format: 'zip',
  recognise: ({ head }) => {
    const sign = head.subarray(0, 4).toString('latin1');
    return sign === 'PK\u0003\u0004' || sign === 'PK\u0005\u0006' ? 'application/zip' : null;
  },
  read: async function* ({ bytes }): AsyncIterable<Found> {
    let listed = 0;
    try {
      for await (const entry of entriesOf(bytes)) {
        listed += 1;
        const member = memberOf(bytes, entry);
        if (member) yield { found: 'member', member };
      }
    } catch (cause) {
      if (listed === 0) for (const member of salvagedMembers(bytes)) yield { found: 'member', member };
      throw cause;
    }
  },
};
