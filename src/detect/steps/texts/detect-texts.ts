import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';

const PAIR = /[\ud800-\udbff]/;

/** Counts code points up to growing UTF-16 offsets of one text in a single pass; a text without pairs of units needs none. */
export const codePoints = (text: string): ((offset: number) => number) => {
  if (!PAIR.test(text)) return (offset) => offset;
  let unit = 0;
  let point = 0;
  return (offset) => {
    while (unit < offset) {
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
      point += 1;
    }
    return point;
  };
};

/** The key that was used last: to read it costs five times what a value's token costs. */
let last: { readonly text: string; readonly key: KeyObject } | undefined;

const secretOf = (text: string): KeyObject => {
  if (last?.text !== text) last = { text, key: createSecretKey(Buffer.from(text, 'hex')) };
  return last.key;
};

/** The keyed token of a value: equal values of an element have equal tokens in a case, and nowhere else. */
export const valueToken = (key: string, element: string, value: string): string => {
  const normal = value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return createHmac('sha256', secretOf(key)).update(`${element}:${normal}`).digest('hex').slice(0, 32);
};
