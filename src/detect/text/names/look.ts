import { entryOf, LEXICON } from '../tokens/lexicon.ts';
import { BACKSLASH } from '../tokens/signs.ts';
import { GAP, KIND, type Tokens } from '../tokens/tokens.ts';

/** Kinds of the word at a token, as the lists say. */
export const flagsAt = (tokens: Tokens, token: number): number => LEXICON.flags[entryOf(tokens.hash[token] ?? 0)] ?? 0;

export const isCapital = (kind: number): boolean => kind === KIND.capital || kind === KIND.upper || kind === KIND.mixed;

export const lengthOf = ({ start, end }: Tokens, token: number): number => (end[token] ?? 0) - (start[token] ?? 0);

/** Whether a token is one of some signs. */
export const isMark = ({ kind, hash }: Tokens, token: number, signs: string): boolean =>
  kind[token] === KIND.mark && signs.includes(String.fromCharCode(hash[token] ?? 0));

/** "\fR": whether a token is a command of a manual or a formula. */
export const isBehindBackslash = ({ hash, kind, gap }: Tokens, token: number): boolean =>
  hash[token - 1] === BACKSLASH && kind[token - 1] === KIND.mark && gap[token] === GAP.none;
