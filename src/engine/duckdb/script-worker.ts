import { parentPort } from 'node:worker_threads';
import { runBatch } from './script-batch.ts';
import type { ScriptJob } from './script-pool.ts';

/** A thread of the pool: a job in, its reply out. */
parentPort?.on('message', async (job: ScriptJob) => {
  parentPort?.postMessage(await runBatch(job));
});
