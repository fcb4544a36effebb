import { Worker } from 'node:worker_threads';
import { CandorError } from '../../core/errors.ts';
import type { DrillOptions } from '../drill-case.ts';
import type { MadePart } from './make-part.ts';
import type { Part } from './parts.ts';

export type PartOrder = Part | 'end';

export type PartReply = { readonly people: number } | { readonly made: MadePart } | { readonly fault: string };

/** Heap of a thread: a block with its truth takes about half of it, and garbage is collected before more is asked for. */
const HEAP_MB = 768;

const workerModule = new URL(`./part-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

const faultOf = (fault: string): Error =>
  /ENOSPC|no space left/i.test(fault)
    ? new CandorError('DISK_FULL', 'the disk filled up while the drill was made', {
        hint: 'remove the folder, make room, and start again',
      })
    : new Error(fault);

const makeIn = (worker: Worker, part: Part, onPeople: (people: number) => void): Promise<MadePart> =>
  new Promise((resolve, reject) => {
    const heard = (reply: PartReply) => {
      if ('people' in reply) {
        onPeople(reply.people);
        return;
      }
      worker.off('message', heard);
      worker.off('error', reject);
      if ('made' in reply) resolve(reply.made);
      else reject(faultOf(reply.fault));
    };
    worker.on('message', heard);
    worker.once('error', reject);
    worker.postMessage(part satisfies PartOrder);
  });

/** Makes the parts of a drill in `threads` threads; the results stand in the order of the parts. */
export const makeParts = async (
  folder: string,
  options: DrillOptions,
  parts: readonly Part[],
  threads: number,
  onPeople: (people: number) => void,
): Promise<readonly MadePart[]> => {
  const made: MadePart[] = [];
  const waiting = [...parts.entries()];
  const workers = Array.from(
    { length: Math.min(threads, parts.length) },
    () =>
      new Worker(workerModule, {
        workerData: { folder, options },
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
      }),
  );
  const ended = await Promise.allSettled(
    workers.map(async (worker) => {
      const gone = new Promise((resolve) => worker.once('exit', resolve));
      try {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [n, part] = next;
          made[n] = await makeIn(worker, part, onPeople);
        }
      } catch (fault) {
        // The others finish what they have begun, and begin nothing more.
        waiting.length = 0;
        throw fault;
      } finally {
        // By its own hand: DuckDB aborts the whole process when a thread is terminated while it works there.
        worker.postMessage('end' satisfies PartOrder);
        await gone;
      }
    }),
  );
  const failed = ended.find((end) => end.status === 'rejected');
  if (failed) throw failed.reason;
  return made;
};
