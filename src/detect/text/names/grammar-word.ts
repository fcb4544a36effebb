import { englishLevel, entryOf, FLAG } from '../tokens/lexicon.ts';
import { KIND, type Tokens } from '../tokens/tokens.ts';
import { flagsAt } from './look.ts';
import type { NameWord } from './words.ts';

/** Tokens on either side that are asked for their language. */
const REACH = 7;
/** Levels of English of words that every text has. */
const COMMON = 35;

/** Whether more of the words in small letters around a token are of English than of another language. */
const isAmongEnglish = (tokens: Tokens, at: number): boolean => {
  const { kind, hash, count } = tokens;
  let [english, other] = [0, 0];
  for (let near = Math.max(0, at - REACH); near < Math.min(count, at + REACH + 1); near += 1) {
    if (near === at || kind[near] !== KIND.lower) continue;
    const level = englishLevel(entryOf(hash[near] ?? 0));
    if ((flagsAt(tokens, near) & FLAG.small_word) !== 0) other += level > 0 ? 0 : 1;
    else if (level > 0 && level <= COMMON) english += 1;
    else if (level === 0) other += 1;
  }
  return english > other;
};

/** "I told Sam", "ask Phil": a given name that is a word of grammar in another language, among words of English. */
export const inItsLanguage = (tokens: Tokens, at: number, word: NameWord): NameWord => {
  const both = FLAG.small_word | FLAG.name_first;
  if ((word.flags & both) !== both || !isAmongEnglish(tokens, at)) return word;
  return { ...word, flags: word.flags & ~FLAG.small_word };
};
