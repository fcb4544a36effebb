import { DOT } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { isAskedFor } from './score.ts';
import type { Street } from './street.ts';
import type { Tail } from './tail.ts';
import { addressSet, isFunctionWord, isMark, STREET_END } from './words.ts';

/** Words behind a number that count something: "a 10 minute drive", "2 car garage". */
const COUNTED = addressSet('counted');

/** Words of the name of such a street, at most. */
const MOST_NAME = 5;

/** Whether words in small letters behind a number go on to a word that ends streets: "418 w 4th st", "2216 kearney ave". */
export const mayBeSmall = (tokens: Tokens, number: number): boolean => {
  const { kind, gap, hash, count } = tokens;
  if (tokens.lower || COUNTED.has(hash[number + 1] ?? 0)) return false;
  let small = 0;
  for (let at = number + 1, words = 0; at < count && words <= MOST_NAME; at += 1) {
    if (isMark(tokens, at, DOT) && gap[at] === GAP.none && at > number + 1) continue;
    if (gap[at] !== GAP.blank) return false;
    if (kind[at] === KIND.lower) small += 1;
    else if (kind[at] !== KIND.code) return false;
    if (words > 0 && kind[at] === KIND.lower && STREET_END.has(hash[at] ?? 0)) return small > 1;
    if (isFunctionWord(tokens, at)) return false;
    words += 1;
  }
  return false;
};

/** Whether a street or a box is written in small letters, and more of them stand behind it. */
export const endsSmall = ({ kind, lower, count }: Tokens, { from, next, behind }: Street, tail: Tail): boolean =>
  !lower &&
  behind !== true &&
  tail.next < count &&
  !tail.code &&
  (kind[next - 1] === KIND.lower || kind[from] === KIND.lower || kind[next - 1] === KIND.code);

/** What is read as in a text without capitals needs more than a street: a unit, a region, a code, or what asks for it. */
export const isBackedSmall = (tokens: Tokens, { kind, from }: Street, { region, code, unit }: Tail): boolean =>
  region || code || unit || (kind === 'sure' && isAskedFor(tokens, from));

/** What is read of tokens as of a text without capitals. The tokens are set and set back: what reads copies of another form reads all slower. */
export const asSmall = <Read>(tokens: Tokens, read: () => Read): Read => {
  const { lower } = tokens;
  tokens.lower = true;
  const found = read();
  tokens.lower = lower;
  return found;
};
