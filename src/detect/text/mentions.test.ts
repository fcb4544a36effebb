import { describe, expect, it } from 'vitest';
import { scan } from './default-scanner.ts';
import { mentionsOf } from './mentions.ts';

const cellsOf = (text: string) => mentionsOf(scan(text), text, 'plain').map(({ cells }) => cells);

describe('mentions of people', () => {
  it('gives each name of a form the values that follow it', () => {
    const text =
      'Customer: Mary Johnson\nDOB: 01/02/1980\nSSN 219-09-9999\n\nCustomer: John Smith\nPhone: 202-555-0147';
    expect(cellsOf(text)).toMatchObject([
      { given_name: 'Mary', family_name: 'Johnson', date_of_birth: 19800102, ssn: '219099999' },
      { given_name: 'John', family_name: 'Smith', phone: '+12025550147' },
    ]);
  });
  it('makes nobody of a text without a value that tells a person', () => {
    expect(cellsOf('from 10.0.0.1, order 123456')).toEqual([]);
  });
});
