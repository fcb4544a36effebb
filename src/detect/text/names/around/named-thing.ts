import { wordSet } from '../../tokens/characters.ts';
import { FLAG } from '../../tokens/lexicon.ts';
import { QUOTE } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';
import { flagsAt, isCapital, isMark } from '../look.ts';

const THE = wordSet('the');
const OF = wordSet('of');
/** What is called after somebody, or does what only a ship does: "the Amelia Earhart room", "the Edmund Fitzgerald sank". */
const THINGS = contextWords('bears_names');

/** What bears a name in quotes, or behind a comma ("his boat, the Linda Sue"), and is nobody. */
const BEARERS = contextWords('quoted_thing');

/** "The Bob Evans on Lexington Avenue": where a shop stands, of which there are several. */
const STANDS = wordSet('on near off');
/** Tokens of the name of a street, at most: "E. Martin Luther King Blvd". */
const MOST_OF_STREET = 6;

const standsOnStreet = (tokens: Tokens, next: number): boolean => {
  if (!STANDS.has(tokens.hash[next] ?? 0)) return false;
  for (let at = next + 1; at <= next + MOST_OF_STREET && tokens.gap[at] === GAP.blank; at += 1) {
    if (tokens.kind[at] === KIND.lower) return false;
    if (at > next + 1 && (flagsAt(tokens, at) & FLAG.street) !== 0) return true;
  }
  return false;
};

/** A whole name behind "the" is of a thing only where a word beside says so: the file, the version or the case of somebody is. */
const isBehindThe = (tokens: Tokens, first: number, next: number): boolean => {
  const { hash, kind, gap } = tokens;
  const before = first - 1;
  if (!THE.has(hash[before] ?? 0) || gap[first] !== GAP.blank || isCapital(kind[before - 1] ?? 0)) return false;
  // "Justice of the Peace Linda Ruiz".
  if (OF.has(hash[before - 1] ?? 0)) return false;
  if (isMark(tokens, before - 1, ',') && BEARERS.has(hash[before - 2] ?? 0)) return true;
  if (gap[next] !== GAP.blank) return false;
  return THINGS.has(hash[next] ?? 0) || standsOnStreet(tokens, next);
};

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
