import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { CERTAIN_KEYS, isUsable, type Key, keyedRows } from '../steps/keys.ts';
import { type Filled, NORMAL } from '../steps/normal.ts';
import { BLOCKED, compared } from '../steps/shared-values.ts';
import type { Addition } from './addition-to.ts';

/** The records that are resolved: the new ones, and all of the people whom they may be. */
export const TOUCHED = 'resolve_touched';
/** People of the last revision whose records are resolved anew (`person_id`). */
export const TOUCHED_PERSON = 'resolve_touched_person';

/** Old records that share a key with a new one: more than these with one value of a key are left to finer keys. */
const LARGEST_BLOCK = 100;
/** Old records that one key may touch, for each new one, and in all where there are few. */
const TOUCHED_A_RECORD = 2;
const FEWEST = 10_000;

/** Ids of records of documents behind this one. */
export const isNewRecord = (record: Sql, last: number): Sql => sql`${record} >= ${integer(last + 1)} * 4294967296`;

const NEW_KEY = 'resolve_new_key';
const OLD_KEY = 'resolve_old_key';

/** The largest number of old records with one value of the key that keeps all of them within the budget, and how many they are. */
const withinBudget = async (engine: Engine, budget: number) => {
  const rows = await engine.read({
    name: 'touched_sizes',
    reads: [OLD_KEY],
    sql: sql`select n, count(*) as blocks from (select key, count(*) as n from ${ident(OLD_KEY)} group by key) sizes
      where n <= ${integer(LARGEST_BLOCK)} group by n order by n`,
  });
  let [records, largest] = [0, 1];
  for (const row of rows) {
    records += Number(row['n']) * Number(row['blocks']);
    if (records > budget) break;
    largest = Number(row['n']);
  }
  return { largest, isTooBroad: records > budget };
};

/** Old records that share one of the certain keys with a new one, one key after the other. */
const nearRecords = async (
  engine: Engine,
  { filled, blocked, last, newRecords }: Addition & { readonly filled: Filled; readonly blocked: readonly string[] },
): Promise<readonly string[]> => {
  const rows = (where: Sql): Sql => sql`(select * from ${compared(filled, blocked)} c where ${where})`;
  const isNew = isNewRecord(sql`record_id`, last);
  const budget = Math.max(FEWEST, TOUCHED_A_RECORD * newRecords);
  const usable = (keys: readonly Key[]) => keys.filter((key) => isUsable(key, filled));
  const waiting = [...usable(CERTAIN_KEYS)];
  const parts: string[] = [];
  for (let key = waiting.shift(); key !== undefined; key = waiting.shift()) {
    // Who says only a number finds the people who have it: their keys are the same here.
    const keyed = (where: Sql) => keyedRows(key as Key, filled, { rows: rows(where), id: 'record_id', isMixed: true });
    const reads = [NORMAL, BLOCKED];
    await engine.run({ name: NEW_KEY, reads, sql: sql`select distinct key from (${keyed(isNew)}) k` });
    await engine.run({
      name: OLD_KEY,
      reads: [...reads, NEW_KEY],
      sql: sql`select key, record_id from (${keyed(sql`not ${isNew}`)}) k where key in (select key from ${ident(NEW_KEY)})`,
    });
    const { largest, isTooBroad } = await withinBudget(engine, budget);
    if (isTooBroad && key.narrow) {
      waiting.unshift(...usable(key.narrow));
      continue;
    }
    const part = `resolve_near_${key.name}`;
    parts.push(part);
    await engine.run({
      name: part,
      reads: [OLD_KEY],
      sql: sql`select record_id from ${ident(OLD_KEY)} where key in (
        select key from ${ident(OLD_KEY)} group by key having count(*) <= ${integer(largest)})`,
    });
  }
  for (const name of [NEW_KEY, OLD_KEY]) await engine.drop(name);
  return parts;
};

/**
 * Leaves in the tables `record` and NORMAL only what new records bear on: themselves, and all records of the people of
 * the last revision with whom they share a key. Reads the normal form of all records; whoever shares nothing with them
 * stays as they are.
 */
export const narrowToTouched = async (
  engine: Engine,
  addition: Addition,
  filled: Filled,
  blocked: readonly string[],
): Promise<void> => {
  const parts = await nearRecords(engine, { ...addition, filled, blocked });
  const near = join(
    parts.map((part) => sql`select record_id from ${ident(part)}`),
    ' union all ',
  );
  await engine.run({
    name: TOUCHED_PERSON,
    reads: ['previous_person_record', ...parts],
    sql: sql`select distinct person_id from previous_person_record where record_id in (${near})`,
  });
  for (const part of parts) await engine.drop(part);
  await engine.run({
    name: TOUCHED,
    reads: ['previous_person_record', TOUCHED_PERSON, NORMAL],
    sql: sql`select record_id from previous_person_record where person_id in (select person_id from ${ident(TOUCHED_PERSON)})
      union all select record_id from ${ident(NORMAL)} where ${isNewRecord(sql`record_id`, addition.last)}`,
  });
  const touched = sql`(select record_id from ${ident(TOUCHED)})`;
  await engine.run({
    name: NORMAL,
    reads: [NORMAL, TOUCHED],
    sql: sql`select * from ${ident(NORMAL)} where record_id in ${touched}`,
  });
  // Whole rows: a ward's guardian is another record of the row.
  await engine.run({
    name: 'record',
    reads: ['record', TOUCHED],
    sql: sql`select * from record where floor(record_id / 8) in (select floor(record_id / 8) from ${ident(TOUCHED)})`,
  });
};
