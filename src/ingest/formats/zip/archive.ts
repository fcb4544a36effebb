import { configure, type Entry, type FileEntry, ZipReader, Reader as ZipSource } from '@zip.js/zip.js';
import type { Bytes } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';

// Worker threads of its own would not bound what a hostile archive costs; ours do not need them.
configure({ useWebWorkers: false, chunkSize: 1 << 19 });

export type ZipEntry = FileEntry;

const sourceOf = (bytes: Bytes) =>
  Object.assign(new ZipSource(undefined), {
    size: bytes.size,
    init: async () => undefined,
    readUint8Array: async (from: number, length: number): Promise<Uint8Array> => bytes.read(from, length),
  });

export const isFile = (entry: Entry): entry is FileEntry => !entry.directory;

/** Entries of an archive one by one, from its directory; throws where there is none. */
export const entriesOf = async function* (bytes: Bytes): AsyncIterable<Entry> {
  const reader = new ZipReader(sourceOf(bytes), { checkOverlappingEntry: true });
  try {
    yield* reader.getEntriesGenerator();
  } catch (cause) {
    throw unreadable('damaged', cause);
  } finally {
    await reader.close();
  }
};

/** The unpacked content of an entry as it streams; whoever stops taking ends the unpacking. */
export const contentOf = async function* (entry: ZipEntry): AsyncIterable<Uint8Array> {
  if (entry.encrypted) throw unreadable('password');
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const failed = entry.getData(writable, { checkSignature: true }).then(
    () => undefined,
    (cause: unknown) => unreadable('damaged', cause),
  );
  try {
    yield* readable;
  } catch (cause) {
    throw unreadable('damaged', cause);
  }
  const error = await failed;
  if (error) throw error;
};
