import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdingsOf } from '../../../test/support/holdings.ts';
import { nameExposures } from '../../case/exposures.ts';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Engine, Row } from '../../engine/port.ts';
import type { SqlValue } from '../../engine/sql.ts';
import { tableNamed } from '../../schema/tables.ts';
import { makeDrill } from '../make-drill.ts';
import { fillTable } from '../parts/make-part.ts';
import type { TruthRows } from '../truth/truth.ts';
import { FOUND_TABLES, type FoundCase, readFound } from './read-found.ts';
import { type DrillTruth, readTruth, takeTruthTables } from './read-truth.ts';
import { type CaseScore, scoreCase } from './score-case.ts';

let engine: Engine;
let truth: DrillTruth;
let truthRows: TruthRows;
const folder = mkdtempSync(join(tmpdir(), 'candor-score-'));

const linesOf = (name: string) =>
  readFileSync(join(folder, 'truth', `${name}.ndjson`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  engine = await openDuckdb({ threads: 1 });
  await makeDrill(folder, { people: 200, seed: 3, from: '2026-03-02' }, { engine, threads: 1 });
  truth = await readTruth(folder);
  await takeTruthTables(engine, folder);
  truthRows = { ...truth, record: linesOf('record'), person: linesOf('person') } as unknown as TruthRows;
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

interface FoundRecord {
  readonly record_id: number;
  readonly document_no: number;
  readonly row_no: number | null;
  readonly start_at: number | null;
  readonly mention: number;
  /** The person it was given to; null: nobody. */
  readonly person_id: number | null;
}

interface Found extends FoundCase {
  readonly records: readonly FoundRecord[];
  readonly persons: readonly Row[];
  readonly exposures: readonly Row[];
}

/** What stages without a fault would leave. */
const perfect = (): Found => {
  const numbers = new Map(truth.documents.map(({ document }, n) => [document, n + 1]));
  const numberOf = (document: string) => numbers.get(document) ?? 0;
  return {
    documents: truth.documents.map(({ document, status, same_as }, n) => ({
      documentNo: n + 1,
      source: document.split('!/')[0] ?? '',
      family: document,
      status,
      kind: 'table',
      duplicateOf: same_as === undefined ? null : numberOf(same_as),
    })),
    columns: truth.columns.map(({ document, column, mention, role, state }) => ({
      documentNo: numberOf(document),
      column,
      mention,
      role,
      state,
    })),
    spans: truth.spans.map(({ document, start, end, element }) => ({
      documentNo: numberOf(document),
      start,
      end,
      element,
    })),
    records: truthRows.record.map(({ document, row, start, mention, person }, n) => ({
      record_id: n + 1,
      document_no: numberOf(document),
      row_no: row ?? null,
      start_at: start ?? null,
      mention,
      person_id: person === 0 ? null : person,
    })),
    persons: truthRows.person.map(({ person, relation, minor, deceased, residence }) => ({
      person_id: person,
      kind: 'person',
      relation,
      minor,
      deceased,
      residence,
    })),
    exposures: truthRows.person.flatMap(({ person, exposed }) =>
      exposed.map((text) => {
        const [element = '', state = '', exposure = ''] = text.split('=');
        return { person_id: person, element, state, exposure };
      }),
    ),
    duties: truth.duties,
  };
};

const fill = async (name: string, rows: readonly object[]): Promise<void> => {
  const { columns } = tableNamed(name);
  const cell = (row: object, column: string): SqlValue => (row as Row)[column] ?? null;
  await fillTable(engine, name, columns, rows, (row) => columns.map((column) => cell(row, column.name)));
};

const scored = async (found: Found): Promise<CaseScore> => {
  await fill('record', found.records);
  await fill(
    'person_record',
    found.records.filter(({ person_id }) => person_id !== null),
  );
  const { held, holdings } = holdingsOf(found.exposures);
  await fill(
    'person',
    found.persons.map((row) => ({ ...row, held: held(Number(row['person_id'])) })),
  );
  await fill('holding', holdings);
  await nameExposures(engine);
  return scoreCase(engine, found, truth);
};

describe('the score of a drill', () => {
  it('is full for stages without a fault', async () => {
    const result = await scored(perfect());
    for (const elements of [result.columns, result.spans, result.exposures]) {
      expect(elements['all']).toMatchObject({ missed: 0, extra: 0, f1: 1 });
    }
    expect(result.documents).toMatchObject({ listed: { share: 1 }, unread: { share: 1 }, duplicates: { share: 1 } });
    expect(result.people).toMatchObject({ pairs: { f1: 1 }, bcubed: { f1: 1 }, exact: { share: 1 } });
    expect(result.duties).toMatchObject({ missed: [], extra: [] });
    expect(result.affected.found).toBe(result.affected.truth);
    for (const share of Object.values(result.attributes)) expect(share.share).toBe(1);
  });

  it('sees a column that is not found, one that is not there, and a wrong state', async () => {
    const found = perfect();
    const [first] = found.columns.filter(({ role }) => role === 'ssn');
    const columns = [
      ...found.columns.filter((column) => column !== first),
      { documentNo: 1, column: 99, mention: 1, role: 'passport', state: 'clear' },
    ].map((column) => (column.role === 'imei' ? { ...column, state: 'masked' } : column));
    const result = await scored({ ...found, columns });
    expect(result.columns['ssn']).toMatchObject({ missed: 1, extra: 0 });
    expect(result.columns['passport']).toMatchObject({ hit: 0, extra: 1 });
    expect(result.column_states.right).toBeLessThan(result.column_states.of);
  });

  it('takes the people of one row in whatever order a stage numbers them, and repeats as no one', async () => {
    const found = perfect();
    const at = truth.documents.findIndex(({ document }) => document.endsWith('family_lines.csv')) + 1;
    const later = <Item extends { readonly documentNo: number; readonly mention: number }>(item: Item): Item =>
      item.documentNo === at ? { ...item, mention: item.mention + 1 } : item;
    const laterRecord = (record: FoundRecord): FoundRecord =>
      record.document_no === at ? { ...record, mention: record.mention + 1 } : record;
    const repeated = found.records
      .filter(({ document_no, mention }) => document_no === at && mention === 1)
      .map((record) => ({ ...record, record_id: record.record_id + 1_000_000, person_id: null }));
    const result = await scored({
      ...found,
      columns: found.columns.map((column) => (column.column === 1 ? column : later(column))),
      records: [...found.records.map(laterRecord), ...repeated],
    });
    expect(repeated.length).toBeGreaterThan(0);
    expect(result.records).toMatchObject({ found: { share: 1 }, extra: 0 });
    expect(result.people).toMatchObject({ pairs: { f1: 1 }, exact: { share: 1 } });
  });

  it('sees people that were joined, people that were split, and records that were lost', async () => {
    const found = perfect();
    const joined = await scored({ ...found, records: found.records.map((record) => ({ ...record, person_id: 1 })) });
    expect(joined.people.pairs.recall.share).toBe(1);
    expect(joined.people.pairs.precision.share).toBeLessThan(0.1);
    const alone = found.records.map((record) => ({ ...record, person_id: record.record_id }));
    const split = await scored({
      ...found,
      records: alone,
      persons: alone.map(({ person_id }) => ({ person_id, kind: 'person' })),
    });
    expect(split.people.bcubed.precision).toBe(1);
    expect(split.people.pairs.hit).toBe(0);
    const lost = await scored({ ...found, records: found.records.slice(1) });
    expect(lost.records.found.right).toBe(lost.records.found.of - 1);
    expect(lost.people.records).toBe(lost.records.found.of);
  });

  it('counts a duty that is missing, undetermined or not owed', async () => {
    const found = perfect();
    const wanted = truth.duties.find(({ answer }) => answer === 'required');
    const lifted = truth.duties.find(({ answer }) => answer === 'not_required');
    const duties = found.duties.map((duty) => {
      if (duty === wanted) return { ...duty, answer: 'undetermined' };
      return duty === lifted ? { ...duty, answer: 'required' } : duty;
    });
    const result = (await scored({ ...found, duties })).duties;
    expect(result.missed).toHaveLength(1);
    expect(result.undetermined).toEqual(result.missed);
    expect(result.extra).toHaveLength(1);
  });

  it('reads the artifacts of a case, and an empty case scores nothing', async () => {
    for (const name of FOUND_TABLES) await engine.create(name, tableNamed(name).columns);
    const result = await scoreCase(engine, await readFound(engine), truth);
    expect(result.documents.listed.right).toBe(0);
    expect(result.exposures['all']).toMatchObject({ hit: 0, extra: 0 });
  });
});
