import { type Charset, wideCharset } from '../../text/charset.ts';
import { decodedHead } from '../../text/decode.ts';
import type { Dialect } from './row-parser.ts';

/**
 * Load files of reviews (Concordance, Relativity and what they take): a row a document, each field between two thorns,
 * with a control character between them, and a registered sign where a field has a line end. Some stand between carets.
 */

/** Bytes of a file in which the beginning of its first row is looked for. */
const HEAD = 1 << 12;
/** A thorn in a charset of a byte a sign; what one begins with in others, or what stands in front of it there. */
const THORN = 0xfe;
const FIRST_BYTES: ReadonlySet<number> = new Set([THORN, 0xc3, 0xef, 0xff, 0x00]);

const LINE_MARK = '\u00ae';
const DELIMITERS: ReadonlySet<string | undefined> = new Set(['\u0014', '¶', '|', ',', ';', '\t', '~']);

/** The first field with its quotes, and what stands in front of the second. */
const FIRST_FIELDS = [/^\u00fe[^\u00fe]{0,512}\u00fe(.)\u00fe/u, /^\^[^^\r\n]{0,512}\^(.)\^/u];

/** How rows of a load file are written; undefined: the text is none. */
export const loadFileDialect = (text: string): Dialect | undefined => {
  const delimiter = FIRST_FIELDS.map((first) => first.exec(text)?.[1]).find((sign) => DELIMITERS.has(sign));
  const quote = text[0];
  if (delimiter === undefined || quote === undefined) return undefined;
  const newline = text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  return { delimiter, quote, escape: quote, newline, lineMark: LINE_MARK };
};

/**
 * The charset of a file that begins as a load file between thorns does; undefined: it is none. One of a byte a sign is
 * windows-1252, as its many thorns say nothing of its letters.
 */
export const loadFileCharset = (bytes: Buffer, guessed: () => Charset): Charset | undefined => {
  if (!FIRST_BYTES.has(bytes[0] ?? -1)) return undefined;
  const head = bytes.subarray(0, HEAD);
  const isLatin = bytes[0] === THORN && !wideCharset(head);
  const charset = isLatin ? { name: 'windows-1252', mark: 0 } : guessed();
  return loadFileDialect(decodedHead(head, charset)) ? charset : undefined;
};
