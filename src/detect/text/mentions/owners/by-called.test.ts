import { describe, expect, it } from 'vitest';
import { ownerOf } from '../../../../../test/support/owner-of.ts';

describe('a value is of whom its label calls as the form does', () => {
  const form = (first: string, second: string, ...lines: string[]) =>
    [`${first}: Mary Johnson`, `${second}: Peter Okoro`, ...lines].join('\n');

  it.each([
    ['Donor', 'Recipient', 'Recipient MRN: 4481299', '4481299', 'Peter Okoro'],
    ['Donor (sister)', 'Recipient', 'Donor DOB: 02/02/1985', '02/02/1985', 'Mary Johnson'],
    ['Tenant A', 'Tenant B', 'Tenant A SSN: 219-09-9911', '219-09-9911', 'Mary Johnson'],
    ['Tenant A', 'Tenant B', "Tenant B's phone: (312) 555-0121", '(312) 555-0121', 'Peter Okoro'],
    ['Donor', 'Recipient', 'SSN of donor: 219-09-9911', '219-09-9911', 'Mary Johnson'],
    ['Account holder', 'Account manager', 'Account manager phone: (312) 555-0121', '(312) 555-0121', 'Peter Okoro'],
  ])('%s, %s; %s', (first, second, line, value, owner) => {
    expect(ownerOf(form(first, second, line), value)).toEqual([owner]);
  });

  it('to the end of a sentence that begins so', () => {
    const text = form('Donor (sister)', 'Recipient', '', 'Recipient on dialysis, DOB 10/10/1968, MRN 7712345.');
    expect(ownerOf(text, '10/10/1968')).toEqual(['Peter Okoro']);
    expect(ownerOf(text, '7712345')).toEqual(['Peter Okoro']);
  });

  it('and says nothing of the next', () => {
    const text = form('Manager', 'Employee', 'Manager email: desk@example.com', 'DOB: 07/07/1987');
    expect(ownerOf(text, 'desk@example.com')).toEqual(['Mary Johnson']);
    expect(ownerOf(text, '07/07/1987')).toEqual(['Peter Okoro']);
  });

  it('but not where a noun of the label is part of what another is', () => {
    const text = form('Account manager', 'Account holder', 'Account number: 4471223199');
    expect(ownerOf(text, '4471223199')).toEqual(['Peter Okoro']);
  });
});
