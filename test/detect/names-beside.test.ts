import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../support/detect-given.ts';

const NAMES = ['Ann Quillfeather', 'Bob Marshdale', 'Cara Harrowgate'];

const holdings = async (header: string, cells: readonly string[], names = NAMES, detectors: string[] = []) => {
  const rows = cells.map((cell, n) => [names[n] ?? '', cell]);
  const own = detectors.map((text) => ({ path: 'own.yaml', text }));
  const { records } = await detect([{ names: ['Name', header], rows }], { detectors: own });
  return records.map(({ holding, family_name }) => [holding, family_name]);
};

describe('a few people with rare names', () => {
  it.each([
    ['Card', ['4111111111111111', '5105105105105100', '4012888888881881'], 'payment_card=clear person_name=clear'],
    ['pin', ['4821', '1177', '9034'], 'account_pin=clear person_name=clear'],
    ['Policy', ['PL-88123', 'PL-88124', 'PL-88125'], 'account_number=clear person_name=clear'],
    ['License #', ['A1234567', 'B7654321', 'C1111111'], 'drivers_license=clear person_name=clear'],
  ])('have their names beside what belongs to them: %s', async (header, cells, holding) => {
    expect(await holdings(header, cells)).toEqual(
      ['Quillfeather', 'Marshdale', 'Harrowgate'].map((name) => [holding, name]),
    );
  });

  it.each([
    [
      ['Apellido 1', 'Apellido 2', 'Nombre'],
      ['Urrutia', 'Vega', 'Unai'],
    ],
    [
      ['Nombre', 'Ap. Materno', 'Ap. Paterno'],
      ['Unai', 'Vega', 'Urrutia'],
    ],
  ])('have both family names of two columns, the second behind the first: %s', async (names, cells) => {
    const at = (part: string) => cells.indexOf(part);
    const one = names.map((_, n) => (n === at('Vega') ? null : n === at('Unai') ? 'Leire' : 'Pons'));
    const { records } = await detect([
      {
        names: [...names, 'DNI'],
        rows: [
          [...cells, '12345678Z'],
          [...one, '23456789D'],
        ],
      },
    ]);
    expect(records.map(({ given_name, family_name }) => [given_name, family_name])).toEqual([
      ['Unai', 'Urrutia Vega'],
      ['Leire', 'Pons'],
    ]);
  });

  it('are not made of the names of products', async () => {
    const products = ['Gold Plan', 'Silver Plan', 'Value Saver'];
    const found = await holdings('Policy', ['PL-88123', 'PL-88124', 'PL-88125'], products);
    expect(found.map(([holding]) => holding)).toEqual(Array(3).fill('account_number=clear'));
  });
});

const OWN = `
- id: member-card
  version: 1
  element: health_insurance_id
  pattern: 'ACM-[0-9]{6}-[A-Z]'
  score: 0.9
  source: handbook of members
  match: [ACM-123456-K, ACM-000001-Z, 'card ACM-999999-A']
  noMatch: [ACM-12345-K, ACM-1234567, card]
`;

describe("a case's own detector", () => {
  it('says what a column holds whose cells it tells, whatever the header says', async () => {
    const cells = ['ACM-123456-K', 'ACM-123457-L', 'ACM-123458-M'];
    expect(await holdings('Member Card', cells, ['Ana Lopez', 'James Smith', 'Mary Brown'], [OWN])).toEqual(
      ['Lopez', 'Smith', 'Brown'].map((name) => ['health_insurance_id=clear person_name=clear', name]),
    );
  });
});
