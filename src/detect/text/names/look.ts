import { entryOf, LEXICON } from '../tokens/lexicon.ts';
import { KIND, type Tokens } from '../tokens/tokens.ts';

/** Kinds of the word at a token, as the lists say. */
export const flagsAt = (tokens: Tokens, token: number): number => LEXICON.flags[entryOf(tokens.hash[token] ?? 0)] ?? 0;

export const isCapital = (kind: number): boolean => kind === KIND.capital || kind === KIND.upper || kind === KIND.mixed;

export const lengthOf = ({ start, end }: Tokens, token: number): number => (end[token] ?? 0) - (start[token] ?? 0);

/** Whether a token is one of some signs. */
export const isMark = ({ kind, hash }: Tokens, token: number, signs: string): boolean =>
  kind[token] === KIND.mark && signs.includes(String.fromCharCode(hash[token] ?? 0));
