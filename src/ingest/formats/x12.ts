import { type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { segmentsOf } from '../text/segments.ts';
import { readRecords } from './records/read-records.ts';
import { endOf, signsOf } from './x12/syntax.ts';
import { transactionPieces } from './x12/transactions.ts';

const FRONT = /^[\s\ufeff]*/;

/** X12: claims, remittances, enrolment and eligibility. Subscribers, patients and providers are people of tables of their own. */
export const x12: Reader = {
  format: 'x12',
  recognise: ({ charset, text }) =>
    charset && signsOf(text.replace(FRONT, '').slice(0, 1000)) ? 'application/edi-x12' : null,
  read: ({ bytes, look: { charset, text } }, context) => {
    if (!charset) throw unreadable('unknown_type');
    const end = endOf(signsOf(text.replace(FRONT, '').slice(0, 1000))?.end);
    return readRecords(transactionPieces(segmentsOf(decoded(bytes, charset), end)), context);
  },
};
