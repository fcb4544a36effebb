import { hashOf } from './characters.ts';
import { UNDERSCORE } from './signs.ts';
import { KIND, type Tokens } from './tokens.ts';
import { mayHave, placeIn, type WordIndex } from './word-index.ts';

const SHORTEST = 3;
const LONGEST = 16;

const ZERO = 0x30;
const ONE = 0x31;
const FIVE = 0x35;

/** Digits that scanners read for letters. */
const LETTERS: ReadonlyMap<number, string> = new Map([
  [ZERO, 'o'],
  [ONE, 'l'],
  [FIVE, 's'],
]);

/** Whether all digits of a word are such, and no more than a third of its signs. */
const isMisread = ({ units, from, start, end }: Tokens, token: number): boolean => {
  const [first, behind] = [(start[token] ?? 0) - from, (end[token] ?? 0) - from];
  if (behind - first < SHORTEST || behind - first > LONGEST) return false;
  let digits = 0;
  for (let at = first; at < behind; at += 1) {
    const unit = units[at] ?? 0;
    if (unit === UNDERSCORE) return false;
    if (unit < 0x30 || unit > 0x39) continue;
    if (unit !== ZERO && unit !== ONE && unit !== FIVE) return false;
    digits += 1;
  }
  return 3 * digits <= behind - first;
};

/** A word with letters for the digits that a scanner read: "Te1ephone". */
const mended = ({ text, start, end }: Tokens, token: number): string =>
  text.slice(start[token], end[token]).replace(/[015]/g, (digit) => LETTERS.get(digit.charCodeAt(0)) ?? digit);

/** Gives words that a scanner misread ("D0B", "Socia1") the hash of the listed word that they are, and lists them among the cues. */
export const mendMisread = (tokens: Tokens, index: WordIndex): void => {
  const { numbers, cues, cuePlaces, kind, hash } = tokens;
  const { count } = cues;
  for (let n = 0; n < numbers.count && cues.count < cues.items.length; n += 1) {
    const token = numbers.items[n] ?? 0;
    if (kind[token] !== KIND.code || !isMisread(tokens, token)) continue;
    const own = hashOf(mended(tokens, token));
    if (!mayHave(index, own) || placeIn(index, own) < 0) continue;
    hash[token] = own;
    cues.items[cues.count] = token;
    cues.count += 1;
  }
  if (cues.count === count) return;
  cues.items.subarray(0, cues.count).sort();
  cuePlaces.count = cues.count;
  for (let n = 0; n < cues.count; n += 1) cuePlaces.items[n] = placeIn(index, hash[cues.items[n] ?? 0] ?? 0);
};
