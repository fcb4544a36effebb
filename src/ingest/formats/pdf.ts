import { chunksOf } from '../bytes/bytes.ts';
import { type Found, isUnreadable, type Reader, unreadable } from '../reader.ts';
import { joinBroken, NO_RECORDS } from './pdf/broken-records.ts';
import { type PdfThread, withPdf } from './pdf/pdf-thread.ts';
import type { PageFound } from './pdf/read-page.ts';

/** Reasons for which a single page is given up and the next one tried. */
const isOfPage = (cause: unknown): boolean => isUnreadable(cause) && cause.unread === 'damaged';

/** A page as it was read; null: it is damaged. */
const pageOf = async (pdf: PdfThread, page: number): Promise<PageFound | null> => {
  try {
    return await pdf.page(page);
  } catch (cause) {
    if (!isOfPage(cause)) throw cause;
    return null;
  }
};

const foundOn = function* (page: number, found: PageFound | null, text: string): Iterable<Found> {
  if (!found) yield { found: 'unread', reason: 'damaged', parts: 1 };
  else if (found.text !== '') {
    yield { found: 'text', as: 'plain', text: `${text}\n`, page };
    if (found.pictures > 0) yield { found: 'unread', reason: 'no_text', parts: found.pictures };
  } else if (found.isDrawn) yield { found: 'unread', reason: 'no_text', parts: 1 };
};

/** The pages one after the other; each is held until it has what stands on the next. */
const readPages = async function* (pdf: PdfThread): AsyncIterable<Found> {
  let held: { readonly page: number; readonly found: PageFound | null; readonly text: string } | undefined;
  let records = NO_RECORDS;
  for (let page = 1; page <= pdf.pages; page += 1) {
    let found: PageFound | null;
    try {
      found = await pageOf(pdf, page);
    } catch (cause) {
      if (held) yield* foundOn(held.page, held.found, held.text);
      throw cause;
    }
    let text = found?.text ?? '';
    if (held?.text && text !== '') {
      const joined = joinBroken(held.text, text, records);
      held = { ...held, text: joined.page };
      text = joined.next;
      records = joined.records;
    }
    if (held) yield* foundOn(held.page, held.found, held.text);
    held = { page, found, text };
  }
  if (held) yield* foundOn(held.page, held.found, held.text);
};

/** PDF: the text of each page as a part, with values of forms and notes; files attached to it are units of their own. */
export const pdf: Reader = {
  format: 'pdf',
  recognise: ({ head }) => (head.subarray(0, 1024).includes('%PDF-') ? 'application/pdf' : null),
  read: async function* ({ bytes }, context): AsyncIterable<Found> {
    if (bytes.size > context.limits.wholeBytes) throw unreadable('too_large');
    const whole = new Uint8Array(Buffer.concat([...chunksOf(bytes)]));
    yield* withPdf(whole, context.tries, async function* (file) {
      yield* readPages(file);
      for (const { id, name } of file.attachments) {
        const content = await file.attachment(id);
        if (content) yield { found: 'member', member: { name, kind: 'bytes', pieces: [content] } };
        else yield { found: 'member', member: { name, kind: 'refused', reason: 'damaged', bytes: null } };
      }
    });
  },
};
