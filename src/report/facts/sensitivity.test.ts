import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillSchemaTable } from '../../../test/support/fill-schema-table.ts';
import { openDuckdb } from '../../engine/duckdb/engine.ts';
import type { Engine } from '../../engine/port.ts';
import type { SqlValue } from '../../engine/sql.ts';
import { reviewedCount } from './reviewed-count.ts';
import { sensitivityFacts } from './sensitivity.ts';

let engine: Engine;

const fill = (name: string, rows: readonly Readonly<Record<string, SqlValue>>[]): Promise<void> =>
  fillSchemaTable(engine, name, rows);

/** Records by person: [person, record, confidence, named]. All persons are affected. */
const RECORDS: readonly (readonly [number, number, number, boolean])[] = [
  [1, 11, 1_000_000, true],
  [1, 12, 700_000, true],
  // Two that came together, and hold together above what joined them to the first.
  [2, 21, 1_000_000, true],
  [2, 22, 920_000, true],
  [2, 23, 920_000, true],
  // Two whose merge is as weak for both.
  [3, 31, 800_000, true],
  [3, 32, 800_000, true],
  // A device record, which is nobody when it comes off.
  [4, 41, 1_000_000, true],
  [4, 42, 560_000, false],
  [5, 51, 1_000_000, true],
];

const LINKS: readonly Readonly<Record<string, SqlValue>>[] = [
  { record_a: 11, record_b: 12, weight: 1222, reason: 'weights', joined: 1 },
  { record_a: 21, record_b: 22, weight: 3500, reason: 'weights', joined: 1 },
  { record_a: 22, record_b: 23, weight: null, reason: 'identical', joined: 1 },
  { record_a: 31, record_b: 32, weight: 2000, reason: 'weights', joined: 1 },
  { record_a: 41, record_b: 42, weight: null, reason: 'exact_identifier', joined: 1 },
  { record_a: 41, record_b: 51, weight: 300, reason: 'outweighed', joined: 0 },
  { record_a: 11, record_b: 51, weight: 9000, reason: 'conflict:ssn', joined: 0 },
];

beforeAll(async () => {
  engine = await openDuckdb({ threads: 1 });
  await fill(
    'person_record',
    RECORDS.map(([person_id, record_id, confidence]) => ({ person_id, record_id, confidence, root: 'evidence' })),
  );
  await fill(
    'record',
    RECORDS.map(([, record_id, , named]) => ({ record_id, family_name: named ? 'Howell' : null })),
  );
  await fill('link', LINKS);
  const columns = [{ name: 'person_id', type: 'bigint' as const }];
  await engine.create('report_affected', columns);
  const writer = await engine.writer('report_affected', columns);
  for (const person of new Set(RECORDS.map(([one]) => one))) writer.append([person]);
  await writer.close();
});

afterAll(() => engine.close());

describe('the count at other thresholds', () => {
  it('loses what joined more weakly, group by group, and no record without a name', async () => {
    const { chosen, points } = await sensitivityFacts(engine, 5);
    const people = Object.fromEntries(points.map((point) => [point.threshold, point.people]));
    expect(people[chosen]).toBe(5);
    expect(people[600]).toBe(5);
    expect(people[700]).toBe(5);
    // The second record of person 1, then one of person 3, then the pair of person 2 as one.
    expect(people[800]).toBe(6);
    expect(people[850]).toBe(7);
    expect(people[950]).toBe(8);
    expect(people[999]).toBe(8);
  });

  it('joins below all who look alike, but nobody over a conflict', async () => {
    const { points } = await sensitivityFacts(engine, 5);
    expect(points[0]).toEqual({ threshold: 500, people: 4 });
  });
});

describe('the count from a reviewed sample', () => {
  const sample = {
    on: '2026-03-18',
    joined: { of: 100, right: 99 },
    apart: { of: 100, onePerson: 10 },
    people: { of: 100, right: 97, nobody: 1 },
  };

  it('adds the people who are two, and takes away those who are nobody or were kept apart', () => {
    const reviewed = reviewedCount(sample, 1000, 50);
    expect(reviewed?.count).toBe(1000 + 20 - 10 - 5);
    expect(reviewed?.low).toBeLessThan(1005);
    expect(reviewed?.high).toBeGreaterThan(1005);
  });

  it('is not said where people, or pairs that were kept apart, were not drawn', () => {
    expect(reviewedCount({ ...sample, people: { of: 0, right: 0, nobody: 0 } }, 1000, 50)).toBeNull();
    expect(reviewedCount({ ...sample, apart: { of: 0, onePerson: 0 } }, 1000, 50)).toBeNull();
    expect(reviewedCount({ ...sample, apart: { of: 0, onePerson: 0 } }, 1000, 0)?.count).toBe(1010);
  });
});
