import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';

/** Unpacks XZ as it streams by. */
export const unpackedXz = async function* (bytes: Bytes): AsyncIterable<Buffer> {
  const { default: library } = await import('xz-decompress');
  const source = Readable.toWeb(Readable.from(chunksOf(bytes), { objectMode: true })) as ReadableStream<Uint8Array>;
  const pieces = new library.XzReadableStream(source as never) as unknown as ReadableStream<Uint8Array>;
  try {
    for await (const piece of pieces) yield Buffer.from(piece);
  } catch (cause) {
    throw unreadable('damaged', cause);
  }
};
