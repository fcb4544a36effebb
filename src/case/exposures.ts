import type { Engine } from '../engine/port.ts';
import { ident, sql } from '../engine/sql.ts';
import { HOLDING, PERSON } from '../schema/tables/resolve.ts';

/**
 * Names `exposure`: what was exposed of each person, row by row (`person_id`, element, state, exposure, entry, records). It is
 * made where it is read, from people and what they hold.
 */
export const nameExposures = (engine: Engine, prefix = ''): Promise<void> => {
  const [person, holding] = [`${prefix}${PERSON.name}`, `${prefix}${HOLDING.name}`];
  return engine.view({
    name: `${prefix}exposure`,
    reads: [person, holding],
    sql: sql`select p.person_id, h.element, h.state, h.exposure, h.entry, h.records
      from ${ident(person)} p join ${ident(holding)} h on h.held = p.held`,
  });
};
