import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson, type Json } from './canonical.ts';
import { type Checkpoint, openCheckpoint, parseVerifierKey, verifierKey } from './checkpoint.ts';
import { openFrontier } from './frontier.ts';
import { CHECKPOINTS, checkpointName, checkpointSizes, KEY_FILE, type LedgerEntry, LOG_FILE, readLog } from './log.ts';
import { type Hash, leafHash } from './merkle.ts';

/** One thing that does not fit, named: `entry 3`, `checkpoint 4`, `public key`, `log`. */
export interface LedgerFault {
  readonly where: string;
  readonly what: string;
}

export interface LedgerReport {
  readonly ok: boolean;
  readonly entries: number;
  readonly checkpoints: number;
  /** Root (hex) of the last checkpoint that fits, and its note; null when there is none. */
  readonly root: string | null;
  readonly head: string | null;
  /** The key that was used, as a signed-note verifier key. */
  readonly key: string | null;
  /** False: the key came from the ledger itself, so it shows that the log fits itself, not whose it is. */
  readonly keyGiven: boolean;
  readonly faults: readonly LedgerFault[];
}

/** A parsed entry, or why the line is none. The text must be exactly what the canonical writer writes. */
const readEntry = (line: Buffer, index: number): LedgerEntry | string => {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line));
    if (canonicalJson(value as Json) !== line.toString('utf8')) return 'is not in canonical form';
  } catch {
    return 'is not a readable entry';
  }
  if (typeof value !== 'object' || value === null || !('index' in value)) return 'is not an entry';
  if (value.index !== index) {
    const number = Number.isSafeInteger(value.index) ? String(value.index) : 'none';
    return `stands in the wrong place: it says index ${number}`;
  }
  return value as LedgerEntry;
};

/** Entries of a ledger in order, unchecked (see verifyLedger); lines that are no entries are left out. */
export const readEntries = async (ledgerFolder: string): Promise<readonly LedgerEntry[]> => {
  const { lines } = await readLog(ledgerFolder);
  return lines.map((line, index) => readEntry(line, index)).filter((entry) => typeof entry === 'object');
};

const readKey = async (folder: string): Promise<{ origin: string; key: KeyObject } | undefined> => {
  const path = join(folder, KEY_FILE);
  return existsSync(path) ? parseVerifierKey(await readFile(path, 'utf8')) : undefined;
};

interface Opened {
  readonly size: number;
  readonly note: string;
  readonly checkpoint: Checkpoint | string;
}

const openAll = async (folder: string, key: KeyObject, origin: string): Promise<readonly Opened[]> => {
  const opened: Opened[] = [];
  for (const size of await checkpointSizes(folder)) {
    const note = await readFile(join(folder, CHECKPOINTS, checkpointName(size)), 'utf8');
    const found = openCheckpoint(note, key);
    const checkpoint =
      typeof found === 'string'
        ? found
        : found.origin !== origin
          ? 'belongs to another case'
          : found.size !== size
            ? `speaks of ${found.size} entries, its name of ${size}`
            : found;
    opened.push({ size, note, checkpoint });
  }
  return opened;
};

/** Where the signed hash of an entry is known it stands for the entry, so that one changed entry spoils no later root. */
const checkEntries = (lines: readonly Buffer[], signed: ReadonlyMap<number, Hash>, faults: LedgerFault[]) =>
  lines.map((line, index) => {
    const found = leafHash(line);
    const expected = signed.get(index);
    const entry = readEntry(line, index);
    if (expected && !expected.equals(found)) {
      const why = typeof entry === 'string' ? `; it ${entry}` : '';
      faults.push({ where: `entry ${index}`, what: `was changed after it was signed${why}` });
    } else if (typeof entry === 'string') faults.push({ where: `entry ${index}`, what: entry });
    return expected ?? found;
  });

const checkRoots = (opened: readonly Opened[], leaves: readonly Hash[], faults: LedgerFault[]): Opened | undefined => {
  const tree = openFrontier();
  let last: Opened | undefined;
  for (const one of opened) {
    const where = `checkpoint ${one.size}`;
    if (typeof one.checkpoint === 'string') {
      faults.push({ where, what: one.checkpoint });
      continue;
    }
    if (one.size > leaves.length) continue;
    for (const leaf of leaves.slice(tree.size, one.size)) tree.add(leaf);
    if (tree.root().equals(one.checkpoint.root)) last = one;
    else faults.push({ where, what: 'its root is not the root of the entries before it' });
  }
  return last;
};

const checkGaps = (opened: readonly Opened[], lines: number, torn: number, faults: LedgerFault[]) => {
  const sizes = new Set(opened.map(({ size }) => size));
  const last = opened.at(-1)?.size ?? 0;
  for (let size = 1; size <= Math.min(last, lines); size += 1) {
    if (!sizes.has(size)) faults.push({ where: `checkpoint ${size}`, what: 'is missing' });
  }
  for (let index = lines; index < last; index += 1) {
    faults.push({ where: `entry ${index}`, what: 'is missing: it was signed but is not in the log' });
  }
  for (let index = last; index < lines; index += 1) {
    faults.push({ where: `entry ${index}`, what: 'was never signed (a run killed while writing it leaves this too)' });
  }
  if (torn > 0) faults.push({ where: `entry ${lines}`, what: `is cut off after ${torn} bytes` });
};

/**
 * Checks a ledger folder without the case key: every entry, every checkpoint, and that they fit. `publicKey` is the
 * verifier key from a report (the only way to know whose ledger it is); without it the ledger's own key is used.
 */
export const verifyLedger = async (ledgerFolder: string, publicKey?: string): Promise<LedgerReport> => {
  const faults: LedgerFault[] = [];
  const own = await readKey(ledgerFolder);
  const given = publicKey === undefined ? undefined : parseVerifierKey(publicKey);
  const { lines, torn } = await readLog(ledgerFolder);
  if (publicKey !== undefined && !given)
    faults.push({ where: 'public key', what: 'the given key is not a verifier key' });
  if (!own) faults.push({ where: 'public key', what: `${KEY_FILE} is missing or not a verifier key` });
  if (!existsSync(join(ledgerFolder, LOG_FILE))) faults.push({ where: 'log', what: `${LOG_FILE} is missing` });
  if (given && own && verifierKey(given.origin, given.key) !== verifierKey(own.origin, own.key))
    faults.push({ where: 'public key', what: 'the ledger names another key than the given one' });
  const used = given ?? own;
  const opened = used ? await openAll(ledgerFolder, used.key, used.origin) : [];
  const signed = new Map<number, Hash>();
  for (const { size, checkpoint } of opened) {
    if (typeof checkpoint === 'object' && checkpoint.leaf) signed.set(size - 1, checkpoint.leaf);
  }
  const leaves = checkEntries(lines, signed, faults);
  const last = checkRoots(opened, leaves, faults);
  if (used) checkGaps(opened, lines.length, torn, faults);
  return {
    ok: faults.length === 0,
    entries: lines.length,
    checkpoints: opened.length,
    root: last && typeof last.checkpoint === 'object' ? last.checkpoint.root.toString('hex') : null,
    head: last?.note ?? null,
    key: used ? verifierKey(used.origin, used.key) : null,
    keyGiven: given !== undefined,
    faults,
  };
};
