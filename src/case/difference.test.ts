import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { Engine, Row } from '../engine/port.ts';
import { ident, sql } from '../engine/sql.ts';
import { table } from '../schema/table.ts';
import { leaveDifference, narrowLayer } from './difference.ts';

const FLAG = table('flag', 1, ['person', 'flag'], { person: 'integer', flag: 'text', why: 'text' }, 'person');
type Flag = readonly [number, string, string | null];

/** Twenty people who stay as they are, so that few differ. */
const STAYING: readonly Flag[] = Array.from({ length: 20 }, (_, n) => [
  100 + n,
  'moved',
  n % 2 === 0 ? null : 'register',
]);

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckdb();
});
afterAll(() => engine.close());

const rowsOf = async (name: string): Promise<readonly Row[]> =>
  engine.read({ name: 'rows', reads: [name], sql: sql`select * from ${ident(name)} order by 1` });

const fill = async (name: string, rows: readonly Flag[]): Promise<void> => {
  await engine.create(name, FLAG.columns);
  const writer = await engine.writer(name, FLAG.columns);
  for (const row of rows) writer.append(row);
  await writer.close();
};

const compare = async (before: readonly Flag[], now: readonly Flag[]) => {
  await fill('previous_flag', before);
  await fill('flag', now);
  return leaveDifference(engine, FLAG, before.length);
};

it('leaves the rows of people of whom some row is another, came or went, and names these people', async () => {
  const before: readonly Flag[] = [
    ...STAYING,
    [1, 'moved', null],
    [1, 'no-street', null],
    [2, 'moved', null],
    [3, 'moved', 'mail'],
  ];
  const now: readonly Flag[] = [...STAYING, [1, 'moved', null], [3, 'moved', null], [4, 'moved', null]];
  const gone = await compare(before, now);
  expect(gone).toBe('flag_gone');
  expect((await rowsOf('flag_gone')).map(({ person }) => person)).toEqual([1, 2, 3, 4]);
  expect((await rowsOf('flag')).map(({ person, flag, why }) => [person, flag, why])).toEqual([
    [1, 'moved', null],
    [3, 'moved', null],
    [4, 'moved', null],
  ]);
});

it('leaves nothing where nothing differs, and all where too much does', async () => {
  expect(await compare(STAYING, [...STAYING].reverse())).toBe('flag_gone');
  expect(await rowsOf('flag')).toEqual([]);
  const other = STAYING.map(([person, flag]): Flag => [person, flag, 'other']);
  expect(await compare(STAYING, other)).toBeUndefined();
  expect((await rowsOf('flag')).length).toBe(STAYING.length);
});

it('narrows a layer to people of whom some row differs: who stays as they were is in none of its tables', async () => {
  await fill('lost', [
    [1, 'moved', null],
    [2, 'moved', null],
    [2, 'no-street', null],
    [3, 'moved', 'mail'],
  ]);
  await fill('flag', [
    [1, 'moved', null],
    [2, 'moved', null],
    [3, 'moved', 'letter'],
    [4, 'moved', null],
  ]);
  const gone = await narrowLayer(engine, FLAG, 'lost');
  expect((await rowsOf(gone)).map(({ person }) => person)).toEqual([2, 3]);
  expect((await rowsOf('flag')).map(({ person, why }) => [person, why])).toEqual([
    [2, null],
    [3, 'letter'],
    [4, null],
  ]);
  expect((await rowsOf('lost')).map(({ person }) => person)).toEqual([2, 2, 3]);
});
