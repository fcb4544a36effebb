import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Readable } from 'node:stream';
import { CandorError } from '../core/errors.ts';
import { type ColumnFinding, type ColumnOverride, classifyColumns } from '../detect/columns/classify-columns.ts';
import type { TableDocument } from '../detect/steps/documents.ts';
import { CELL_FORM, normaliseBatch, scriptOf } from '../detect/steps/normalised.ts';
import { recordPlanOf } from '../detect/steps/record-plan.ts';
import { recordRows } from '../detect/steps/record-rows.ts';
import { sampleCells } from '../detect/steps/sample.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { Engine, Row } from '../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../engine/sql.ts';
import { linkRecords } from '../resolve/core.ts';
import { countPeople, type PeopleCount } from '../resolve/count-people.ts';
import { pairRows, personRows } from '../resolve/steps/link-rows.ts';
import { RECORD } from '../schema/tables/detect.ts';
import { type ColumnRole, isColumnRole } from '../schema/vocabulary.ts';
import { fileMemoryMb } from './engine-memory.ts';
import { type TableInput, withTableInput } from './scan-input.ts';

export interface LinkTableOptions {
  readonly file: string;
  /** Name of the column that holds the id of a row. */
  readonly id: string;
  /** Roles given by the caller, as "role=column". */
  readonly roles: readonly string[];
  readonly threads?: number;
  readonly memoryMb?: number;
  readonly progress: (step: string) => void;
}

/** A row's id with its person: the number of the person's first row. Confidence is a share. */
export interface LinkedRow {
  readonly id: string;
  readonly person: number;
  readonly confidence: number;
}

/** A pair that was joined, or looked alike and was kept apart. Weight in bits. */
export interface LinkedPair {
  readonly a: string;
  readonly b: string;
  readonly weight: number;
  readonly joined: boolean;
  readonly reason: string;
  readonly pattern: string;
}

export interface LinkedTable {
  readonly rows: number;
  /** Of each column but the id: what it holds, and whether rows are compared by it. */
  readonly roles: readonly { readonly column: string; readonly role: ColumnRole; readonly compared: boolean }[];
  readonly count: PeopleCount;
  readonly people: () => AsyncIterable<readonly LinkedRow[]>;
  readonly pairs: () => AsyncIterable<readonly LinkedPair[]>;
}

const ROWS = 'link_rows';

const withoutColumn = (name: string, file: string): CandorError =>
  new CandorError('USAGE', `the table has no column ${name}`, {
    place: { file },
    hint: 'candor scan --columns FILE lists the columns and what each holds',
  });

/** Columns and their roles as the caller gave them; the id is never compared. */
const overridesOf = ({ id, roles, file }: LinkTableOptions, names: readonly string[]): readonly ColumnOverride[] => {
  const numberOf = (name: string): number => {
    const found = names.indexOf(name) + 1;
    if (found < 1) throw withoutColumn(name, file);
    return found;
  };
  const given = roles.map((text) => {
    const [role = '', name = ''] = [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)];
    if (!text.includes('=') || !isColumnRole(role)) {
      throw new CandorError('USAGE', `--role takes ROLE=COLUMN with a role of Candor, not "${text}"`, {
        hint: 'for example --role date_of_birth=geb_datum; roles are the elements and parts of docs/detect-tables.md',
      });
    }
    return { column: numberOf(name), role, mention: 1, by: 'caller', why: '--role' };
  });
  const idColumn = { column: numberOf(id), role: 'record_id' as const, mention: 1, by: 'caller', why: '--id' };
  return [...given.filter(({ column }) => column !== idColumn.column), idColumn];
};

interface LoadedTable {
  readonly names: readonly string[];
  readonly rows: number;
}

/** By the engine itself where its rows are regular, else row by row. */
const loadRows = async (engine: Engine, file: string, input: TableInput): Promise<LoadedTable> => {
  const names = input.names.map((name, n) => name?.trim() || String(n + 1));
  if (input.direct) {
    try {
      const { rows } = await engine.load(ROWS, file, input.direct);
      return { names, rows };
    } catch (error) {
      // Irregular rows: the careful reader below takes them.
      if (!(error instanceof CandorError) || input.direct.kind === 'parquet') throw error;
    }
  }
  const columns = names.map((_, n) => ({ name: `c${n + 1}`, type: 'text' as const }));
  const shape = [{ name: 'row_no', type: 'bigint' as const }, ...columns];
  await engine.create(ROWS, shape);
  const writer = await engine.writer(ROWS, shape);
  let rows = 0;
  for await (const cells of input.rows()) {
    writer.append([++rows, ...columns.map((_, n) => cells[n] ?? null)]);
    if (rows % 4096 === 0) await writer.flush();
  }
  await writer.close();
  return { names, rows };
};

