import { SLASH } from '../../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../../tokens/tokens.ts';
import { contextWords } from '../context-words.ts';

const AGENCIES = contextWords('agency');

/** "Tanner Bloodworth/The Register", "Tsering/AP": a slash, and behind it for whom somebody took a picture. */
export const isCredit = ({ hash, kind, gap }: Tokens, slash: number): boolean => {
  const next = slash + 1;
  if (hash[slash] !== SLASH || kind[slash] !== KIND.mark || gap[slash] !== GAP.none || gap[next] !== GAP.none)
    return false;
  if (!AGENCIES.has(hash[next] ?? 0)) return false;
  return kind[next] === KIND.upper || (kind[next] === KIND.capital && kind[next + 1] === KIND.capital);
};
