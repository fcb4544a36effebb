import { hashOf } from '../../tokens/characters.ts';
import { entryOf, FLAG, LEXICON } from '../../tokens/lexicon.ts';
import { CLOSE, COMMA, DOT, HYPHEN, OPEN, QUOTE } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { flagsAt, isCapital } from '../look.ts';
import { isOfProgram, isPlainWord } from '../words.ts';

const NAMING = FLAG.relation | FLAG.role;
const BORN = hashOf('born');
const WHO = hashOf('who');

/** "His neighbor Curt", "store rep Kip", "River, born September 19": a word of English that what stands around makes a name. */
const isCued = ({ kind, gap, hash }: Tokens, token: number): boolean => {
  if (kind[token] !== KIND.capital) return false;
  if (hash[token + 1] === COMMA && (hash[token + 2] === BORN || hash[token + 2] === WHO)) return true;
  // "Mother (Dawn) attended".
  if (hash[token - 1] === OPEN && hash[token + 1] === CLOSE && gap[token] === GAP.none)
    return ((LEXICON.flags[entryOf(hash[token - 2] ?? 0)] ?? 0) & FLAG.relation) !== 0;
  // "Her daughter, Clementine,".
  const between = hash[token - 1] === COMMA && hash[token + 1] === COMMA;
  const before = between ? token - 2 : token - 1;
  if (kind[before] !== KIND.lower || gap[token] !== GAP.blank) return false;
  return ((LEXICON.flags[entryOf(hash[before] ?? 0)] ?? 0) & NAMING) !== 0;
};

/** Whether nothing goes on from a token to the next word: a sign or a line end parts them, or the next is small and joins no names. */
const isParted = (tokens: Tokens, next: number): boolean => {
  const { kind, gap, hash } = tokens;
  if (gap[next] !== GAP.blank) return kind[next] !== KIND.mark || hash[next] !== HYPHEN;
  return kind[next] === KIND.lower && (flagsAt(tokens, next) & FLAG.particle) === 0;
};

/** Whether a capitalised word stands alone and is no name: most of them begin a sentence. */
export const isPlainAlone = (tokens: Tokens, token: number): boolean => {
  const next = tokens.kind[token + 1] ?? 0;
  const dotted = next === KIND.mark && tokens.hash[token + 1] === DOT;
  if (tokens.kind[token] === KIND.mixed && !dotted && isOfProgram(tokens, token) && isParted(tokens, token + 1))
    return true;
  const joins = tokens.gap[token + 1] === GAP.blank && next >= KIND.capital && next <= KIND.mixed;
  // LUZVIMINDA "LUZ" BACANI: a name goes on behind what its bearer is called.
  const called = next === KIND.mark && tokens.hash[token + 1] === QUOTE && isCapital(tokens.kind[token + 2] ?? 0);
  return !dotted && !joins && !called && isPlainWord(tokens, token) && !isCued(tokens, token);
};
