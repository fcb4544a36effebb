import { wordSet } from '../tokens/characters.ts';
import { QUOTE } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { contextWords } from './context-words.ts';
import { isCapital, isMark } from './look.ts';

const THE = wordSet('the');
const OF = wordSet('of');
/** What is called by the whole name of those whom it is about: "the Beatriz Romero file". */
const FILES = contextWords('called_after');
/** "The Ann Lee who lived here", "the Bo Ray I know". */
const GOES_ON = wordSet('who whom whose i we you he she that from in of');

/** "The Edmund Fitzgerald sank", "the Amelia Earhart room": a whole name behind "the" is of what is called after somebody. */
const isBehindThe = ({ hash, kind, gap }: Tokens, first: number, next: number): boolean => {
  const before = first - 1;
  if (!THE.has(hash[before] ?? 0) || gap[first] !== GAP.blank || isCapital(kind[before - 1] ?? 0)) return false;
  // "Justice of the Peace Linda Ruiz".
  if (OF.has(hash[before - 1] ?? 0)) return false;
  const own = hash[next] ?? 0;
  return kind[next] !== KIND.lower || gap[next] !== GAP.blank || !(FILES.has(own) || GOES_ON.has(own));
};

/** What bears a name in quotes and is nobody. */
const BEARERS = contextWords('quoted_thing');
/** Tokens between it and the quotes, at most: "our dog is", "Vessel:". */
const MOST_BETWEEN = 2;

const QUOTES: ReadonlySet<number> = new Set([QUOTE, 0x201c]);

/** "Vessel: "Emily Dickinson"", "our dog, "Frank"": a name in quotes behind what bears it. */
const isQuotedThing = (tokens: Tokens, first: number, next: number): boolean => {
  const { hash, kind, gap } = tokens;
  if (kind[first - 1] !== KIND.mark || !QUOTES.has(hash[first - 1] ?? 0) || gap[first] !== GAP.none) return false;
  if (!isMark(tokens, next, '"”,.')) return false;
  for (let at = first - 2; at >= 0 && first - 2 - at <= MOST_BETWEEN; at -= 1) {
    if ((gap[at + 1] ?? 0) > GAP.newline) return false;
    if (BEARERS.has(hash[at] ?? 0)) return true;
    if (isMark(tokens, at, '.;?!')) return false;
  }
  return false;
};

const COPIES = wordSet('copy copies production performance edition adaptation remake screening');

/** "My copy of Anna Karenina": a book or a play. */
const isCopied = ({ hash, gap }: Tokens, first: number): boolean =>
  OF.has(hash[first - 1] ?? 0) && gap[first] === GAP.blank && COPIES.has(hash[first - 2] ?? 0);

/** Whether what stands in front of a whole name says that a ship, a room, a prize or a pet bears it. */
export const isNamedThing = (tokens: Tokens, first: number, next: number, words: number): boolean =>
  (words > 1 && (isBehindThe(tokens, first, next) || isCopied(tokens, first))) || isQuotedThing(tokens, first, next);
