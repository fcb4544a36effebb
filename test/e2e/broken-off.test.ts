import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { newFolder } from '../support/run-candor.ts';

const bin = fileURLToPath(new URL('../../bin/candor.mjs', import.meta.url));

/** Breaks a long command off once it has said something; gives how its process ended. */
const brokenOffBy = async (signal: NodeJS.Signals): Promise<readonly [number | null, NodeJS.Signals | null]> => {
  const home = newFolder('home');
  const child = spawn(process.execPath, [bin, 'drill', join(home, 'drill'), '--people', '300000'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: home, XDG_DATA_HOME: home },
  });
  const ended = once(child, 'exit');
  child.stderr.once('data', () => child.kill(signal));
  const [code, by] = await ended;
  return [code, by];
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

/** The process that works for a launcher, as it says in the lock of the case or in /proc. */
const childOf = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ')[0]);

const started = async (): Promise<{ readonly launcher: ChildProcess; readonly worker: number }> => {
  const home = newFolder('home');
  const launcher = spawn(process.execPath, [bin, 'drill', join(home, 'drill'), '--people', '300000'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { PATH: process.env['PATH'], HOME: home, XDG_DATA_HOME: home },
  });
  await once(launcher.stderr ?? launcher, 'data');
  return { launcher, worker: childOf(launcher.pid ?? 0) };
};

const endedWithin = async (worker: number, ms: number): Promise<boolean> => {
  for (const until = Date.now() + ms; Date.now() < until; ) {
    if (!isAlive(worker)) return true;
    await setTimeout(50);
  }
  return false;
};

describe.runIf(process.platform === 'linux')('a command whose launcher', () => {
  it('is killed ends too, so that nobody is told that the case is busy', async () => {
    const { launcher, worker } = await started();
    launcher.kill('SIGKILL');
    expect(await endedWithin(worker, 10_000)).toBe(true);
  });

  it('hears that a terminal is gone goes on where it has none, as under nohup', async () => {
    const { launcher, worker } = await started();
    process.kill(worker, 'SIGHUP');
    launcher.kill('SIGHUP');
    expect(await endedWithin(worker, 1000)).toBe(false);
    launcher.kill('SIGTERM');
    expect(await endedWithin(worker, 10_000)).toBe(true);
  });
});

describe('a command that is broken off', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends by %s, never as if it were done', async (signal) => {
    expect(await brokenOffBy(signal)).toEqual([null, signal]);
  });
});
