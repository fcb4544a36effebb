import { describe, expect, it } from 'vitest';
import type { NamedPerson } from '../people/named-person.ts';
import type { Scene, Value } from '../scene.ts';
import { codeSigns, codesOf } from './code-signs.ts';
import { newSheet, signNames } from './sign.ts';

const HEAD = 'VICTIM-1: Mary Johnson\nSUSPECT 1: Peter Okoro\nMother of V1: Rosa Lind (W1)\n';
const NAMES = ['Mary Johnson', 'Peter Okoro', 'Rosa Lind'];

const sceneOf = (text: string): Scene => {
  const spans = NAMES.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }));
  const people = NAMES.map((_, n) => ({ names: [n] }) as unknown as NamedPerson);
  return { people, spans, text } as unknown as Scene;
};

/** What is noted of each person for a value behind words. */
const notedBehind = (words: string, head = HEAD) => {
  const scene = sceneOf(`${head}${words}`);
  const value = { span: { start: scene.text.length } } as unknown as Value;
  const signs = codeSigns(scene, value, codesOf(scene));
  return NAMES.map((_, n) => {
    const sheet = newSheet();
    signs(sheet, n);
    return [...sheet.signs.subarray(0, sheet.count)].map((sign) => signNames()[sign]);
  });
};

describe('a code in the sentence in front of a value', () => {
  it('is of whom the text gave it, by the letter of the word it was given with or behind the name', () => {
    expect(notedBehind('S1 drove off in a sedan, plate ')).toEqual([['code!'], ['code=first', 'code=last'], ['code!']]);
    expect(notedBehind('Suspect 1 has license ')[1]).toEqual(['code=first', 'code=last']);
    expect(notedBehind('W1 can be reached at ')[2]).toEqual(['code=first', 'code=last']);
  });
  it('says whose something is, and else who is spoken of first and last', () => {
    expect(notedBehind("V1's new number, not to be given to S1, is ")).toEqual([
      ['code owns', 'code=first'],
      ['code=last'],
      ['code!'],
    ]);
  });
  it('of another sentence says nothing', () => {
    expect(notedBehind('S1 fled. Her number is ')).toEqual([[], [], []]);
    expect(notedBehind('S1 fled\nPhone ')).toEqual([[], [], []]);
  });
  it('that two people have, or nobody has, says nothing', () => {
    const shared = 'Tenant 1: Mary Johnson\nTaxpayer 1: Peter Okoro\nRosa Lind\n';
    expect(notedBehind('T1 has number ', shared)).toEqual([[], [], []]);
    expect(notedBehind('V7 has number ')).toEqual([[], [], []]);
  });
});
