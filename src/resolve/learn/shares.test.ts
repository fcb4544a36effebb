import { describe, expect, it } from 'vitest';
import { FIELDS } from '../fields/fields.ts';
import { LEVELS, levelsOf, sharesOf } from './explanations.ts';
import { amongPossible, ofRelatives, relativeShares } from './shares.ts';

describe('beliefs among the levels that a table can have', () => {
  const field = FIELDS.find(({ name }) => name === 'date_of_birth');
  const years = [12, 13, 14, 15];
  const belief = (level: number, empty: readonly string[]): number =>
    field ? amongPossible(ofRelatives, (column) => empty.includes(column))(field, level) : 0;

  it('are all there is, in the same proportions', () => {
    expect(years.reduce((sum, level) => sum + belief(level, ['birth_day']), 0)).toBeCloseTo(1, 9);
    const asBefore = (field?.relatives[14] ?? 0) / (field?.relatives[12] ?? 1);
    expect(belief(14, ['birth_day']) / belief(12, ['birth_day'])).toBeCloseTo(asBefore, 9);
  });

  it('stay as they are for levels that no pair can have yet, and where the columns are filled', () => {
    expect(belief(9, ['birth_day'])).toBe(field?.relatives[9]);
    expect(belief(12, ['street'])).toBeCloseTo(field?.relatives[12] ?? 0, 9);
  });

  it('of addresses are left out only where neither street nor postal code is known', () => {
    const place = FIELDS.find(({ name }) => name === 'place');
    const ratio = (level: number, other: number, empty: readonly string[]): number => {
      const of = amongPossible(ofRelatives, (column) => empty.includes(column));
      return place ? of(place, level) / of(place, other) : 0;
    };
    const asBefore = (place?.relatives[8] ?? 0) / (place?.relatives[6] ?? 1);
    expect(ratio(8, 6, ['street', 'city'])).toBeCloseTo(asBefore, 9);
    expect(ratio(8, 4, ['street', 'zip'])).toBeLessThan(ratio(8, 4, []));
  });
});

describe('relatives who are alike by chance', () => {
  it('have names turned around no more than strangers, however many such pairs there are in a house', () => {
    const at = FIELDS.findIndex(({ name }) => name === 'given_name') * LEVELS;
    const learned = sharesOf((field, level) =>
      field.name === 'given_name' && level === 10 ? 0.15 : ofRelatives(field, level),
    );
    const counts = new Float64Array(FIELDS.length * LEVELS);
    counts[at + 1] = 200_000;
    expect(relativeShares(learned, counts)[at + 10]).toBeLessThan(0.001);
  });

  it('are never all of them, however alike the names of strangers are', () => {
    const at = FIELDS.findIndex(({ name }) => name === 'given_name') * LEVELS;
    const [field] = FIELDS;
    const counts = new Float64Array(FIELDS.length * LEVELS);
    // "Patient 17" and "Patient 18": nearly every pair is a typo apart.
    counts[at + 7] = 200_000;
    const shares = relativeShares(sharesOf(ofRelatives), counts);
    const given = (field ? levelsOf(field) : []).map((level) => shares[at + level] ?? 0);
    expect(Math.min(...given)).toBeGreaterThan(0);
    expect(given.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 2);
  });
});
