import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { chunksOf } from '../bytes/bytes.ts';
import { type Found, type Member, type Reader, unreadable } from '../reader.ts';

const BLOCK = 512;

/** Whether a block is the head of a TAR entry: its checksum tells, also in old archives without a mark. */
export const isTarHead = (block: Buffer): boolean => {
  if (block.length < BLOCK || block[0] === 0) return false;
  const written = Number.parseInt(
    block
      .subarray(148, 156)
      .toString('latin1')
      .replace(/[\0 ]+/g, ''),
    8,
  );
  if (!Number.isSafeInteger(written)) return false;
  let sum = 8 * 32;
  for (let n = 0; n < BLOCK; n += 1) sum += n >= 148 && n < 156 ? 0 : (block[n] ?? 0);
  return sum === written;
};

const piecesOf = async function* (entry: AsyncIterable<unknown>): AsyncIterable<Uint8Array> {
  for await (const piece of entry) yield piece as Uint8Array;
};

/** The members of a TAR archive as it streams by. */
export const tarMembers = async function* (
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncIterable<Found> {
  const archive = extract();
  const source = Readable.from(pieces, { objectMode: true });
  // An error of the source reaches whoever reads the archive.
  source.on('error', (cause) => archive.destroy(cause));
  source.pipe(archive);
  try {
    for await (const entry of archive) {
      const { name, type, size } = entry.header;
      if (type === 'file' || type === 'contiguous-file') {
        const member: Member = { name, kind: 'bytes', pieces: piecesOf(entry) };
        yield { found: 'member', member };
      } else if (type === 'link' || type === 'symlink') {
        yield { found: 'member', member: { name, kind: 'refused', reason: 'link', bytes: 0 } };
      } else if (type !== 'directory') {
        yield { found: 'member', member: { name, kind: 'refused', reason: 'special_file', bytes: size ?? 0 } };
      }
      entry.resume();
    }
  } catch (cause) {
    throw unreadable('damaged', cause);
  } finally {
    source.destroy();
  }
};

export const tar: Reader = {
  format: 'tar',
  recognise: ({ head }) => (isTarHead(head.subarray(0, BLOCK)) ? 'application/x-tar' : null),
  read: ({ bytes }) => tarMembers(chunksOf(bytes)),
};
