import { type Found, isUnreadable, type Look, type Reader, unreadable } from '../reader.ts';
import { decoded } from '../text/decode.ts';
import { textParts } from '../text/pieces.ts';
import { tablesInValue } from './json.ts';
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
  read: function* ({ bytes, look }, context): Iterable<Found> {
    if (!look.charset) throw unreadable('unknown_type');
    const converted = convert({ bytes, charset: look.charset });
    let isText = true;
    if (converted)
      for (const found of tablesInValue(converted.name, converted.value, context)) {
        isText = false;
        yield found;
      }
    const pieces = isText ? decoded(bytes, look.charset) : [converted?.comments.join('\n') ?? ''];
    for (const part of textParts(pieces, context.limits.part)) if (isText || part.trim() !== '') yield plain(part);
  },
};
