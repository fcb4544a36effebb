import type { Found, Reader } from '../reader.ts';
import { unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { hiddenText, htmlText } from '../text/html-text.ts';
import { headsAbove, textParts } from '../text/pieces.ts';

/** How a page begins, behind what may stand before its first tag. */
const BEGINS = /^\ufeff?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[\s\S]{0,2000}?-->\s*)*<(?:!doctype\s+html|html)[\s>]/i;

const shownAndHidden = (page: string): readonly (readonly string[])[] => [
  [`${htmlText(page)}\n`],
  [`${hiddenText(page)}\n`],
];

/** Pages (HTML): what they show, with tables row by row, then what they hold without showing it. */
export const html: Reader = {
  format: 'html',
  recognise: ({ charset, text }) => (charset && BEGINS.test(text) ? 'text/html' : null),
  read: function* ({ bytes, look: { charset } }, { limits }): Iterable<Found> {
    if (!charset) throw unreadable('unknown_type');
    const pieces = decoded(bytes, charset);
    // A page is held as a whole; what is too large for that is read as the markup that it is.
    const texts = bytes.size > limits.wholeBytes ? [pieces] : shownAndHidden([...pieces].join(''));
    for (const text of texts)
      for (const part of textParts(text, limits.part, headsAbove))
        if (part.trim() !== '') yield { found: 'text', as: 'plain', text: part };
  },
};
