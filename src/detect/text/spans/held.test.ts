import { describe, expect, it } from 'vitest';
import { tokenise } from '../tokens/tokenise.ts';
import { createTokens } from '../tokens/tokens.ts';
import { wordIndex } from '../tokens/word-index.ts';
import { heldIn } from './held.ts';
import type { Span } from './span.ts';

const TEXT = 'Ann Lee, card AB-4471';

const spanOf = (value: string): Span => {
  const start = TEXT.indexOf(value);
  const end = start + value.length;
  return { element: 'url', start, end, confidence: 1, state: 'clear', detector: 'd', why: 'd, form' };
};

describe('tokens on which values stand', () => {
  const tokens = createTokens();
  tokenise(TEXT, 0, TEXT.length, tokens, wordIndex([]));
  const marked = (held: Uint8Array): string =>
    [...held].map((mark, token) => (mark === 1 ? TEXT.slice(tokens.start[token], tokens.end[token]) : '.')).join(' ');

  it('are those of all values found so far, also when asked again', () => {
    const spans = [spanOf('Ann Lee')];
    const held = heldIn(tokens, spans);
    expect(marked(held())).toBe('Ann Lee . . . . .');
    spans.push(spanOf('AB-4471'));
    expect(marked(held())).toBe('Ann Lee . . AB - 4471');
  });
});
