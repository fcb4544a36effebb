import { type Tokens, tokenFrom } from '../tokens/tokens.ts';
import type { Span } from './span.ts';

/** 1 for each token of a window on which a value stands. */
export type Held = () => Uint8Array;

/** Tells on which tokens of a window the values found so far stand. Asked again, it looks at those only that came since. */
export const heldIn = (tokens: Tokens, spans: readonly Span[]): Held => {
  const held = new Uint8Array(tokens.count);
  let seen = 0;
  return () => {
    for (; seen < spans.length; seen += 1) {
      const { start = 0, end = 0 } = spans[seen] ?? {};
      held.fill(1, tokenFrom(tokens, start), tokenFrom(tokens, end));
    }
    return held;
  };
};
