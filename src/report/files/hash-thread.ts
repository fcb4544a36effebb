import { Worker } from 'node:worker_threads';

/** Hashes beside the thread that reads and writes: a list of gigabytes is hashed twice, and once is as long as all else that is done to it. */
export interface HashThread {
  /** Takes a copy; waits where the thread is behind. */
  readonly update: (bytes: Uint8Array) => Promise<void>;
  readonly digest: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** Pieces that wait for the thread at the most. */
const MOST_WAITING = 8;

const workerModule = new URL(`./hash-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

/** Starts a thread that makes the SHA-256 of what it is given, in order. */
export const hashThread = (): HashThread => {
  const worker = new Worker(workerModule);
  let waiting = 0;
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
  const send = async (bytes: Uint8Array | null, most: number): Promise<void> => {
    worker.postMessage(bytes, bytes === null ? [] : [bytes.buffer as ArrayBuffer]);
    waiting += 1;
    while (waiting > most && fault === undefined) {
      await new Promise<void>((resolve) => {
        heard = resolve;
      });
    }
    if (fault !== undefined) throw fault;
  };
  return {
    update: (bytes) => send(new Uint8Array(bytes), MOST_WAITING),
    digest: async () => {
      await send(null, 0);
      return made ?? '';
    },
    close: async () => {
      await worker.terminate();
    },
  };
};
