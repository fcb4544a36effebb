import { describe, expect, it } from 'vitest';
import { framesOf, wordReader } from './words.ts';

/** A tokenizer whose tokens are the signs of words, numbered as UTF-16; `joined`: a blank is part of the token behind it. */
const tokenizer = (joined: boolean) => ({
  encode: (text: string, { add_special_tokens: framed }: { readonly add_special_tokens: boolean }) => {
    const tokens = [...text.matchAll(/ ?\S/gu)].map(([sign]) => (joined ? sign.replace(' ', 'Ġ') : sign.trim()));
    const ids = tokens.map((token) => (token.startsWith('Ġ') ? 1000 : 0) + (token.codePointAt(token.length - 1) ?? 0));
    return { tokens, ids: framed ? [1, ...ids, 2, 2] : ids };
  },
});

const A = 'a'.charCodeAt(0);

describe('words and their tokens', () => {
  it('stand in the text, with the tokens that they have behind a blank', () => {
    const plain = wordReader(tokenizer(false), 8)('ab  c');
    expect(plain.map(({ at, first, ids }) => [at, first, ids])).toEqual([
      [0, 0, [A, A + 1]],
      [4, 2, [A + 2]],
    ]);
    const [bytes] = wordReader(tokenizer(true), 8)('ab');
    expect(bytes?.ids).toEqual([A + 1000, A + 1]);
    expect(bytes?.pieces).toMatchObject([{ start: 0, end: 2, token: 0 }]);
  });

  it('are passed over where they are too long for a model', () => {
    expect(wordReader(tokenizer(false), 4)('abcde fg').map(({ at }) => at)).toEqual([6]);
    expect(wordReader(tokenizer(false), 400)(`${'a'.repeat(65)} fg`).map(({ at }) => at)).toEqual([66]);
  });

  it('have the tokens around them that a model asks for', () => {
    expect(framesOf(tokenizer(false))).toEqual({ front: [1], back: [2, 2] });
  });
});
