import { describe, expect, it } from 'vitest';
import type { NamedPerson } from '../people/named-person.ts';
import type { Scene, Value } from '../scene.ts';
import { referenceSigns, referencesOf } from './reference-signs.ts';
import { newSheet, signNames } from './sign.ts';

const TEXT = 'Donor: Mary Johnson\nPayee 2: Peter Okoro\n';
const NAMES = ['Mary Johnson', 'Peter Okoro'];

const person = (name: string, n: number) => {
  const [given, family] = name.toLowerCase().split(' ');
  return { given, family, names: [n] } as unknown as NamedPerson;
};
const sceneOf = (text: string, names: readonly string[], party: readonly string[] = []): Scene => {
  const spans = names.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }));
  return { people: names.map(person), spans, text, discourse: { party } } as unknown as Scene;
};
const before = [1, 0].map((n) => ({ person: n, start: 0, end: 0 }));

/** What is noted of each person for a value behind a label. */
const notedBehind = (label: string, references = referencesOf(sceneOf(TEXT, NAMES)), element = 'ssn') => {
  const signs = referenceSigns({ span: { element }, before, after: [], label } as unknown as Value, references);
  return NAMES.map((_, n) => {
    const sheet = newSheet();
    signs(sheet, n);
    return [...sheet.signs.subarray(0, sheet.count)].map((sign) => signNames()[sign]);
  });
};

describe('words in front of a value refer to people', () => {
  it.each(["P's SSN ", 'SSN P: ', 'P '])('by the initial: %j', (label) => {
    expect(notedBehind(label)).toEqual([['initial!'], ['initial=', 'initial=only']]);
  });
  it('by the number that the form gave them', () => {
    expect(notedBehind('2. ')).toEqual([['numbered!'], ['numbered=', 'numbered=only']]);
  });
  it('by the word that stands in front of their name', () => {
    expect(notedBehind('Donor phone: ')).toEqual([['called=', 'called=only'], ['called!']]);
  });
  it.each([
    'phone: ',
    'Vitamin P: ',
    'Hepatitis P: ',
    'Sex P  DOB ',
    ', Apt P, phone ',
    'Medicare Part P ID: ',
    'Box P SSN ',
  ])('or to nobody: %j', (label) => {
    expect(notedBehind(label)).toEqual([[], []]);
  });
  it('by the initial of a given name rather than of a family name', () => {
    const own = referencesOf(sceneOf('Petitioner: Walter Holt\nRespondent: Hope Webb\n', ['Walter Holt', 'Hope Webb']));
    expect(notedBehind("W's SSN: ", own)).toEqual([['initial=', 'initial=only'], ['initial!']]);
  });
  it('by no initial that is another’s word as well', () => {
    const own = referencesOf(sceneOf('Husband: Walter Holt\nWife: Nancy Holt\n', ['Walter Holt', 'Nancy Holt']));
    expect(notedBehind("W's SSN: ", own)).toEqual([[], []]);
  });
  it('by the letters of husband and wife where a text calls both so, whatever they are named', () => {
    const text = "Walter Holt (husband)\nHelen Holt (wife)\nH's account 1, W's account 2\n";
    const own = referencesOf(sceneOf(text, ['Walter Holt', 'Helen Holt'], ['husband', 'wife']));
    expect(notedBehind("H's SSN: ", own)).toEqual([['initial=', 'initial=only'], ['initial!']]);
    expect(notedBehind("W's SSN: ", own)).toEqual([['initial!'], ['initial=', 'initial=only']]);
  });
  it('by no letter in brackets, which may be of home and work', () => {
    const text = "Peter Okoro (husband)\nMary Johnson (wife)\nH's account 1, W's account 2\n";
    const own = referencesOf(sceneOf(text, ['Peter Okoro', 'Mary Johnson'], ['husband', 'wife']));
    expect(notedBehind("H's SSN: ", own)).toEqual([['initial=', 'initial=only'], ['initial!']]);
    expect(notedBehind('SSN (W) ', own)).toEqual([[], []]);
  });
  it('by no letter of a telephone where H, W and C tell home, work and cell', () => {
    const text = 'Hugo Webb, wife Wilma Webb: (H) 555-0123 (W) 555-0124 (C) 555-0125';
    const phones = [...text.matchAll(/555-\d{4}/g)].map(({ index }) => ({
      element: 'phone',
      start: index,
      end: index + 8,
    }));
    const scene = sceneOf(text, ['Hugo Webb', 'Wilma Webb']);
    const own = referencesOf({ ...scene, spans: [...scene.spans, ...phones] } as unknown as Scene);
    expect(notedBehind('(W) ', own, 'phone')).toEqual([[], []]);
    expect(notedBehind('SSN (W): ', own)).toEqual([['initial!'], ['initial=', 'initial=only']]);
  });
  it('by the last word of a heading, and by no noun of labels', () => {
    const text = 'Account manager: Mary Johnson\nAccount holder: Peter Okoro\n';
    const own = referencesOf(sceneOf(text, NAMES));
    expect(notedBehind('Account number: ', own)).toEqual([[], []]);
    expect(notedBehind('Manager email: ', own)).toEqual([['called=', 'called=only'], ['called!']]);
  });
});
