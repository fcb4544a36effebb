import { describe, expect, it } from 'vitest';
import { foldWords } from '../../../columns/cells/fold.ts';
import { referenceWords } from '../data-files.ts';
import type { NamedPerson } from '../people/named-person.ts';
import type { Scene, Value } from '../scene.ts';
import { introducedSigns, introductionsOf } from './introduced-signs.ts';
import { newSheet, signNames } from './sign.ts';

const NAMES = ['Mary Johnson', 'Peter Okoro'];

/** What is noted of each person of a text for a value. */
const notedIn = (text: string, element = 'medical') => {
  const spans = NAMES.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }));
  const people = NAMES.map((_, n) => ({ names: [n] }) as unknown as NamedPerson);
  const introductions = introductionsOf({ people, spans, text } as unknown as Scene);
  const signs = introducedSigns({ span: { element } } as unknown as Value, introductions);
  return NAMES.map((_, n) => {
    const sheet = newSheet();
    signs(sheet, n);
    return [...sheet.signs.subarray(0, sheet.count)].map((sign) => signNames()[sign]);
  });
};

describe('how a text introduces somebody', () => {
  it('is told by the word in front of the first naming, by what the value is for', () => {
    expect(notedIn('Caller Mary Johnson, for pt Peter Okoro')).toEqual([
      ['introduced=caller', 'introduced=caller, body', 'beside=patient, body'],
      ['introduced=patient', 'introduced=patient, body'],
    ]);
    expect(notedIn('Caller Mary Johnson, for pt Peter Okoro', 'phone')[0]).toContain('introduced=caller, reach');
  });
  it('passes over titles, articles and brackets', () => {
    const [first, second] = notedIn('the nurse (RN): Ms. Mary Johnson\nhis wife (54) Peter Okoro');
    expect(first).toContain('introduced=office');
    expect(second).toContain('introduced=spouse');
  });
  it('is told by the heading above a plain name', () => {
    const [first, second] = notedIn('Crew: Mary Johnson\n\nPATIENT\nName      Peter Okoro\n');
    expect(first).toEqual(['introduced=office', 'introduced=office, body', 'beside=patient, body']);
    expect(second).toEqual(['introduced=named', 'introduced=named, body', 'headed=patient', 'headed=patient, body']);
  });
  it('may be by a number, by nothing and by any other word', () => {
    const [first, second] = notedIn('1. Mary Johnson\nlovely Peter Okoro');
    expect(first).toContain('introduced=number');
    expect(second).toContain('introduced=word');
    expect(notedIn('Mary Johnson\nPeter Okoro')[1]).toContain('introduced=nothing');
  });
  it('is told by single words as they are folded', () => {
    for (const word of referenceWords().introducing.keys()) expect(foldWords(word)).toBe(word);
  });
});
