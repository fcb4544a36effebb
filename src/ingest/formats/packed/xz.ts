import { ReadableStream } from 'node:stream/web';
import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';

/** Bytes as a stream that is asked for its pieces: it may be left in the middle. */
const streamOf = (bytes: Bytes): ReadableStream<Uint8Array> => {
  const chunks = chunksOf(bytes)[Symbol.iterator]();
  return new ReadableStream({
    pull: (controller) => {
      const next = chunks.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
  });
};

/** Unpacks XZ as it streams by. */
export const unpackedXz = async function* (bytes: Bytes): AsyncIterable<Buffer> {
  const { default: library } = await import('xz-decompress');
  const unpacked = new library.XzReadableStream(streamOf(bytes) as never) as unknown as ReadableStream<Uint8Array>;
  const reader = unpacked.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield Buffer.from(next.value);
  } catch (cause) {
    throw unreadable('damaged', cause);
  } finally {
    // The library fails where it is left at its very end, when nothing is held any more.
    await reader.cancel().catch(() => undefined);
  }
};
