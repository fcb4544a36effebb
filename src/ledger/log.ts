import { createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { CandorError } from '../core/errors.ts';
import { canonicalJson, type Json } from './canonical.ts';
import { openCheckpoint, signCheckpoint, verifierKey } from './checkpoint.ts';
import { openFrontier } from './frontier.ts';
import { leafHash } from './merkle.ts';

/** Names inside a ledger folder. */
export const LOG_FILE = 'log.ndjson';
export const KEY_FILE = 'public-key.txt';
export const CHECKPOINTS = 'checkpoints';

/** File of the checkpoint of a tree of `size` entries; padded so that names sort by size. */
export const checkpointName = (size: number): string => `${String(size).padStart(12, '0')}.txt`;

/** What a caller records. Hashes and counts only: an entry is shown to outsiders, so it holds no personal value. */
export interface NewEntry {
  readonly kind: string;
  readonly stage?: string;
  /** Name (a path or a table) → SHA-256 or fingerprint in hex. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly data?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  /** Version or hash of the code that worked. */
  readonly code?: string;
  readonly options?: Json;
  readonly counts?: Readonly<Record<string, number>>;
  readonly note?: string;
}

/** An entry as it stands in the log. `at` is the moment in UTC, `index` its place from 0. */
export interface LedgerEntry extends NewEntry {
  readonly index: number;
  readonly at: string;
}

export interface Appended {
  readonly entry: LedgerEntry;
  /** The signed note of the tree that ends with this entry. */
  readonly checkpoint: string;
  /** Root of that tree, hex. */
  readonly root: string;
}

/** Whose ledger: its folder, the case id as origin, and the signing key of the case. */
export interface LedgerKeys {
  readonly folder: string;
  readonly origin: string;
  readonly signing: KeyObject;
}

const broken = (detail: string, file: string): CandorError =>
  new CandorError('LEDGER_BROKEN', detail, {
    place: { file },
    hint: 'nothing is written into a ledger that does not fit; see what candor verify says, and go back to a backup',
  });

const syncFolder = async (folder: string): Promise<void> => {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const writeSynced = async (path: string, text: string): Promise<void> => {
  const handle = await open(path, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

/** The bytes of the log, split after each line feed; `torn` is what stands behind the last one. */
export const readLog = async (
  folder: string,
): Promise<{ readonly lines: readonly Buffer[]; readonly torn: number; readonly whole: number }> => {
  const path = join(folder, LOG_FILE);
  const bytes = existsSync(path) ? await readFile(path) : Buffer.alloc(0);
  const lines: Buffer[] = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  return { lines, torn: bytes.length - start, whole: start };
};

/** Sizes of the checkpoints that are there, ascending. */
export const checkpointSizes = async (folder: string): Promise<readonly number[]> => {
  const path = join(folder, CHECKPOINTS);
  if (!existsSync(path)) return [];
  return (await readdir(path))
    .flatMap((name) => (/^\d{12}\.txt$/.test(name) ? [Number(name.slice(0, 12))] : []))
    .sort((left, right) => left - right);
};

/**
 * Brings a ledger that a killed run left behind into order: half a line that was never acknowledged goes; an entry
 * whose checkpoint was signed but not yet in its place gets it. Entries that nobody signed are not adopted.
 */
const recover = async ({ folder, origin, signing }: LedgerKeys) => {
  const logPath = join(folder, LOG_FILE);
  const { lines, torn, whole } = await readLog(folder);
  const signed = (await checkpointSizes(folder)).at(-1) ?? 0;
  const tree = openFrontier();
  const pending = join(folder, CHECKPOINTS, `${checkpointName(lines.length)}.pending`);
  if (signed > lines.length) {
    throw broken(`${signed} entries were signed, ${lines.length} are there`, logPath);
  }
  for (const line of lines) tree.add(leafHash(line));
  const publicKey = createPublicKey(signing);
  const fits = (note: string) => {
    const found = openCheckpoint(note, publicKey);
    return (
      typeof found === 'object' && found.origin === origin && found.size === tree.size && found.root.equals(tree.root())
    );
  };
  if (signed < lines.length) {
    const note = existsSync(pending) ? await readFile(pending, 'utf8') : '';
    if (signed !== lines.length - 1 || !fits(note)) {
      throw broken(`entry ${signed} and what follows was never signed by the case key`, logPath);
    }
    await rename(pending, join(folder, CHECKPOINTS, checkpointName(lines.length)));
  } else if (signed > 0) {
    const name = join(folder, CHECKPOINTS, checkpointName(signed));
    if (!fits(await readFile(name, 'utf8'))) throw broken(`checkpoint ${signed} does not fit the log`, name);
  }
  if (torn > 0) {
    const handle = await open(logPath, 'r+');
    try {
      await handle.truncate(whole);
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
  return tree;
};

const appendNow = async (keys: LedgerKeys, entry: NewEntry, at: Date): Promise<Appended> => {
  const { folder, origin, signing } = keys;
  const notes = join(folder, CHECKPOINTS);
  await mkdir(notes, { recursive: true, mode: 0o700 });
  const tree = await recover(keys);
  if (tree.size === 0) await writeSynced(join(folder, KEY_FILE), `${verifierKey(origin, signing)}\n`);
  const whole: LedgerEntry = { ...entry, index: tree.size, at: at.toISOString() };
  const line = Buffer.from(canonicalJson({ ...whole }), 'utf8');
  const leaf = leafHash(line);
  tree.add(leaf);
  const checkpoint = signCheckpoint({ origin, size: tree.size, root: tree.root(), leaf }, signing);
  const name = join(notes, checkpointName(tree.size));
  // Signed first, put in place last: a run killed anywhere leaves either no entry or one whose signature is at hand.
  await writeSynced(`${name}.pending`, checkpoint);
  const log = await open(join(folder, LOG_FILE), 'a', 0o600);
  try {
    await log.writeFile(Buffer.concat([line, Buffer.of(10)]));
    await log.sync();
  } finally {
    await log.close();
  }
  await rename(`${name}.pending`, name);
  await syncFolder(notes);
  await syncFolder(folder);
  return { entry: whole, checkpoint, root: tree.root().toString('hex') };
};

const queues = new Map<string, Promise<unknown>>();

/** Appends one entry, signs the tree, and returns when both are safe on disk. Calls for one folder wait for each other. */
export const appendEntry = (keys: LedgerKeys, entry: NewEntry, at: Date): Promise<Appended> => {
  const before = queues.get(keys.folder) ?? Promise.resolve();
  const mine = before.then(
    () => appendNow(keys, entry, at),
    () => appendNow(keys, entry, at),
  );
  queues.set(keys.folder, mine);
  return mine;
};
