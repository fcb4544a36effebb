import type { KeyObject } from 'node:crypto';
import { createPublicKey } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCheckpoint, verifierKey } from './checkpoint.ts';
import { CHECKPOINTS, checkpointName, checkpointSizes, KEY_FILE, type LedgerKeys } from './log.ts';

const isNamed = async (folder: string, origin: string, key: KeyObject): Promise<boolean> => {
  const path = join(folder, KEY_FILE);
  return existsSync(path) && (await readFile(path, 'utf8')).trim() === verifierKey(origin, key);
};

/**
 * Whether a ledger was kept with another key than this one: it names another, and its newest checkpoint is another's too.
 * One of both alone is a changed ledger, which verification reports; an empty ledger is nobody's yet.
 */
export const isSignedByAnother = async ({ folder, origin, signing }: LedgerKeys): Promise<boolean> => {
  const key = createPublicKey(signing);
  const newest = (await checkpointSizes(folder)).at(-1);
  if (newest === undefined || (await isNamed(folder, origin, key))) return false;
  const note = await readFile(join(folder, CHECKPOINTS, checkpointName(newest)), 'utf8');
  return typeof openCheckpoint(note, key) === 'string';
};