/** Reads the table of a file into the engine. */
const loadTable = async (engine: Engine, file: string, stdin: Readable): Promise<LoadedTable> => {
  const loaded = withTableInput(file, stdin, async function* (input) {
    yield await loadRows(engine, file, input);
  });
  for await (const table of loaded) return table;
  throw new Error('a table gives itself once');
};

/** One person a row: whatever column speaks of a second one is left out. */
/** The table as detection knows tables. */
const documentOf = ({ names, rows }: { readonly names: readonly string[]; readonly rows: number }): TableDocument => ({
  documentNo: 1,
  part: '',
  names,
  columnsLeft: 0,
  rows,
  titleRows: 0,
  family: '',
  controlNumber: '',
  sha256: '',
});

const findingsOf = async (
  engine: Engine,
  options: LinkTableOptions,
  table: { readonly names: readonly string[]; readonly rows: number },
): Promise<{
  readonly findings: readonly ColumnFinding[];
  readonly sample: readonly (readonly (string | null)[])[];
}> => {
  const batch = { documents: [documentOf(table)], width: table.names.length, rows: table.rows };
  const samples = await sampleCells(engine, batch, { table: ROWS, documentNo: integer(1) });
  const sample = samples.get(1) ?? [];
  const findings = classifyColumns(table.names, sample, overridesOf(options, table.names));
  const holder = Math.min(...findings.map(({ mention }) => mention));
  return { findings: findings.filter(({ mention }) => mention === holder), sample };
};

/** Columns of a record that linking compares, and the roles of columns that fill them. */
const FILLED_BY: Readonly<Record<string, readonly ColumnRole[]>> = {
  given_name: ['given_name', 'full_name'],
  middle_name: ['middle_name', 'full_name'],
  family_name: ['family_name', 'full_name'],
  maiden_name: ['maiden_name', 'full_name'],
  name_suffix: ['name_suffix', 'full_name'],
  full_name: ['full_name'],
  organization: ['organization', 'full_name'],
  date_of_birth: ['date_of_birth', 'birth_day'],
  birth_year: ['birth_year', 'age'],
  gender: ['gender'],
  ssn: ['ssn'],
  government_id: [
    ...(['drivers_license', 'state_id', 'passport', 'tax_id', 'military_id', 'tribal_id', 'voter_id', 'mbi'] as const),
    'other_government_id',
  ],
  phone: ['phone'],
  email: ['email'],
  address: ['street', 'full_address'],
  city: ['city', 'full_address'],
  region: ['region', 'full_address'],
  postal_code: ['postal_code', 'full_address'],
  country: ['country'],
  place_of_birth: ['place_of_birth'],
  occupation: ['occupation'],
  imei: ['imei'],
  imsi: ['imsi'],
  iccid: ['iccid'],
  account_number: ['account_number'],
};

