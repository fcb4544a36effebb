import { bufferBytes } from '../bytes/bytes.ts';
import { type Found, isUnreadable, type Look, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { textParts } from '../text/pieces.ts';
import { json } from './json.ts';
import { type XmlAsJson, xmlToJson } from './xml/to-json.ts';

const BEGINS =
  /^\ufeff?\s*(?:<\?xml\s[^>]{0,200}\?>|<[A-Za-z_][\w.:-]{0,60}(?:\s+[\w.:-]{1,60}="[^"]{0,200}")*\s*>\s*<[A-Za-z_!])/;
/** Markup that people write pages and pictures in says nothing in records. */
const NO_RECORDS = /<(?:!doctype\s+html|html|svg|[\w]{0,20}:?(?:stylesheet|schema))[\s>]/i;

/** Bytes of a document that is held as a whole; larger ones are read as the text that they are. */
const MOST_BYTES = 64e6;

const convert = ({ bytes, charset }: Pick<Look, 'bytes' | 'charset'>): XmlAsJson | undefined => {
  if (!charset || bytes.size > MOST_BYTES) return undefined;
  try {
    return xmlToJson(decoded(bytes, charset));
  } catch (cause) {
    if (isUnreadable(cause)) return undefined;
    throw cause;
  }
};

const plain = (text: string): Found => ({ found: 'text', as: 'plain', text });

/** XML: elements of one name are a table, as in JSON; a document without records, or that is not well formed, is text. */
export const xml: Reader = {
  format: 'xml',
  recognise: ({ charset, text }) =>
    charset && BEGINS.test(text) && !NO_RECORDS.test(text.slice(0, 2000)) ? 'text/xml' : null,
  read: async function* (unit, context): AsyncIterable<Found> {
    const { bytes, look } = unit;
    if (!look.charset) throw unreadable('unknown_type');
    const converted = convert({ bytes, charset: look.charset });
    const asJson = converted && bufferBytes(Buffer.from(converted.json));
    const found: Found[] = [];
    if (asJson) {
      const utf8 = { ...look, charset: { name: 'utf-8', mark: 0 }, bytes: asJson, size: asJson.size };
      for await (const each of json.read({ ...unit, bytes: asJson, look: utf8 }, context)) found.push(each);
    }
    if (!converted || !found.some((each) => each.found === 'member' || each.found === 'table')) {
      for (const part of textParts(decoded(bytes, look.charset), context.limits.part)) yield plain(part);
      return;
    }
    yield* found;
    for (const part of textParts([converted.comments.join('\n')], context.limits.part))
      if (part.trim() !== '') yield plain(part);
  },
};
