import { describe, expect, it } from 'vitest';
import { detectGiven as detect, type GivenTable } from '../support/detect-given.ts';

const HASHES = [
  '9d2c7716558543b720007b5a1db43b329a347ddd0f6e062d079cb6026d561198',
  '87f8675b28a19859a4859003a892bc001a5cb5ff1e273a59ce02bc9b840a2d5a',
];

const twice = (...columns: readonly [header: string, ...cells: string[]][]): GivenTable => ({
  names: ['full_name', ...columns.map(([header]) => header)],
  rows: ['Ana Lopez', 'James Smith'].map((name, n) => [name, ...columns.map((column) => column[n + 1] ?? '')]),
});

const holdings = async (table: GivenTable): Promise<readonly unknown[]> =>
  (await detect([table])).records.map(({ holding }) => holding);

describe('the state of an element that stands in a row more than once', () => {
  it('is that of the hash beside the last four digits: law takes those as redacted, and a hash as open', async () => {
    const table = twice(['ssn_last4', '9999', '8888'], ['ssn_sha256', ...HASHES]);
    expect(await holdings(table)).toEqual(['person_name=clear ssn=hashed', 'person_name=clear ssn=hashed']);
  });

  it('is clear where one cell is', async () => {
    const table = twice(
      ['ssn_sha256', ...HASHES],
      ['ssn_masked', '***-**-9999', '***-**-8888'],
      ['ssn', '219-09-9999', ''],
    );
    expect(await holdings(table)).toEqual(['person_name=clear ssn=clear', 'person_name=clear ssn=hashed']);
  });
});
