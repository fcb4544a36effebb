import { type HashSet, wordSet } from '../tokens/characters.ts';
import { DOT } from '../tokens/signs.ts';
import { GAP, type Tokens } from '../tokens/tokens.ts';

const MOST_WORDS = 3;

const NUMBER_WORDS: HashSet = wordSet('number no num nbr nr id code');
const NUMBER_SIGN = 35;

/** The token behind what else belongs to a label: the full stop of an abbreviation, "no.", "#". */
export const behindLabel = ({ hash, gap }: Tokens, to: number): number => {
  let at = to;
  while (at < to + MOST_WORDS) {
    const sign = hash[at] ?? 0;
    const ofLabel = (sign === DOT && gap[at] === GAP.none) || sign === NUMBER_SIGN || NUMBER_WORDS.has(sign);
    if (!ofLabel) break;
    at += 1;
  }
  return at;
};
