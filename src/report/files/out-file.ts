import { createHash } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';

/** A file that was written, for the ledger: name in the folder, hash of its bytes, rows (0 where it has none). */
export interface WrittenFile {
  readonly file: string;
  readonly sha256: string;
  readonly rows: number;
}

export interface OutFile {
  write(bytes: string | Uint8Array): Promise<void>;
}

/** Small pieces are put together before they go to disk. */
const CHUNK = 1 << 20;

/**
 * Writes a file readable by its owner only: aside, synced, then renamed, so that it is there whole or not at all.
 * `fill` gives the bytes and answers how many rows they hold.
 */
export const writeOutFile = async (path: string, fill: (file: OutFile) => Promise<number>): Promise<WrittenFile> => {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const partial = `${path}.partial`;
  await rm(partial, { force: true });
  const handle = await open(partial, 'wx', 0o600);
  const hash = createHash('sha256');
  // One buffer for all: lists of gigabytes in new pieces keep the collector of garbage busier than the writing.
  const waiting = Buffer.allocUnsafe(CHUNK);
  let size = 0;
  const put = async (bytes: Uint8Array) => {
    // Hashed while it is written.
    const written = handle.writeFile(bytes);
    hash.update(bytes);
    await written;
  };
  const flush = async () => {
    if (size > 0) await put(waiting.subarray(0, size));
    size = 0;
  };
  try {
    const rows = await fill({
      write: async (piece) => {
        const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
        const isLarge = bytes.length > CHUNK / 2;
        if (isLarge || size + bytes.length > CHUNK) await flush();
        if (isLarge) return put(bytes);
        waiting.set(bytes, size);
        size += bytes.length;
      },
    });
    await flush();
    await handle.sync();
    await handle.close();
    await rename(partial, path);
    return { file: basename(path), sha256: hash.digest('hex'), rows };
  } catch (cause) {
    await handle.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw cause;
  }
};
