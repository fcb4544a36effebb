import { describe, expect, it } from 'vitest';
import { FIELDS } from '../fields.ts';
import { amongPossible, ofRelatives } from './shares.ts';

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
});
