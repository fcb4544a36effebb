import { describe, expect, it } from 'vitest';
import { factsOf, type Json, testBook } from '../../../../test/support/law-case.ts';
import { CandorError } from '../../../core/errors.ts';
import { parseFacts } from './facts.ts';

const faultOf = (facts: unknown): CandorError => {
  try {
    parseFacts(facts, testBook().known);
  } catch (error) {
    if (error instanceof CandorError) return error;
    throw error;
  }
  throw new Error('no fault');
};

const base = factsOf({ groups: [{ jurisdiction: 'us-tx' }] });
const withGroup = (group: Json): Json => factsOf({ groups: [{ jurisdiction: 'us-tx', ...group }] });

describe('facts of an incident', () => {
  it.each<readonly [string, unknown, string, RegExp]>([
    ['an unknown key', { ...base, grops: [] }, '$.grops', /unknown key; did you mean "groups"/],
    ['an unknown key of a group', withGroup({ elments: ['ssn'] }), '$.groups[0].elments', /did you mean "elements"/],
    [
      'a place that is none',
      withGroup({ jurisdiction: 'us-zz' }),
      '$.groups[0].jurisdiction',
      /expected one of|did you mean/,
    ],
    [
      'an element that is none',
      withGroup({ elements: ['ssn', 'sssn'] }),
      '$.groups[0].elements[1]',
      /did you mean "ssn"/,
    ],
    [
      'a state of an element',
      withGroup({ elements: [{ id: 'ssn', encrypted: 'maybe' }] }),
      '$.groups[0].elements[0].encrypted',
      /expected one of/,
    ],
    [
      'a date that does not exist',
      { ...base, dates: { discovered: '2026-02-30' } },
      '$.dates.discovered',
      /a date that exists/,
    ],
    [
      'a moment without an offset',
      { ...base, dates: { discovered_at: '2026-02-03T10:00' } },
      '$.dates.discovered_at',
      /moment with offset/,
    ],
    [
      'a hold that ends before it began',
      { ...base, law_enforcement_hold: { from: '2026-03-10', to: '2026-03-05', by: 'FBI' } },
      '$.law_enforcement_hold.to',
      /before the day on which the hold began/,
    ],
    ['a number below nothing', withGroup({ count: -1 }), '$.groups[0].count', /at least 0/],
    ['an interval upside down', withGroup({ count: 5, count_low: 6 }), '$.groups[0].count_low', /count_low <= count/],
    [
      'a law that is none',
      { ...base, exemptions_claimed: [{ jurisdiction: 'us-txx', by: 'glba', fulfilled: true }] },
      '$.exemptions_claimed[0].jurisdiction',
      /did you mean "us-tx"/,
    ],
    [
      'a version that is none',
      { ...base, assumptions: { 'us-fcc-cpni': '2025' } },
      '$.assumptions.us-fcc-cpni',
      /expected one of/,
    ],
    ['a law without versions', { ...base, assumptions: { 'us-tx': '2025' } }, '$.assumptions.us-tx', /unknown key/],
    ['a time zone', { ...base, time_zone: 'Chicago' }, '$.time_zone', /IANA/],
    ['a word', { ...base, notifier: { role: 'ownr' } }, '$.notifier.role', /did you mean "owner"/],
    ['a number that is none', withGroup({ count: 1e17 }), '$.groups[0].count', /at most/],
    [
      'text where a list stands',
      { ...base, notifier: { sectors: 'retail' } },
      '$.notifier.sectors',
      /a list, or "unknown"/,
    ],
    [
      'a condition that the law does not have',
      { ...base, conditions: [{ jurisdiction: 'us-md', path: '$.personal_information[2].condition', met: true }] },
      '$.conditions[0].path',
      /did you mean "\$\.personal_information\[[14]\]\.condition"/,
    ],
    ['no notifier', { dates: {}, groups: [] }, '$.notifier', /is missing/],
    ['no object at all', [], '$', /an object/],
  ])('%s is named with its place', (_name, facts, place, text) => {
    const fault = faultOf(facts);
    expect(fault.code).toBe('FACTS_INVALID');
    expect(fault.place?.key).toBe(place);
    expect(fault.detail).toMatch(text);
  });

  it('repeats no value that is not near a known word', () => {
    const fault = faultOf(withGroup({ jurisdiction: '123-45-6789' }));
    expect(fault.message).not.toContain('6789');
  });

  it('takes a group that does not say where its people live as one whose home is not known', () => {
    const facts = parseFacts({ notifier: {}, dates: {}, groups: [{ elements: ['ssn'] }] }, testBook().known);
    expect(facts.groups[0]?.jurisdiction).toBeNull();
  });

  it('takes unknown wherever true, false or a word may stand', () => {
    const facts = {
      ...withGroup({
        encrypted: 'unknown',
        with_name: 'unknown',
        phi: 'unknown',
        data_form: 'unknown',
        redacted: 'unknown',
      }),
      event: { accessed: 'unknown', acquired: 'unknown', inadvertent_by_authorized: 'unknown' },
      credentials_open: 'unknown',
      card_kind: 'unknown',
      source_of_breach: 'unknown',
    };
    expect(() => parseFacts(facts, testBook().known)).not.toThrow();
  });

  it('lists all faults at once', () => {
    const fault = faultOf({ ...base, a: 1, dates: { b: 1 } });
    expect(fault.detail.split('\n')).toHaveLength(2);
  });
});
