import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../../test/support/detect-given.ts';
import { twoNames } from './columns/cells/joint-names.ts';

describe('a cell that names two people', () => {
  it.each([
    ['Ana Lopez & James Smith', ['Ana Lopez', 'James Smith']],
    ['Ana Lopez and James Smith', ['Ana Lopez', 'James Smith']],
    ['John & Mary Smith', ['John Smith', 'Mary Smith']],
    ['SMITH, JOHN & MARY', ['SMITH, JOHN', 'SMITH, MARY']],
    ['García, Luis / Pérez, Ana', ['García, Luis', 'Pérez, Ana']],
  ])('is split: %s', (cell, names) => {
    expect(twoNames(cell)).toEqual(names);
  });

  it.each([
    'Ana Lopez',
    'Barnes & Noble',
    'Smith & Sons LLC',
    'Johnson and Johnson',
    '12 & 13 Oak St',
    'A & B & C',
    '',
  ])('is none: %s', (cell) => {
    expect(twoNames(cell)).toBeUndefined();
  });
});

describe('a column of account holders', () => {
  it('gives each of two people of a cell a record with the account, and a lone holder one', async () => {
    const rows = [
      ['Ana Lopez & James Smith', '0047118812'],
      ['Mary Brown', '0047118813'],
      ['Robert & Linda Garcia', '0047118814'],
      ['Susan Miller and David Davis', '0047118815'],
    ];
    const { records } = await detect([{ names: ['Account holders', 'Acct #'], rows }]);
    expect(records.map(({ given_name, family_name, holding }) => [given_name, family_name, holding])).toEqual(
      [
        ['Ana', 'Lopez'],
        ['James', 'Smith'],
        ['Mary', 'Brown'],
        ['Robert', 'Garcia'],
        ['Linda', 'Garcia'],
        ['Susan', 'Miller'],
        ['David', 'Davis'],
      ].map((name) => [...name, 'account_number=clear person_name=clear']),
    );
  });
});
