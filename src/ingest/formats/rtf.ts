import { chunksOf } from '../bytes/bytes.ts';
import { type Found, type Reader, unreadable } from '../reader.ts';
import { headsAbove, textParts } from '../text/pieces.ts';
import { rtfText } from './rtf/rtf-text.ts';

/** Rich Text (RTF): its words, with heads, feet, notes, comments and text boxes; pictures and objects in it are unread. */
export const rtf: Reader = {
  format: 'rtf',
  recognise: ({ head }) => (head.subarray(0, 5).toString('latin1') === '{\\rtf' ? 'application/rtf' : null),
  read: function* ({ bytes }, { limits }): Iterable<Found> {
    if (bytes.size > limits.wholeBytes) throw unreadable('too_large');
    const file = Buffer.concat([...chunksOf(bytes)]).toString('latin1');
    const { text, pictures, objects } = rtfText(file);
    for (const part of textParts([text], limits.part, headsAbove)) yield { found: 'text', as: 'plain', text: part };
    if (pictures > 0) yield { found: 'unread', reason: 'no_text', parts: pictures };
    if (objects > 0) yield { found: 'unread', reason: 'unsupported', parts: objects };
    if (!/\}\s*\0*\s*$/.test(file.slice(-200))) throw unreadable('damaged');
  },
};
