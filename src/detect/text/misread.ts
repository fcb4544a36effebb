import { hashOf } from './characters.ts';
import { KIND, type Tokens } from './tokens.ts';
import { placeIn, type WordIndex } from './word-index.ts';

const SHORTEST = 3;
const LONGEST = 16;

/** Digits that scanners read for letters. */
const LETTERS: ReadonlyMap<number, string> = new Map([
  [0x30, 'o'],
  [0x31, 'l'],
  [0x35, 's'],
]);

/** A word with letters for the digits that a scanner read: "Te1ephone"; undefined where its digits are others, or too many. */
const mended = ({ text, start, end }: Tokens, token: number): string | undefined => {
  const [from, to] = [start[token] ?? 0, end[token] ?? 0];
  if (to - from < SHORTEST || to - from > LONGEST) return undefined;
  let word = '';
  let digits = 0;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    const letter = LETTERS.get(unit);
    if (letter !== undefined) digits += 1;
    else if ((unit >= 0x30 && unit <= 0x39) || unit === 0x5f) return undefined;
    word += letter ?? text[at];
  }
  return 3 * digits <= to - from ? word : undefined;
};

/** Gives words that a scanner misread ("D0B", "Socia1") the hash of the listed word that they are, and lists them among the cues. */
export const mendMisread = (tokens: Tokens, index: WordIndex): void => {
  const { numbers, cues, cuePlaces, kind, hash } = tokens;
  const { count } = cues;
  for (let n = 0; n < numbers.count && cues.count < cues.items.length; n += 1) {
    const token = numbers.items[n] ?? 0;
    const word = kind[token] === KIND.code ? mended(tokens, token) : undefined;
    if (word === undefined) continue;
    const own = hashOf(word);
    if (index.bits[own >>> 16] !== 1 || placeIn(index, own) < 0) continue;
    hash[token] = own;
    cues.items[cues.count] = token;
    cues.count += 1;
  }
  if (cues.count === count) return;
  cues.items.subarray(0, cues.count).sort();
  cuePlaces.count = cues.count;
  for (let n = 0; n < cues.count; n += 1) cuePlaces.items[n] = placeIn(index, hash[cues.items[n] ?? 0] ?? 0);
};
