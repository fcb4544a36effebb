import { createHash } from 'node:crypto';
import { parentPort } from 'node:worker_threads';

/** A thread that hashes pieces as they come and answers each; null is the end, which it answers with the hash. */
const hash = createHash('sha256');
parentPort?.on('message', (bytes: Uint8Array | null) => {
  if (bytes !== null) hash.update(bytes);
  parentPort?.postMessage(bytes === null ? hash.digest('hex') : null);
});
