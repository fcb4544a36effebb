import { z } from 'zod';
import { once } from '../../../core/once.ts';
import { readDictionary } from '../records/dictionary-file.ts';

const pattern = z.string().transform((text) => new RegExp(text));
const place = z.tuple([z.number().int().positive(), z.number().int().positive()]);
const field = z.strictObject({ name: z.string(), at: place, when: pattern.optional() });
const table = z.strictObject({
  name: z.string(),
  record: pattern,
  after: pattern.optional(),
  fields: z.array(field).min(1),
});
const layout = z.strictObject({
  media: z.string(),
  length: z.number().int().positive(),
  first: pattern,
  records: pattern,
  heads: pattern.optional(),
  tables: z.array(table).min(1),
});
const schema = z.record(z.string(), layout);

export type RecordLayout = z.infer<typeof layout>;

const layouts = once((): readonly RecordLayout[] => Object.values(readDictionary('fixed-records.yaml', schema)));

/** Records of a beginning of a text that are looked at. */
const MOST_LOOKED_AT = 200;

/**
 * Records of a text that comes in pieces: what stands up to a line end, or as many signs as a record has, since many such files have no line ends.
 * Blanks at the end of a record may be missing.
 */
export function* recordsOf(pieces: Iterable<string>, length: number): Iterable<string> {
  let rest = '';
  for (const piece of pieces) {
    rest += piece;
    let at = 0;
    for (;;) {
      // Two more signs, in which a line end may stand; further on no end is looked for, since there may be none.
      const signs = rest.slice(at, at + length + 2);
      const end = signs.indexOf('\n');
      if (end < 0 && signs.length < length + 2) break;
      const record = signs.slice(0, end < 0 ? length : end).replace(/\r$/, '');
      if (record.trim() !== '') yield record;
      at += end < 0 ? length : end + 1;
    }
    rest = rest.slice(at);
  }
  for (let at = 0; at < rest.length; at += length)
    if (rest.slice(at, at + length).trim() !== '') yield rest.slice(at, at + length).replace(/[\r\n]+$/, '');
}

const isOf = (text: string, isWhole: boolean, { length, first, records }: RecordLayout): boolean => {
  if (!first.test(text)) return false;
  const all: string[] = [];
  for (const record of recordsOf([text], length)) {
    all.push(record);
    if (all.length > MOST_LOOKED_AT) break;
  }
  // The last may be cut off where the text is a beginning.
  const looked = isWhole ? all : all.slice(0, -1);
  return looked.length >= 3 && looked.every((record) => record.length <= length && records.test(record));
};

/** The rule book that a text follows; undefined for none. */
export const layoutOf = (text: string, isWhole: boolean): RecordLayout | undefined =>
  layouts().find((one) => isOf(text, isWhole, one));
