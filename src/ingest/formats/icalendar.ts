import { type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { calendarPieces } from './icalendar/calendar.ts';
import { contentLines } from './records/content-lines.ts';
import { readRecords } from './records/read-records.ts';

const BEGINS = /^[\s\ufeff]{0,1000}BEGIN:VCALENDAR[ \t]{0,10}\r?\n/i;

/** iCalendar: events and tasks, and who is invited to them. */
export const icalendar: Reader = {
  format: 'icalendar',
  recognise: ({ charset, text }) => (charset && BEGINS.test(text) ? 'text/calendar' : null),
  read: ({ bytes, look: { charset } }, context) => {
    if (!charset) throw unreadable('unknown_type');
    return readRecords(calendarPieces(contentLines(decoded(bytes, charset))), context);
  },
};