/** All roles that say something of a person: those above, and parts of dates and addresses that go into them. */
const COMPARED: ReadonlySet<ColumnRole> = new Set([
  ...Object.values(FILLED_BY).flat(),
  ...(['birth_month', 'street_number', 'unit'] as const),
]);

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
const extraCells = async (
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

interface MadeRecords {
  readonly findings: readonly ColumnFinding[];
  /** Columns that the table `record` has. */
  readonly columns: readonly string[];
}

/** Makes the table `record` of the rows, with the columns that are compared; rows that say nothing of a person have none. */
const makeRecords = async (engine: Engine, options: LinkTableOptions, table: LoadedTable): Promise<MadeRecords> => {
  const { findings, sample } = await findingsOf(engine, options, table);
  const cells = findings.map(({ column }) => sample[column - 1] ?? []);
  const plan = recordPlanOf(findings, cells);
  if (!plan) {
    await engine.create(RECORD.name, RECORD.columns);
    return { findings, columns: RECORD.columns.map(({ name }) => name) };
  }
  const rows = { table: ROWS, documentNo: integer(1) };
  // Free text is searched for what it exposes, which linking does not need.
  const lean = { ...plan, columns: plan.columns.filter(({ role }) => role !== 'free_text') };
  const inputs = lean.columns
    .filter((column) => scriptOf(column) !== null)
    .map((column) => ({ column, documents: [1] }));
  await normaliseBatch(engine, rows, table.rows, inputs);
  const roles = new Set(findings.map(({ role }) => role));
  const columns = Object.keys(FILLED_BY).filter((name) => FILLED_BY[name]?.some((role) => roles.has(role)));
  const { birth, year } = await extraCells(engine, findings);
  const extra = [...(birth ? [sql`${birth} as odd_birth`] : []), ...(year ? [sql`${year} as told_year`] : [])];
  const list = columns.map((name) => {
    if (name === 'date_of_birth' && birth) return sql`coalesce(o.odd_birth, r.date_of_birth) as date_of_birth`;
    return name === 'birth_year' && year
      ? sql`coalesce(r.birth_year, o.told_year) as birth_year`
      : sql`r.${ident(name)}`;
  });
  const joined =
    extra.length === 0
      ? sql``
      : sql` left join (select row_no, ${join(extra, ', ')} from ${ident(ROWS)}) o on o.row_no = r.row_no`;
  await engine.run({
    name: RECORD.name,
    reads: [ROWS, CELL_FORM],
    sql: sql`select r.record_id, ${join(list, ', ')} from (${recordRows(lean, rows, { documents: [documentOf({ names: [], rows: 0 })] })}) r${joined}`,
  });
  await engine.drop(CELL_FORM);
  return { findings, columns };
};

const linkedRow = (row: Row): LinkedRow => ({
  id: String(row['id'] ?? ''),
  person: Number(row['person']),
  confidence: Number(row['confidence']) / 1e6,
});

const linkedPair = (row: Row): LinkedPair => ({
  a: String(row['a'] ?? ''),
  b: String(row['b'] ?? ''),
  weight: Number(row['weight'] ?? 0) / 1000,
  joined: Number(row['joined']) === 1,
  reason: String(row['reason']),
  pattern: String(row['pattern']),
});

async function* mapped<Item>(
  rows: AsyncIterable<readonly Row[]>,
  item: (row: Row) => Item,
): AsyncIterable<readonly Item[]> {
  for await (const batch of rows) yield batch.map(item);
}

/** Links the rows of one table to people, and hands the result to `use` while the engine is open. */
export const linkTable = async <Result>(
  options: LinkTableOptions,
  stdin: Readable,
  use: (linked: LinkedTable) => Promise<Result>,
): Promise<Result> => {
  const spill = mkdtempSync(joinPath(tmpdir(), 'candor-link-'));
  const memoryMb = options.memoryMb ?? fileMemoryMb(options.file);
  const threads = options.threads ?? availableParallelism();
  const engine = await openDuckdb({ threads, memoryLimit: `${memoryMb}MB`, tempDirectory: spill });
  try {
    options.progress('reading');
    const table = await loadTable(engine, options.file, stdin);
    options.progress('columns');
    const { findings, columns } = await makeRecords(engine, options, table);
    const idColumn = table.names.indexOf(options.id) + 1;
    await engine.run({
      name: 'link_id',
      reads: [ROWS],
      sql: sql`select row_no, ${ident(`c${idColumn}`)} as id from ${ident(ROWS)}`,
    });
    await engine.drop(ROWS);
    const linked = await linkRecords(engine, {
      columns,
      testValues: [],
      persons: [],
      weights: undefined,
      progress: options.progress,
    });
    return await use({
      rows: table.rows,
      roles: findings
        .filter(({ column }) => column !== idColumn)
        .map(({ column, role }) => ({
          column: table.names[column - 1] ?? String(column),
          role,
          compared: COMPARED.has(role),
        })),
      count: await countPeople(engine, table.rows, linked),
      people: () => mapped(engine.stream(personRows('link_id')), linkedRow),
      pairs: () => mapped(engine.stream(pairRows('link_id')), linkedPair),
    });
  } finally {
    await engine.close();
    rmSync(spill, { recursive: true, force: true });
  }
};
