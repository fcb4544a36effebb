import type { Bytes } from '../bytes/bytes.ts';
import { type Look, type Reader, unreadable } from '../reader.ts';
import type { Charset } from '../text/charset.ts';
import { decoded } from '../text/decode.ts';
import { linesOf } from '../text/lines.ts';
import { isRecord } from './json/flatten.ts';
import { peopleFound, storedByName } from './json/found.ts';
import { parseItem } from './json/parse-item.ts';
import { isOfPerson } from './json/people-lists.ts';
import { type Nested, withoutLists } from './json/rest.ts';
import { createItems, type JsonItem } from './json/table.ts';
import { storedTable, withRowStore } from './records/row-store.ts';

const parsed = (line: string): JsonItem => {
  const item = parseItem(line);
  return 'value' in item && isRecord(item.value) ? item : { raw: line };
};

const itemsOf = function* (bytes: Bytes, charset: Charset): Iterable<JsonItem> {
  for (const line of linesOf(decoded(bytes, charset))) if (line.trim() !== '') yield parsed(line);
};

/** Whether a line is an answer that holds lists of records, and no record of a person itself, who may have several telephones. */
const isAnswer = (line: string): boolean => {
  const item = parseItem(line);
  const lists: Nested[] = [];
  if ('value' in item) withoutLists(item.value, '', lists);
  return lists.length > 0 && 'value' in item && !isOfPerson(item.value);
};

const LINES_LOOKED_AT = 50;

/** Whether nearly all of the first lines are objects; one cut line at the end of the head does not count. */
const looksLikeRecords = ({ text, head, size }: Look): boolean => {
  if (!text.trimStart().startsWith('{')) return false;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const whole = head.length < size ? lines.slice(0, -1) : lines;
  const some = whole.slice(0, LINES_LOOKED_AT);
  const records = some.filter((line) => 'value' in parsed(line)).length;
  if (records >= 2) return records >= 0.8 * some.length;
  return records === 1 && some.length === 1 && /\n\s*$/.test(text) && !isAnswer(some[0] ?? '');
};

/** NDJSON and JSON Lines: an object a line. */
export const ndjson: Reader = {
  format: 'ndjson',
  recognise: (look) => (look.charset && looksLikeRecords(look) ? 'application/x-ndjson' : null),
  read: ({ bytes, look: { charset } }, context) =>
    withRowStore(context, function* (store) {
      if (!charset) throw unreadable('unknown_type');
      const items = createItems(store, '');
      for (const item of itemsOf(bytes, charset)) items.add(item);
      const stored = storedByName(store);
      const table = stored.get(items.table);
      if (table) yield { found: 'table', table: storedTable(table, { oddities: items.oddities() }) };
      yield* peopleFound(items, stored);
    }),
};
