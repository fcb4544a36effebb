import { describe, expect, it } from 'vitest';
import { scan } from '../../default-scanner.ts';
import { peopleOf } from './people.ts';

/** The namings of each person of a text. */
const namings = (text: string): readonly string[] => {
  const spans = scan(text);
  const wordsOf = (n: number) => text.slice(spans[n]?.start, spans[n]?.end);
  return peopleOf(spans, text).map(({ names }) => names.map(wordsOf).join(' = '));
};

describe('two whole names that are nearly one', () => {
  it.each([
    ['Carol Meyer swapped shifts with Caroline Meyer on Friday.', ['Carol Meyer', 'Caroline Meyer']],
    ['Wei Chen sat beside Chen Wei at the hearing. She spoke for him.', ['Wei Chen', 'Chen Wei']],
  ])('are two people in one clause: %s', (text, people) => {
    expect(namings(text)).toEqual(people);
  });
  it.each([
    ['Daniel H. Kim is in sales.\n\nDaniel S. Kim is in support.', ['Daniel H. Kim', 'Daniel S. Kim']],
    [
      'Daniel Kim called. Daniel H. Kim wrote.\n\nDaniel S. Kim did not.',
      ['Daniel Kim = Daniel H. Kim', 'Daniel S. Kim'],
    ],
    ['Ann M. Hill called.\n\nAnn Marie Hill wrote.', ['Ann M. Hill = Ann Marie Hill']],
  ])('are told apart by their initials: %s', (text, people) => {
    expect(namings(text)).toEqual(people);
  });
  it.each([
    ['Carol Meyer, formerly Caroline Meyer, called. She is in Dayton.', ['Carol Meyer = Caroline Meyer']],
    ['Robert Smith, known as Bob Smith, died.', ['Robert Smith = Bob Smith']],
    ['Dear Robert Smith,\n\nThank you.\n\nBob Smith called me. She did.', ['Robert Smith = Bob Smith']],
  ])('are one person where a word says so, or in two sentences: %s', (text, people) => {
    expect(namings(text)).toEqual(people);
  });
});
