import { hashOf, wordSet } from '../tokens/characters.ts';
import { englishLevel, entryOf } from '../tokens/lexicon.ts';
import { HYPHEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';

/** Nouns of illnesses that the name of who found it describes, or any word that nobody uses otherwise. */
const OF_A_NAME = wordSet('syndrome disease disorder palsy infection deficiency anomaly malformation lymphoma sarcoma');
const OF_WHAT = wordSet('allergy allergies intolerance');
const S = hashOf('s');

const SHORTEST = 3;
const EVERYDAY = 10;
/** Level from which an English word is one of a trade. */
const OF_A_TRADE = 60;

/** Whether a word in front of "syndrome" is a name, or a word of a trade. */
const isName = ({ kind, hash }: Tokens, at: number, isSmall: boolean): boolean => {
  const level = englishLevel(entryOf(hash[at] ?? 0));
  if (level === 0 || level >= OF_A_TRADE) return true;
  return isSmall && kind[at] === KIND.capital && kind[at - 1] === KIND.lower;
};

/** The word right in front of a noun, or of "'s" in front of it; undefined for none. */
const wordBefore = ({ hash, gap, start, end }: Tokens, from: number): number | undefined => {
  if (gap[from] !== GAP.blank || (start[from] ?? 0) - (end[from - 1] ?? 0) !== 1) return undefined;
  const at = hash[from - 1] === S && gap[from - 1] === GAP.none && gap[from - 2] === GAP.none ? from - 3 : from - 1;
  return at >= 0 && (end[at] ?? 0) - (start[at] ?? 0) >= SHORTEST ? at : undefined;
};

/** The first token of "Noonan" in front of "syndrome", "Sjogren's", "Wernicke-Korsakoff", and of what an allergy is to; the same token for none. */
export const nameBefore = (tokens: Tokens, from: number): number => {
  const { hash, kind, gap } = tokens;
  const noun = hash[from] ?? 0;
  const at = wordBefore(tokens, from);
  if (at === undefined) return from;
  if (OF_WHAT.has(noun))
    return kind[at] === KIND.lower && englishLevel(entryOf(hash[at] ?? 0)) !== EVERYDAY ? at : from;
  if (!OF_A_NAME.has(noun) || !isName(tokens, at, kind[from] === KIND.lower)) return from;
  return hash[at - 1] === HYPHEN && gap[at] === GAP.none && gap[at - 1] === GAP.none ? at - 2 : at;
};
