import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir, totalmem } from 'node:os';
import { join as joinPath } from 'node:path';
import type { Readable } from 'node:stream';
import { CandorError } from '../core/errors.ts';
import { type ColumnFinding, type ColumnOverride, classifyColumns } from '../detect/columns/classify-columns.ts';
import { CELL_FORM, normaliseBatch, scriptOf } from '../detect/steps/normalised.ts';
import { type RecordPlan, recordPlanOf } from '../detect/steps/record-plan.ts';
import { recordRows } from '../detect/steps/record-rows.ts';
import { sampleCells } from '../detect/steps/sample.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { Engine, Row } from '../engine/port.ts';
import { ident, integer, join, sql } from '../engine/sql.ts';
import { linkRecords } from '../resolve/core.ts';
import { countPeople, type PeopleCount } from '../resolve/count-people.ts';
import { pairRows, personRows } from '../resolve/steps/link-rows.ts';
import { RECORD } from '../schema/tables/detect.ts';
import { type ColumnRole, isColumnRole } from '../schema/vocabulary.ts';
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
  readonly roles: readonly { readonly column: string; readonly role: ColumnRole }[];
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
const findingsOf = async (
  engine: Engine,
  options: LinkTableOptions,
  table: { readonly names: readonly string[]; readonly rows: number },
): Promise<{
  readonly findings: readonly ColumnFinding[];
  readonly sample: readonly (readonly (string | null)[])[];
}> => {
  const document = {
    documentNo: 1,
    part: '',
    names: table.names,
    columnsLeft: 0,
    rows: table.rows,
    family: '',
    controlNumber: '',
    sha256: '',
  };
  const batch = { documents: [document], width: table.names.length, rows: table.rows };
  const samples = await sampleCells(engine, batch, { table: ROWS, documentNo: integer(1) });
  const sample = samples.get(1) ?? [];
  const findings = classifyColumns(table.names, sample, overridesOf(options, table.names));
  const holder = Math.min(...findings.map(({ mention }) => mention));
  return { findings: findings.filter(({ mention }) => mention === holder), sample };
};

/** Makes the table `record` of the rows; rows that say nothing of a person have none. */
const makeRecords = async (
  engine: Engine,
  options: LinkTableOptions,
  table: { readonly names: readonly string[]; readonly rows: number },
): Promise<readonly ColumnFinding[]> => {
  const { findings, sample } = await findingsOf(engine, options, table);
  const cells = findings.map(({ column }) => sample[column - 1] ?? []);
  const plan = recordPlanOf(findings, cells);
  if (!plan) {
    await engine.create(RECORD.name, RECORD.columns);
    return findings;
  }
  const rows = { table: ROWS, documentNo: integer(1) };
  // Free text is searched for what it exposes, which linking does not need.
  const lean = { ...plan, columns: plan.columns.filter(({ role }) => role !== 'free_text') };
  const inputs = lean.columns
    .filter((column) => scriptOf(column) !== null)
    .map((column) => ({ column, documents: [1] }));
  await normaliseBatch(engine, rows, table.rows, inputs);
  const columns = join(
    RECORD.columns.map(({ name }) => ident(name)),
    ', ',
  );
  await engine.run({
    name: RECORD.name,
    reads: [ROWS, CELL_FORM],
    sql: sql`select ${columns} from (${recordRows(lean, rows, { documents: [1] })})`,
  });
  await keepImpossibleDates(engine, lean);
  await engine.drop(CELL_FORM);
  return findings;
};

/**
 * A date that cannot be ("1847-72-18") is nobody's birth date, but its digits still tell people apart and together:
 * for linking they stay.
 */
const keepImpossibleDates = async (engine: Engine, { columns }: RecordPlan): Promise<void> => {
  const births = columns.filter(({ role }) => role === 'date_of_birth');
  const [birth] = births;
  if (!birth || births.length > 1) return;
  const cell = ident(`c${birth.column}`);
  const odd = sql`matches(trim(${cell}), '^[12][0-9]{3}-(1[3-9]|[2-9][0-9]|00)-[0-9]{2}$|^[12][0-9]{3}-[0-9]{2}-(3[2-9]|[4-9][0-9])$')`;
  const [found] = await engine.read({
    name: 'odd_dates',
    reads: [ROWS],
    sql: sql`select count(*) as n from ${ident(ROWS)} where ${odd}`,
  });
  if (Number(found?.['n'] ?? 0) === 0) return;
  const cells = RECORD.columns.map(({ name }) =>
    name === 'date_of_birth'
      ? sql`coalesce(r.date_of_birth, cast(o.digits as integer)) as date_of_birth`
      : sql`r.${ident(name)}`,
  );
  await engine.run({
    name: RECORD.name,
    reads: [RECORD.name, ROWS],
    sql: sql`select ${join(cells, ', ')} from ${ident(RECORD.name)} r
      left join (select row_no, digits(${cell}) as digits from ${ident(ROWS)} where ${odd}) o on o.row_no = r.row_no`,
  });
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
  const memoryMb = options.memoryMb ?? Math.max(512, Math.min(8192, Math.floor(totalmem() / 2 / 1e6)));
  const threads = options.threads ?? availableParallelism();
  const engine = await openDuckdb({ threads, memoryLimit: `${memoryMb}MB`, tempDirectory: spill });
  try {
    options.progress('reading');
    const table = await loadTable(engine, options.file, stdin);
    options.progress('columns');
    const findings = await makeRecords(engine, options, table);
    const idColumn = table.names.indexOf(options.id) + 1;
    await engine.run({
      name: 'link_id',
      reads: [ROWS],
      sql: sql`select row_no, ${ident(`c${idColumn}`)} as id from ${ident(ROWS)}`,
    });
    await engine.drop(ROWS);
    const linked = await linkRecords(engine, {
      testValues: [],
      persons: [],
      weights: undefined,
      progress: options.progress,
    });
    return await use({
      rows: table.rows,
      roles: findings.map(({ column, role }) => ({ column: table.names[column - 1] ?? String(column), role })),
      count: await countPeople(engine, table.rows, linked),
      people: () => mapped(engine.stream(personRows('link_id')), linkedRow),
      pairs: () => mapped(engine.stream(pairRows('link_id')), linkedPair),
    });
  } finally {
    await engine.close();
    rmSync(spill, { recursive: true, force: true });
  }
};
