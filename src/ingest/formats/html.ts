import type { Found, Reader } from '../reader.ts';
import { unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { hiddenText, htmlText } from '../text/html-text.ts';
import { textParts } from '../text/pieces.ts';

/** How a page begins, behind what may stand before its first tag. */
const BEGINS = /^\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;

/** Pages (HTML): what they show, with tables row by row, then what they hold without showing it. */
export const html: Reader = {
  format: 'html',
  recognise: ({ charset, text }) => (charset && BEGINS.test(text) ? 'text/html' : null),
  read: function* ({ bytes, look: { charset } }, { limits }): Iterable<Found> {
    if (!charset) throw unreadable('unknown_type');
    if (bytes.size > limits.wholeBytes) throw unreadable('too_large');
    const page = [...decoded(bytes, charset)].join('');
    for (const text of [htmlText(page), hiddenText(page)])
      for (const part of textParts([`${text}\n`], limits.part))
        if (part.trim() !== '') yield { found: 'text', as: 'plain', text: part };
  },
};
