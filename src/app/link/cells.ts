import type { ColumnFinding } from '../../detect/columns/column-finding.ts';
import type { Engine } from '../../engine/port.ts';
import { ident, integer, type Sql, sql } from '../../engine/sql.ts';
import type { ColumnRole } from '../../schema/vocabulary.ts';
import { ROWS } from './table.ts';

const cellOf = (findings: readonly ColumnFinding[], wanted: ColumnRole): Sql | undefined => {
  const [only, second] = findings.filter(({ role }) => role === wanted);
  return only && !second ? sql`trim(${ident(`c${only.column}`)})` : undefined;
};

/** A date that cannot be ("1847-72-18") is nobody's birth date, but its digits still tell people apart and together. */
const IMPOSSIBLE_DATE = '^[12][0-9]{3}-(1[3-9]|[2-9][0-9]|00)-[0-9]{2}$|^[12][0-9]{3}-[0-9]{2}-(3[2-9]|[4-9][0-9]|00)$';

/** A birth date that cannot be, of a table that holds dates: its digits (yyyymmdd), and where it is such a date. */
interface OddDate {
  readonly digits: Sql;
  readonly where: Sql;
}

/** Dates in one cell, or in columns for year, month and day ("1947", "14", "71"). */
const oddDates = (findings: readonly ColumnFinding[]): OddDate | undefined => {
  const whole = cellOf(findings, 'date_of_birth');
  if (whole)
    return { digits: sql`cast(digits(${whole}) as integer)`, where: sql`matches(${whole}, ${IMPOSSIBLE_DATE})` };
  const [year, month, day] = (['birth_year', 'birth_month', 'birth_day'] as const).map((role) =>
    cellOf(findings, role),
  );
  if (!year || !month || !day) return undefined;
  const text = sql`${year} || '-' || lpad(${month}, 2, '0') || '-' || lpad(${day}, 2, '0')`;
  return { digits: sql`cast(digits(${text}) as integer)`, where: sql`matches(${text}, ${IMPOSSIBLE_DATE})` };
};

/** The year by which ages are told, where no row has both an age and a birth date: only the distance of two years counts. */
const YEAR_OF_AGES = 2020;

/** The birth year that an age tells, by the year that most rows with an age and a birth date were written in. */
const yearOfAge = async (engine: Engine, findings: readonly ColumnFinding[]): Promise<Sql | undefined> => {
  const [birth, age] = [cellOf(findings, 'date_of_birth'), cellOf(findings, 'age')];
  if (!age) return undefined;
  const isAge = sql`matches(${age}, '^[0-9]{1,3}$')`;
  const both = sql`case when ${isAge} and matches(${birth ?? sql`''`}, '(19|20)[0-9]{2}')
    then cast(first_match(${birth ?? sql`''`}, '((?:19|20)[0-9]{2})') as integer) + cast(${age} as integer) end`;
  const [found] = birth
    ? await engine.read({
        name: 'year_of_ages',
        reads: [ROWS],
        sql: sql`select year from (select ${both} as year from ${ident(ROWS)}) told
          where year is not null group by year order by count(*) desc, year limit 1`,
      })
    : [];
  const year = integer(Number(found?.['year'] ?? YEAR_OF_AGES));
  return sql`case when ${isAge} then ${year} - cast(${age} as integer) end`;
};

/** What linking can use although no record would hold it: digits of impossible dates, and the year that an age tells. */
export const extraCells = async (
  engine: Engine,
  findings: readonly ColumnFinding[],
): Promise<{ readonly birth: Sql | undefined; readonly year: Sql | undefined }> => {
  const odd = oddDates(findings);
  const [found] = odd
    ? await engine.read({
        name: 'odd_dates',
        reads: [ROWS],
        sql: sql`select count(*) as n from ${ident(ROWS)} where ${odd.where}`,
      })
    : [];
  return {
    birth: odd && Number(found?.['n'] ?? 0) > 0 ? sql`case when ${odd.where} then ${odd.digits} end` : undefined,
    year: await yearOfAge(engine, findings),
  };
};
