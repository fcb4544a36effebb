import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Given } from '../../../test/support/report-rows.ts';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/port.ts';
import { tableNamed } from '../../schema/tables.ts';
import { findCoverage } from '../steps/coverage.ts';
import { type CoverageFacts, coverageFacts } from './coverage-facts.ts';

const table = (document_no: number, rows: number, more: Given = {}): Given => ({
  document_no,
  control_number: `CN-${document_no}`,
  family: `evidence/${document_no}.csv`,
  root: 'evidence',
  kind: 'table',
  status: 'read',
  bytes: rows * 10,
  rows,
  ...more,
});
const column = (document_no: number, column_no: number, name: string, more: Given): readonly [Given, Given] => [
  { document_no, column_no, name, filled: 1 },
  { document_no, column_no, mention: 1, role: 'other', state: 'clear', filled: 1, ...more },
];
const mention = (document_no: number, row_no: number | null, n: number, who: number): readonly [Given, Given] => {
  const record_id = document_no * 1000 + (row_no ?? 500) * 10 + n;
  return [
    { record_id, document_no, row_no, mention: n },
    { record_id, person_id: who, root: 'evidence' },
  ];
};

/** Person 1 is one, 2 a company, 3 nobody who could be told. */
const MENTIONS = [
  mention(1, 1, 1, 1),
  mention(1, 1, 2, 3),
  mention(1, 2, 1, 3),
  mention(2, 1, 1, 2),
  mention(3, 1, 1, 3),
  mention(7, null, 1, 1),
  mention(10, 1, 1, 3),
];
const COLUMNS = [
  column(1, 1, 'Name', { element: 'person_name', filled: 3 }),
  column(2, 1, 'Company', { element: null, filled: 4 }),
  column(3, 1, 'mail', { element: 'email', filled: 40 }),
  column(4, 1, 'Patient_DOB', { filled: 9 }),
  column(10, 1, 'Serial no', { element: 'device_id', filled: 2 }),
  column(6, 1, 'blob', { state: 'encrypted', filled: 9 }),
];
const TABLES: Readonly<Record<string, readonly Given[]>> = {
  document: [
    table(1, 5),
    table(2, 4),
    table(3, 40),
    table(4, 9),
    table(5, 1000),
    table(6, 9),
    table(7, 0, { rows: null, kind: 'text', characters: 90 }),
    table(8, 7, { status: 'duplicate' }),
    table(9, 7, { root: 'register' }),
    table(10, 2),
  ],
  record: MENTIONS.map(([record]) => record),
  person_record: MENTIONS.map(([, owner]) => owner),
  person: [
    { person_id: 1, kind: 'person' },
    { person_id: 2, kind: 'company' },
    { person_id: 3, kind: 'unidentified' },
  ],
  field: COLUMNS.map(([field]) => field),
  field_element: COLUMNS.map(([, element]) => element),
  detection: [
    { document_no: 7, part: 1, start_at: 1, end_at: 2, element: 'url', state: 'clear', shared: 0 },
    { document_no: 7, part: 1, start_at: 5, end_at: 9, element: 'ssn', state: 'clear', shared: 0, record_id: 12 },
  ],
};

describe('what came out of the documents that were read', () => {
  let engine: Engine;
  let facts: CoverageFacts;
  beforeAll(async () => {
    engine = await openDuckdb({ threads: 1 });
    for (const [name, rows] of Object.entries(TABLES)) {
      const { columns } = tableNamed(name);
      await engine.create(name, columns);
      const writer = await engine.writer(name, columns);
      for (const row of rows) writer.append(columns.map((one) => row[one.name] ?? null));
      await writer.close();
    }
    await findCoverage(engine);
    facts = await coverageFacts(engine);
  });
  afterAll(() => engine.close());

  const counts = (number: string) => {
    const row = facts.largest.find(({ controlNumber }) => controlNumber === number);
    return row && [row.records, row.person, row.nobody, row.nothing];
  };

  it('counts of each table the rows of people, those with elements of nobody, and those with nothing', () => {
    expect(counts('CN-1')).toEqual([5, 1, 2, 2]);
    expect(counts('CN-3')).toEqual([40, 0, 40, 0]);
    expect(counts('CN-5')).toEqual([1000, 0, 0, 1000]);
  });

  it('counts of a text the mentions, and the values that are nobody’s', () => {
    expect(counts('CN-7')).toEqual([2, 1, 1, 0]);
  });

  it('leaves out copies and registers, and adds up', () => {
    expect(facts.documents).toBe(8);
    expect(facts.withPerson).toBe(2);
    expect(facts.person + facts.nobody + facts.nothing).toBe(facts.records);
  });

  it('says where people were to be expected and did not come out, the largest first, and why', () => {
    expect(facts.missing.map(({ controlNumber, expected }) => [controlNumber, expected])).toEqual([
      ['CN-5', 'size'],
      ['CN-3', 'values'],
      ['CN-4', 'columns'],
      ['CN-6', 'sealed'],
      ['CN-1', 'values'],
    ]);
    expect(facts.expected).toBe(5);
  });

  it('expects nobody behind serial numbers of things', () => {
    expect(counts('CN-10')).toEqual([2, 0, 2, 0]);
    expect(facts.missing.some(({ controlNumber }) => controlNumber === 'CN-10')).toBe(false);
  });

  it('expects nobody where rows are known to be of companies', () => {
    expect(facts.missing.some(({ controlNumber }) => controlNumber === 'CN-2')).toBe(false);
  });

  it('counts the same where some record has no owner at all', async () => {
    const { columns } = tableNamed('record');
    const writer = await engine.writer('record', columns);
    const [alone] = mention(3, 2, 1, 3);
    writer.append(columns.map((one) => alone[one.name] ?? null));
    await writer.close();
    await findCoverage(engine);
    const after = await coverageFacts(engine);
    expect([after.person, after.nobody]).toEqual([facts.person, facts.nobody]);
    expect(after.largest).toEqual(facts.largest);
  });
});
