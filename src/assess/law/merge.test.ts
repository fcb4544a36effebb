import { describe, expect, it } from 'vitest';
import type { DeadlineAnswer, Entry } from './answer.ts';
import { mergeEntries } from './merge.ts';
import type { LawOfDay } from './schema/versions.ts';

/** Two shapes of a law on a day on which nobody knows which one holds. */
const OF_DAY = {
  shapes: [{ label: 'as amended' }, { label: 'as before' }],
  open: ['$.individuals.deadline'],
} as unknown as LawOfDay;

const dated = (date: string): DeadlineAnswer => ({
  date,
  rule: { count: 30, kind: 'calendar', from: 'discovered', start: '2026-03-02' },
});
const words = (standard?: string): DeadlineAnswer => ({ date: null, rule: null, ...(standard ? { standard } : {}) });

const entry = (deadline: DeadlineAnswer, persons: number | null = 10): Entry => ({
  jurisdiction: 'us-xx',
  individuals: { answer: 'required', missing: [], persons, possible: persons, deadline },
  regulators: [],
  overdue: false,
  flagged: false,
  citations: [],
  open_questions: [],
});

const merged = (careful: DeadlineAnswer, old: DeadlineAnswer): DeadlineAnswer | undefined =>
  mergeEntries(entry(careful), entry(old), OF_DAY).individuals?.deadline;

describe('a date under two shapes of a law', () => {
  it('stands where both say the same', () => {
    expect(merged(dated('2026-04-01'), dated('2026-04-01'))).toEqual(dated('2026-04-01'));
  });

  it('is not given where they differ; what each says stands beside', () => {
    expect(merged(dated('2026-04-01'), dated('2026-05-01'))).toMatchObject({
      date: null,
      rule: null,
      unknown: 'individuals.deadline',
      planned: { date: '2026-04-01' },
      shapes: { says: { 'as amended': '2026-04-01', 'as before': '2026-05-01' } },
    });
  });

  it('is not given where only one has a date, whichever it is', () => {
    expect(merged(dated('2026-04-01'), words('soon'))).toMatchObject({
      date: null,
      shapes: { says: { 'as amended': '2026-04-01', 'as before': 'soon' } },
    });
    const bound = merged(words('soon'), dated('2026-05-01'));
    expect(bound).toMatchObject({ shapes: { says: { 'as amended': 'soon', 'as before': '2026-05-01' } } });
    expect(bound).not.toHaveProperty('planned');
  });

  it('hangs on no words: where only they differ there is no date and nothing unknown', () => {
    expect(merged(words('soon'), words('at once'))).toEqual({ date: null, rule: null });
    expect(merged(words('soon'), { ...words('soon'), latest: '2026-04-01' })).toEqual(words('soon'));
  });
});

describe('people under two shapes of a law', () => {
  const persons = (a: number | null, b: number | null) =>
    mergeEntries(entry(words('soon'), a), entry(words('soon'), b), OF_DAY).individuals;

  it('are those whom both have told, up to those whom one has', () => {
    expect(persons(10, 30)).toMatchObject({ persons: 10, persons_low: 10, persons_high: 30, possible: 30 });
    expect(persons(10, 10)).toMatchObject({ persons: 10 });
    expect(persons(10, 10)).not.toHaveProperty('persons_low');
  });

  it('are not known where one number is not', () => {
    expect(persons(null, 30)?.persons).toBeNull();
  });
});

describe('an answer under two shapes of a law', () => {
  const lifted: Entry = { ...entry(words('soon')), individuals: { answer: 'not_required', missing: [] } };

  it('is open where only one of them asks, for all who may be told', () => {
    const open = mergeEntries(entry(words('soon'), 10), lifted, OF_DAY);
    expect(open).toMatchObject({ flagged: true, individuals: { answer: 'undetermined', persons: 10, possible: 10 } });
    expect(mergeEntries(lifted, entry(words('soon'), 10), OF_DAY).individuals?.answer).toBe('undetermined');
  });

  it('is no where neither asks, and nobody is counted', () => {
    const none = mergeEntries(lifted, lifted, OF_DAY);
    expect(none).toMatchObject({ flagged: false, individuals: { answer: 'not_required' } });
    expect(none.individuals).not.toHaveProperty('persons');
  });

  it('on substitute notice stands where both say the same, unless nobody knows the rule', () => {
    const allowed = { answer: 'allowed', missing: [] } as const;
    const refused = { answer: 'not_allowed', missing: [] } as const;
    const under = (a: Entry['substitute_notice'], b: Entry['substitute_notice'], ofDay = OF_DAY) => {
      const withRule = (rule: Entry['substitute_notice']): Entry => ({
        ...entry(words('soon')),
        ...(rule ? { substitute_notice: rule } : {}),
      });
      return mergeEntries(withRule(a), withRule(b), ofDay).substitute_notice?.answer;
    };
    expect(under(allowed, allowed)).toBe('allowed');
    expect(under(allowed, refused)).toBe('undetermined');
    expect(under(allowed, undefined)).toBe('allowed');
    expect(under(undefined, refused)).toBe('not_allowed');
    expect(under(allowed, allowed, { ...OF_DAY, open: ['$.individuals.substitute'] })).toBe('undetermined');
  });
});
