import { describe, expect, it } from 'vitest';
import type { ColumnRole } from '../../../schema/vocabulary.ts';
import { addressSets } from './address-sets.ts';

const setsOf = (...columns: readonly (readonly [name: string, role: ColumnRole])[]) =>
  [...addressSets(columns.map(([name, role]) => ({ name, role })))].sort(([a], [b]) => a - b);

describe('the addresses of a row', () => {
  it('are one where a second street line stands beside the first', () => {
    expect(setsOf(['street', 'street'], ['street 2', 'street'], ['city', 'city'], ['zip', 'postal_code'])).toEqual([]);
  });

  it('keep the street of a property apart from the address that mail goes to, wherever it stands', () => {
    expect(setsOf(['mail addr', 'street'], ['mail city', 'city'], ['situs', 'street'])).toEqual([
      [0, 0],
      [1, 0],
      [2, 1],
    ]);
    expect(setsOf(['property street', 'street'], ['mailing street', 'street'], ['city', 'city'])).toEqual([
      [0, 1],
      [1, 0],
      [2, 0],
    ]);
  });

  it('are in the order in which mail goes to them', () => {
    expect(
      setsOf(['site street', 'street'], ['site city', 'city'], ['mailing street', 'street'], ['mailing city', 'city']),
    ).toEqual([
      [0, 1],
      [1, 1],
      [2, 0],
      [3, 0],
    ]);
  });
});
