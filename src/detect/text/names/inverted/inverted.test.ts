import { describe, expect, test } from 'vitest';
import { foundIn } from '../../../../../test/support/found-in.ts';

const namesIn = (text: string): readonly string[] => foundIn(text, 'person_name');

describe('names written family name first', () => {
  test('are somebody in front of their numbers, though their words are those of streets and places', () => {
    const text =
      'Payroll changes for March, please enter them today:\nLEE, ANN 219-09-1234 raise to 48,000\nHILL, JOHN 219-09-9999 raise to 52,000\nLAKE, MARIA 219-09-5555 raise to 50,000\n';
    expect(namesIn(text)).toEqual(['LEE, ANN', 'HILL, JOHN', 'LAKE, MARIA']);
  });

  test.each(['Al-Farsi, Mohammed', 'Selvan, Tamil'])('may be called as a language is: "%s"', (name) => {
    expect(namesIn(`Patient: ${name}\nDOB: 03/14/1981\nMRN: 00123456\n`)).toEqual([name]);
  });
});

describe('fields of records', () => {
  test('called "name" hold somebody whatever else stands in the text', () => {
    expect(namesIn('{"name": "Mary Johnson", "phone": "302-555-0142"}')).toEqual(['Mary Johnson']);
  });

  test('hold nobody where the words are no name', () => {
    expect(namesIn('{"product": {"name": "Blue Widget"}, "support": "302-555-0147"}')).toEqual([]);
  });
});
