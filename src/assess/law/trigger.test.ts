import { describe, expect, it } from 'vitest';
import { factsOf, testBook } from '../../../test/support/law-case.ts';
import { parseFacts } from './facts/facts.ts';
import type { DatedLaw } from './schema/versions.ts';
import { breachTruth } from './trigger.ts';

const [law] = testBook().laws;
if (!law) throw new Error('no law');

type Word = 'yes' | 'no' | 'unknown';
type Trigger = DatedLaw['event']['trigger'];

const breach = (trigger: Trigger, accessed: Word, acquired: Word, presumed = false): string => {
  const facts = parseFacts({ ...factsOf({ event: { accessed, acquired } }), groups: [] }, testBook().known);
  const { access_presumed_acquisition: _presumed, ...event } = law.event;
  const dated = {
    ...law,
    event: { ...event, trigger, ...(presumed ? { access_presumed_acquisition: true } : {}) },
  } as DatedLaw;
  return breachTruth({ facts, law: dated }).is;
};

/** accessed, acquired: what follows where the law asks for access, either, acquisition, both. */
const TABLE: readonly (readonly [Word, Word, Word, Word, Word, Word])[] = [
  ['yes', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['yes', 'no', 'yes', 'yes', 'no', 'no'],
  ['yes', 'unknown', 'yes', 'yes', 'unknown', 'unknown'],
  ['no', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['no', 'no', 'no', 'no', 'no', 'no'],
  ['no', 'unknown', 'no', 'unknown', 'unknown', 'unknown'],
  ['unknown', 'yes', 'yes', 'yes', 'yes', 'yes'],
  ['unknown', 'no', 'unknown', 'unknown', 'no', 'no'],
  ['unknown', 'unknown', 'unknown', 'unknown', 'unknown', 'unknown'],
];

describe('what happened, against what a law calls a breach', () => {
  it.each(TABLE)('accessed %s, acquired %s', (accessed, acquired, access, either, taken, both) => {
    expect([
      breach('access', accessed, acquired),
      breach('access_or_acquisition', accessed, acquired),
      breach('acquisition', accessed, acquired),
      breach('access_and_acquisition', accessed, acquired),
    ]).toEqual([access, either, taken, both]);
  });

  it('access counts as acquisition where the law presumes it, until it is known that nothing was taken', () => {
    expect(breach('acquisition', 'yes', 'unknown', true)).toBe('yes');
    expect(breach('acquisition', 'yes', 'no', true)).toBe('no');
    expect(breach('acquisition', 'unknown', 'unknown', true)).toBe('unknown');
    expect(breach('acquisition', 'no', 'unknown', true)).toBe('unknown');
  });

  it('a rule that is not about data knows no breach of them', () => {
    expect(breach(null, 'yes', 'yes')).toBe('no');
  });
});
