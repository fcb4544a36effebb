import type { ScriptFunction } from '../port.ts';
import type { ScriptJob, ScriptReply } from './script-pool.ts';

/**
 * Runs one script function over a batch of cells; rows carry their input cells in front. A throw is a bug of the
 * script, and its message may hold a value: only its class name leaves.
 */
export const runBatch = async (job: ScriptJob): Promise<ScriptReply> => {
  try {
    const loaded = (await import(job.module)) as Readonly<Record<string, ScriptFunction>>;
    const script = loaded[job.function];
    if (!script) throw new TypeError('no such script');
    return { rows: job.batch.flatMap((cells) => Array.from(script(cells, job.setting), (out) => [...cells, ...out])) };
  } catch (error) {
    return { fault: error instanceof Error ? error.name : 'unknown fault' };
  }
};
