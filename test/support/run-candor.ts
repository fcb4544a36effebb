import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { runCli } from '../../src/cli/program.ts';
import { progressPrinter } from '../../src/cli/progress.ts';

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

const WIDTH = 100;

const environment = (home: string, settings: RunSettings): Readonly<Record<string, string | undefined>> => ({
  PATH: process.env['PATH'],
  HOME: home,
  XDG_DATA_HOME: home,
  TMPDIR: process.env['TMPDIR'],
  NODE_COMPILE_CACHE: cache,
  ...settings.env,
});

export const newFolder = (name: string): string => mkdtempSync(join(tmpdir(), `candor-${name}-`));

/** Runs the command line in this process: the same code, without the start of a process. */
export const runCandor = async (args: readonly string[], settings: RunSettings = {}): Promise<Ran> => {
  const home = settings.home ?? newFolder('home');
  const text = { out: '', err: '' };
  let code: number = 0;
  const write = (words: string) => {
    text.err += words;
  };
  const printer = progressPrinter({ write, isTerminal: false, width: WIDTH, clock: () => new Date() });
  await runCli(['node', 'candor', ...args], ({ quiet }) => ({
    stdin: Readable.from(settings.stdin === undefined ? [] : [Buffer.from(settings.stdin)]),
    stdout: async (words) => {
      text.out += words;
    },
    stderr: (words) => {
      printer.clear();
      write(words);
    },
    isTerminal: false,
    color: false,
    width: WIDTH,
    now: () => new Date(),
    randomBytes: (size) => randomBytes(size),
    usage: () => ({ seconds: 0, cpuSeconds: 0, peakMemoryMb: 0 }),
    env: environment(home, settings),
    setExit: (next) => {
      code = Math.max(code, next);
    },
    progress: (event) => {
      if (!quiet) printer.show(event);
    },
    fail: (failed) => {
      code = failed;
    },
    finish: () => printer.clear(),
  }));
  return { code, signal: null, stdout: text.out, stderr: text.err };
};

/** Runs the command line as a user would, as a process of its own. */
export const spawnCandor = (args: readonly string[], settings: RunSettings = {}): Promise<Ran> => {
  const home = settings.home ?? newFolder('home');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', main, ...args], {
    stdio: 'pipe',
    cwd: settings.cwd ?? process.cwd(),
    env: environment(home, settings),
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
