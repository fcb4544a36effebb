import { KIND, type Tokens } from '../../tokens/tokens.ts';
import { isCapital } from '../look.ts';

const PLACES = 1 << 13;
const MOST = 4;

/** How the words of a window are written in it, by the lower bits of their hashes: filled when it is asked first. */
export interface SameWords {
  isFilled: boolean;
  /** 1 for words that stand in small letters. */
  readonly small: Uint8Array;
  /** How often a word stands with a capital, 4 for more often. */
  readonly capital: Uint8Array;
}

export const createSameWords = (): SameWords => ({
  isFilled: false,
  small: new Uint8Array(PLACES),
  capital: new Uint8Array(PLACES),
});

const fill = (same: SameWords, { kind, hash, count }: Tokens): void => {
  const { small, capital } = same;
  small.fill(0);
  capital.fill(0);
  for (let at = 0; at < count; at += 1) {
    const place = (hash[at] ?? 0) & (PLACES - 1);
    const own = kind[at] ?? 0;
    if (own === KIND.lower) small[place] = 1;
    else if (isCapital(own)) capital[place] = Math.min(MOST, (capital[place] ?? 0) + 1);
  }
  same.isFilled = true;
};

/** How the words of a window are written; counted once for it. */
export const sameWordsOf = (same: SameWords, tokens: Tokens): SameWords => {
  if (!same.isFilled) fill(same, tokens);
  return same;
};

export const isSmallElsewhere = ({ small }: SameWords, hash: number): boolean => small[hash & (PLACES - 1)] === 1;

export const timesWritten = ({ capital }: SameWords, hash: number): number => capital[hash & (PLACES - 1)] ?? 0;
