import { Temporal } from 'temporal-polyfill';

/** Days as numbers from 1970-01-01 (UTC): arithmetic without clocks or time zones. */
const DAY_MS = 86_400_000;

export const dayNumber = (date: string): number => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return Math.round(Date.UTC(year, month - 1, day) / DAY_MS);
};

export const dayText = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

export const yearOf = (day: number): number => new Date(day * DAY_MS).getUTCFullYear();

/** 0 Sunday to 6 Saturday. */
export const weekdayOf = (day: number): number => (((day + 4) % 7) + 7) % 7;

const lengthOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

/** The same day so many months later; the last of the month where that month is shorter. */
export const addMonths = (date: string, months: number): string => {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const total = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
  const toDay = Math.min(day, lengthOf(toYear, toMonth));
  return dayText(Math.round(Date.UTC(toYear, toMonth - 1, toDay) / DAY_MS));
};

/** First and last day that a year, a month or a day covers. */
export const spanOf = (date: string): readonly [first: string, last: string] => {
  const [year = '', month, day] = date.split('-');
  if (day !== undefined) return [date, date];
  if (month !== undefined)
    return [`${date}-01`, `${date}-${String(lengthOf(Number(year), Number(month))).padStart(2, '0')}`];
  return [`${year}-01-01`, `${year}-12-31`];
};

/** The day of a moment in a time zone; a day is that day everywhere. */
export const localDay = (moment: string, timeZone: string): string =>
  moment.includes('T')
    ? Temporal.Instant.from(moment).toZonedDateTimeISO(timeZone).toPlainDate().toString()
    : moment.slice(0, 10);
