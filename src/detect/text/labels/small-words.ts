import type { FoundLabel } from '../page.ts';
import { type HashSet, wordSet } from '../tokens/characters.ts';
import type { Tokens } from '../tokens/tokens.ts';

const SMALL_WORDS: HashSet = wordSet(
  'a an and one two both have has had add back being there as by not of is are was be with on in to for he she his her him i my our your e y de la el',
);

/** "Of", "is", "with": labels of what is told in a sentence, which stands right behind them or not at all. */
export const isSmallWord = (tokens: Tokens, { from, to }: FoundLabel): boolean =>
  to === from + 1 && SMALL_WORDS.has(tokens.hash[from] ?? 0);
