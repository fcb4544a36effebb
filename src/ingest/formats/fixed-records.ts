import { type Look, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { layoutOf, type RecordLayout, recordsOf } from './fixed-records/layouts.ts';
import { createCells } from './records/cells.ts';
import { type Piece, readRecords } from './records/read-records.ts';

const layoutFor = ({ charset, text, head, size }: Look): RecordLayout | undefined =>
  charset ? layoutOf(text, head.length >= size) : undefined;

/** Rows of the tables of a rule book; records of none of them stay text. */
function* piecesOf(pieces: Iterable<string>, layout: RecordLayout): Iterable<Piece> {
  let head = '';
  for (const record of recordsOf(pieces, layout.length)) {
    if (layout.heads?.test(record)) head = record;
    const table = layout.tables.find((one) => one.record.test(record) && (one.after?.test(head) ?? true));
    if (!table) {
      yield { piece: 'text', text: `${record.trimEnd()}\n` };
      continue;
    }
    const cells = createCells();
    for (const { name, at, when } of table.fields)
      if (when?.test(record) ?? true) cells.put(name, record.slice(at[0] - 1, at[1]));
    yield { piece: 'row', table: table.name, cells: cells.done() };
  }
}

/** Files of banks and tax offices whose fields stand where a rule book says: ACH (Nacha), W-2 (EFW2), 1099 (publication 1220). */
export const fixedRecords: Reader = {
  format: 'fixed-records',
  recognise: (look) => layoutFor(look)?.media ?? null,
  read: ({ bytes, look }, context) => {
    const layout = layoutFor(look);
    if (!look.charset || !layout) throw unreadable('unknown_type');
    return readRecords(piecesOf(decoded(bytes, look.charset), layout), context);
  },
};
