import { chunksOf } from '../bytes/bytes.ts';
import { type Found, type Member, type Reader, unreadable } from '../reader.ts';
import { textParts } from '../text/pieces.ts';
import { mailText } from './mail/mail-text.ts';
import { type Attached, tnefContent, tnefEmail } from './tnef/content.ts';

const TYPE = 'application/ms-tnef';
const SIGN = 0x223e9f78;

const memberOf = ({ name, data, isMessage }: Attached, n: number): Member => {
  const own = name || `part-${n + 1}`;
  if (!data) return { name: own, kind: 'refused', reason: isMessage ? 'unsupported' : 'damaged', bytes: null };
  return { name: own, kind: 'bytes', pieces: [data] };
};

/** What Outlook packs into `winmail.dat` (TNEF): the words of the mail, and its attachments as units of their own. */
export const tnef: Reader = {
  format: 'tnef',
  recognise: ({ head }) => (head.length > 6 && head.readUInt32LE(0) === SIGN ? TYPE : null),
  read: function* ({ bytes }, { limits }): Iterable<Found> {
    if (bytes.size > limits.wholeBytes) throw unreadable('too_large');
    const content = tnefContent(Buffer.concat([...chunksOf(bytes)]));
    const text = mailText(tnefEmail(content));
    if (text.trim() !== '')
      for (const part of textParts([text], limits.part)) yield { found: 'text', as: 'mail', text: part };
    for (const [n, attached] of content.attached.entries()) yield { found: 'member', member: memberOf(attached, n) };
    if (content.isCut) throw unreadable('damaged');
  },
};
