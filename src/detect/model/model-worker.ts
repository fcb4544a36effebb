import { parentPort, workerData } from 'node:worker_threads';
import { CandorError } from '../../core/errors.ts';
import type { ModelReply } from './model-pool.ts';
import type { NameModel } from './name-model.ts';
import { openTagger, type Tagger } from './tagger.ts';

let tagger: Promise<Tagger> | undefined;

/** An expected failure goes back whole; of a bug only its class, since its message may hold a value. */
const replyTo = async (text: string): Promise<ModelReply> => {
  try {
    tagger ??= openTagger(workerData as NameModel);
    return { names: await (await tagger).namesIn(text) };
  } catch (error) {
    if (!(error instanceof CandorError)) return { bug: error instanceof Error ? error.name : 'unknown fault' };
    const { code, detail, hint, place } = error;
    return { fault: { code, detail, hint, place } };
  }
};

/** A thread with the model: a text in, its names out. */
parentPort?.on('message', async (text: string) => {
  parentPort?.postMessage(await replyTo(text));
});
