import { hashOf } from './characters.ts';
import type { HashFilter, Tokens } from './tokens.ts';
import { KIND } from './tokens.ts';

const SHORTEST = 3;
const LONGEST = 16;
const UNDERSCORE = 0x5f;
/** Below the unit behind 9 are digits and marks. */
const NINE = 0x3a;

/** Digits that scanners read for letters. */
const LETTERS: ReadonlyMap<number, string> = new Map([
  [0x30, 'o'],
  [0x31, 'l'],
  [0x35, 's'],
]);

/** Whether the digits of a word are few, and all of those that letters are read as. */
const isMisread = ({ text, start, end }: Tokens, token: number): boolean => {
  const [from, to] = [start[token] ?? 0, end[token] ?? 0];
  if (to - from < SHORTEST || to - from > LONGEST) return false;
  let digits = 0;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === UNDERSCORE) return false;
    if (unit < NINE) {
      if (!LETTERS.has(unit)) return false;
      digits += 1;
    }
  }
  return 3 * digits <= to - from;
};

/** A word with letters for the digits that a scanner read: "Te1ephone". */
const mended = ({ text, start, end }: Tokens, token: number): string =>
  text.slice(start[token], end[token]).replace(/[015]/g, (digit) => LETTERS.get(digit.charCodeAt(0)) ?? digit);

/** Gives words that a scanner misread ("D0B", "Socia1") the hash of the listed word that they are, and lists them among the cues. */
export const mendMisread = (tokens: Tokens, filter: HashFilter): void => {
  const { numbers, cues, kind, hash } = tokens;
  const { count } = cues;
  for (let n = 0; n < numbers.count && cues.count < cues.items.length; n += 1) {
    const token = numbers.items[n] ?? 0;
    if (kind[token] !== KIND.code || !isMisread(tokens, token)) continue;
    const own = hashOf(mended(tokens, token));
    if (filter.bits[own >>> 16] !== 1 || !filter.has(own)) continue;
    hash[token] = own;
    cues.items[cues.count] = token;
    cues.count += 1;
  }
  if (cues.count > count) cues.items.subarray(0, cues.count).sort();
};
