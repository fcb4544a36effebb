import type { ProgressEvent } from '../case/stage.ts';

/** Seconds of the clock and of all processors, and the highest resident memory. */
export interface Usage {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMemoryMb: number;
}

/** Everything that is not a function of the case: it comes in from the command line and is passed down from here. */
export interface World {
  now(): Date;
  randomBytes(size: number): Uint8Array;
  /** What the process has used since its start. */
  usage(): Usage;
  readonly env: Readonly<Record<string, string | undefined>>;
  progress(event: ProgressEvent): void;
}
