import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { RECORD } from '../../schema/tables/detect.ts';
import { IDENTIFIER_FIELDS } from '../steps/forms/identifiers.ts';
import { type Filled, NORMAL, OLD_NORMAL } from '../steps/forms/normal.ts';
import { BLOCKED, compared, sameValueTable } from '../steps/forms/shared-values.ts';
import { LARGEST_BLOCK, SIZES, type WorthyKey } from '../steps/pairs/blocking.ts';
import { CERTAIN_KEYS, cellsOfKey, isUsable, type Key, keyedRows } from '../steps/pairs/keys.ts';
import type { Addition } from './addition-to.ts';

/** The records that are resolved: the new ones, and all of the people whom they may be. */
export const TOUCHED = 'resolve_touched';
/** People of the last revision whose records are resolved anew (`person_id`). */
export const TOUCHED_PERSON = 'resolve_touched_person';

/** Rows of the touched records as they were read, named and not held: wide ones, which are looked up when it is known who stays. */
const TOUCHED_ROW = 'resolve_touched_row';

/** All that the last revision says of whose their records are (rows of `person_record`). */
export const BEFORE_RECORD = 'resolve_before_record';

/** Old records that one key may touch, for each new one, and in all where there are few. */
const TOUCHED_A_RECORD = 8;
const FEWEST = 10_000;
/** A certain key that touches more than so many for each new one, and more than these in all, gives way to narrower ones. */
const BROAD_A_RECORD = 2;
const BROAD = 200_000;

/** Ids of records of documents behind this one. */
export const isNewRecord = (record: Sql, last: number): Sql => sql`${record} >= ${integer(last + 1)} * 4294967296`;

/** What only the normal form of a record is made of, so that it need not be read again: no step of `people` names it. */
const OF_NORMAL_FORM = ['gender', 'place_of_birth', 'occupation', 'lasting'];

/** The row that a record stands in, by its id. */
const row = sql`record_id - record_id % 8`;

const NEW_KEY = 'resolve_new_key';
const OLD_KEY = 'resolve_old_key';
/** The cells of old records that keys of several cells are made of: read anew for each key, which costs a few columns; held as a table, they would all be written. */
const OLD_CELLS = 'resolve_old_cells';

/** The largest number of old records with one value of the key that keeps all of them within the budget, and how many these are. */
const withinBudget = async (engine: Engine, budget: number, limit: number) => {
  const rows = await engine.read({
    name: 'touched_sizes',
    reads: [OLD_KEY],
    sql: sql`select n, count(*) as blocks from (select key, count(*) as n from ${ident(OLD_KEY)} group by key) sizes
      where n <= ${integer(limit)} group by n order by n`,
  });
  let [records, largest] = [0, 1];
  for (const row of rows) {
    records += Number(row['n']) * Number(row['blocks']);
    if (records > budget) break;
    largest = Number(row['n']);
  }
  return { largest, records };
};

/** A key and the largest blocks of it that are looked at. */
interface BoundedKey {
  readonly key: Key;
  readonly largest: number;
}

const bounded = (keys: readonly Key[]): readonly BoundedKey[] => keys.map((key) => ({ key, largest: LARGEST_BLOCK }));

/** What is to be narrowed to: the addition, the cells that records have, and the coarser keys that were worth it. */
interface Narrowing extends Addition {
  readonly filled: Filled;
  readonly blocked: readonly string[];
  readonly keys: readonly WorthyKey[];
}

/** Whether who carries what the key is made of was found before: an identifier of a new record. */
const isFound = ({ words, columns: [field = '', second] }: Key): boolean =>
  words === 0 && second === undefined && IDENTIFIER_FIELDS.includes(field);

/** Names the cells of which these keys are made. Returns them. */
const nameCells = async (engine: Engine, keys: readonly Key[], filled: Filled): Promise<Filled> => {
  const needed = new Set(keys.filter((key) => !isFound(key)).flatMap(cellsOfKey));
  const cells = new Set([...filled].filter((name) => needed.has(name)));
  await engine.view({
    name: OLD_CELLS,
    reads: [OLD_NORMAL],
    sql: sql`select ${join(['record_id', ...cells].map(ident), ', ')} from ${ident(OLD_NORMAL)}`,
  });
  return cells;
};

