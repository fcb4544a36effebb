import { type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { linesOf } from '../text/lines.ts';
import { entryPieces } from './ldif/entries.ts';
import { readRecords } from './records/read-records.ts';

/** The version, comments and empty lines, then the name of an entry and an attribute or what is done to it. */
const BEGINS =
  /^\ufeff?(?:version: ?\d+\r?\n|#[^\n]{0,2000}\n|\r?\n){0,200}dn::? ?[^\n]{0,2000}\n(?: [^\n]{0,2000}\n){0,50}[A-Za-z][\w.;-]{0,100}::?<?[ \r]?/;

/** LDIF: what a directory holds, a row an entry. */
export const ldif: Reader = {
  format: 'ldif',
  recognise: ({ charset, text }) => (charset && BEGINS.test(text) ? 'text/ldif' : null),
  read: ({ bytes, look: { charset } }, context) => {
    if (!charset) throw unreadable('unknown_type');
    return readRecords(entryPieces(linesOf(decoded(bytes, charset))), context);
  },
};
