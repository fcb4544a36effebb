import { hashOf } from '../tokens/characters.ts';
import { englishLevel, entryOf } from '../tokens/lexicon.ts';
import { HYPHEN } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';
import { MEDICAL_CONTEXT, medicalContext } from './data-files.ts';

const OF_A_NAME = medicalContext('of_a_name');
const OF_A_GERM = medicalContext('of_a_germ');
const OF_WHAT = medicalContext('of_what');
const OF_BORNE = medicalContext('of_borne');
const BORNE = medicalContext('borne');
const GERM = medicalContext('germ');
const GERM_END = new RegExp(`(?:${MEDICAL_CONTEXT.germ_end.join('|')})$`, 'i');
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

/** "Klebsiella infection": whether a word is a germ, which a place or a program is not. */
const isGerm = ({ hash, text, start, end }: Tokens, at: number): boolean =>
  GERM.has(hash[at] ?? 0) || GERM_END.test(text.slice(start[at], end[at]));

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
  if (OF_BORNE.has(noun)) return BORNE.has(hash[at] ?? 0) ? at : from;
  if (OF_WHAT.has(noun))
    return kind[at] === KIND.lower && englishLevel(entryOf(hash[at] ?? 0)) !== EVERYDAY ? at : from;
  if (OF_A_GERM.has(noun)) return isGerm(tokens, at) ? at : from;
  if (!OF_A_NAME.has(noun) || !isName(tokens, at, kind[from] === KIND.lower)) return from;
  return hash[at - 1] === HYPHEN && gap[at] === GAP.none && gap[at - 1] === GAP.none ? at - 2 : at;
};
