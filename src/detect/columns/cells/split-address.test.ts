import { describe, expect, it } from 'vitest';
import { splitFullAddress } from './split-address.ts';

describe('an address in one cell', () => {
  it.each([
    ['12 Maple St, Boston, MA 02118', '12 Maple St', 'Boston', 'MA', '02118'],
    ['440 OAK AVENUE SPRINGFIELD IL 62704', '440 OAK AVENUE', 'SPRINGFIELD', 'IL', '62704'],
    ['12 Maple St Boston MA 02118-1001', '12 Maple St', 'Boston', 'MA', '02118-1001'],
    ['77 Cedar Ct Apt 4; Newark NJ 07102', '77 Cedar Ct Apt 4', 'Newark', 'NJ', '07102'],
    ['5 Pine Rd, Charleston, West Virginia 25301', '5 Pine Rd', 'Charleston', 'WV', '25301'],
    ['5 Pine Rd, Charleston, W. Va. 25301', '5 Pine Rd', 'Charleston', 'WV', '25301'],
    ['9 Birch Lane, Fargo, North Dakota, 58102, USA', '9 Birch Lane', 'Fargo', 'ND', '58102'],
    ['10 Downing Street, London SW1A 2AA', '10 Downing Street', 'London', null, 'SW1A 2AA'],
    ['Hauptstr. 12, 10115 Berlin', 'Hauptstr. 12', 'Berlin', null, '10115'],
  ])('is split at its end, with commas and without: %s', (text, street, city, region, postalCode) => {
    expect(splitFullAddress(text)).toEqual({ street, city, region, postalCode });
  });

  // What grows with the square of the length would not end within the limit of the runner.
  it.each(['a, '.repeat(50_000), 'New '.repeat(50_000)])(
    'keeps hostile repetition as a street, cut to its length',
    (text) => {
      const { street, city } = splitFullAddress(`${text}York 12345`) ?? {};
      expect([street?.length, city ?? null]).toEqual([299, null]);
    },
  );
});
