import { chunksOf } from '../bytes/bytes.ts';
import { type Found, type Reader, unreadable } from '../reader.ts';
import { plistValue } from './plist/binary.ts';
import { shownBytes } from './records/shown-values.ts';

const SIGN = 'bplist0';
/** Longer values of bytes are files of their own: pages of web archives, pictures, further lists. */
const LONGEST_KEY = 64;

/** Binary property lists of Apple, web archives among them: the list as JSON says it, and the files in it. */
export const plist: Reader = {
  format: 'plist',
  recognise: ({ head }) => {
    if (head.subarray(0, SIGN.length).toString('latin1') !== SIGN) return null;
    return head.includes('WebMainResource') ? 'application/x-webarchive' : 'application/x-bplist';
  },
  read: function* ({ bytes, look }, { limits }): Iterable<Found> {
    if (bytes.size > limits.wholeBytes) throw unreadable('too_large');
    const files: Buffer[] = [];
    const value = plistValue(Buffer.concat([...chunksOf(bytes)]), (data) => {
      if (data.length <= LONGEST_KEY) return shownBytes(data);
      files.push(data);
      return `(part-${files.length})`;
    });
    const json = Buffer.from(JSON.stringify(value, null, 1));
    yield { found: 'member', member: { name: `${look.name}.json`, kind: 'bytes', pieces: [json] } };
    for (const [n, data] of files.entries())
      yield { found: 'member', member: { name: `part-${n + 1}`, kind: 'bytes', pieces: [data] } };
  },
};
