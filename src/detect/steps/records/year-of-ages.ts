import { readDate } from '../../columns/cells/value-dates.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { headerTokens } from '../../columns/headers/header-tokens.ts';

/** Of days that lie ahead or that say when something ends. */
const AHEAD =
  /^(?:exp|due|next|until|till|valid|end|renew|schedul|deadline|target|future|follow|maturit|ablauf|venc|cadu)/;
/** Years of which tables of people are: other numbers in names of files count something, and later days stand for "never". */
const YEARS = { first: 1900, last: 2049 } as const;
const isTime = (year: number): boolean => year >= YEARS.first && year <= YEARS.last;
const YEAR = /(?:^|\D)((?:19|20)\d{2})(?:(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01]))?(?!\d)/g;
const yearsIn = (text: string): readonly number[] =>
  [...text.matchAll(YEAR)].map(([, year]) => Number(year)).filter(isTime);

const BETWEEN = '!/';
/** So many rows with a birth date and an age tell of which year the ages are. */
const LEAST_ROWS = 3;
/** So many of them agree, but for a birthday before or after the day, where ages are of one day and not of something that happened. */
const AGREEING = 0.8;
/** Of the days of a table the last ones may be slips. */
const SLIPS = 0.01;

/**
 * Days on which something happened to somebody who was of an age then. A diagnosis is told years later, beside the age of today: that of
 * then has a header that says so.
 */
const EVENT =
  /^(?:visit|admi[ts]|encounter|service|dos|treat|exam|incident|arrest|accident|appointment|discharge|test|collect|injur|offen|booking|procedure|surgery|dispens|vaccin|interview|aufnahme|ingreso|consulta|death|died|decease|burial|interment|marri|wedding|baptis|race|match|bout|call|dispatch|respon|transport|triage|onset|symptom|crash|collision|citation|referr|evaluat|assess|screen|operat|specimen|sample|draw|donat|session|attend|arriv|travel|flight|departure|crossing|census|survey|einsatz|unfall|untersuch|behandl|todes|sterbe|heirat|deces|fallec|defunc|boda|cirug|atencion|muestra)/;
/** "Age at diagnosis", "Age when admitted". */
const AT: ReadonlySet<string> = new Set(['at', 'when', 'on', 'bei', 'beim']);
/** So many letters tell that two headers are of one day: "admission", "admitted". */
const STEM = 5;

type Cells = readonly (readonly (string | null)[])[];

const agesOf = (findings: readonly ColumnFinding[]) => findings.filter(({ role }) => role === 'age');

/** What headers say of the day of which ages are; empty: nothing. */
const saidOfDay = (findings: readonly ColumnFinding[]): readonly string[] =>
  agesOf(findings).flatMap(({ name }) => {
    const tokens = headerTokens(name ?? '');
    const at = tokens.findIndex((token) => AT.has(token));
    return at < 0 ? [] : tokens.slice(at + 1);
  });

/** Year in which most rows were written that say an age and a birth date, and how many of them were written around it. */
const byBirthDates = (
  findings: readonly ColumnFinding[],
  sample: Cells,
): { readonly year: number; readonly agree: number } | undefined => {
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
  if (!most || most[1] < LEAST_ROWS) return undefined;
  const [year] = most;
  const rows = [...years.values()].reduce((sum, n) => sum + n, 0);
  const near = [year - 1, year, year + 1].reduce((sum, each) => sum + (years.get(each) ?? 0), 0);
  return { year, agree: near / rows };
};

const isAhead = (name: string | null): boolean => headerTokens(name ?? '').some((token) => AHEAD.test(token));

/** Year of the last day that the table tells of: it was written no earlier, and seldom much later. */
const byLastDay = (findings: readonly ColumnFinding[], sample: Cells): number | undefined => {
  const years = findings.flatMap(({ role, name, profile }, n) =>
    role !== 'timestamp' || isAhead(name)
      ? []
      : (sample[n] ?? []).map((cell) => Math.floor((readDate(cell ?? '', profile.dateOrder) ?? 0) / 10_000)),
  );
  const times = years.filter(isTime).sort((a, b) => b - a);
  return times[Math.floor(SLIPS * times.length)];
};

/** Year in the name of the sheet, else of the file. */
const byName = (family: string): number | undefined =>
  family
    .split(BETWEEN)
    .reverse()
    .flatMap((path) => yearsIn(path.split('/').at(-1) ?? '').at(-1) ?? [])[0];

/**
 * The year of which the ages of a table are: by rows that say the birth date as well, by the last day that it tells of, or by its name
 * (`family`: its path); undefined where nothing says it, where ages are of a day of their own ("Age at diagnosis"), or there are none.
 */
export const yearOfAges = (
  findings: readonly ColumnFinding[],
  sample: Cells,
  family: string | undefined,
): number | undefined => {
  if (agesOf(findings).length === 0) return undefined;
  const said = saidOfDay(findings);
  if (said.length > 0) return yearsIn(said.join(' '))[0];
  return (
    byBirthDates(findings, sample)?.year ??
    byLastDay(findings, sample) ??
    (family === undefined ? undefined : byName(family))
  );
};

/** The column whose days the ages of its rows are of, where no row says when it was true. */
export const dayOfAges = (findings: readonly ColumnFinding[], sample: Cells): number | undefined => {
  if (agesOf(findings).length === 0 || (byBirthDates(findings, sample)?.agree ?? 0) >= AGREEING) return undefined;
  const stems = saidOfDay(findings).map((token) => token.slice(0, STEM));
  const isOfDay = (token: string): boolean =>
    stems.length > 0 ? stems.some((stem) => token.startsWith(stem)) : EVENT.test(token);
  return findings.find(
    ({ role, name }) => role === 'timestamp' && !isAhead(name) && headerTokens(name ?? '').some(isOfDay),
  )?.column;
};
