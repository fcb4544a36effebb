import { parentPort } from 'node:worker_threads';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { TableHeads } from './page-tables.ts';
import type { PdfAnswer, PdfQuestion } from './pdf-thread.ts';
import { readPage } from './read-page.ts';

/**
 * The thread in which PDF files are read: one file at a time, one answer a question. A file that makes the library
 * run for ever, or fill the memory, costs this thread and not the run.
 */
let open: PDFDocumentProxy | undefined;
let hasPictures = false;
/** The last page that was read, with the heads of its last table. */
let last: { readonly number: number; readonly heads: TableHeads | undefined } | undefined;

const close = async (): Promise<void> => {
  await open?.loadingTask.destroy();
  open = undefined;
  last = undefined;
};

/** Pictures are objects whose dictionaries stand unpacked in every PDF; where none says so, no page has one. */
const mentionsPictures = (bytes: Uint8Array): boolean =>
  /\/Image\b|\bBI\b/.test(Buffer.from(bytes.buffer).toString('latin1'));

const openFile = async (bytes: Uint8Array, password?: string): Promise<PdfAnswer> => {
  await close();
  hasPictures = mentionsPictures(bytes);
  open = await getDocument({
    data: bytes,
    ...(password === undefined ? {} : { password }),
    verbosity: VerbosityLevel.ERRORS,
    disableFontFace: true,
    useSystemFonts: false,
    useWasm: false,
    enableXfa: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
  }).promise;
  const attachments = [...((await open.getAttachments()) ?? new Map())].map(([id, { filename }]) => ({
    id: String(id),
    name: String(filename || id),
  }));
  return { answer: 'open', pages: open.numPages, attachments };
};

const answer = async (question: PdfQuestion): Promise<PdfAnswer> => {
  if (question.ask === 'open') return openFile(question.bytes, question.password);
  if (!open) throw new Error('no file is open');
  if (question.ask === 'page') {
    const before = last?.number === question.page - 1 ? last.heads : undefined;
    const { page, heads } = await readPage(await open.getPage(question.page), hasPictures, before);
    last = { number: question.page, heads };
    return { answer: 'page', ...page };
  }
  const content: unknown = await open.getAttachmentContent(question.id);
  return { answer: 'attachment', bytes: content instanceof Uint8Array ? content : null };
};

const faultOf = (cause: unknown): PdfAnswer => {
  const name = cause instanceof Error ? cause.name : '';
  return { answer: 'fault', reason: name === 'PasswordException' ? 'password' : 'damaged' };
};

parentPort?.on('message', (question: PdfQuestion) => {
  answer(question)
    .catch(faultOf)
    .then((reply) => parentPort?.postMessage(reply))
    .catch(() => process.exit(1));
});
