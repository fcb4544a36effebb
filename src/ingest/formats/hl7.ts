import { type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { segmentsOf } from '../text/segments.ts';
import { messagePieces } from './hl7/messages.ts';
import { delimitersOf } from './hl7/syntax.ts';
import { readRecords } from './records/read-records.ts';

/** Segments end with CR by the standard, with LF or both in files; MLLP frames each message in VT and FS. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: the signs of the protocol
const ENDS = /[\r\n\u000b\u001c]/;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the signs of the protocol
const FRONT = /^[\s\u000b\ufeff]*/;

/** HL7 version 2: messages, one or a file of them. Patients, relatives, who is insured and who acts are people of tables of their own. */
export const hl7: Reader = {
  format: 'hl7',
  recognise: ({ charset, text }) => {
    if (!charset) return null;
    const head = text.replace(FRONT, '').slice(0, 1000);
    const signs = delimitersOf(head);
    // The signs behind the first separator tell it from any text that begins with these letters.
    return signs && head[4] === signs.component && !/[\s\w]/.test(head[5] ?? 'a') ? 'application/hl7-v2' : null;
  },
  read: ({ bytes, look: { charset } }, context) => {
    if (!charset) throw unreadable('unknown_type');
    return readRecords(messagePieces(segmentsOf(decoded(bytes, charset), ENDS)), context);
  },
};
