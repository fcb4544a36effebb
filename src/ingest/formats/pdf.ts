import { chunksOf } from '../bytes/bytes.ts';
import { type Found, isUnreadable, type Reader, unreadable } from '../reader.ts';
import { type PdfThread, withPdf } from './pdf/pdf-thread.ts';

/** Reasons for which a single page is given up and the next one tried. */
const isOfPage = (cause: unknown): boolean => isUnreadable(cause) && cause.unread === 'damaged';

const readPage = async function* (pdf: PdfThread, page: number): AsyncIterable<Found> {
  try {
    const { text, pictures, isDrawn } = await pdf.page(page);
    if (text !== '') {
      yield { found: 'text', as: 'plain', text: `${text}\n`, page };
      if (pictures > 0) yield { found: 'unread', reason: 'no_text', parts: pictures };
    } else if (isDrawn) yield { found: 'unread', reason: 'no_text', parts: 1 };
  } catch (cause) {
    if (!isOfPage(cause)) throw cause;
    yield { found: 'unread', reason: 'damaged', parts: 1 };
  }
};

/** PDF: the text of each page as a part, with values of forms and notes; files attached to it are units of their own. */
export const pdf: Reader = {
  format: 'pdf',
  recognise: ({ head }) => (head.subarray(0, 1024).includes('%PDF-') ? 'application/pdf' : null),
  read: async function* ({ bytes }, context): AsyncIterable<Found> {
    if (bytes.size > context.limits.wholeBytes) throw unreadable('too_large');
    const whole = new Uint8Array(Buffer.concat([...chunksOf(bytes)]));
    yield* withPdf(whole, async function* (file) {
      for (let page = 1; page <= file.pages; page += 1) yield* readPage(file, page);
      for (const { id, name } of file.attachments) {
        const content = await file.attachment(id);
        if (content) yield { found: 'member', member: { name, kind: 'bytes', pieces: [content] } };
        else yield { found: 'member', member: { name, kind: 'refused', reason: 'damaged', bytes: null } };
      }
    });
  },
};
