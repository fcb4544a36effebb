import { type Found, type Reader, unreadable } from '../reader.ts';
import { headsAbove, textParts } from '../text/pieces.ts';
import { compoundOf, openUnit } from './compound/look.ts';
import { wordText97 } from './compound/word-97.ts';

/** Word 97 to 2003 (DOC): all its text; pictures and objects in it are not looked at. */
export const doc: Reader = {
  format: 'doc',
  recognise: (look) => (compoundOf(look)?.names.includes('WordDocument') ? 'application/msword' : null),
  read: function* ({ bytes }, { limits }): Iterable<Found> {
    if (bytes.size > limits.wholeBytes) throw unreadable('too_large');
    const file = openUnit(bytes);
    for (const text of textParts([`${wordText97(file)}\n`], limits.part, headsAbove))
      yield { found: 'text', as: 'plain', text };
    const objects = new Set(file.names.flatMap((name) => /^ObjectPool\/([^/]+)\//.exec(name)?.[1] ?? []));
    if (objects.size > 0) yield { found: 'unread', reason: 'unsupported', parts: objects.size };
    if ((file.stream('Data')?.length ?? 0) > LEAST_PICTURES) yield { found: 'unread', reason: 'no_text', parts: 1 };
  },
};

/** Bytes of the stream of pictures from which on one of them may hold words. */
const LEAST_PICTURES = 8192;
