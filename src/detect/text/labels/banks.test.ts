import { describe, expect, it } from 'vitest';
import { foundIn } from '../../../../test/support/found-in.ts';

describe('accounts of banks', () => {
  it.each([
    [
      'in front of their bank',
      'We refund to the account, 3056 9172 08 at Lake City CU, says Ann Lee.',
      ['3056 9172 08'],
    ],
    ['beside a word for wages', 'Ann Lee asks for dir dep: Amegy acct 5510027349.', ['5510027349']],
    ['of savings for health', 'HSA      HealthEquity acct 10 4471 8032    Ann Lee', ['10 4471 8032']],
  ])('stand %s', (_, text, values) => {
    expect(foundIn(text, 'financial_account')).toEqual(values);
  });

  it('are the second of two numbers as on a cheque', () => {
    const text = 'ACH form of Ann Lee: key bank 044000817 / 3590 1182 7746.';
    expect(foundIn(text, 'bank_routing_number')).toEqual(['044000817']);
    expect(foundIn(text, 'financial_account')).toEqual(['3590 1182 7746']);
  });

  it.each([
    ['of checks', 'Her check was issued to the claimant. Ck 60044182. Diary 30.'],
    ['of transfers', 'Paid to: Lake City Lab for Ann Lee, EFT 90017745, $28.05'],
    ['of telephones', 'Ann Lee asks for 303-555-0147 at Chase bank.'],
  ])('are no numbers %s', (_, text) => {
    expect(foundIn(text, 'financial_account')).toEqual([]);
  });
});
