import type { ProgressEvent } from '../case/stage.ts';

/** Everything that is not a function of the case: it comes in from the command line and is passed down from here. */
export interface World {
  now(): Date;
  randomBytes(size: number): Uint8Array;
  readonly env: Readonly<Record<string, string | undefined>>;
  progress(event: ProgressEvent): void;
}
