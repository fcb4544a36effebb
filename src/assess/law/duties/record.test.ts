import { describe, expect, it } from 'vitest';
import { testBook } from '../../../../test/support/law-case.ts';
import type { GroupOutcome, LawOutcome } from '../outcome.ts';
import type { Law } from '../schema/law-schema.ts';
import { NO, YES } from '../truth.ts';
import { recordAnswer } from './record.ts';

const [law] = testBook().laws;
if (!law) throw new Error('no law');

const group = (triggered: boolean, lifted: boolean): GroupOutcome =>
  ({ triggered: triggered ? YES : NO, lifted: lifted ? YES : NO }) as GroupOutcome;

const answer = (
  record: Law['record'],
  groups: readonly GroupOutcome[] = [],
  { years = null, applies = true }: { readonly years?: number | null; readonly applies?: boolean } = {},
) => {
  const event = { ...law.event, risk_of_harm: { ...law.event.risk_of_harm, document_years: years } };
  const outcome = { law: { ...law, record, event }, groups, applies: applies ? YES : NO } as unknown as LawOutcome;
  return recordAnswer(outcome, {
    facts: { notifier: {}, dates: { determined: '2026-06-04' }, groups: [], as_of: '2026-06-10' },
    timeZone: 'America/Chicago',
    federal: () => false,
  });
};

const kept = (months: number | null, from: 'determination' | null) => ({ of: 'every breach', months, from });

describe('the record of every breach', () => {
  it('is told in years where its period runs from no stated day and is whole years', () => {
    expect(answer(kept(24, null))).toEqual({ kept: true, years: 2, months: 24 });
    expect(answer(kept(18, null))).toEqual({ kept: true, months: 18 });
  });

  it('has a last day where its period runs from a day that is known', () => {
    expect(answer(kept(24, 'determination'))).toEqual({
      kept: true,
      months: 24,
      from: 'determined',
      until: '2028-06-04',
    });
  });

  it('is kept, and nothing is said of how long, where the law says nothing', () => {
    expect(answer(kept(null, null))).toEqual({ kept: true });
    expect(answer(kept(null, 'determination'))).toEqual({ kept: true });
  });

  it('is asked of nobody whom the law does not bind, and by no law without such a rule', () => {
    expect(answer(kept(24, null), [], { applies: false })).toBeUndefined();
    expect(answer(undefined)).toBeUndefined();
  });
});

describe('the record of a finding of no harm', () => {
  it('is kept where the finding is used for anybody', () => {
    const groups = [group(true, false), group(true, true)];
    expect(answer(undefined, groups, { years: 5 })).toEqual({ years: 5 });
  });

  it('is not asked where it lifts nothing, or where nothing was to be lifted', () => {
    expect(answer(undefined, [group(true, false)], { years: 5 })).toBeUndefined();
    expect(answer(undefined, [group(false, true)], { years: 5 })).toBeUndefined();
    expect(answer(undefined, [group(true, true)])).toBeUndefined();
  });

  it('stands beside the record of every breach', () => {
    expect(answer(kept(24, null), [group(true, true)], { years: 5 })).toEqual({ kept: true, years: 5, months: 24 });
  });
});
