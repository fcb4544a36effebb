import { GAP, type Tokens } from '../../tokens/tokens.ts';
import type { Said } from '../extent.ts';
import { TERM } from '../medical-words.ts';
import type { Around } from './candidate.ts';

/** Whether a word of medicine means nothing else. */
const isSure = ({ term }: Said): boolean => (term & (TERM.weak | TERM.abbreviation)) === 0;

/** Others that are looked at on one side of a word, and tokens between them. */
const MOST_OTHERS = 4;
const MOST_TOKENS = 60;

/** Whether no line ends between two places. */
const isOneLine = ({ gap }: Tokens, from: number, to: number): boolean => {
  if (to - from > MOST_TOKENS) return false;
  for (let at = from + 1; at <= to; at += 1) if ((gap[at] ?? 0) >= GAP.newline) return false;
  return true;
};

/** Those in the line of one, on the side that a step leads to. */
const beside = (tokens: Tokens, all: readonly Said[], n: number, step: 1 | -1): readonly Said[] => {
  const found: Said[] = [];
  for (let at = n + step; found.length < MOST_OTHERS; at += step) {
    const [before, behind] = step < 0 ? [all[at], all[at + 1]] : [all[at - 1], all[at]];
    const other = all[at];
    if (!before || !behind || !other || !isOneLine(tokens, before.to - 1, behind.from)) return found;
    found.push(other);
  }
  return found;
};

/** For each of some words of medicine, in order, what stands around it; `spoken` are words of the page that stand around such. */
export const aroundEach = (tokens: Tokens, said: readonly Said[], spoken: number): readonly Around[] => {
  const { start, end } = tokens;
  const sure = said.filter(isSure);
  let next = 0;
  return said.map((one, n) => {
    while (next < sure.length && (sure[next]?.from ?? 0) < one.from) next += 1;
    const before = sure[next - 1];
    const behind = sure[next] === one ? sure[next + 1] : sure[next];
    const left = before ? (start[one.from] ?? 0) - (end[before.to - 1] ?? 0) : Number.POSITIVE_INFINITY;
    const right = behind ? (start[behind.from] ?? 0) - (end[one.to - 1] ?? 0) : Number.POSITIVE_INFINITY;
    const others = [...beside(tokens, said, n, -1), ...beside(tokens, said, n, 1)];
    return {
      nearest: Math.min(left, right),
      onLine: others.length,
      sureOnLine: others.filter(isSure).length,
      sure: sure.length,
      spoken,
    };
  });
};
