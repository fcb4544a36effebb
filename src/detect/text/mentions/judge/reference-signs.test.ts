import { describe, expect, it } from 'vitest';
import type { NamedPerson } from '../people.ts';
import type { Scene, Value } from '../scene.ts';
import { referenceSigns, referencesOf } from './reference-signs.ts';
import { newSheet, signNames } from './sign.ts';

const TEXT = 'Donor: Mary Johnson\nPayee 2: Peter Okoro\n';
const NAMES = ['Mary Johnson', 'Peter Okoro'];

const person = (name: string, n: number) => {
  const [given, family] = name.toLowerCase().split(' ');
  return { given, family, names: [n] } as unknown as NamedPerson;
};
const spans = NAMES.map((name) => ({ start: TEXT.indexOf(name), end: TEXT.indexOf(name) + name.length }));
const scene = { people: NAMES.map(person), spans, text: TEXT } as unknown as Scene;
const before = [1, 0].map((n) => ({ person: n, start: spans[n]?.start ?? 0, end: spans[n]?.end ?? 0 }));

/** What is noted of each person for a value behind a label. */
const notedBehind = (label: string) => {
  const signs = referenceSigns({ before, after: [], label } as unknown as Value, referencesOf(scene));
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
  it('or to nobody', () => {
    expect(notedBehind('phone: ')).toEqual([[], []]);
    expect(notedBehind('Vitamin K: ')).toEqual([[], []]);
  });
});
