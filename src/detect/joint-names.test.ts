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
    ['Dr. John and Mrs. Mary Smith', ['Dr. John Smith', 'Mrs. Mary Smith']],
    ['Mr. & Mrs. John Q. Smith', ['John Q. Smith', 'Mrs. Smith']],
    ['Mr. and Mrs. Smith', ['Mr. Smith', 'Mrs. Smith']],
    ['Ana & Jan van der Berg', ['Ana van der Berg', 'Jan van der Berg']],
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
    'Tanya Obi c/o Mercy House',
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

  it('splits the few of a long list whose names are known, with companies among them, and no two words beside a sign', async () => {
    const [given, family] = [
      ['Mary', 'Susan', 'David', 'Karen', 'James'],
      ['Brown', 'Miller', 'Davis', 'Wilson', 'Moore', 'Plumbing LLC'],
    ];
    const many = Array.from({ length: 30 }, (_, n) => [`${given[n % 5]} ${family[n % 6]}`, `00471188${n + 10}`]);
    const holders = async (...cells: readonly string[]) => {
      const rows = [...many, ...cells.map((cell, n) => [cell, `00471189${n + 10}`])];
      const { records } = await detect([{ names: ['Account holder', 'Acct #'], rows }]);
      return records.slice(many.length).map(({ given_name, family_name }) => [given_name, family_name]);
    };
    expect(await holders('Robert & Linda Fairweather', 'Ana Lopez & James Smith')).toEqual([
      ['Robert', 'Fairweather'],
      ['Linda', 'Fairweather'],
      ['Ana', 'Lopez'],
      ['James', 'Smith'],
    ]);
    expect(await holders('Bubble & Squeak Qzx', 'Plug & Play Zqx')).toHaveLength(2);
  });
});
