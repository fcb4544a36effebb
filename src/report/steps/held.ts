import type { Engine, Step } from '../../engine/port.ts';
import { integer, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { VALUE_STATE } from '../../schema/vocabulary.ts';

/** Strongest exposure first. Only `read` and `presumed` make a person affected. */
export const exposureRank = sql`case exposure when 'read' then 4 when 'presumed' then 3 when 'reachable' then 2 when 'excluded' then 1 else 0 end`;

/** A state of a value as a bit, so that several are one number. */
const stateBit = sql`case state ${join(
  VALUE_STATE.map((state, n) => sql`when ${quoted(state)} then ${integer(2 ** n)}`),
  ' ',
)} else 0 end`;
const STATES = integer(2 ** VALUE_STATE.length);

/** Whether a set of states, as a number of their bits, has one: 1 or 0. */
const hasState = (n: number): Sql => sql`cast(floor(states / ${integer(2 ** n)}) as integer) % 2`;

/**
 * An element of what was exposed of a person, as a number. Added up over the elements, in any order, they are a key of all: that
 * two of the few thousand different holdings have the same sum of numbers of 63 bits and more will not happen.
 */
const elementKey = sql`cast(key64(element) as decimal(19, 0)) * cast(records * ${STATES} + states as decimal(19, 0))`;

const COUNTS = sql`exposure in ('read', 'presumed')`;

/**
 * One pass over the exposures, in which the elements of most people are put together: of those whose rows are of one
 * state, exposure and entry (`first_spot` = `last_spot`), each element has one row.
 */
const heldOnce: Step = {
  name: 'report_held_once',
  reads: ['exposure'],
  sql: sql`select person_id, max(rank) as exposed, sum(case when counts then ${elementKey} end) as held,
      min(spot) as first_spot, max(spot) as last_spot
    from (select person_id, element, records, ${exposureRank} as rank, ${stateBit} as states, ${COUNTS} as counts,
        case when ${COUNTS} then (coalesce(entry, -1) + 1) * 1024 + (case exposure when 'read' then 512 else 0 end) + ${stateBit} end as spot
      from exposure) rows_of group by person_id`,
};

/** What was exposed of the others, element by element. */
const severalElements = sql`select person_id, element, sum(records) as records, ${join(
  VALUE_STATE.map((state, n) => sql`max(case when state = ${quoted(state)} then ${integer(2 ** n)} else 0 end)`),
  ' + ',
)} as states from exposure where ${COUNTS} and person_id in (select person_id from report_held_once where first_spot <> last_spot)
  group by person_id, element`;

/** Each person's strongest exposure (`exposed`, as a rank), and the key of what was exposed (`held`; null: nothing that counts). */
const held: Step = {
  name: 'report_held',
  reads: ['exposure', 'report_held_once'],
  sql: sql`select person_id, exposed, held from report_held_once where first_spot = last_spot or first_spot is null
    union all select o.person_id, o.exposed, several.held from report_held_once o
    join (select person_id, sum(${elementKey}) as held from (${severalElements}) elements group by person_id) several
      on several.person_id = o.person_id`,
};

/** What each key stands for, from one of its people: element, records, and 1 or 0 for each state of the value. */
const holding: Step = {
  name: 'report_holding',
  reads: ['exposure', 'report_held'],
  sql: sql`select held, element, records, ${join(
    VALUE_STATE.map((state, n) => sql`${hasState(n)} as ${{ pieces: [state], values: [] }}`),
    ', ',
  )} from (select one.held, e.element, cast(sum(e.records) as bigint) as records, ${join(
    VALUE_STATE.map((state, n) => sql`max(case when e.state = ${quoted(state)} then ${integer(2 ** n)} else 0 end)`),
    ' + ',
  )} as states from exposure e join (select held, min(person_id) as person_id from report_held where held is not null group by held) one
    on one.person_id = e.person_id where e.${COUNTS} group by one.held, e.element) elements`,
};

const STEPS = [heldOnce, held, holding];

/** Makes `report_held` and `report_holding`, which report and list read, for as long as `work` takes. */
export const withHeld = async <Result>(engine: Engine, work: () => Promise<Result>): Promise<Result> => {
  for (const step of STEPS) await engine.run(step);
  await engine.drop(heldOnce.name);
  try {
    return await work();
  } finally {
    for (const { name } of STEPS) await engine.drop(name);
  }
};
