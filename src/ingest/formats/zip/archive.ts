import { crc32, inflateRawSync } from 'node:zlib';
import type { Entry, FileEntry } from '@zip.js/zip.js';
import { once } from '../../../core/once.ts';
import type { UnreadReason } from '../../../schema/unread-reasons.ts';
import type { Bytes } from '../../bytes/bytes.ts';
import { type Look, unreadable } from '../../reader.ts';

/** Loaded when the first archive comes. */
const openZip = once(async () => {
  const zip = await import('@zip.js/zip.js');
  // Worker threads of its own would not bound what a hostile archive costs; ours do not need them.
  zip.configure({ useWebWorkers: false, chunkSize: 1 << 19 });
  return zip;
});

export type ZipEntry = FileEntry;

const openDirectory = async (bytes: Bytes) => {
  const { Reader, ZipReader } = await openZip();
  const source = Object.assign(new Reader(undefined), {
    size: bytes.size,
    init: async () => undefined,
    readUint8Array: async (from: number, length: number): Promise<Uint8Array> => bytes.read(from, length),
  });
  return new ZipReader(source, READING);
};

export const isFile = (entry: Entry): entry is FileEntry => !entry.directory;

const faultOf = async (cause: unknown) => {
  const zip = await openZip();
  const reasons: Readonly<Record<string, UnreadReason>> = {
    [zip.ERR_ENCRYPTED_CENTRAL_DIRECTORY]: 'password',
    [zip.ERR_UNSUPPORTED_ENCRYPTION]: 'password',
    [zip.ERR_UNSUPPORTED_COMPRESSION]: 'unsupported',
  };
  return unreadable((cause instanceof Error && reasons[cause.message]) || 'damaged', cause);
};

/** Names are never used as paths, so that any name is taken; sizes that overlap are the mark of a bomb. */
const READING = { checkOverlappingEntry: true, strictness: 'tolerant', filenameValidation: 'tolerant' } as const;

/** Entries of an archive one by one, from its directory; throws where there is none. */
export const entriesOf = async function* (bytes: Bytes): AsyncIterable<Entry> {
  const reader = await openDirectory(bytes);
  try {
    yield* reader.getEntriesGenerator();
  } catch (cause) {
    throw await faultOf(cause);
  } finally {
    await reader.close();
  }
};

const SIGN = 'PK\u0003\u0004';
const MOST_NAMES = 20_000;

const named = new WeakMap<Bytes, Promise<ReadonlySet<string>>>();

/** Names that stand in front of the first entries, for an archive whose directory is cut off. */
const namesInFront = (head: Buffer): readonly string[] => {
  const names: string[] = [];
  for (let at = head.indexOf(SIGN, 0, 'latin1'); at >= 0; at = head.indexOf(SIGN, at + 4, 'latin1')) {
    if (at + 30 > head.length) break;
    names.push(head.subarray(at + 30, at + 30 + head.readUInt16LE(at + 26)).toString('utf8'));
  }
  return names;
};

const readNames = async (bytes: Bytes, head: Buffer): Promise<ReadonlySet<string>> => {
  const names = new Set<string>();
  try {
    for await (const { filename } of entriesOf(bytes)) {
      names.add(filename.replace(/^\/+/, ''));
      if (names.size >= MOST_NAMES) break;
    }
  } catch {
    // What it was is told all the same; its reader then says that it is damaged.
    for (const name of namesInFront(head)) names.add(name);
  }
  return names;
};

/** Names of the first entries of an archive, read once however many formats ask for them; none for what is no archive. */
export const namesIn = async ({ bytes, head }: Pick<Look, 'bytes' | 'head'>): Promise<ReadonlySet<string>> => {
  if (head.subarray(0, 4).toString('latin1') !== SIGN) return new Set();
  const known = named.get(bytes) ?? readNames(bytes, head);
  named.set(bytes, known);
  return known;
};

/** Pieces that one side writes and the other takes, one at a time; the writer waits until a piece was taken. */
const createPassage = () => {
  const pieces: Uint8Array[] = [];
  let arrived = (): void => undefined;
  let taken = (): void => undefined;
  let end: { readonly cause: unknown } | undefined;
  return {
    sink: new WritableStream<Uint8Array>({
      write: (piece) => {
        pieces.push(piece);
        arrived();
        return new Promise<void>((resolve) => {
          taken = resolve;
        });
      },
    }),
    /** Says that nothing more comes, and why, if it should have. */
    end: (cause?: unknown): void => {
      end = { cause };
      arrived();
    },
    release: (): void => taken(),
    take: async (): Promise<Uint8Array | undefined> => {
      taken();
      while (pieces.length === 0 && end === undefined) {
        await new Promise<void>((resolve) => {
          arrived = resolve;
        });
      }
      const piece = pieces.shift();
      if (piece === undefined && end?.cause !== undefined) throw await faultOf(end.cause);
      return piece;
    },
  };
};

const LOCAL_SIGN = 0x04034b50;
const LOCAL_HEAD = 30;
const STORED = 0;
const DEFLATED = 8;
/** Entries up to this size, packed and unpacked, are unpacked at once: a stream for each would cost far more. */
const SMALL = 8 << 20;

/** A small entry unpacked at once; null: it is not small, not packed in one of the two common ways, or damaged. */
const smallContent = (bytes: Bytes, entry: ZipEntry): Buffer | null => {
  const { offset, compressedSize, uncompressedSize, compressionMethod, signature } = entry;
  if (compressedSize > SMALL || uncompressedSize > SMALL) return null;
  if (compressionMethod !== STORED && compressionMethod !== DEFLATED) return null;
  const head = bytes.read(offset, LOCAL_HEAD);
  if (head.length < LOCAL_HEAD || head.readUInt32LE(0) !== LOCAL_SIGN) return null;
  const start = offset + LOCAL_HEAD + head.readUInt16LE(26) + head.readUInt16LE(28);
  const packed = bytes.read(start, compressedSize);
  try {
    const content =
      compressionMethod === STORED
        ? packed
        : inflateRawSync(packed, { maxOutputLength: Math.max(1, uncompressedSize) });
    return content.length === uncompressedSize && crc32(content) === signature ? content : null;
  } catch {
    // The stream gives what can be had of it.
    return null;
  }
};

/** The unpacked content of an entry as it streams; whoever stops taking ends the unpacking. */
export const contentOf = async function* (bytes: Bytes, entry: ZipEntry, password?: string): AsyncIterable<Uint8Array> {
  if (entry.encrypted && password === undefined) throw unreadable('password');
  const small = entry.encrypted ? null : smallContent(bytes, entry);
  if (small) {
    yield small;
    return;
  }
  const passage = createPassage();
  const stop = new AbortController();
  entry
    .getData(passage.sink, {
      checkSignature: true,
      signal: stop.signal,
      ...(password === undefined ? {} : { password }),
    })
    .then(() => passage.end())
    .catch((cause: unknown) => passage.end(cause));
  try {
    for (let piece = await passage.take(); piece; piece = await passage.take()) yield piece;
  } finally {
    stop.abort();
    passage.release();
  }
};
