import { Worker } from 'node:worker_threads';
import { CandorError, type ErrorCode, type Place } from '../../core/errors.ts';
import { createLending } from '../../core/lending.ts';
import type { ModelName, NameModel } from './name-model.ts';

export type ModelReply =
  | { readonly names: readonly ModelName[] }
  | { readonly bug: string }
  | {
      readonly fault: {
        readonly code: ErrorCode;
        readonly detail: string;
        readonly hint: string | undefined;
        readonly place: Place | undefined;
      };
    };

/** Threads that each hold the model once: one text at a time is with each of them. */
export interface ModelPool {
  readonly namesIn: (text: string) => Promise<readonly ModelName[]>;
  readonly close: () => Promise<void>;
}

const workerModule = new URL(`./model-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

const namesFrom = (reply: ModelReply): readonly ModelName[] => {
  if ('names' in reply) return reply.names;
  if ('bug' in reply) throw new CandorError('STEP_FAILED', `the model stopped: ${reply.bug}`);
  const { code, detail, hint, place } = reply.fault;
  throw new CandorError(code, detail, { ...(hint === undefined ? {} : { hint }), ...(place ? { place } : {}) });
};

const ask = (worker: Worker, text: string): Promise<ModelReply> =>
  new Promise((resolve) => {
    const settle = (reply: ModelReply) => {
      worker.off('message', settle);
      worker.off('error', failed);
      resolve(reply);
    };
    const failed = (error: Error) => settle({ bug: error.name });
    worker.on('message', settle);
    worker.on('error', failed);
    worker.postMessage(text);
  });

/** Memory that all threads together may take for the model, about. */
const MOST_BYTES = 2e9;
/** What a thread takes beside the weights, and how much of these it holds while it loads them. */
const THREAD_BYTES = 150e6;
const LOADING = 1.5;

const threadsFor = ({ bytes }: NameModel, threads: number): number =>
  Math.max(1, Math.min(threads, Math.floor(MOST_BYTES / (THREAD_BYTES + LOADING * bytes))));

/** Starts threads as texts come. What is found in a text does not hang on which of them it goes to. */
export const openModelPool = (model: NameModel, threads: number): ModelPool => {
  const start = () => new Worker(workerModule, { workerData: model });
  const { take, give, end } = createLending(threadsFor(model, threads), start);
  return {
    namesIn: async (text) => {
      const worker = await take();
      const reply = await ask(worker, text);
      give(worker);
      return namesFrom(reply);
    },
    close: async () => {
      await Promise.all(end().map((worker) => worker.terminate()));
    },
  };
};
