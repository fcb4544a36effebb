import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Count, counted, exactly, reaches, sum, type ThresholdTest } from './count.ts';
import { addBusinessDays, calendarOf, calendarSchema, isBusinessDay, nextBusinessDay } from './days/calendar.ts';
import { addMonths, dayNumber, dayText, spanOf, weekdayOf, yearOf } from './days/days.ts';
import { NO, unknown, YES } from './truth.ts';

const between = (low: number, high: number | null): Count => ({ low, best: null, high, missing: [], inexact: true });
const threshold = (test: ThresholdTest, number: number) => ({ law: 'x', item: 'regulator[0]', test, number });

describe('counts against thresholds', () => {
  it.each<readonly [ThresholdTest, number, Count, string]>([
    ['at_least', 500, exactly(499), 'no'],
    ['at_least', 500, exactly(500), 'yes'],
    ['more_than', 500, exactly(500), 'no'],
    ['more_than', 500, exactly(501), 'yes'],
    ['fewer_than', 500, exactly(499), 'yes'],
    ['fewer_than', 500, exactly(500), 'no'],
    ['at_least', 500, between(500, null), 'yes'],
    ['at_least', 500, between(499, null), 'unknown'],
    ['at_least', 1, between(1, null), 'yes'],
    ['fewer_than', 500, between(1, null), 'unknown'],
    ['fewer_than', 500, between(500, null), 'no'],
    ['more_than', 500, between(0, 500), 'no'],
    ['any', 0, between(0, null), 'yes'],
  ])('%s %i', (test, number, people, is) => {
    expect(reaches(people, threshold(test, number)).is).toBe(is);
  });

  it.each<readonly [ThresholdTest, readonly [string, number][]]>([
    [
      'at_least',
      [
        ['up to 499', 499],
        ['500 and more', 500],
      ],
    ],
    [
      'more_than',
      [
        ['up to 500', 500],
        ['501 and more', 501],
      ],
    ],
    [
      'fewer_than',
      [
        ['up to 499', 499],
        ['500 and more', 500],
      ],
    ],
  ])('names both sides of %s', (test, sides) => {
    const { missing } = reaches(between(1, 1000), threshold(test, 500));
    expect(
      missing[0]?.choices.map(({ label, patch }) => [label, patch.kind === 'number' ? patch.value : null]),
    ).toEqual(sides);
  });

  it('asks for the fact that decides who counts, and for the number only where it is not exact', () => {
    const open = unknown({ fact: 'group.encrypted', choices: [] });
    const facts = (people: Count) =>
      reaches(sum([exactly(300), counted(people, open)]), threshold('at_least', 500)).missing.map(({ fact }) => fact);
    expect(facts(exactly(300))).toEqual(['group.encrypted']);
    expect(facts(between(100, 300))).toEqual(['group.encrypted', 'group.count']);
  });

  it('adds up what is known, and forgets no doubt', () => {
    const all = sum([exactly(3), between(1, 4), counted(exactly(5), NO), counted(exactly(7), YES)]);
    expect(all).toMatchObject({ low: 11, best: null, high: 14, inexact: true });
    expect(sum([exactly(3), exactly(4)])).toMatchObject({ low: 7, best: 7, high: 7, inexact: false });
    expect(sum([exactly(3), between(1, null)]).high).toBeNull();
  });
});

const folder = join(import.meta.dirname, '..', '..', '..', 'data', 'calendars');
const rules = (name: string) => calendarSchema.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));
const federal = calendarOf(rules('federal'));

const freeDays = (year: number, isFree: (day: number) => boolean): readonly string[] => {
  const first = dayNumber(`${year}-01-01`);
  const length = dayNumber(`${year + 1}-01-01`) - first;
  return Array.from({ length }, (_, n) => first + n)
    .filter(isFree)
    .map(dayText);
};

describe('federal holidays as they were kept', () => {
  // From the lists of the Office of Personnel Management.
  it.each<readonly [number, string]>([
    [2020, '01-01 01-20 02-17 05-25 07-03 09-07 10-12 11-11 11-26 12-25'],
    [2021, '01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31'],
    [2022, '01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26'],
    [2023, '01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25'],
    [2024, '01-01 01-15 02-19 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25'],
    [2025, '01-01 01-20 02-17 05-26 06-19 07-04 09-01 10-13 11-11 11-27 12-25'],
    [2026, '01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25'],
  ])('%i', (year, days) => {
    expect(freeDays(year, federal)).toEqual(days.split(' ').map((day) => `${year}-${day}`));
  });

  it('keeps the states own holidays by their rules', () => {
    expect(freeDays(2026, calendarOf(rules('us-vt')))).toEqual(['2026-03-03', '2026-08-17']);
    expect(freeDays(2025, calendarOf(rules('us-vt')))).toEqual(['2025-03-04', '2025-08-15']);
    expect(freeDays(2023, calendarOf(rules('us-ny')))).toEqual(['2023-02-13']);
    expect(freeDays(2022, calendarOf(rules('us-il')))).toEqual(['2022-02-12']);
  });
});

