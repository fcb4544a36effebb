import type { Limits } from '../limits.ts';
import { type Found, type Reader, unreadable } from '../reader.ts';
import { textParts } from '../text/pieces.ts';
import type { CompoundFile } from './compound/compound-file.ts';
import { compoundOf, openUnit } from './compound/look.ts';
import { bytesOf, foldersOf, outlookMail, wordsOf } from './compound/outlook-message.ts';
import { mailText } from './mail/mail-text.ts';

const TYPE = 'application/vnd.ms-outlook';
const PROPERTIES = '__properties_version1.0';
/** A message that is attached to another lies in a folder of its attachment. */
const INNER = '__substg1.0_3701000D/';
const DATA = '3701';
const ENCRYPTED = /^IPM\.Note\.(?:SMIME|Secure)(?!\.MultipartSigned)/i;

function* messageFound(file: CompoundFile, folder: string, limits: Limits): Iterable<Found> {
  const mail = mailText(outlookMail(file, folder));
  for (const text of textParts([mail], limits.part)) yield { found: 'text', as: 'mail', text };
  for (const [n, own] of foldersOf(file, folder, 'attach').entries()) {
    const name = wordsOf(file, own, '3707', '3704', '3001') || `part-${n + 1}`;
    const inner = `${own}${INNER}`;
    const data = bytesOf(file, own, DATA);
    if (file.stream(`${inner}${PROPERTIES}`)) {
      const items = () => messageFound(file, inner, limits);
      yield { found: 'member', member: { name, kind: 'read', mediaType: TYPE, bytes: null, items } };
    } else if (data) yield { found: 'member', member: { name, kind: 'bytes', pieces: [data] } };
    else yield { found: 'member', member: { name, kind: 'refused', reason: 'unsupported', bytes: null } };
  }
  if (ENCRYPTED.test(wordsOf(file, folder, '001A'))) yield { found: 'unread', reason: 'password', parts: 1 };
}

/** A message that Outlook saved (MSG), as a mail: head and body a text, attachments and messages in it units of their own. */
export const msg: Reader = {
  format: 'msg',
  recognise: (look) => (compoundOf(look)?.names.includes(PROPERTIES) ? TYPE : null),
  read: function* ({ bytes }, { limits }): Iterable<Found> {
    if (bytes.size > limits.wholeBytes) throw unreadable('too_large');
    yield* messageFound(openUnit(bytes), '', limits);
  },
};
