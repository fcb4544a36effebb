import { type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { contentLines } from './records/content-lines.ts';
import { readRecords } from './records/read-records.ts';
import { cardPieces } from './vcard/cards.ts';

const BEGINS = /^[\s\ufeff]{0,1000}BEGIN:VCARD[ \t]{0,10}\r?\n/i;

/** Cards of an address book, vCard 2.1 to 4.0: each is a row. */
export const vcard: Reader = {
  format: 'vcard',
  recognise: ({ charset, text }) => (charset && BEGINS.test(text) ? 'text/vcard' : null),
  read: ({ bytes, look: { charset } }, context) => {
    if (!charset) throw unreadable('unknown_type');
    return readRecords(cardPieces(contentLines(decoded(bytes, charset))), context);
  },
};
