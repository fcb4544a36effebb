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
  /** Bytes stay the caller's no longer: they may be written later. */
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
  let waiting: Uint8Array[] = [];
  let size = 0;
  const flush = async () => {
    const [first] = waiting;
    const bytes = first && waiting.length === 1 ? first : Buffer.concat(waiting);
    waiting = [];
    size = 0;
    // Hashed while it is written.
    const written = handle.writeFile(bytes);
    hash.update(bytes);
    await written;
  };
  try {
    const rows = await fill({
      write: async (piece) => {
        const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece;
        waiting.push(bytes);
        size += bytes.length;
        if (size >= CHUNK) await flush();
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
