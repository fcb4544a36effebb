import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { CandorError } from '../core/errors.ts';

export const LOCK_FILE = '.candor.lock';

/** Who works on a case. A process is told from a later one with the same number by its start time. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly started: string | null;
  readonly since: string;
  readonly command: string;
}

/** Start time of a process in ticks since the boot, with the boot's id; null where the system does not tell. */
const startOf = async (pid: number): Promise<string | null> => {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'latin1');
    const boot = (await readFile('/proc/sys/kernel/random/boot_id', 'latin1')).trim();
    // The name in parentheses may hold blanks and parentheses; field 22 is the 20th behind the last of them.
    const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
    return ticks === undefined ? null : `${boot}:${ticks}`;
  } catch {
    return null;
  }
};

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

const parseHolder = (text: string): Holder | undefined => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && 'pid' in value && Number.isSafeInteger(value.pid)
      ? (value as Holder)
      : undefined;
  } catch {
    return undefined;
  }
};

/** A lock that cannot be read is stale: locks come into place whole, so it is no lock of ours. */
const isStale = async (holder: Holder | undefined): Promise<boolean> => {
  if (!holder) return true;
  if (holder.host !== hostname()) return false;
  if (!isAlive(holder.pid)) return true;
  const start = await startOf(holder.pid);
  return start !== null && holder.started !== null && start !== holder.started;
};

const busy = (path: string, holder: Holder | undefined): CandorError =>
  new CandorError(
    'CASE_BUSY',
    holder ? `${holder.command}, process ${holder.pid} since ${holder.since}` : 'just begun',
    {
      place: { file: path },
      hint:
        holder && holder.host !== hostname()
          ? `it runs on host ${holder.host}; when it is surely gone, remove the file`
          : `wait until it is done, or end that process${holder ? ` (kill ${holder.pid})` : ''}; nothing is lost by ending it`,
    },
  );

const exists = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EEXIST';

const readText = async (path: string): Promise<string | undefined> => {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return undefined;
  }
};

/** Takes a stale lock away, and only that very one: another run may have taken the case in the meantime. */
const breakLock = async (path: string, seen: string, aside: string): Promise<void> => {
  try {
    await rename(path, aside);
  } catch {
    return;
  }
  if ((await readText(aside)) !== seen) {
    await link(aside, path).catch(() => undefined);
    await rm(aside, { force: true });
    throw busy(path, undefined);
  }
  await rm(aside, { force: true });
};

/** Takes the lock of a case; the answer gives it back. Throws CASE_BUSY while another living run holds it. */
export const lockCase = async (
  caseFolder: string,
  { now, command }: { readonly now: Date; readonly command: string },
): Promise<() => Promise<void>> => {
  const path = join(caseFolder, LOCK_FILE);
  const started = await startOf(process.pid);
  const mine: Holder = { pid: process.pid, host: hostname(), started, since: now.toISOString(), command };
  const text = `${JSON.stringify(mine)}\n`;
  const aside = `${path}.${process.pid}`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    await writeFile(aside, text, { mode: 0o600 });
    try {
      // A link fails where the name is taken, so the lock comes into place whole and once.
      await link(aside, path);
      return async () => {
        if ((await readText(path)) === text) await rm(path, { force: true });
      };
    } catch (error) {
      if (!exists(error)) throw error;
    } finally {
      await rm(aside, { force: true });
    }
    const seen = await readText(path);
    if (seen === undefined) continue;
    const holder = parseHolder(seen);
    if (!(await isStale(holder))) throw busy(path, holder);
    await breakLock(path, seen, `${path}.${process.pid}.stale`);
  }
  throw busy(path, undefined);
};
