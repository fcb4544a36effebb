import type { Readable } from 'node:stream';
import type { Command } from 'commander';
import type { Usage } from '../app/world.ts';
import type { ProgressEvent } from '../case/stage.ts';
import type { ExitCode } from '../core/errors.ts';

/** What a command sees of the world: the one place where text leaves the process. */
export interface Io {
  readonly stdin: Readable;
  /** Writes data; resolves when the reader took it, so that a slow pipe bounds memory. */
  stdout(text: string): Promise<void>;
  /** Writes a message for the person at the terminal. */
  stderr(text: string): void;
  /** Whether stderr is a terminal: progress is drawn there, and a line every ten seconds elsewhere. */
  readonly isTerminal: boolean;
  readonly color: boolean;
  /** Columns of the terminal, or of COLUMNS. */
  readonly width: number;
  now(): Date;
  randomBytes(size: number): Uint8Array;
  usage(): Usage;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The highest code that was set is the exit code of the process. */
  setExit(code: ExitCode): void;
  progress(event: ProgressEvent): void;
}

/** Adds one command to the program. A command parses, calls one function of `app` and prints. */
export type AddCommand = (program: Command, io: Io) => void;
