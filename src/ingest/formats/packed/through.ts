import { type Duplex, Readable } from 'node:stream';
import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';

/** Bytes that a stream unpacks at a time: so many at most are lost in front of a fault, where it gives none of them. */
export const PIECE = 1 << 14;

/** Bytes behind a place as they come through a stream that unpacks them; what it does not take is damaged. */
export const unpackedThrough = async function* (bytes: Bytes, unpacking: Duplex, from = 0): AsyncIterable<Buffer> {
  const source = Readable.from(chunksOf(bytes, from), { objectMode: true });
  source.pipe(unpacking);
  try {
    for await (const piece of unpacking) yield piece as Buffer;
  } catch (cause) {
    throw unreadable('damaged', cause);
  } finally {
    source.destroy();
    unpacking.destroy();
  }
};
