import { describe, expect, it } from 'vitest';
import type { DeadlineAnswer, Entry } from './answer.ts';
import { mergeEntries } from './merge.ts';
import type { LawOfDay } from './versions.ts';

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
