import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
/** Where the command line keeps its stripped sources (bin/candor.mjs). */
const cache = fileURLToPath(new URL('../../node_modules/.cache/candor', import.meta.url));

export interface Ran {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunSettings {
  /** Where keys and extensions lie; a folder of its own where left out. */
  readonly home?: string;
  readonly stdin?: string | Uint8Array;
  readonly cwd?: string;
  /** Kills the process without a word after so many milliseconds. */
  readonly killAfterMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `candor-${name}-`));

/** Runs the command line as a user would, as a process of its own. */
export const runCandor = (args: readonly string[], settings: RunSettings = {}): Promise<Ran> => {
  const home = settings.home ?? newFolder('home');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    stdio: 'pipe',
    cwd: settings.cwd ?? process.cwd(),
    env: {
      PATH: process.env['PATH'],
      HOME: home,
      XDG_DATA_HOME: home,
      TMPDIR: process.env['TMPDIR'],
      NODE_COMPILE_CACHE: cache,
      ...settings.env,
    },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout.on('data', (bytes: Buffer) => out.push(bytes));
  child.stderr.on('data', (bytes: Buffer) => err.push(bytes));
  // A command that does not read its input closes it early.
  child.stdin.on('error', () => undefined);
  child.stdin.end(settings.stdin ?? '');
  const timer = settings.killAfterMs ? setTimeout(() => child.kill('SIGKILL'), settings.killAfterMs) : undefined;
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      clearTimeout(timer);
      const text = (parts: readonly Buffer[]) => Buffer.concat(parts).toString('utf8');
      resolve({ code, signal, stdout: text(out), stderr: text(err) });
    });
  });
};
