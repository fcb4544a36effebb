import { randomBytes } from 'node:crypto';
import type { Usage } from '../app/world.ts';
import type { ExitCode } from '../core/errors.ts';
import type { Io } from './command.ts';
import { progressPrinter } from './progress.ts';

export interface GlobalFlags {
  readonly quiet: boolean;
  readonly color: boolean;
}

/** A reader that has enough (`| head`) closes the pipe: that ends the program quietly, as other tools end. */
const endWithPipe = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
};

const writeAll = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });

const processUsage = (): Usage => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  return {
    seconds: performance.now() / 1000,
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakMemoryMb: Math.round(maxRSS / 1024),
  };
};

/** What the program itself does with the world, beside its commands. */
export interface OwnIo extends Io {
  /** Sets the exit code whatever a command has set before. */
  fail(code: ExitCode): void;
  finish(): void;
}

/** The world of the running process. */
export const processIo = (flags: GlobalFlags): OwnIo => {
  process.stdout.on('error', endWithPipe);
  const isTerminal = process.stderr.isTTY === true;
  const width = Number(process.env['COLUMNS']) || process.stderr.columns || 100;
  const clock = () => new Date();
  const write = (text: string) => process.stderr.write(text);
  const printer = progressPrinter({ write, isTerminal, width, clock });
  return {
    stdin: process.stdin,
    stdout: writeAll,
    stderr: (text) => {
      printer.clear();
      write(text);
    },
    isTerminal,
    get color() {
      return flags.color && isTerminal && process.env['NO_COLOR'] === undefined;
    },
    width,
    now: clock,
    randomBytes: (size) => randomBytes(size),
    usage: processUsage,
    env: process.env,
    setExit: (code: ExitCode) => {
      process.exitCode = Math.max(Number(process.exitCode ?? 0), code);
    },
    progress: (event) => {
      if (!flags.quiet) printer.show(event);
    },
    fail: (code) => {
      process.exitCode = code;
    },
    finish: () => printer.clear(),
  };
};
