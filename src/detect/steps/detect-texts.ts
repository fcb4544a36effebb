import { createHmac } from 'node:crypto';

/** Counts code points up to growing UTF-16 offsets of one text in a single pass. */
export const codePoints = (text: string): ((offset: number) => number) => {
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

/** The keyed token of a value: equal values of an element have equal tokens in a case, and nowhere else. */
export const valueToken = (key: string, element: string, value: string): string => {
  const normal = value
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
  return createHmac('sha256', Buffer.from(key, 'hex')).update(`${element}:${normal}`).digest('hex').slice(0, 32);
};
