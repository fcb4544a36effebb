import { describe, expect, it } from 'vitest';
import { type Exposed, groupsOf, holderOf, lawElements, type Profile } from './groups.ts';

/** Somebody of Texas of whom these elements are exposed. */
const profile = (elements: readonly Exposed[]): Profile => ({
  jurisdiction: 'us-tx',
  relation: 'customer',
  minor: false,
  deceased: false,
  withName: true,
  elements,
  reachable: [],
  exposure: 'presumed',
  count: 1,
  low: 1,
  high: 1,
  withoutAddress: 0,
});

describe('folders that differ in what law asks', () => {
  it('leave what they differ in unknown for those alone who stand in several, and count the worst encryption', () => {
    const exposed = (source: number, element: string): Exposed => ({
      element: element as 'ssn',
      state: 'clear',
      source,
    });
    const holder = holderOf({}, { phi: 'unknown' }, [
      { encrypted: 'yes', phi: true, event: { acquired: 'no' } },
      { phi: false, event: { acquired: 'yes' } },
    ]);
    const [one, both] = [[exposed(0, 'ssn')], [exposed(0, 'ssn'), exposed(0, 'passport'), exposed(1, 'ssn')]].map(
      (elements) => groupsOf([profile(elements)], holder, 'not_taken')[0],
    );
    expect(one).toMatchObject({ phi: true, elements: [{ id: 'ssn', encrypted: 'yes' }], event: { acquired: 'no' } });
    expect(both).toMatchObject({
      phi: 'unknown',
      elements: [{ id: 'passport', encrypted: 'yes' }, 'ssn'],
      event: { acquired: 'unknown' },
    });
  });
});

describe('a clinic of which nobody said whether it is covered', () => {
  it('has health data that are protected if it is', () => {
    const clinic = { sectors: ['health_care_provider'] };
    expect(holderOf(clinic, {}).maybeCovered).toBe(true);
    expect(holderOf({ hipaa: 'unknown' }, {}).maybeCovered).toBe(true);
    expect(holderOf({ ...clinic, hipaa: 'none' }, {}).maybeCovered).toBe(false);
    expect(holderOf({ sectors: ['retail'] }, {}).maybeCovered).toBe(false);
    const patient = profile([{ element: 'medical', state: 'clear' }]);
    expect(groupsOf([patient], holderOf(clinic, {}), 'taken')[0]).toMatchObject({ phi: true });
  });
});

it('a lender of which nobody said whether it is a financial institution holds its customers’ information if it is', () => {
  const lender = { sectors: ['non_bank_lender'] };
  expect(lawElements('ssn', 'customer', holderOf(lender, {}))).toContain('customer_information');
  expect(lawElements('ssn', 'customer', holderOf({ ...lender, glba: 'none' }, {}))).not.toContain(
    'customer_information',
  );
  expect(lawElements('ssn', 'customer', holderOf({ sectors: ['retail'] }, {}))).not.toContain('customer_information');
});
