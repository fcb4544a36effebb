import { describe, expect, it } from 'vitest';
import type { ResolveOptions } from '../../options.ts';
import { unusedEntries } from './unused-entries.ts';

const PLACES = [
  { family: 'evidence/crm/people.csv', root: 'evidence' },
  { family: 'evidence/mail.zip!/box/1.eml', root: 'evidence' },
  { family: 'register/customers.csv', root: 'register' },
];

const hints = (evidence: readonly string[], registers: readonly string[] = []): readonly (readonly string[])[] => {
  const options = {
    evidence: evidence.map((path) => ({ path, exposure: 'presumed' })),
    registers: registers.map((path) => ({ path, relation: null, asOf: null })),
  } as unknown as ResolveOptions;
  return unusedEntries(options, PLACES).map(({ code, location, hint }) => [code, location, hint]);
};

describe('an entry of case.yaml', () => {
  it('that fits no file is a problem, with what lies there and no entry covers', () => {
    expect(hints(['crn', 'mail.zip'])).toEqual([
      [
        'ENTRY_UNUSED',
        'evidence[0]',
        'no file lies at evidence/crn, so that this entry decides nothing; without an entry: crm',
      ],
    ]);
    expect(hints(['.'], ['customer.csv'])).toMatchObject([['ENTRY_UNUSED', 'registers[0]', expect.anything()]]);
  });

  it('that covers files is none, though a longer path decides about all of them', () => {
    expect(hints(['.', './crm/', 'crm/people.csv', 'mail.zip'], ['customers.csv'])).toEqual([]);
  });

  it('fits whole names only', () => {
    expect(hints(['cr', '.'])).toMatchObject([['ENTRY_UNUSED', 'evidence[0]', expect.anything()]]);
  });
});
