import { Worker } from 'node:worker_threads';
import type { HashedPlace } from './hash-worker.ts';

/** Hashes beside the thread that reads and writes: a list of gigabytes is hashed twice, and once is as long as all else that is done to it. */
export interface HashThread {
  /** Takes a copy; waits where the thread is behind. */
  readonly update: (bytes: Uint8Array) => Promise<void>;
  readonly digest: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Places of so many bytes in which pieces wait for the thread: both see the same memory, since a new one for each piece costs as much as hashing it. */
const PLACES = 8;
const PLACE = 1 << 20;

const workerModule = new URL(`./hash-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Starts a thread that makes the SHA-256 of what it is given, in order. */
export const hashThread = (): HashThread => {
  const memory = new Uint8Array(new SharedArrayBuffer(PLACES * PLACE));
  const worker = new Worker(workerModule, { workerData: memory });
  let [given, waiting] = [0, 0];
  let made: string | undefined;
  let fault: Error | undefined;
  let heard: () => void = () => undefined;
  worker.on('message', (reply: string | null) => {
    waiting -= 1;
    made = reply ?? undefined;
    heard();
  });
  worker.on('error', (error) => {
    fault = error;
    heard();
  });
  const send = (place: HashedPlace | null): void => {
    worker.postMessage(place);
    waiting += 1;
  };
  const fewerThan = async (most: number): Promise<void> => {
    while (waiting >= most && fault === undefined) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
    if (fault !== undefined) throw fault;
  };
  return {
    update: async (bytes) => {
      for (let at = 0; at < bytes.length; at += PLACE) {
        await fewerThan(PLACES);
        const piece = bytes.subarray(at, at + PLACE);
        const from = (given % PLACES) * PLACE;
        memory.set(piece, from);
        given += 1;
        send({ from, length: piece.length });
      }
    },
    digest: async () => {
      send(null);
      await fewerThan(1);
      return made ?? '';
    },
    close: async () => {
      await worker.terminate();
    },
  };
};
