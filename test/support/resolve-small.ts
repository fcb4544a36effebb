import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nameExposures } from '../../src/case/exposures.ts';
import { openScratch } from '../../src/case/scratch.ts';
import type { StageResult } from '../../src/case/stage.ts';
import { openDuckdb } from '../../src/engine/duckdb/engine.ts';
import type { Column, Engine, Row } from '../../src/engine/port.ts';
import type { SqlValue } from '../../src/engine/sql.ts';
import { ident, sql } from '../../src/engine/sql.ts';
import { resolveStage } from '../../src/resolve/index.ts';
import type { ResolveOptions } from '../../src/resolve/options.ts';
import type { TableSchema } from '../../src/schema/table.ts';
import { FIELD_ELEMENT, RECORD } from '../../src/schema/tables/detect.ts';
import { DOCUMENT, FIELD } from '../../src/schema/tables/ingest.ts';
import { PERSON, PERSON_RECORD, WEIGHT } from '../../src/schema/tables/resolve.ts';

/** A record of a test: the document it stands in, and what it says. */
export type Given = Readonly<Record<string, SqlValue>> & { readonly document_no?: number };

export interface SmallCase {
  readonly records: readonly Given[];
  readonly documents?: readonly Readonly<Record<string, SqlValue>>[];
  readonly fields?: readonly Readonly<Record<string, SqlValue>>[];
  readonly elements?: readonly Readonly<Record<string, SqlValue>>[];
  readonly options?: Partial<ResolveOptions>;
  readonly threads?: number;
  /** Tables of an earlier revision, which is kept to but for the numbers of people. */
  readonly previous?: { readonly personRecord: readonly Row[]; readonly weight: readonly Row[] };
  /** An earlier revision of the same case as a whole, which may be added to. */
  readonly last?: SmallResult;
}

export interface SmallResult {
  readonly result: StageResult;
  /** All tables by name; where the stage laid rows over the last revision, with what stands of it. */
  readonly tables: ReadonlyMap<string, readonly Row[]>;
  /** By table: the groups whose rows of the last revision went; undefined where the table was made anew. */
  readonly gone: ReadonlyMap<string, readonly number[] | undefined>;
  /** Fingerprints of what the stage read, by name. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly person: readonly Row[];
  readonly personRecord: readonly Row[];
  readonly link: readonly Row[];
  readonly exposure: readonly Row[];
  readonly blocked: readonly Row[];
  readonly weight: readonly Row[];
  readonly flow: readonly Row[];
  readonly contactFlag: readonly Row[];
}

const OPTIONS: ResolveOptions = {
  evidence: [{ path: '.', exposure: 'presumed' }],
  registers: [],
  relationDefault: 'customer',
  minorsAt: 20_260_101,
  testValues: [],
  persons: [],
  ownAddresses: [],
  isDrill: false,
  relearn: false,
};

/** The id of the n-th record (from 1) of a document, as detection gives it. */
export const recordId = (document: number, row: number, mention = 1): number =>
  document * 4_294_967_296 + row * 8 + (mention - 1);

const fill = async (
  engine: Engine,
  { name, columns }: { readonly name: string; readonly columns: readonly Column[] },
  rows: readonly Readonly<Record<string, SqlValue | undefined>>[],
): Promise<void> => {
  await engine.create(name, columns);
  const writer = await engine.writer(name, columns);
  for (const row of rows) writer.append(columns.map((column) => row[column.name] ?? null));
  await writer.close();
};

/** Gives records numbers by document and place, unless they say their own. */
const numbered = (records: readonly Given[]): readonly Given[] => {
  const rows = new Map<number, number>();
  return records.map((record) => {
    const document = record.document_no ?? 1;
    const row = (rows.get(document) ?? 0) + 1;
    rows.set(document, row);
    return {
      document_no: document,
      row_no: row,
      record_id: recordId(document, row),
      mention: 1,
      kind: 'row',
      holding: 'person_name=clear',
      ...record,
    };
  });
};

const documentsOf = (records: readonly Given[]): readonly Readonly<Record<string, SqlValue>>[] =>
  [...new Set(records.map((record) => record.document_no ?? 1))].map((number) => ({
    document_no: number,
    family: `evidence/file${number}.csv`,
    root: 'evidence',
    kind: 'table',
    status: 'read',
  }));

const EXPOSURE_KEY = ['person_id', 'element', 'state', 'exposure', 'entry'];

const all = async (engine: Engine, { name, key }: Pick<TableSchema, 'name' | 'key'>): Promise<readonly Row[]> => {
  const order = key.map((column) => ident(column)).reduce((list, column) => sql`${list}, ${column}`);
  const rows = await engine.read({
    name: 'all',
    reads: [name],
    sql: sql`select * from ${ident(name)} order by ${order}`,
  });
  // Ids of tests are small enough for numbers, which read better; numbers of holdings are not.
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        typeof value === 'bigint' && value < 2n ** 53n ? Number(value) : value,
      ]),
    ),
  );
};

