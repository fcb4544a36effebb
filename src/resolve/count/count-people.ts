import type { Engine } from '../../engine/port.ts';
import { ident, sql } from '../../engine/sql.ts';
import type { Linked } from '../core.ts';
import { CLUSTER } from '../steps/groups/cluster.ts';
import { doubtsOfTable } from './doubts.ts';
import { type Estimate, estimateOf } from './estimate.ts';

/** How many people were found among the records, how many there are by estimate, and the range in which the number lies (95 %). */
export interface PeopleCount extends Estimate {
  readonly records: number;
  readonly people: number;
}

/** Counts the people of a table on its own. */
export const countPeople = async (engine: Engine, records: number, linked: Linked): Promise<PeopleCount> => {
  const [joined] = await engine.read({
    name: 'joined_mentions',
    reads: [CLUSTER],
    sql: sql`select count(*) - count(distinct cluster_no) as joined from ${ident(CLUSTER)}`,
  });
  const people = records - linked.records + linked.mentions - Number(joined?.['joined'] ?? 0);
  const doubts = await doubtsOfTable(engine, linked.filled);
  return { records, people, ...estimateOf(doubts, linked, records, people) };
};
