import type { Engine, ScriptFunction } from '../../../engine/port.ts';
import { ident, type Sql, sql } from '../../../engine/sql.ts';
import { HOLDING, PERSON } from '../../../schema/tables/resolve.ts';
import { RECORD_FACT } from './facts.ts';

/** Script step over distinct holdings: one row an element and its state. */
export const splitHolding: ScriptFunction = function* ([holding]) {
  for (const word of (holding ?? '').split(' ')) {
    const [element, state] = word.split('=');
    if (element && state) yield [element, state];
  }
};

/**
 * What a record exposes, as a number (`held`), by everything that bears on it (`holding`, `blocked`, `exposure`, `entry`):
 * few rows, however many records there are. Those of a person's records add up to that of the person.
 */
export const RECORD_HELD = 'resolve_record_held';
/** The words of each holding: its key, element, and state. */
const WORD = 'resolve_holding_word';
const TEXT = 'resolve_holding_text';
const SPLIT = 'resolve_holding_split';

const power = (exponent: number): Sql => ({ pieces: [String(2n ** BigInt(exponent))], values: [] });

/**
 * The number that all these come to, below 2^60, so that two of a million different holdings share a number in one case of two millions; null: nothing.
 * The halves are added apart, since remainders of wider numbers take much longer.
 */
export const sumOf = (numbers: Sql): Sql => {
  const [half, low] = [power(30), sql`${numbers} % ${power(30)}`];
  const high = sql`cast(floor((${numbers} - ${low}) / ${half}) as bigint)`;
  const both = sql`cast(sum(${low}) as bigint) + cast(sum(${high}) as bigint) % ${half} * ${half}`;
  return sql`cast(nullif((${both}) % ${power(60)}, 0) as bigint)`;
};

const NO_ENTRY = sql`-1`;
const isTaken = sql`position(' ' || w.element || ' ' in f.blocked) = 0`;

const hashOf = sql`hash60(w.element || '=' || w.state || '@' || f.exposure || '@' || cast(f.entry as string))`;

/** Condition by which records, as `f`, find their row of RECORD_HELD, as `h`. Equalities alone join. */
export const isHeld: Sql = sql`h.holding = case when f.in_evidence = 1 then f.holding end and h.blocked = f.blocked
  and h.exposure = f.exposure and h.entry = coalesce(f.entry, ${NO_ENTRY})`;

/** Numbers what records expose. */
export const nameHoldings = async (engine: Engine): Promise<void> => {
  await engine.run({
    name: 'resolve_exposing',
    reads: [RECORD_FACT],
    sql: sql`select distinct holding, blocked, exposure, coalesce(entry, ${NO_ENTRY}) as entry from ${ident(RECORD_FACT)}
      where holding is not null and in_evidence = 1`,
  });
  await engine.run({
    name: TEXT,
    reads: [RECORD_FACT, 'record'],
    sql: sql`select f.holding, r.holding as words from (select holding, min(record_id) as record_id from ${ident(RECORD_FACT)}
      where holding is not null and in_evidence = 1 group by holding) f join record r on r.record_id = f.record_id`,
  });
  await engine.script({
    name: SPLIT,
    reads: [TEXT],
    input: sql`select words from ${ident(TEXT)}`,
    inputColumns: ['words'],
    module: import.meta.url,
    function: 'splitHolding',
    output: [
      { name: 'element', type: 'text' },
      { name: 'state', type: 'text' },
    ],
  });
  await engine.run({
    name: WORD,
    reads: [TEXT, SPLIT],
    sql: sql`select t.holding, s.element, s.state from ${ident(TEXT)} t join ${ident(SPLIT)} s on s.words = t.words`,
  });
  await engine.run({
    name: RECORD_HELD,
    reads: ['resolve_exposing', WORD],
    sql: sql`select f.holding, f.blocked, f.exposure, f.entry, ${sumOf(hashOf)} as held
      from resolve_exposing f join ${ident(WORD)} w on w.holding = f.holding where ${isTaken}
      group by f.holding, f.blocked, f.exposure, f.entry`,
  });
  for (const name of ['resolve_exposing', TEXT, SPLIT]) await engine.drop(name);
};

/**
 * Writes what each number of people stands for, from the records of one of them. `everyone`: only some people were
 * resolved, and of what stood stays what somebody of these still holds.
 */
export const writeHoldings = async (engine: Engine, everyone?: string): Promise<void> => {
  const before = ident(`previous_${HOLDING.name}`);
  const kept =
    everyone === undefined
      ? sql``
      : sql` union all select * from ${before} where held in (select distinct held from ${ident(everyone)}) and held not in (select held from one)`;
  await engine.run({
    name: HOLDING.name,
    reads: [RECORD_FACT, WORD, PERSON.name, ...(everyone === undefined ? [] : [everyone, `previous_${HOLDING.name}`])],
    sql: sql`with one as (select held, min(person_id) as person_id from person where held is not null group by held)
      select one.held, w.element, w.state, f.exposure, f.entry, cast(count(*) as integer) as records
      from one join ${ident(RECORD_FACT)} f on f.person_id = one.person_id join ${ident(WORD)} w on w.holding = f.holding
      where f.in_evidence = 1 and ${isTaken} group by one.held, w.element, w.state, f.exposure, f.entry${kept}`,
  });
  await engine.drop(WORD);
};
