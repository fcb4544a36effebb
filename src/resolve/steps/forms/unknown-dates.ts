import type { Engine } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { MISSING_DATES } from '../../data-files.ts';

/** Birth dates (yyyymmdd) that are nobody's, and years that are none either where they stand without a day. */
export interface UnknownDates {
  readonly dates: readonly number[];
  readonly years: readonly number[];
}

/** How many records say each birth date. */
type Births = ReadonlyMap<number, number>;

/** Years before and after a date that stands for an unknown one, in which few others of its table were born. */
const NEAR_YEARS = 5;
/** On a date that no list has at least so many records are born, of so many different names: fewer are chance, or one person's records. */
const LEAST_BORN = 20;
const LEAST_NAMES = 10;

const KNOWN = new Set(MISSING_DATES);
const yearOf = (date: number): number => Math.floor(date / 10_000);
/** Whether a date has a day: of "1970" and "May 1970" there are as many as there are people. */
const hasDay = (date: number): boolean => date % 100 > 0;

const countBirths = async (engine: Engine): Promise<Births> => {
  const rows = await engine.read({
    name: 'births',
    reads: ['record'],
    sql: sql`select date_of_birth as day, count(*) as n from record where date_of_birth is not null group by date_of_birth order by date_of_birth`,
  });
  return new Map(rows.map(({ day, n }) => [Number(day), Number(n)]));
};

/** Whether a day of the list stands for an unknown one here: more are born on it than on all other days of the years around. A table of people of long ago has such days as any other. */
const isListed = (births: Births, date: number): boolean => {
  let near = 0;
  for (const [other, n] of births) if (!KNOWN.has(other) && Math.abs(other - date) <= 10_000 * NEAR_YEARS) near += n;
  return (births.get(date) ?? 0) > near;
};

/**
 * Days that no list has on which more are born than on all others of their year. Of whom only the year is known the same day is written in
 * every year (a first of January, of July): it is held against those of the years around. Long ago is put for what nobody knows: more are
 * born after it, where newborns of one ward share a day that is the last.
 */
const crowdedDays = (births: Births): readonly number[] => {
  const ofYear = new Map<number, number>();
  for (const [date, n] of births) if (!KNOWN.has(date)) ofYear.set(yearOf(date), (ofYear.get(yearOf(date)) ?? 0) + n);
  const onDay = (year: number, date: number): number => births.get(year * 10_000 + (date % 10_000)) ?? 0;
  const aroundYear = (date: number): number =>
    Array.from(
      { length: NEAR_YEARS },
      (_, k) => onDay(yearOf(date) - k - 1, date) + onDay(yearOf(date) + k + 1, date),
    ).reduce((sum, n) => sum + n, 0);
  const bornAfter = (date: number): number =>
    [...births].reduce((sum, [other, n]) => sum + (other > date && !KNOWN.has(other) ? n : 0), 0);
  const isFirstOfYear = (date: number): boolean => date % 10_000 === 101;
  const isCrowded = (date: number, n: number): boolean =>
    (isFirstOfYear(date) || n > (ofYear.get(yearOf(date)) ?? 0) - n) && n > aroundYear(date) && n < bornAfter(date);
  return [...births].flatMap(([date, n]) =>
    n >= LEAST_BORN && hasDay(date) && !KNOWN.has(date) && isCrowded(date, n) ? [date] : [],
  );
};

/** Which of the dates people of many names have. `names`: columns by which they are called. */
const ofManyNames = async (
  engine: Engine,
  dates: readonly number[],
  names: readonly string[],
): Promise<readonly number[]> => {
  if (dates.length === 0 || names.length === 0) return [];
  const rows = await engine.read({
    name: 'crowded_births',
    reads: ['record'],
    sql: sql`select date_of_birth as day, count(distinct lower(coalesce(${join(names.map(ident), ', ')}))) as n from record
      where date_of_birth in (${join(dates.map(integer), ', ')}) group by date_of_birth order by date_of_birth`,
  });
  return rows.flatMap(({ day, n }) => (Number(n) >= LEAST_NAMES ? [Number(day)] : []));
};

/**
 * Dates that stand in place of a birth date which nobody knows: those of the list that hardly anybody has a birthday around, and any on which
 * so many people are born as on no other day. All records say it, also where only new ones are made.
 */
export const findUnknownDates = async (engine: Engine, columns: readonly string[]): Promise<UnknownDates> => {
  if (!columns.includes('date_of_birth')) return { dates: [], years: [] };
  const births = await countBirths(engine);
  const listed = MISSING_DATES.filter((date) => births.has(date) && isListed(births, date));
  const names = ['family_name', 'full_name', 'given_name'].filter((name) => columns.includes(name));
  const unlisted = await ofManyNames(engine, crowdedDays(births), names);
  return { dates: [...listed, ...unlisted], years: [...new Set(listed.map(yearOf))] };
};

/** Birth date and year of a record without those that stand for unknown ones. */
export const knownBirth = ({ dates, years }: UnknownDates): readonly Sql[] => {
  const known = (cell: Sql, unknown: readonly number[]): Sql =>
    unknown.length === 0
      ? cell
      : sql`case when ${cell} in (${join(unknown.map(integer), ', ')}) then null else ${cell} end`;
  return [
    sql`${known(sql`r.date_of_birth`, dates)} as birth_date`,
    sql`${known(sql`r.birth_year`, years)} as year_of_birth`,
  ];
};
