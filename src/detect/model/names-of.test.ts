import { describe, expect, it } from 'vitest';
import { namesOf } from './names-of.ts';

/** The names in a text of which each capitalised word is a piece; `begins` of those behind a star. */
const named = (marked: string): readonly (readonly [string, number])[] => {
  const text = marked.replaceAll('*', '');
  let removed = 0;
  const pieces = [...marked.matchAll(/\*?\p{Lu}[\p{L}]*/gu)].map(({ 0: word, index }) => {
    const begins = word.startsWith('*');
    const start = index - removed;
    if (begins) removed += 1;
    const end = start + word.length - (begins ? 1 : 0);
    return { start, end, begins, label: 'PER', probability: word.length * 10 };
  });
  return namesOf(text, pieces).map(({ start, end, probability }) => [text.slice(start, end), probability]);
};

describe('names from a model', () => {
  it('go on over blanks, hyphens, apostrophes and the dots of initials, as sure as their least sure piece', () => {
    expect(named('we met J. Zefti-Orrin and Quorra')).toEqual([
      ['J. Zefti-Orrin', 10],
      ['Quorra', 60],
    ]);
  });

  it('end at commas and line ends, and where the model begins a new one', () => {
    expect(named('*Zefti, *Quorra\n*Orrin *Velm')).toEqual([
      ['Zefti', 60],
      ['Quorra', 70],
      ['Orrin', 60],
      ['Velm', 50],
    ]);
  });

  it('have two letters at least, and are no handle or login', () => {
    expect(named('X and Zefti, @Quorra, J.R. Orrin')).toEqual([
      ['Zefti', 50],
      ['J.R. Orrin', 10],
    ]);
    expect(named('Quorra.Zefti wrote')).toEqual([]);
  });
});
