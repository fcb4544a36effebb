import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes that can be read from any place as often as wanted. */
export interface Bytes {
  readonly size: number;
  /** Where exactly these bytes lie as a plain file that the engine can read; null: nowhere. */
  readonly path: string | null;
  /** At most `length` bytes from `from`; fewer at the end. They may lie in `memory`, and hold until that is read into again. */
  read(from: number, length: number, memory?: Buffer): Buffer;
  close(): void;
}

const CHUNK = 1 << 20;

/** All bytes in order, in pieces of a megabyte. */
export function* chunksOf(bytes: Bytes, from = 0, memory?: Buffer): Iterable<Buffer> {
  for (let at = from; at < bytes.size; ) {
    const chunk = bytes.read(at, Math.min(CHUNK, bytes.size - at), memory);
    if (chunk.length === 0) return;
    at += chunk.length;
    yield chunk;
  }
}

/** All bytes in order, all pieces in the same memory: each holds until the next is asked for. New memory for each piece costs as much as reading it. */
export const passingChunks = (bytes: Bytes): Iterable<Buffer> =>
  chunksOf(bytes, 0, bytes.size > CHUNK ? Buffer.allocUnsafe(CHUNK) : undefined);

export const bufferBytes = (buffer: Buffer): Bytes => ({
  size: buffer.length,
  path: null,
  read: (from, length) => buffer.subarray(from, from + length),
  close: () => undefined,
});

const readFull = (file: number, from: number, length: number, memory?: Buffer): Buffer => {
  const buffer = memory && memory.length >= length ? memory.subarray(0, length) : Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const got = readSync(file, buffer, filled, length - filled, from + filled);
    if (got === 0) break;
    filled += got;
  }
  return filled === length ? buffer : buffer.subarray(0, filled);
};

const SMALL = 1 << 20;

/** Opens a plain file. Small ones are read at once. `path` may be bytes, for names that are no UTF-8. */
export const openFile = (path: string | Buffer): Bytes => {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const place = typeof path === 'string' ? path : null;
    if (size <= SMALL) {
      const small = bufferBytes(readFull(file, 0, size));
      closeSync(file);
      return { ...small, path: place };
    }
    let open = true;
    return {
      size,
      path: place,
      read: (from, length, memory) => readFull(file, from, Math.max(0, Math.min(length, size - from)), memory),
      close: () => {
        if (open) closeSync(file);
        open = false;
      },
    };
  } catch (cause) {
    closeSync(file);
    throw cause;
  }
};