/** Finds the old records that share a value of the key with a new one, as OLD_KEY (`key`, `record_id`). `named`: cells of OLD_CELLS. */
const shareKey = async (
  engine: Engine,
  key: Key,
  { filled, blocked, last }: Narrowing,
  named: Filled,
): Promise<void> => {
  // Who says only a number finds the people who have it: their keys are the same here.
  const keyed = (from: string, cellsOf: Filled) =>
    keyedRows(key, filled, { rows: compared(cellsOf, blocked, from), id: 'record_id', isAnybodys: true });
  const [field = ''] = key.columns;
  const [table, cells] = isFound(key) ? [sameValueTable(field), new Set([field])] : [OLD_CELLS, named];
  await engine.run({
    name: NEW_KEY,
    reads: [NORMAL, BLOCKED],
    sql: sql`select distinct key from (${keyed(NORMAL, filled)}) k`,
  });
  await engine.run({
    name: OLD_KEY,
    reads: [table, BLOCKED, NEW_KEY],
    sql: sql`select key, record_id from (${keyed(table, cells)}) k where not ${isNewRecord(sql`record_id`, last)} and key in (select key from ${ident(NEW_KEY)})`,
  });
};

/** Tables of the old records that share a certain key with a new one, or a coarser one that was worth it, one key after the other. */
const nearRecords = async (engine: Engine, narrowing: Narrowing): Promise<readonly string[]> => {
  const { filled, newRecords, keys } = narrowing;
  const usable = (all: readonly BoundedKey[]) => all.filter(({ key }) => isUsable(key, filled));
  const coarse = keys.map(({ key, sizes }) => ({ key, largest: SIZES[Math.max(...sizes)] ?? LARGEST_BLOCK }));
  const waiting = [...usable(bounded(CERTAIN_KEYS)), ...usable(coarse)];
  const named = await nameCells(
    engine,
    waiting.map(({ key }) => key),
    filled,
  );
  const parts: string[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { key, largest: limit } = next;
    await shareKey(engine, key, narrowing, named);
    const { largest, records } = await withinBudget(engine, Math.max(FEWEST, TOUCHED_A_RECORD * newRecords), limit);
    if (key.narrow && records > Math.max(BROAD, BROAD_A_RECORD * newRecords)) {
      waiting.unshift(...usable(bounded(key.narrow)));
      continue;
    }
    const part = `resolve_near_${parts.length}`;
    parts.push(part);
    await engine.run({
      name: part,
      reads: [OLD_KEY],
      sql: sql`select record_id from ${ident(OLD_KEY)} where key in (
        select key from ${ident(OLD_KEY)} group by key having count(*) <= ${integer(largest)})`,
    });
  }
  for (const name of [NEW_KEY, OLD_KEY, OLD_CELLS]) await engine.drop(name);
  return parts;
};

/**
 * Leaves in NORMAL only what new records bear on: themselves, and all records of the people of the last revision with whom they
 * share a key. Reads the normal form of the new records and of those that stand; whoever shares nothing with them stays as they
 * are. Returns the name of the rows of these records as they were read.
 */
export const narrowToTouched = async (engine: Engine, narrowing: Narrowing): Promise<string> => {
  const parts = await nearRecords(engine, narrowing);
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
    name: BEFORE_RECORD,
    reads: ['previous_person_record', TOUCHED_PERSON],
    sql: sql`select * from previous_person_record where person_id in (select person_id from ${ident(TOUCHED_PERSON)})`,
  });
  await engine.run({
    name: TOUCHED,
    reads: [BEFORE_RECORD, NORMAL],
    sql: sql`select record_id from ${ident(BEFORE_RECORD)} union all select record_id from ${ident(NORMAL)}`,
  });
  const touched = sql`(select record_id from ${ident(TOUCHED)})`;
  await engine.run({
    name: NORMAL,
    reads: [NORMAL, OLD_NORMAL, TOUCHED],
    sql: sql`select * from ${ident(NORMAL)} union all select * from ${ident(OLD_NORMAL)} where record_id in ${touched}`,
  });
  const cells = RECORD.columns.flatMap(({ name }) => (OF_NORMAL_FORM.includes(name) ? [] : [ident(name)]));
  // All records of a row: a ward's guardian is another one.
  await engine.view({
    name: TOUCHED_ROW,
    reads: [RECORD.name, TOUCHED],
    sql: sql`select ${join(cells, ', ')} from record where ${row} in (select ${row} from ${ident(TOUCHED)})`,
  });
  return TOUCHED_ROW;
};

/** Leaves in the table `record` only the rows of the records that are touched by now: found by their ids alone first, so that what nobody is in is not unpacked. */
export const holdTouchedRows = async (engine: Engine): Promise<void> => {
  const found = 'resolve_found_record';
  await engine.run({
    name: found,
    reads: [TOUCHED_ROW],
    sql: sql`select record_id from ${ident(TOUCHED_ROW)}`,
  });
  await engine.run({
    name: RECORD.name,
    reads: [TOUCHED_ROW, found],
    sql: sql`select * from ${ident(TOUCHED_ROW)} where record_id in (select record_id from ${ident(found)})`,
  });
  for (const name of [TOUCHED_ROW, found]) await engine.drop(name);
};
