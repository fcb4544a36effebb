import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/port.ts';
import { tableNamed } from '../../schema/tables.ts';
import { makeDrill } from '../make-drill.ts';
import { FOUND_TABLES, type FoundCase, readFound } from './read-found.ts';
import { type DrillTruth, readTruth } from './read-truth.ts';
import { scoreCase } from './score-case.ts';

let engine: Engine;
let truth: DrillTruth;
const folder = mkdtempSync(join(tmpdir(), 'candor-score-'));

beforeAll(async () => {
  engine = await openDuckdb({ threads: 1 });
  await makeDrill(folder, { people: 200, seed: 3, from: '2026-03-02' }, engine, () => undefined);
  truth = await readTruth(folder);
});

afterAll(async () => {
  await engine.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What stages without a fault would leave. */
const perfect = (): FoundCase => {
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
    records: truth.records.map(({ document, row, start, mention, person }, n) => ({
      recordId: n + 1,
      documentNo: numberOf(document),
      rowNo: row ?? null,
      startAt: start ?? null,
      mention,
      person,
      isDesk: false,
    })),
    persons: truth.persons.map(({ person, relation, minor, deceased, residence }) => ({
      personId: person,
      kind: 'person',
      relation,
      minor,
      deceased,
      residence,
    })),
    exposures: truth.persons.flatMap(({ person, exposed }) =>
      exposed.map((text) => {
        const [element = '', , exposure = ''] = text.split('=');
        return { personId: person, element, exposure };
      }),
    ),
    duties: truth.duties,
  };
};

describe('the score of a drill', () => {
  it('is full for stages without a fault', () => {
    const result = scoreCase(perfect(), truth);
    for (const elements of [result.columns, result.spans, result.exposures]) {
      expect(elements['all']).toMatchObject({ missed: 0, extra: 0, f1: 1 });
    }
    expect(result.documents).toMatchObject({ listed: { share: 1 }, unread: { share: 1 }, duplicates: { share: 1 } });
    expect(result.people).toMatchObject({ pairs: { f1: 1 }, bcubed: { f1: 1 }, exact: { share: 1 } });
    expect(result.duties).toMatchObject({ missed: [], extra: [] });
    expect(result.affected.found).toBe(result.affected.truth);
    for (const share of Object.values(result.attributes)) expect(share.share).toBe(1);
  });

  it('sees a column that is not found, one that is not there, and a wrong state', () => {
    const found = perfect();
    const [first] = found.columns.filter(({ role }) => role === 'ssn');
    const columns = [
      ...found.columns.filter((column) => column !== first),
      { documentNo: 1, column: 99, mention: 1, role: 'passport', state: 'clear' },
    ].map((column) => (column.role === 'imei' ? { ...column, state: 'masked' } : column));
    const result = scoreCase({ ...found, columns }, truth);
    expect(result.columns['ssn']).toMatchObject({ missed: 1, extra: 0 });
    expect(result.columns['passport']).toMatchObject({ hit: 0, extra: 1 });
    expect(result.column_states.right).toBeLessThan(result.column_states.of);
  });

  it('takes the people of one row in whatever order a stage numbers them, and repeats as no one', () => {
    const found = perfect();
    const at = truth.documents.findIndex(({ document }) => document.endsWith('family_lines.csv')) + 1;
    const later = <Item extends { readonly documentNo: number; readonly mention: number }>(item: Item): Item =>
      item.documentNo === at ? { ...item, mention: item.mention + 1 } : item;
    const columns = found.columns.map((column) => (column.column === 1 ? column : later(column)));
    const repeated = found.records
      .filter(({ documentNo, mention }) => documentNo === at && mention === 1)
      .map((record) => ({ ...record, recordId: record.recordId + 1_000_000, person: null }));
    const result = scoreCase({ ...found, columns, records: [...found.records.map(later), ...repeated] }, truth);
    expect(repeated.length).toBeGreaterThan(0);
    expect(result.records).toMatchObject({ found: { share: 1 }, extra: 0 });
    expect(result.people).toMatchObject({ pairs: { f1: 1 }, exact: { share: 1 } });
  });

  it('sees people that were joined, people that were split, and records that were lost', () => {
    const found = perfect();
    const joined = scoreCase({ ...found, records: found.records.map((record) => ({ ...record, person: 1 })) }, truth);
    expect(joined.people.pairs.recall.share).toBe(1);
    expect(joined.people.pairs.precision.share).toBeLessThan(0.1);
    const split = scoreCase(
      { ...found, records: found.records.map((record) => ({ ...record, person: record.recordId })) },
      truth,
    );
    expect(split.people.bcubed.precision).toBe(1);
    expect(split.people.pairs.hit).toBe(0);
    const lost = scoreCase({ ...found, records: found.records.slice(1) }, truth);
    expect(lost.records.found.right).toBe(lost.records.found.of - 1);
    expect(lost.people.records).toBe(lost.records.found.of);
  });

  it('counts a duty that is missing, undetermined or not owed', () => {
    const found = perfect();
    const wanted = truth.duties.find(({ answer }) => answer === 'required');
    const lifted = truth.duties.find(({ answer }) => answer === 'not_required');
    const duties = found.duties.map((duty) => {
      if (duty === wanted) return { ...duty, answer: 'undetermined' };
      return duty === lifted ? { ...duty, answer: 'required' } : duty;
    });
    const result = scoreCase({ ...found, duties }, truth).duties;
    expect(result.missed).toHaveLength(1);
    expect(result.undetermined).toEqual(result.missed);
    expect(result.extra).toHaveLength(1);
  });

  it('reads the artifacts of a case, and an empty case scores nothing', async () => {
    for (const name of FOUND_TABLES) await engine.create(name, tableNamed(name).columns);
    const result = scoreCase(await readFound(engine), truth);
    expect(result.documents.listed.right).toBe(0);
    expect(result.exposures['all']).toMatchObject({ hit: 0, extra: 0 });
  });
});
