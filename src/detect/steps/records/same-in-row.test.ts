import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../../../../test/support/detect-given.ts';

const PEOPLE = [
  ['Harriet', 'Vance', '512-33-8842'],
  ['Robert', 'Stone', '541-22-1934'],
  ['Carla', 'Monti', '318-54-7710'],
  ['Ana', 'Ruiz', '417-65-2209'],
  ['Joan', 'Kemp', '262-71-3348'],
  ['Paul', 'Green', '262-71-3349'],
] as const;
const OTHERS = ['Walter Brandt', 'Denise Okafor', 'Irene Sobel'];

const named = async (names: readonly string[], rows: readonly (readonly string[])[]) => {
  const { records } = await detect([{ names, rows, family: 'evidence/list.csv' }]);
  return records.map(({ row_no, given_name, family_name, full_name, name_suffix }) =>
    [row_no, full_name ?? `${given_name} ${family_name}`, name_suffix].filter((part) => part !== null).join(' '),
  );
};

describe('a person whom a row names twice', () => {
  const HEADERS = ['Patient Name', 'SSN', 'Guarantor Name', 'Guarantor Phone'];
  const guaranteed = PEOPLE.map(([given, family, ssn], n) => [
    `${given} ${family}`,
    ssn,
    n < OTHERS.length ? (OTHERS[n] ?? '') : `${given} ${family}`.toUpperCase(),
    `(302) 555-010${n}`,
  ]);

  it('is one record, with what both columns tell; who is another has one more', async () => {
    const records = await named(HEADERS, guaranteed);
    expect(records).toHaveLength(PEOPLE.length + OTHERS.length);
  });

  it('is two where the suffix of the name is another: a son after his father', async () => {
    const rows = PEOPLE.map(([given, family, ssn], n) => {
      const [head = '', last = ''] = (n < OTHERS.length ? (OTHERS[n] ?? '') : `${given} ${family}`).split(' ');
      return [given, family, n === 5 ? 'Jr' : '', ssn, head, last, n === 5 ? 'Sr.' : ''];
    });
    const headers = ['Patient First', 'Patient Last', 'Patient Suffix', 'SSN', 'Subscriber First', 'Subscriber Last'];
    const records = await named([...headers, 'Subscriber Suffix'], rows);
    expect(records).toHaveLength(PEOPLE.length + OTHERS.length + 1);
    expect(records.filter((record) => record.startsWith('6 '))).toHaveLength(2);
  });
});