describe('rules of holidays', () => {
  const rule = { id: 'x', name: 'x', citation: 'x', as_of: '2026-01', observed: 'nearest_weekday' } as const;
  const holiday = (parts: Readonly<Record<string, unknown>>) => ({ ...rule, holidays: [{ name: 'x', ...parts }] });
  const days = (parts: Readonly<Record<string, unknown>>) =>
    freeDays(2026, calendarOf(calendarSchema.parse(holiday(parts))));

  it('count weekdays from either end of a month, also of the last one', () => {
    expect(days({ month: 12, weekday: 'monday', nth: -1 })).toEqual(['2026-12-28']);
    expect(days({ month: 11, weekday: 'monday', nth: -1 })).toEqual(['2026-11-30']);
    expect(days({ month: 3, weekday: 'tuesday' })).toEqual(['2026-03-03']);
    expect(days({ month: 3, weekday: 'tuesday', nth: 5 })).toEqual(['2026-03-31']);
    expect(days({ month: 6 })).toEqual(['2026-06-01']);
    expect(days({ month: 6, day: 2, since: 2027 })).toEqual([]);
    expect(days({ month: 6, day: 2, since: 2026 })).toEqual(['2026-06-02']);
  });

  it('name months, days and weekdays that there are', () => {
    const fits = (parts: Readonly<Record<string, unknown>>) => calendarSchema.safeParse(holiday(parts)).success;
    expect([fits({ month: 1, day: 1 }), fits({ month: 12, day: 31 }), fits({ month: 1, nth: -1 })]).toEqual([
      true,
      true,
      true,
    ]);
    for (const wrong of [{ month: 0 }, { month: 13 }, { month: 1, day: 0 }, { month: 1, day: 32 }])
      expect([wrong, fits(wrong)]).toEqual([wrong, false]);
    for (const nth of [-2, 6]) expect([nth, fits({ month: 1, nth })]).toEqual([nth, false]);
  });
});

const someDay = fc.integer({ min: dayNumber('2015-01-01'), max: dayNumber('2035-12-31') });

describe('days', () => {
  it('counts business days as fingers do', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 60 }), (start, count) => {
        const last = addBusinessDays(start, count, federal);
        const between = Array.from({ length: last - start }, (_, n) => start + 1 + n);
        expect(between.filter((day) => isBusinessDay(day, federal))).toHaveLength(count);
        expect(isBusinessDay(last, federal)).toBe(true);
      }),
    );
  });

  it('moves to the next business day, and stays on one', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const next = nextBusinessDay(day, federal);
        expect(isBusinessDay(next, federal)).toBe(true);
        expect(Array.from({ length: next - day }, (_, n) => day + n).some((one) => isBusinessDay(one, federal))).toBe(
          false,
        );
      }),
    );
  });

  it('turns dates into numbers and back', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const text = dayText(day);
        expect(dayNumber(text)).toBe(day);
        expect(yearOf(day)).toBe(Number(text.slice(0, 4)));
        expect(weekdayOf(day)).toBe(new Date(`${text}T00:00:00Z`).getUTCDay());
      }),
    );
    expect(weekdayOf(dayNumber('1969-12-31'))).toBe(3);
  });

  it.each([
    ['2024-09-12', 24, '2026-09-12'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2025-12-31', 2, '2026-02-28'],
    ['2025-01-31', 1, '2025-02-28'],
    ['2023-12-31', 2, '2024-02-29'],
    ['2025-12-15', 1, '2026-01-15'],
    ['2025-11-15', 1, '2025-12-15'],
  ])('%s and %i months', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it.each([
    ['2022-07', '2022-07-01', '2022-07-31'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2021', '2021-01-01', '2021-12-31'],
    ['2023-09-01', '2023-09-01', '2023-09-01'],
  ])('%s covers its days', (date, first, last) => {
    expect(spanOf(date)).toEqual([first, last]);
  });
});
