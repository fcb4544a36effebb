import { CandorError } from '../../core/errors.ts';
import type { ScriptFunction } from '../port.ts';
import type { ScriptJob, ScriptReply } from './script-pool.ts';

/** Steps name their module by its source; a package holds it compiled, beside this file. */
const compiled = (module: string): string =>
  import.meta.url.endsWith('.js') ? module.replace(/\.ts$/, '.js') : module;

/**
 * Runs one script function over a batch of cells; rows carry their input cells in front. What is wrong in a data file of
 * Candor is said in full. Any other throw is a bug of the script, and its message may hold a value: only its class name leaves.
 */
export const runBatch = async (job: ScriptJob): Promise<ScriptReply> => {
  try {
    const loaded = (await import(compiled(job.module))) as Readonly<Record<string, ScriptFunction>>;
    const script = loaded[job.function];
    if (!script) throw new TypeError('no such script');
    return { rows: job.batch.flatMap((cells) => Array.from(script(cells, job.setting), (out) => [...cells, ...out])) };
  } catch (error) {
    if (error instanceof CandorError && error.code === 'DATA_INVALID')
      return { badData: { detail: error.detail, place: error.place } };
    return { fault: error instanceof Error ? error.name : 'unknown fault' };
  }
};
