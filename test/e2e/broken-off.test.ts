import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
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

describe('a command that is broken off', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('ends by %s, never as if it were done', async (signal) => {
    expect(await brokenOffBy(signal)).toEqual([null, signal]);
  });
});
