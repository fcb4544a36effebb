import { createHash } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';

/** Where a piece lies in the memory that both threads see. */
export interface HashedPlace {
  readonly from: number;
  readonly length: number;
}

/** A thread that hashes pieces as they come and answers each, so that its place is free again; null is the end, which it answers with the hash. */
const memory = workerData as Uint8Array;
const hash = createHash('sha256');
parentPort?.on('message', (place: HashedPlace | null) => {
  if (place !== null) hash.update(memory.subarray(place.from, place.from + place.length));
  parentPort?.postMessage(place === null ? hash.digest('hex') : null);
});
