import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { respondTo } from './bench-case.ts';

/**
 * Tables that name nobody: how many people `candor respond` finds in a hospital's files, where all but one say patients and members by
 * number, and in a database whose users have their Social Security numbers in a table of their own. Usage: npm run bench:keys
 */
const GIVEN = 'James Mary Robert Patricia John Jennifer Michael Linda David Elizabeth William Barbara Richard'.split(
  ' ',
);
const FAMILY =
  'Smith Johnson Brown Garcia Miller Davis Lopez Wilson Moore Martin Lee White Harris Clark Young King'.split(' ');
const PEOPLE = 1500;

/** Numbers from 0 on, the same in each run. */
const counted = (count: number): readonly number[] => [...Array(count).keys()];
/** One of so many for the n-th of something, spread evenly. */
const spread = (n: number, among: number): number => (n * 7919 + Math.floor(n / among) * 104_729) % among;

const person = (n: number) => {
  const born = `${1930 + (n % 80)}-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`;
  const ssn = `${101 + (n % 500)}-${String(10 + (n % 80)).padStart(2, '0')}-${String(1001 + n)}`;
  return {
    given: GIVEN[n % 13] ?? '',
    family: `${FAMILY[Math.floor(n / 13) % 16]}${['', 'son', 'er'][n % 3]}`,
    born,
    ssn,
  };
};
const mrn = (n: number): string => String(4_000_000 + 37 * n);
const member = (n: number): string => `XZG${100_000_000 + 577 * n}`;

type Tables = Readonly<Record<string, readonly (readonly (string | number)[])[]>>;

const HOSPITAL: Tables = {
  patients: [
    ['MRN', 'First Name', 'Last Name', 'DOB'],
    ...counted(PEOPLE).map((n) => [mrn(n), person(n).given, person(n).family, person(n).born]),
  ],
  lab_results: [
    ['MRN', 'Collected', 'Test', 'Result'],
    ...counted(4000).map((n) => [mrn(spread(n, PEOPLE)), '2025-03-02', 'Hemoglobin A1c', '7.1']),
  ],
  visits: [
    ['MRN', 'Patient Name', 'Diagnosis', 'Member ID'],
    ...counted(2500).map((n) => {
      const who = spread(n, PEOPLE);
      return [mrn(who), `${person(who).family}, ${person(who).given[0]}`, 'Essential hypertension', member(who)];
    }),
  ],
  claims: [
    ['Member ID', 'Date of service', 'Billed', 'Diagnosis code'],
    ...counted(3000).map((n) => [member(spread(n, PEOPLE)), '2025-04-01', '120.00', 'I10']),
  ],
};

const DATABASE: Tables = {
  users: [
    ['id', 'first_name', 'last_name', 'email'],
    ...counted(PEOPLE).map((n) => [n + 1, person(n).given, person(n).family, `user${n}@example.com`]),
  ],
  addresses: [
    ['id', 'user_id', 'line1', 'city', 'state', 'zip'],
    ...counted(PEOPLE).map((n) => [n + 5000, n + 1, `${n + 1} Oak St`, 'Seattle', 'WA', '98101']),
  ],
  user_secrets: [['user_id', 'ssn', 'dob'], ...counted(PEOPLE).map((n) => [n + 1, person(n).ssn, person(n).born])],
};

const cell = (value: string | number): string => (String(value).includes(',') ? `"${value}"` : String(value));

const measure = (id: string, tables: Tables, element: string): void => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-keys-'));
  try {
    const files = Object.entries(tables).map(([name, rows]): [string, string] => [
      `${name}.csv`,
      `${rows.map((row) => row.map(cell).join(',')).join('\n')}\n`,
    ]);
    const stages = respondTo(folder, {
      id,
      title: 'Keys between tables',
      sector: 'health_care_provider',
      files: new Map(files),
    });
    const { people, others, records } = stages.find(({ stage }) => stage === 'resolve')?.counts ?? {};
    const list: Record<string, string>[] = parse(readFileSync(join(folder, 'case', 'out', 'list.csv'), 'utf8'), {
      bom: true,
      columns: true,
    });
    const holders = list.filter((one) => one[element] === 'yes').length;
    console.log(
      `${id}: ${records} records, ${PEOPLE} people in truth, ${people} found, ${others} unidentified; ${element} of ${holders}`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

measure('hospital', HOSPITAL, 'medical');
measure('database', DATABASE, 'ssn');
