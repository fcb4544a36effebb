import { describe, expect, it } from 'vitest';
import { isCounted } from '../../../schema/vocabulary.ts';
import { scan } from '../default-scanner.ts';
import { helpersIn, withHelpers } from './helpers.ts';

const helpers = (text: string): readonly string[] =>
  helpersIn(text, scan(text)).map(({ element, start, end }) => `${element}: ${text.slice(start, end)}`);

describe('helpers', () => {
  it('are organizations, by their legal form, their kind, a list or where somebody works', () => {
    expect(helpers('He bought it from Quintarro Widgets, Inc. and told First National Bank.')).toEqual([
      'organization: Quintarro Widgets, Inc.',
      'organization: First National Bank',
    ]);
    expect(helpers('The University of Texas hired Morgan Stanley. She works at Quintarro now.')).toEqual([
      'organization: University of Texas',
      'organization: Morgan Stanley',
      'organization: Quintarro',
    ]);
  });

  it('are places, by lists, their kind, or a preposition', () => {
    expect(helpers('They moved from Austin, TX to the Gulf of Mexico, then to Orange County near Qaanaaqu.')).toEqual([
      'place: Austin',
      'place: TX',
      'place: Gulf of Mexico',
      'place: Orange County',
      'place: Qaanaaqu',
    ]);
    expect(helpers('Reading is a pleasure, and mobile phones are not.')).toEqual([]);
  });

  it('are dates with their time, ages, and titles in front of a name', () => {
    expect(helpers('On Monday, March 3rd, 2019 at 10:30 am, and on 2021-08-13T16:00:00Z.')).toEqual([
      'date: Monday, March 3rd, 2019 at 10:30 am',
      'date: 2021-08-13T16:00:00Z',
    ]);
    expect(helpers('am 3. März 2019, el 5 de mayo de 2020, since 1998, 13/45/2020')).toEqual([
      'date: 3. März 2019',
      'date: 5 de mayo de 2020',
      'date: 1998',
    ]);
    expect(helpers('Dr. Mary Johnson, aged 52, met a 47-year-old man.')).toEqual(['title: Dr.', 'age: 52', 'age: 47']);
  });

  it('stand beside what was found, never on it, and count for nobody', () => {
    const text = 'Paris Hilton, born 04/05/1967, lives at 12 Main Street, Seattle, WA 98101 since May 3, 2020.';
    const found = scan(text);
    const all = withHelpers(found, text);
    expect(all.filter((span) => !found.includes(span)).map(({ start, end }) => text.slice(start, end))).toEqual([
      'May 3, 2020',
    ]);
    expect(all.map(({ start }) => start)).toEqual(all.map(({ start }) => start).toSorted((a, b) => a - b));
    expect(all.filter((span) => !found.includes(span)).some(({ element }) => isCounted(element))).toBe(false);
  });
});
