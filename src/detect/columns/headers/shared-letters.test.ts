import { describe, expect, it } from 'vitest';
import { classifyColumns } from '../classify-columns.ts';

const GIVEN = ['Leona', 'Curtis', 'Bernice', 'Howard', 'Marjorie', 'Stanley', 'Phyllis', 'Clayton'];
const FAMILY = ['Whitfield', 'Ramsey', 'Coleman', 'Bradshaw', 'Harding', 'Castillo', 'Monroe', 'Sanford'];
const names = GIVEN.map((given, n) => `${given} ${FAMILY[n]}`);
const others = GIVEN.map((given, n) => `${given} ${FAMILY[(n + 3) % FAMILY.length]}`);
const numbers = (from: number) => GIVEN.map((_, n) => `${from + n}-45-67${10 + n}`);
const days = (from: number) => GIVEN.map((_, n) => `${from + 4 * n}-03-1${n}`);

const rolesOf = (headers: readonly string[], cells: readonly (readonly string[])[]) =>
  classifyColumns(headers, cells).map(({ role, mention }) => `${role} ${mention}`);

describe('letters that headers share', () => {
  it('are cut off where all of a table begin with them', () => {
    expect(
      rolesOf(
        ['ACSFNAM', 'ACSLNAM', 'ACSTSSN', 'ACSTDOB', 'ACSPHN1'],
        [GIVEN, FAMILY, numbers(213), days(1950), GIVEN.map((_, n) => `208555010${n}`)],
      ),
    ).toEqual(['given_name 1', 'family_name 1', 'ssn 1', 'date_of_birth 1', 'phone 1']);
  });

  it('are cut off as all have them, and not as a few do who have more in common', () => {
    const roles = rolesOf(
      ['CFSNME', 'CFNA2', 'CFCITY', 'CFSSNO', 'CFSSCD', 'CFBIR8', 'CFEMPL'],
      [
        ...[names, GIVEN.map((_, n) => `${12 + n} Oak St`), GIVEN.map(() => 'Dayton'), numbers(213)],
        ...[GIVEN.map(() => 'S'), days(1950), GIVEN.map(() => '')],
      ],
    );
    expect(roles[3]).toBe('ssn 1');
  });

  it('are cut off where some end in them', () => {
    const streets = GIVEN.map((_, n) => `Calle Lima ${110 + n}`);
    const phones = GIVEN.map((_, n) => `98765432${n}`);
    expect(rolesOf(['NOMBPAC', 'DIRPAC', 'TELFPAC'], [names, streets, phones])).toEqual([
      'full_name 1',
      'street 1',
      'phone 1',
    ]);
  });

  it.each([
    ['letters', ['PTNAME', 'PTSSNO', 'GRNAME', 'GRSSNO']],
    ['words with capitals', ['HisName', 'HisSsn', 'HerName', 'HerSsn']],
    ['words before marks', ['pa_name', 'pa_ssn', 'gr_name', 'gr_ssn']],
  ])('part two people of a row: %s', (_, headers) => {
    expect(rolesOf(headers, [names, numbers(213), others, numbers(321)])).toEqual([
      'full_name 1',
      'ssn 1',
      'full_name 2',
      'ssn 2',
    ]);
  });

  it('part nobody where a word says which of one person’s things it is', () => {
    const mails = GIVEN.map((given) => `${given.toLowerCase()}@example.com`);
    expect(
      rolesOf(['legal_name', 'legal_email', 'billing_name', 'billing_email'], [names, mails, names, mails]),
    ).toEqual(['full_name 1', 'email 1', 'full_name 1', 'email 1']);
  });
});

describe('values under headers that say little', () => {
  it('are what their form says in notes', () => {
    expect(rolesOf(['id', 'notes'], [GIVEN.map((_, n) => String(n + 1)), numbers(213)])[1]).toBe('ssn 1');
  });

  it('are days of something else beside days of birth', () => {
    expect(rolesOf(['name', 'dob', 'baptized'], [names, days(1940), days(1941)])).toEqual([
      'full_name 1',
      'date_of_birth 1',
      'timestamp 1',
    ]);
  });

  it('are cards where all numbers of accounts are numbers of cards', () => {
    const cards = [
      '4111111111111111',
      '4012888888881881',
      '5555555555554444',
      '5105105105105100',
      '4222222222222220',
      '4000000000000002',
      '5200828282828210',
      '4242424242424242',
    ];
    expect(rolesOf(['name', 'orig_acct'], [names, cards])[1]).toBe('payment_card 1');
  });
});

describe('two elements in a cell', () => {
  it.each([
    ['Contact', (n: number) => `${names[n]} <p${n}@example.com>`, ['full_name', 'email']],
    [
      'Card',
      (n: number) =>
        `${['4111111111111111', '4012888888881881', '5555555555554444', '5105105105105100'][n % 4]} exp 0${1 + n}/27`,
      ['payment_card', 'card_expiry'],
    ],
    [
      'C/S/Z',
      (n: number) => `${['Boise', 'Tampa', 'Reno', 'Erie'][n % 4]}/${['ID', 'FL', 'NV', 'PA'][n % 4]}/8370${n}`,
      ['city', 'region', 'postal_code'],
    ],
  ])('are both told: %s', (header, cell, roles) => {
    const [found] = classifyColumns([header, 'ref'], [GIVEN.map((_, n) => cell(n)), GIVEN.map((_, n) => `R${n}`)]);
    expect(found?.parts?.map(({ role }) => role)).toEqual(roles);
  });
});
