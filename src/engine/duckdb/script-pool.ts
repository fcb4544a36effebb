import { Worker } from 'node:worker_threads';
import type { Place } from '../../core/errors.ts';
import { createLending } from '../../core/lending.ts';
import type { SqlValue } from '../sql.ts';

export type Cells = readonly (string | null)[];

/** One batch of work: which function of which module, its setting, and the cells that it gets. */
export interface ScriptJob {
  readonly module: string;
  readonly function: string;
  readonly setting: unknown;
  readonly batch: readonly Cells[];
}

/** What a data file of Candor has wrong, as the thread that read it says. */
export interface BadData {
  readonly detail: string;
  readonly place: Place | undefined;
}

export type ScriptReply =
  | { readonly rows: readonly (readonly SqlValue[])[] }
  | { readonly badData: BadData }
  | { readonly fault: string };

/** Worker threads of one engine. They stay between steps, so that a module and its word lists are loaded once a thread. */
export interface ScriptPool {
  /** Waits for a free thread; at most `threads` jobs are under way. */
  ask(job: ScriptJob): Promise<ScriptReply>;
  close(): Promise<void>;
}

const workerModule = new URL(`./script-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

const answerOf = (worker: Worker, job: ScriptJob): Promise<ScriptReply> =>
  new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      // Only these two: a worker without its own inner listeners never answers again.
      worker.off('message', answered);
      worker.off('error', failed);
      done();
    };
    const answered = (reply: ScriptReply) => settle(() => resolve(reply));
    const failed = (error: Error) => settle(() => reject(error));
    worker.on('message', answered);
    worker.on('error', failed);
    worker.postMessage(job);
  });

const startWorker = (): Worker => {
  const started = new Worker(workerModule);
  // An idle thread must not keep the process alive.
  started.unref();
  return started;
};

export const openScriptPool = (threads: number): ScriptPool => {
  const { take, give, end } = createLending(threads, startWorker);
  return {
    ask: async (job) => {
      const worker = await take();
      try {
        worker.ref();
        return await answerOf(worker, job);
      } finally {
        worker.unref();
        give(worker);
      }
    },
    close: async () => {
      await Promise.all(end().map((worker) => worker.terminate()));
    },
  };
};
