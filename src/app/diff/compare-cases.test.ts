import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { holdingsOf } from '../../../test/support/holdings.ts';
import { nameExposures } from '../../case/exposures.ts';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Engine, Row } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import type { TableSchema } from '../../schema/table.ts';
import { DUTY } from '../../schema/tables/assess.ts';
import { HOLDING, PERSON, PERSON_RECORD } from '../../schema/tables/resolve.ts';
import { type CaseDiff, compareCases } from './compare-cases.ts';

const fill = async (engine: Engine, prefix: string, { name, columns }: TableSchema, rows: readonly Row[]) => {
  await engine.create(`${prefix}${name}`, columns);
  const writer = await engine.writer(`${prefix}${name}`, columns);
  for (const row of rows) writer.append(columns.map((column) => row[column.name] ?? null));
  await writer.close();
};

/** People by their records, what each holds, and one duty that counts them. */
const revision = async (
  engine: Engine,
  prefix: string,
  people: Readonly<
    Record<
      number,
      {
        readonly records: readonly number[];
        readonly holds: string;
        readonly kind?: string;
        readonly exposure?: string;
      }
    >
  >,
  duty: Row,
) => {
  const entries = Object.entries(people).map(([id, one]) => ({ person_id: Number(id), ...one }));
  const records = entries.flatMap(({ person_id, records: all }) => all.map((record_id) => ({ person_id, record_id })));
  const exposed = entries.flatMap(({ person_id, holds, exposure = 'presumed' }) =>
    holds.split(' ').map((element) => ({ person_id, element, state: 'clear', exposure })),
  );
  const { held, holdings } = holdingsOf(exposed);
  await fill(
    engine,
    prefix,
    PERSON,
    entries.map(({ person_id, kind = 'person' }) => ({ person_id, kind, held: held(person_id) })),
  );
  await fill(engine, prefix, PERSON_RECORD, records);
  await fill(engine, prefix, HOLDING, holdings);
  await nameExposures(engine, prefix);
  await fill(engine, prefix, DUTY, [
    { duty_no: 1, jurisdiction: 'us-tx', law_name: 'Texas', audience: 'individuals', who: 'residents', ...duty },
    // Of people whose place is not known; the same on both sides.
    { duty_no: 2, jurisdiction: null, audience: 'individuals', answer: 'undetermined', persons: 3 },
  ]);
};

let engine: Engine;
let diff: CaseDiff;
let people: readonly Row[];
beforeAll(async () => {
  engine = await openDuckdb();
  await revision(
    engine,
    'previous_',
    {
      1: { records: [1], holds: 'person_name' },
      2: { records: [2], holds: 'person_name ssn' },
      3: { records: [3], holds: 'person_name' },
      4: { records: [4, 5], holds: 'person_name' },
      6: { records: [6], holds: 'person_name' },
      9: { records: [9], holds: 'phone', kind: 'unidentified' },
      11: { records: [11], holds: 'person_name', exposure: 'reachable' },
      12: { records: [12], holds: 'person_name' },
    },
    { answer: 'not_required', persons: 5 },
  );
  // 1 and 3 are one after all, 4 are two, 6 is nobody, 7 is new, 9 has a name now; 2 lost its number and got a licence.
  // What was only reachable of 11 is presumed taken now, and of 12 it is the other way round.
  await revision(
    engine,
    '',
    {
      1: { records: [1, 3], holds: 'person_name' },
      2: { records: [2], holds: 'person_name drivers_license' },
      4: { records: [4], holds: 'person_name' },
      5: { records: [5], holds: 'person_name' },
      6: { records: [6], holds: 'person_name', kind: 'test_value' },
      7: { records: [7], holds: 'person_name' },
      9: { records: [9, 10], holds: 'person_name phone' },
      11: { records: [11], holds: 'person_name' },
      12: { records: [12], holds: 'person_name', exposure: 'reachable' },
    },
    { answer: 'required', persons: 6, deadline_date: '2026-05-01' },
  );
  diff = await compareCases(engine);
  people = await engine.read({
    name: 'all',
    reads: ['diff_people'],
    sql: sql`select change, person, what from diff_people order by 1, 2`,
  });
});
afterAll(() => engine.close());

describe('two revisions of a case', () => {
  it('differ by steps that add up, of affected people alone', () => {
    expect(diff.steps.map(({ step, people: n }) => [step, n])).toEqual([
      ['before', 6],
      ['gone', -2],
      ['new', 3],
      ['merged', -1],
      ['split', 1],
      ['after', 7],
    ]);
    const [after = 0, ...others] = diff.steps.map(({ people: n }) => n).reverse();
    expect(others.reduce((sum, n) => sum + n, 0)).toBe(after);
  });

  it('name every person who changed, and how', () => {
    expect(people.map(({ change, person, what }) => [change, Number(person), what])).toEqual([
      ['gone', 6, ''],
      ['gone', 12, ''],
      ['grown', 2, 'drivers_license'],
      ['merged', 1, 'P-1 P-3'],
      ['new', 7, ''],
      ['new', 9, ''],
      ['new', 11, ''],
      ['shrunk', 2, 'ssn'],
      ['split', 4, 'P-4 P-5'],
    ]);
  });

  it('say which duties changed', () => {
    expect(diff.duties).toEqual([
      {
        jurisdiction: 'us-tx',
        law: 'Texas',
        audience: 'individuals',
        who: 'residents',
        answerBefore: 'not_required',
        answerAfter: 'required',
        personsBefore: 5,
        personsAfter: 6,
        deadlineBefore: null,
        deadlineAfter: '2026-05-01',
      },
    ]);
  });
});
