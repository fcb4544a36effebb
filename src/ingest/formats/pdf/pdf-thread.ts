import { Worker } from 'node:worker_threads';
import type { UnreadReason } from '../../../schema/unread-reasons.ts';
import type { Tries } from '../../reader.ts';
import { isUnreadable, unreadable } from '../../reader.ts';
import type { PageFound } from './read-page.ts';

export type PdfQuestion =
  | { readonly ask: 'open'; readonly bytes: Uint8Array; readonly password?: string }
  | { readonly ask: 'page'; readonly page: number }
  | { readonly ask: 'attachment'; readonly id: string };

export type PdfAnswer =
  | {
      readonly answer: 'open';
      readonly pages: number;
      readonly attachments: readonly { readonly id: string; readonly name: string }[];
    }
  | ({ readonly answer: 'page' } & PageFound)
  | { readonly answer: 'attachment'; readonly bytes: Uint8Array | null }
  | { readonly answer: 'fault'; readonly reason: UnreadReason };

/**
 * How long one question may take. The only clock in reading: without it, one file that was made to never end would
 * stop the run. Files that people made take a thousandth of it.
 */
const LONGEST_ANSWER_MS = 120_000;
const MOST_MEMORY_MB = 2048;

const module = new URL(`./pdf-worker${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url);

let idle: Worker | undefined;

const startWorker = (): Worker => {
  const worker = idle ?? new Worker(module, { resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB } });
  idle = undefined;
  return worker;
};

/** Waits for the next answer; a thread that dies or does not answer is no more. */
const answerOf = (worker: Worker, question: PdfQuestion): Promise<PdfAnswer> =>
  new Promise((resolve) => {
    const died = () => end({ answer: 'fault', reason: 'too_large' });
    const left = () => end({ answer: 'fault', reason: 'too_slow' });
    const timer = setTimeout(left, LONGEST_ANSWER_MS);
    const end = (reply: PdfAnswer) => {
      clearTimeout(timer);
      worker.off('message', end).off('error', died).off('exit', left);
      resolve(reply);
    };
    worker.on('message', end).on('error', died).on('exit', left);
    worker.postMessage(question);
  });

/** A PDF that is open in a thread of its own. */
export interface PdfThread {
  readonly pages: number;
  readonly attachments: readonly { readonly id: string; readonly name: string }[];
  page(number: number): Promise<PageFound>;
  attachment(id: string): Promise<Uint8Array | null>;
}

/** What a try takes at most, measured with keys of the newest kind; and a round for so many bytes, which go to the thread again. */
const ROUNDS_A_TRY = 50_000;
const BYTES_A_ROUND = 1024;

type OpenAnswer = Extract<PdfAnswer, { answer: 'open' }>;

/** Opens a file as it is, else with the passwords of the case. */
const opened = async (
  bytes: Uint8Array,
  tries: Tries,
  open: (question: PdfQuestion) => Promise<OpenAnswer>,
): Promise<OpenAnswer> => {
  const unlessLocked = async (password?: string): Promise<OpenAnswer | null> => {
    try {
      return await open({ ask: 'open', bytes, ...(password === undefined ? {} : { password }) });
    } catch (cause) {
      if (isUnreadable(cause) && cause.unread === 'password') return null;
      throw cause;
    }
  };
  let found = await unlessLocked();
  if (found) return found;
  await tries.find(ROUNDS_A_TRY + Math.ceil(bytes.length / BYTES_A_ROUND), async (password) => {
    found = await unlessLocked(password);
    return found !== null;
  });
  if (!found) throw unreadable('password');
  return found;
};

/** Opens a PDF, works on it, and keeps the thread for the next one where it is still sound. */
export const withPdf = async function* <Item>(
  bytes: Uint8Array,
  tries: Tries,
  work: (pdf: PdfThread) => AsyncIterable<Item>,
): AsyncIterable<Item> {
  const worker = startWorker();
  // An idle thread must not keep the process.
  worker.ref();
  let isSound = true;
  const ask = async <Kind extends PdfAnswer['answer']>(
    question: PdfQuestion,
    kind: Kind,
  ): Promise<Extract<PdfAnswer, { answer: Kind }>> => {
    if (!isSound) throw unreadable('damaged');
    const reply = await answerOf(worker, question);
    if (reply.answer === kind) return reply as Extract<PdfAnswer, { answer: Kind }>;
    const reason = reply.answer === 'fault' ? reply.reason : 'damaged';
    isSound = reason === 'password' || reason === 'damaged';
    throw unreadable(reason);
  };
  try {
    const { pages, attachments } = await opened(bytes, tries, (question) => ask(question, 'open'));
    yield* work({
      pages,
      attachments,
      page: (page) => ask({ ask: 'page', page }, 'page'),
      attachment: async (id) => (await ask({ ask: 'attachment', id }, 'attachment')).bytes,
    });
  } finally {
    if (isSound && idle === undefined) {
      worker.unref();
      idle = worker;
    } else await worker.terminate();
  }
};
