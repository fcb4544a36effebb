import type { Tokens } from '../tokens/tokens.ts';
import type { Said } from './extent.ts';
import { TERM } from './medical-words.ts';

/** What other words of medicine, which mean nothing else, stand around one. */
export interface Around {
  /** In the same list. */
  readonly listed: boolean;
  /** So near that an abbreviation is one of medicine: alone it may mean anything. */
  readonly attested: boolean;
  /** Whether the window is full of them. */
  readonly dense: boolean;
  /** Whether the window is a note of a clinic: words of medicine and words that stand around them, wherever one looks. */
  readonly clinical: boolean;
}

/** Signs to the next word of a list, and of what is spoken of together. */
const LISTED = 24;
const ATTESTING = 240;

/** Words of medicine that mean nothing else, at least, in a window that is full of them, and tokens for each of them. */
const LEAST_SURE = 4;
const TOKENS_A_SURE = 60;
/** The same with words that stand around those of medicine ("patient", "mg", "s/p"), in notes of clinics. */
const LEAST_CLINICAL = 10;
const TOKENS_A_CLINICAL = 40;

/** For each of some words of medicine, in order, what stands around it. */
export const aroundEach = (
  { start, end, count }: Tokens,
  said: readonly Said[],
  contexts: number,
): readonly Around[] => {
  const sure = said.filter(({ term }) => (term & TERM.weak) === 0);
  const spoken = sure.length + contexts;
  const clinical = sure.length >= LEAST_SURE && spoken >= LEAST_CLINICAL && spoken * TOKENS_A_CLINICAL > count;
  const dense = sure.length >= LEAST_SURE && sure.length * TOKENS_A_SURE > count;
  let next = 0;
  return said.map((one) => {
    while (next < sure.length && (sure[next]?.from ?? 0) < one.from) next += 1;
    const before = sure[next - 1];
    const behind = sure[next] === one ? sure[next + 1] : sure[next];
    const left = before ? (start[one.from] ?? 0) - (end[before.to - 1] ?? 0) : Number.POSITIVE_INFINITY;
    const right = behind ? (start[behind.from] ?? 0) - (end[one.to - 1] ?? 0) : Number.POSITIVE_INFINITY;
    const distance = Math.min(left, right);
    return { listed: distance < LISTED, attested: distance < ATTESTING, dense, clinical };
  });
};
