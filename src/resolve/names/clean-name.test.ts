import { describe, expect, it } from 'vitest';
import { cleanName } from './clean-name.ts';

const NONE = { given: null, middle: null, family: null, maiden: null, suffix: null, full: null };

describe('the parts of a name', () => {
  it('lack the first name where only an initial stands in the column of middle names', () => {
    expect(cleanName({ ...NONE, middle: 'A', family: 'Castillo' })).toMatchObject({
      given: null,
      mid1: 'a',
      family: 'castillo',
    });
  });

  it('begin with the middle name where that is a word, or where the whole name says so', () => {
    expect(cleanName({ ...NONE, middle: 'Amy', family: 'Castillo' })).toMatchObject({ given: 'amy', mid1: null });
    expect(cleanName({ ...NONE, full: 'A Castillo' })).toMatchObject({ given: 'a', family: 'castillo' });
  });
});
