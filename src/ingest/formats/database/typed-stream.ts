/**
 * The text that Apple's programs keep in a stream of objects: Messages has what was said nowhere else (`attributedBody`). Behind
 * the sign of a text stands its length: a byte, or after 0x81 two and after 0x82 four, lowest first.
 */

const SIGN = Buffer.from('\u0004\u000bstreamtyped', 'latin1');
const OF_TEXT = Buffer.from('NSString', 'latin1');
const BEGINS = Buffer.from('\u0084\u0001+', 'latin1');
const WIDTHS: ReadonlyMap<number, number> = new Map([
  [0x81, 2],
  [0x82, 4],
]);

/** The first text of a stream; undefined where the bytes are none, or the text goes beyond them. */
export const textOfTypedStream = (bytes: Buffer): string | undefined => {
  if (!bytes.subarray(0, SIGN.length).equals(SIGN)) return undefined;
  const kind = bytes.indexOf(OF_TEXT);
  const begins = kind < 0 ? -1 : bytes.indexOf(BEGINS, kind);
  const at = begins + BEGINS.length;
  if (begins < 0 || at + 5 > bytes.length) return undefined;
  const width = WIDTHS.get(bytes[at] ?? 0) ?? 0;
  const length = width === 0 ? bytes.readUInt8(at) : bytes.readUIntLE(at + 1, width);
  const from = at + 1 + width;
  return from + length <= bytes.length ? bytes.toString('utf8', from, from + length) : undefined;
};
