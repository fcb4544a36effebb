import { describe, expect, it } from 'vitest';
import { piecesOf } from './pieces.ts';

const shown = (word: string, tokens: readonly string[]) =>
  piecesOf(word, tokens).map(({ start, end, token }) => [word.slice(start, end), token]);

describe('the pieces of a word', () => {
  it('have the token that covers their begin, whatever marks a vocabulary has', () => {
    expect(shown('Müller-Lüdtke,', ['muller', '-', 'lu', '##dt', '##ke', ','])).toEqual([
      ['Müller', 0],
      ['-', 1],
      ['Lüdtke', 2],
      [',', 5],
    ]);
    expect(shown('Zefti,', ['▁Ze', 'fti', ','])).toEqual([
      ['Zefti', 0],
      [',', 2],
    ]);
    expect(shown('Zefti', ['▁', 'Zefti'])).toEqual([['Zefti', 0]]);
    expect(shown('Zefti...', ['ĠZefti', '...'])).toEqual([
      ['Zefti', 0],
      ['.', 1],
      ['.', 1],
      ['.', 1],
    ]);
  });

  it('have the first token where the tokens do not spell the word', () => {
    expect(shown('Žižka!', ['[UNK]'])).toEqual([
      ['Žižka', 0],
      ['!', 0],
    ]);
  });
});
