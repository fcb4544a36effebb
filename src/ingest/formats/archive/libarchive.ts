import type { libarchiveWasm } from 'libarchive-wasm';
import { type Bytes, chunksOf } from '../../bytes/bytes.ts';
import { unreadable } from '../../reader.ts';

type Library = Awaited<ReturnType<typeof libarchiveWasm>>;

/** An entry of an archive. Its content must be read before the next entry is asked for. */
export interface ArchiveEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  readonly size: number;
  readonly isLocked: boolean;
  readonly content: () => Iterable<Buffer>;
}

const PIECE = 1 << 16;
const KIND_BITS = 0o170000;
const KINDS: ReadonlyMap<number, ArchiveEntry['kind']> = new Map([
  [0o100000, 'file'],
  [0o040000, 'folder'],
  [0o120000, 'link'],
]);
const LOCKED = /encrypt|passphrase/i;

/** Each archive has memory of its own, which goes with it: the library's grows and never shrinks. */
const openLibrary = async (): Promise<Library> => (await import('libarchive-wasm')).libarchiveWasm();

const memoryOf = ({ module }: Library): Uint8Array => {
  const { buffer } = module.HEAP8 as Int8Array;
  return new Uint8Array(buffer);
};

const load = (library: Library, bytes: Bytes): number => {
  const place = library.module._malloc(bytes.size) as number;
  if (place === 0) throw unreadable('too_large');
  let at = place;
  for (const chunk of chunksOf(bytes)) {
    memoryOf(library).set(chunk, at);
    at += chunk.length;
  }
  return place;
};

/** Why the library went no further. */
const failure = (library: Library, archive: number, cause?: unknown) => {
  const words = library.error_string(archive) ?? '';
  return unreadable(LOCKED.test(words) ? 'password' : /support/i.test(words) ? 'unsupported' : 'damaged', cause);
};

const contentOf = function* (library: Library, archive: number): Iterable<Buffer> {
  const place = library.module._malloc(PIECE) as number;
  try {
    for (;;) {
      let size: number;
      try {
        size = library.read_data(archive, place, PIECE);
      } catch (cause) {
        throw failure(library, archive, cause);
      }
      if (size === 0) return;
      yield Buffer.from(memoryOf(library).subarray(place, place + size));
    }
  } finally {
    library.module._free(place);
  }
};

/** The entries of an archive, in its order; throws `unreadable` where it breaks off. */
export const archiveEntries = async function* (bytes: Bytes): AsyncIterable<ArchiveEntry> {
  const library = await openLibrary();
  const place = load(library, bytes);
  const archive = library.read_new_memory(place, bytes.size, undefined as never);
  for (;;) {
    const entry = library.read_next_entry(archive);
    if (entry === 0) break;
    yield {
      name: library.entry_pathname(entry) ?? '',
      kind: KINDS.get(library.entry_filetype(entry) & KIND_BITS) ?? 'other',
      size: library.entry_size(entry),
      isLocked: library.entry_is_encrypted(entry) !== 0,
      content: () => contentOf(library, archive),
    };
  }
  if ((library.error_string(archive) ?? '') !== '') throw failure(library, archive);
};
