import { Worker } from 'node:worker_threads';
import { CandorError } from '../../core/errors.ts';
import type { Row, RowWriter, ScriptStep } from '../port.ts';
import type { SqlValue } from '../sql.ts';

type Reply = { readonly rows: readonly (readonly SqlValue[])[] } | { readonly fault: string };

const workerModule = new URL(`./script-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

const BATCH_ROWS = 2048;

/** Below this many distinct inputs a worker's start costs more than it saves. */
const inBatches = async function* (input: AsyncIterable<readonly Row[]>, columns: readonly string[]) {
  for await (const rows of input) {
    for (let from = 0; from < rows.length; from += BATCH_ROWS) {
      yield rows
        .slice(from, from + BATCH_ROWS)
        .map((row) => columns.map((name) => (row[name] ?? null) as string | null));
    }
  }
};

const ask = (worker: Worker, batch: readonly (readonly (string | null)[])[]): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const settle = (done: () => void) => {
      // Only these two: a worker without its own inner listeners never answers again.
      worker.off('message', answered);
      worker.off('error', failed);
      done();
    };
    const answered = (reply: Reply) => settle(() => resolve(reply));
    const failed = (error: Error) => settle(() => reject(error));
    worker.on('message', answered);
    worker.on('error', failed);
    worker.postMessage(batch);
  });

/**
 * Sends distinct cells to worker threads and appends what comes back. At most one batch a worker is under way, so
 * memory is bounded by `threads` batches. Row order in the table hangs on timing; steps never rely on it.
 */
export const runScript = async (
  step: ScriptStep,
  input: AsyncIterable<readonly Row[]>,
  writer: RowWriter,
  threads: number,
): Promise<void> => {
  const batches = inBatches(input, step.inputColumns)[Symbol.asyncIterator]();
  const workerData = { module: step.module, function: step.function, setting: step.setting ?? null };
  // An async generator hands out its batches one at a time, also to several takers.
  const work = async () => {
    let worker: Worker | undefined;
    try {
      for (let next = await batches.next(); !next.done; next = await batches.next()) {
        worker ??= new Worker(workerModule, { workerData });
        const reply = await ask(worker, next.value);
        if ('fault' in reply) throw new CandorError('STEP_FAILED', `script step ${step.name}: ${reply.fault}`);
        for (const row of reply.rows) writer.append(row);
        await writer.flush();
      }
    } finally {
      await worker?.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
};
