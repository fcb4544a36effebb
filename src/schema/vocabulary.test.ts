import { describe, expect, it } from 'vitest';
import { ELEMENT_IDS, elementFacts, elementOfRole, isColumnRole, US_STATES } from './vocabulary.ts';

describe('vocabulary', () => {
  it('knows every jurisdiction of the United States that has a law of its own', () => {
    expect(new Set(US_STATES).size).toBe(54);
  });

  it('gives each element a label', () => {
    expect(ELEMENT_IDS.filter((id) => elementFacts(id).label === '')).toEqual([]);
  });

  it('says which element a column role exposes', () => {
    expect(elementOfRole('given_name')).toBe('person_name');
    expect(elementOfRole('city')).toBe('postal_address');
    expect(elementOfRole('ssn')).toBe('ssn');
    expect(elementOfRole('gender')).toBeUndefined();
    expect(isColumnRole('geb_datum')).toBe(false);
  });
});