const fingerprints = async (engine: Engine): Promise<Readonly<Record<string, string>>> => {
  const found: Record<string, string> = {};
  for (const { name, columns } of resolveStage.reads) found[name] = (await engine.summarise(name, columns)).fingerprint;
  return found;
};

const goneOf = async (
  engine: Engine,
  { group = '' }: TableSchema,
  gone: string | undefined,
): Promise<readonly number[] | undefined> => {
  if (gone === undefined) return undefined;
  const query = sql`select ${ident(group)} as id from ${ident(gone)} order by id`;
  return (await engine.read({ name: 'gone', reads: [gone], sql: query })).map(({ id }) => Number(id));
};

/** Rows of a table: those that came, and where they are a layer the rows of the last revision that did not go. */
const withStanding = async (
  engine: Engine,
  schema: TableSchema,
  gone: readonly number[] | undefined,
  last: SmallResult | undefined,
): Promise<readonly Row[]> => {
  const rows = await all(engine, schema);
  if (gone === undefined) return rows;
  const group = schema.group ?? '';
  const ids = new Set(gone);
  const standing = (last?.tables.get(schema.name) ?? []).filter((row) => !ids.has(Number(row[group])));
  const inOrder = (cell: Row[string] | undefined): string =>
    typeof cell === 'string' ? cell : String(cell).padStart(20, '0');
  const keyOf = (row: Row): string => JSON.stringify(schema.key.map((column) => inOrder(row[column])));
  return [...standing, ...rows].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
};

/** Runs the stage on a few records and gives back its tables in the order of their keys. */
export const resolveSmall = async (small: SmallCase): Promise<SmallResult> => {
  const engine = await openDuckdb({ threads: small.threads ?? 2, fingerprintKey: '6b' });
  const folder = await mkdtemp(join(tmpdir(), 'candor-resolve-'));
  try {
    const records = numbered(small.records);
    await fill(engine, DOCUMENT, small.documents ?? documentsOf(records));
    await fill(engine, FIELD, small.fields ?? []);
    await fill(engine, FIELD_ELEMENT, small.elements ?? []);
    await fill(engine, RECORD, records);
    const { last } = small;
    for (const { name, columns } of resolveStage.writes)
      await fill(engine, { name: `previous_${name}`, columns }, last?.tables.get(name) ?? []);
    const { previous } = small;
    if (previous) {
      await fill(engine, { ...PERSON_RECORD, name: 'previous_person_record' }, previous.personRecord);
      await fill(engine, { ...WEIGHT, name: 'previous_weight' }, previous.weight);
    }
    const inputs = await fingerprints(engine);
    const context = {
      engine,
      scratch: openScratch(folder, engine),
      emit: () => undefined,
      tokenKey: '00',
      threads: small.threads ?? 2,
      ...(last ? { last: { inputs: last.inputs, now: inputs, counts: last.result.counts } } : {}),
    };
    const result = await resolveStage.run(context, { ...OPTIONS, ...small.options });
    const tables = new Map<string, readonly Row[]>();
    const gone = new Map<string, readonly number[] | undefined>();
    for (const schema of resolveStage.writes) {
      const left = await goneOf(engine, schema, result.layers?.[schema.name]);
      gone.set(schema.name, left);
      tables.set(schema.name, await withStanding(engine, schema, left, last));
    }
    const of = (name: string) => tables.get(name) ?? [];
    // Whole, with those who stand: the same exposures that a later stage reads.
    await fill(engine, PERSON, of('person'));
    await nameExposures(engine);
    return {
      result,
      tables,
      gone,
      inputs,
      person: of('person'),
      personRecord: of('person_record'),
      link: of('link'),
      exposure: await all(engine, { name: 'exposure', key: EXPOSURE_KEY }),
      blocked: of('blocked_value'),
      weight: of('weight'),
      flow: of('flow'),
      contactFlag: of('contact_flag'),
    };
  } finally {
    await engine.close();
    await rm(folder, { recursive: true });
  }
};

/** Which records are together: the record ids of each person, smallest first. */
export const groupsOf = (personRecord: readonly Row[]): readonly (readonly number[])[] => {
  const groups = new Map<number, number[]>();
  for (const { person_id, record_id } of personRecord) {
    const group = groups.get(Number(person_id)) ?? [];
    groups.set(Number(person_id), [...group, Number(record_id)]);
  }
  return [...groups.values()].map((group) => group.sort((a, b) => a - b)).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
};
