import type { Engine, ScriptFunction } from '../../engine/port.ts';
import { ident, sql } from '../../engine/sql.ts';
import { EXPOSURE } from '../../schema/tables/resolve.ts';
import { RECORD_FACT } from './facts.ts';

/** Script step over distinct holdings: one row an element and its state. */
export const splitHolding: ScriptFunction = function* ([holding]) {
  for (const word of (holding ?? '').split(' ')) {
    const [element, state] = word.split('=');
    if (element && state) yield [element, state];
  }
};

/** Writes what was exposed of each person: element, state of the value, the decision about the folder, and which folder. */
export const writeExposures = async (engine: Engine): Promise<void> => {
  await engine.script({
    name: 'resolve_holding',
    reads: [RECORD_FACT],
    input: sql`select holding from ${ident(RECORD_FACT)} where holding is not null and in_evidence = 1`,
    inputColumns: ['holding'],
    module: import.meta.url,
    function: 'splitHolding',
    output: [
      { name: 'element', type: 'text' },
      { name: 'state', type: 'text' },
    ],
  });
  // Who has one record has each element once: most people, and nothing to put together.
  const exposed = sql`join resolve_holding e on e.holding = h.holding where position(' ' || e.element || ' ' in h.blocked) = 0`;
  await engine.run({
    name: 'resolve_held',
    reads: [RECORD_FACT],
    sql: sql`select person_id, holding, exposure, entry, blocked, count(*) as records, min(record_id) as first_record
      from ${ident(RECORD_FACT)} where holding is not null and in_evidence = 1 and alone = 0
      group by person_id, holding, exposure, entry, blocked`,
  });
  await engine.run({
    name: EXPOSURE.name,
    reads: ['resolve_held', 'resolve_holding', RECORD_FACT],
    sql: sql`select h.person_id, e.element, e.state, h.exposure, h.entry, 1 as records, h.record_id as first_record
      from (select * from ${ident(RECORD_FACT)} where holding is not null and in_evidence = 1 and alone = 1) h ${exposed}
      union all select h.person_id, e.element, e.state, h.exposure, h.entry, cast(sum(h.records) as integer) as records, min(h.first_record) as first_record
      from resolve_held h ${exposed} group by h.person_id, e.element, e.state, h.exposure, h.entry`,
  });
  await engine.drop('resolve_held');
  await engine.drop('resolve_holding');
};
