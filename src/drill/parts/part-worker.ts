import { parentPort, workerData } from 'node:worker_threads';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import { loadDrillData } from '../data-files.ts';
import type { DrillOptions } from '../drill-case.ts';
import { makeLargePart } from './make-part.ts';
import type { PartOrder, PartReply } from './part-pool.ts';
import type { Part } from './parts.ts';

/** A thread that makes parts of a drill: a part in, its blocks as they are done, and what is kept of it out. */
const { folder, options } = workerData as { readonly folder: string; readonly options: DrillOptions };
const reply = (message: PartReply): void => parentPort?.postMessage(message);

const data = loadDrillData();

const make = async (part: Part): Promise<PartReply> => {
  // One thread: row groups of Parquet files then have the same bytes on every machine.
  const engine = await openDuckdb({ threads: 1 });
  try {
    return { made: await makeLargePart({ folder, options, engine, data }, part, (people) => reply({ people })) };
  } catch (fault) {
    // A full disk is the one fault to expect; its message names the system call and no person.
    return { fault: fault instanceof Error ? fault.message : 'unknown' };
  } finally {
    await engine.close();
  }
};

parentPort?.on('message', async (order: PartOrder) => {
  if (order === 'end') parentPort?.close();
  else reply(await make(order));
});
