import { readDate } from '../columns/cells/value-dates.ts';
import type { ColumnFinding } from '../columns/classify-columns.ts';
import { headerTokens } from '../columns/headers/header-tokens.ts';

/** Of days that lie ahead or that say when something ends. */
const AHEAD =
  /^(?:exp|due|next|until|till|valid|end|renew|schedul|deadline|target|future|follow|maturit|ablauf|venc|cadu)/;
const YEAR = /(?:^|\D)(1[5-9]\d{2}|20\d{2})(?:(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))?(?!\d)/g;
const BETWEEN = '!/';
/** So many rows with a birth date and an age tell of which year the ages are. */
const LEAST_ROWS = 3;

/** Days on which something happened to somebody who was of an age then. */
const EVENT =
  /^(?:visit|admi[ts]|encounter|service|dos|treat|exam|incident|arrest|accident|appointment|discharge|diagnos|test|collect|injur|offen|booking|procedure|surgery|dispens|vaccin|interview|aufnahme|ingreso|consulta|death|died|decease|burial|interment|marri|wedding|baptis|race|match|bout|call|dispatch|respon|transport|triage|onset|symptom|crash|collision|citation|referr|evaluat|assess|screen|operat|specimen|sample|draw|donat|session|attend|arriv|travel|flight|departure|crossing|census|survey|einsatz|unfall|untersuch|behandl|todes|sterbe|heirat|deces|fallec|defunc|boda|cirug|atencion|muestra)/;

type Cells = readonly (readonly (string | null)[])[];

/** Year in which most rows were written that say an age and a birth date. */
const byBirthDates = (findings: readonly ColumnFinding[], sample: Cells): number | undefined => {
  const [age, birth] = (['age', 'date_of_birth'] as const).map((role) =>
    findings.findIndex((finding) => finding.role === role),
  ) as [number, number];
  const years = new Map<number, number>();
  for (const [row, cell] of (sample[age] ?? []).entries()) {
    const date = readDate(sample[birth]?.[row] ?? '', findings[birth]?.profile.dateOrder ?? 'ymd');
    if (date === undefined || !/^\d{1,3}$/.test(cell?.trim() ?? '')) continue;
    const year = Math.floor(date / 10_000) + Number(cell);
    years.set(year, (years.get(year) ?? 0) + 1);
  }
  const [most] = [...years].sort(([a, n], [b, m]) => m - n || a - b);
  return most && most[1] >= LEAST_ROWS ? most[0] : undefined;
};

/** Year of the last day that the table tells of: it was written no earlier, and seldom much later. */
const byLastDay = (findings: readonly ColumnFinding[], sample: Cells): number | undefined => {
  const days = findings.flatMap(({ role, name, profile }, n) =>
    role !== 'timestamp' || headerTokens(name ?? '').some((token) => AHEAD.test(token))
      ? []
      : (sample[n] ?? []).flatMap((cell) => readDate(cell ?? '', profile.dateOrder) ?? []),
  );
  const last = days.reduce((latest, day) => Math.max(latest, day), 0);
  return last === 0 ? undefined : Math.floor(last / 10_000);
};

/** Year in the name of the sheet, else of the file. */
const byName = (family: string): number | undefined =>
  family
    .split(BETWEEN)
    .reverse()
    .map((path) => [...(path.split('/').at(-1) ?? '').matchAll(YEAR)].at(-1)?.[1])
    .flatMap((year) => (year === undefined ? [] : [Number(year)]))[0];

/**
 * The year of which the ages of a table are: by rows that say the birth date as well, by the last day that it tells of, or by its name
 * (`family`: its path); undefined where nothing says it, or there are no ages.
 */
export const yearOfAges = (
  findings: readonly ColumnFinding[],
  sample: Cells,
  family: string | undefined,
): number | undefined =>
  findings.some(({ role }) => role === 'age')
    ? (byBirthDates(findings, sample) ??
      byLastDay(findings, sample) ??
      (family === undefined ? undefined : byName(family)))
    : undefined;

/** The column whose days the ages of its rows are of, where no row says when it was true. */
export const dayOfAges = (findings: readonly ColumnFinding[]): number | undefined =>
  findings.some(({ role }) => role === 'age')
    ? findings.find(
        ({ role, name }) =>
          role === 'timestamp' &&
          headerTokens(name ?? '').some((token) => EVENT.test(token)) &&
          !headerTokens(name ?? '').some((token) => AHEAD.test(token)),
      )?.column
    : undefined;
