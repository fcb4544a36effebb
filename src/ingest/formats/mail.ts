import type { Attachment } from 'postal-mime';
import { chunksOf } from '../bytes/bytes.ts';
import { type Found, type Reader, unreadable } from '../reader.ts';
import { textParts } from '../text/pieces.ts';
import { beginsWithMailHead } from './mail/mail-head.ts';
import { mailText } from './mail/mail-text.ts';

const ENDING: Readonly<Record<string, string>> = {
  'message/rfc822': 'eml',
  'message/delivery-status': 'txt',
  'text/plain': 'txt',
  'text/html': 'html',
  'text/calendar': 'ics',
  'text/csv': 'csv',
  'application/pdf': 'pdf',
  'image/png': 'png',
  'image/jpeg': 'jpg',
};

const nameOf = ({ filename, mimeType }: Attachment, n: number): string =>
  filename?.trim() || `part-${n + 1}.${ENDING[mimeType] ?? 'bin'}`;

const bytesOf = ({ content }: Attachment): Buffer => {
  if (typeof content === 'string') return Buffer.from(content, 'utf8');
  return ArrayBuffer.isView(content)
    ? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
    : Buffer.from(content);
};

const ENCRYPTED = /^(multipart\/encrypted|application\/(x-)?pkcs7-mime)/i;

const isEncrypted = (contentType: string): boolean =>
  ENCRYPTED.test(contentType) && !/smime-type="?(signed-data|certs-only)/i.test(contentType);

/** One mail: head and body as a text, attachments and mails inside it as units of their own. */
export const mail: Reader = {
  format: 'mail',
  recognise: ({ charset, text }) => (charset && beginsWithMailHead(text) ? 'message/rfc822' : null),
  read: async function* ({ bytes }, { limits }): AsyncIterable<Found> {
    if (bytes.size > limits.wholeBytes) throw unreadable('too_large');
    const raw = Buffer.concat([...chunksOf(bytes)]);
    const { default: PostalMime } = await import('postal-mime');
    const email = await new PostalMime({
      forceRfc822Attachments: true,
      maxNestingDepth: 100,
    }).parse(raw);
    for (const text of textParts([mailText(email)], limits.part)) yield { found: 'text', as: 'mail', text };
    for (const [n, attachment] of email.attachments.entries()) {
      yield { found: 'member', member: { name: nameOf(attachment, n), kind: 'bytes', pieces: [bytesOf(attachment)] } };
    }
    const contentType = email.headers.find(({ key }) => key === 'content-type')?.value ?? '';
    if (isEncrypted(contentType)) yield { found: 'unread', reason: 'password', parts: 1 };
  },
};
