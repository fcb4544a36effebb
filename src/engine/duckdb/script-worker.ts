import { parentPort, workerData } from 'node:worker_threads';
import type { ScriptFunction } from '../port.ts';

/**
 * Runs one script function over batches of cells. Messages: {batch: cells[]} in, {rows} out; rows carry their input
 * cells in front. A throw is a bug of the script, and its message may hold a value: only its class name leaves.
 */
interface Job {
  readonly module: string;
  readonly function: string;
  readonly setting: unknown;
}

const job = workerData as Job;
const loaded = (await import(job.module)) as Readonly<Record<string, ScriptFunction>>;
const script = loaded[job.function];

parentPort?.on('message', (batch: readonly (readonly (string | null)[])[]) => {
  try {
    if (!script) throw new TypeError('no such script');
    const rows = batch.flatMap((cells) => Array.from(script(cells, job.setting), (out) => [...cells, ...out]));
    parentPort?.postMessage({ rows });
  } catch (error) {
    parentPort?.postMessage({ fault: error instanceof Error ? error.name : 'unknown fault' });
  }
});
