import { z } from 'zod';
import { dayNumber, weekdayOf, yearOf } from './days.ts';

/** Public holidays by rule, as data/calendars/*.json state them. */
const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

export const calendarSchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  citation: z.string().min(1),
  as_of: z.string().regex(/^\d{4}-\d{2}/),
  note: z.string().nullish(),
  /** What a holiday on a weekend becomes: Saturday the Friday before and Sunday the Monday after, or only the latter. */
  observed: z.enum(['nearest_weekday', 'sunday_to_monday']),
  holidays: z
    .array(
      z.strictObject({
        name: z.string(),
        month: z.int().min(1).max(12),
        day: z.int().min(1).max(31).optional(),
        weekday: z.enum(WEEKDAYS).optional(),
        /** Which such weekday of the month; -1 the last. */
        nth: z.int().min(-1).max(5).optional(),
        since: z.int().optional(),
      }),
    )
    .min(1),
});
export type HolidayRules = z.infer<typeof calendarSchema>;
type Holiday = HolidayRules['holidays'][number];

const SUNDAY = 0;
const SATURDAY = 6;

const nthWeekday = (year: number, month: number, weekday: number, nth: number): number => {
  if (nth < 0) {
    // The thirteenth month is the next January.
    const last = dayNumber(`${year}-${month + 1}-01`) - 1;
    return last - ((weekdayOf(last) - weekday + 7) % 7);
  }
  const first = dayNumber(`${year}-${month}-01`);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
};

const observedOn = (day: number, rule: HolidayRules['observed']): number => {
  const weekday = weekdayOf(day);
  if (weekday === SUNDAY) return day + 1;
  return weekday === SATURDAY && rule === 'nearest_weekday' ? day - 1 : day;
};

const dayOf = (holiday: Holiday, year: number): number | undefined => {
  if (holiday.since !== undefined && year < holiday.since) return undefined;
  if (holiday.weekday !== undefined)
    return nthWeekday(year, holiday.month, WEEKDAYS.indexOf(holiday.weekday), holiday.nth ?? 1);
  return dayNumber(`${year}-${holiday.month}-${holiday.day ?? 1}`);
};

/** Answers whether a day is kept free, from rules; years are worked out once. */
export type Calendar = (day: number) => boolean;

export const calendarOf = (rules: HolidayRules): Calendar => {
  const years = new Map<number, ReadonlySet<number>>();
  const holidaysIn = (year: number): ReadonlySet<number> => {
    const known = years.get(year);
    if (known) return known;
    const days = new Set(
      rules.holidays.flatMap((holiday) => {
        const day = dayOf(holiday, year);
        return day === undefined ? [] : [observedOn(day, rules.observed)];
      }),
    );
    years.set(year, days);
    return days;
  };
  // New Year's Day on a Saturday is kept on the last day of the year before.
  return (day) => holidaysIn(yearOf(day)).has(day) || holidaysIn(yearOf(day) + 1).has(day);
};

const isWeekend = (day: number): boolean => [SUNDAY, SATURDAY].includes(weekdayOf(day));

export const isBusinessDay = (day: number, ...calendars: readonly Calendar[]): boolean =>
  !isWeekend(day) && !calendars.some((isHoliday) => isHoliday(day));

/** The n-th business day after a day (the day itself is day 0). */
export const addBusinessDays = (day: number, n: number, ...calendars: readonly Calendar[]): number => {
  let at = day;
  for (let left = n; left > 0; ) {
    at += 1;
    if (isBusinessDay(at, ...calendars)) left -= 1;
  }
  return at;
};

/** The day itself where it is a business day, else the next one. */
export const nextBusinessDay = (day: number, ...calendars: readonly Calendar[]): number => {
  let at = day;
  while (!isBusinessDay(at, ...calendars)) at += 1;
  return at;
};
