import { type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { linesOf } from '../text/lines.ts';
import { familyPieces } from './gedcom/people.ts';
import { readRecords } from './records/read-records.ts';

const BEGINS = /^\ufeff?\s{0,100}0 HEAD\s{0,10}\r?\n\s{0,100}1 \w{3,8}/;

/** Family trees (GEDCOM 5.5 and 7): each person is a row. */
export const gedcom: Reader = {
  format: 'gedcom',
  recognise: ({ charset, text }) => (charset && BEGINS.test(text) ? 'text/x-gedcom' : null),
  read: ({ bytes, look: { charset } }, context) => {
    if (!charset) throw unreadable('unknown_type');
    return readRecords(familyPieces(linesOf(decoded(bytes, charset))), context);
  },
};
