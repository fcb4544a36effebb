import { type Found, type Look, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { textParts } from '../text/pieces.ts';
import type { WrittenRecord } from './arrays/frames.ts';
import { writtenRecords } from './arrays/written-records.ts';
import { storedTable, withRowStore } from './records/row-store.ts';

const TABLE_TYPE = 'application/x-written-table';

const ARROW = '=>';

const holdsPeople = ({ text }: Look): boolean => text.includes(ARROW) && writtenRecords(text).length > 0;

/** What stands beside records that were taken. */
const beside = function* (text: string, records: readonly WrittenRecord[]): Iterable<string> {
  let from = 0;
  for (const record of [...records].sort((a, b) => a.from - b.from)) {
    if (record.from > from) yield text.slice(from, record.from);
    from = Math.max(from, record.to);
  }
  yield text.slice(from);
};

/** Texts with arrays that programs wrote down, with arrows between keys and values: people in them are a table, the rest is text. */
export const arrays: Reader = {
  format: 'arrays',
  recognise: (look) => (look.charset && holdsPeople(look) ? 'text/x-arrays' : null),
  read: ({ bytes, look: { charset } }, context) =>
    withRowStore(context, function* (store): Iterable<Found> {
      if (!charset) throw unreadable('unknown_type');
      const { part, wholeBytes } = context.limits;
      const pieces = decoded(bytes, charset);
      // Arrays are held as a whole; what is too large for that is read as the text that it is.
      const text = bytes.size > wholeBytes ? '' : [...pieces].join('');
      const records = writtenRecords(text);
      for (const { fields } of records)
        store.add('people', new Map([...fields].map(([name, cell]) => [name, cell || null])));
      for (const rest of textParts(bytes.size > wholeBytes ? pieces : beside(text, records), part))
        if (rest.trim() !== '') yield { found: 'text', as: 'plain', text: rest };
      for (const table of store.done()) {
        const items = () => [{ found: 'table', table: storedTable(table) } as const];
        yield {
          found: 'member',
          member: { name: table.name, kind: 'read', mediaType: TABLE_TYPE, bytes: null, items },
        };
      }
    }),
};
