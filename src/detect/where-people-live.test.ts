import { describe, expect, it } from 'vitest';
import { detectGiven as detect } from '../../test/support/detect-given.ts';

const postalCodes = async (header: string, codes: readonly string[]): Promise<readonly unknown[]> => {
  const names = ['Ana Lopez', 'James Smith', 'Mary Brown', 'Linda Garcia'];
  const rows = codes.map((code, n) => [names[n] ?? '', '219-09-999'.concat(String(n)), code]);
  return (await detect([{ names: ['Name', 'SSN', header], rows }])).records.map(({ postal_code }) => postal_code);
};

describe('where people of a table live', () => {
  it('is known where a spreadsheet took the first zero of every code of New England', async () => {
    expect(await postalCodes('Zip', ['2118', '7102', '4101', '501'])).toEqual(['02118', '07102', '04101', '00501']);
  });

  it('is not made American of four digits that no header calls a ZIP code', async () => {
    expect(await postalCodes('Postnummer', ['2118', '7102', '4101', '2501'])).toEqual(['2118', '7102', '4101', '2501']);
  });

  it('is known of a form of rows, where city, state and code stand in rows of their own', async () => {
    const form = [
      ['Social Security No.', '517-95-5679'],
      ['Date of Birth', '10/16/2000'],
      ['Home Address', '9 Birch Lane'],
      ['City', 'Austin'],
      ['State', 'TX'],
      ['ZIP', '78701'],
    ];
    const { records } = await detect([{ names: ['Employee Name', 'Ana Dunmore'], rows: form }]);
    expect(records).toMatchObject([
      { full_name: 'Ana Dunmore', address: '9 Birch Lane', city: 'Austin', region: 'TX', postal_code: '78701' },
    ]);
  });
});
