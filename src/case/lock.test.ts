import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { LOCK_FILE, lockCase } from './lock.ts';

const call = { now: new Date('2021-08-17T10:00:00Z'), command: 'respond' };

describe('the lock of a case', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'candor-lock-'));
  });
  const leave = (holder: object) => writeFile(join(folder, LOCK_FILE), JSON.stringify(holder));

  it('lets one run in at a time and leaves nothing behind', async () => {
    const release = await lockCase(folder, call);
    await expect(lockCase(folder, call)).rejects.toMatchObject({ code: 'CASE_BUSY' });
    await release();
    await (await lockCase(folder, call))();
    expect(await readdir(folder)).toEqual([]);
  });

  it('lets exactly one of many in', async () => {
    const runs = await Promise.allSettled(Array.from({ length: 8 }, () => lockCase(folder, call)));
    expect(runs.filter((run) => run.status === 'fulfilled')).toHaveLength(1);
  });

  it('is taken over from a process that is gone, or whose number another process has now', async () => {
    const child = spawn(process.execPath, ['-e', '0']);
    await once(child, 'exit');
    await leave({ pid: child.pid, host: hostname(), started: null, since: '', command: '' });
    await (await lockCase(folder, call))();
    await leave({ pid: process.pid, host: hostname(), started: 'another-boot:1', since: '', command: '' });
    const release = await lockCase(folder, call);
    expect(JSON.parse(await readFile(join(folder, LOCK_FILE), 'utf8')).pid).toBe(process.pid);
    await release();
    await leave({});
    await (await lockCase(folder, call))();
  });

  it('is never taken from another machine', async () => {
    await leave({ pid: 1, host: `${hostname()}-other`, started: null, since: '', command: 'respond' });
    await expect(lockCase(folder, call)).rejects.toMatchObject({ code: 'CASE_BUSY' });
  });
});
