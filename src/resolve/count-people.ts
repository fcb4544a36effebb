import type { Engine } from '../engine/port.ts';
import { ident, sql } from '../engine/sql.ts';
import { CLUSTER } from './steps/cluster.ts';
import { WEIGHED } from './steps/weigh.ts';

/** How many people the records are, and the range in which the number lies by the model's own doubt (95 %). */
export interface PeopleCount {
  readonly records: number;
  readonly people: number;
  readonly low: number;
  readonly high: number;
}

/**
 * Counts people. Each mention that was joined is a stranger with one minus its confidence, each pair that was kept
 * apart is one person with the odds of its weight: both move the count, and their variances add up.
 */
export const countPeople = async (
  engine: Engine,
  records: number,
  { records: linked, mentions }: { readonly records: number; readonly mentions: number },
): Promise<PeopleCount> => {
  const [joined] = await engine.read({
    name: 'joined_mentions',
    reads: [CLUSTER],
    sql: sql`select count(*) - count(distinct cluster_no) as joined from ${ident(CLUSTER)}`,
  });
  const people = records - linked + mentions - Number(joined?.['joined'] ?? 0);
  const doubts = await engine.read({
    name: 'doubts',
    reads: [CLUSTER],
    sql: sql`select floor(confidence / 1000) as sure, count(*) as n from ${ident(CLUSTER)} group by floor(confidence / 1000) order by sure`,
  });
  const near = await engine.read({
    name: 'near_pairs',
    reads: [WEIGHED, CLUSTER],
    sql: sql`select floor(w.weight / 250) as quarter, count(*) as n from ${ident(WEIGHED)} w
      left join ${ident(CLUSTER)} l on l.mention_no = w.a left join ${ident(CLUSTER)} r on r.mention_no = w.b
      where w.apart = 0 and w.weight between -10000 and 20000 and (l.cluster_no is null or r.cluster_no is null or l.cluster_no <> r.cluster_no)
      group by floor(w.weight / 250) order by quarter`,
  });
  let [more, fewer, variance] = [0, 0, 0];
  for (const row of doubts) {
    const share = 1 - Math.min(1, (Number(row['sure']) + 0.5) / 1000);
    more += share * Number(row['n']);
    variance += share * (1 - share) * Number(row['n']);
  }
  for (const row of near) {
    const share = 1 / (1 + 2 ** -(Number(row['quarter']) / 4));
    // A pair that others outweighed has at most even odds.
    const odds = Math.min(0.5, share);
    fewer += odds * Number(row['n']);
    variance += odds * (1 - odds) * Number(row['n']);
  }
  const spread = 1.96 * Math.sqrt(variance);
  return {
    records,
    people,
    low: Math.max(records > 0 ? 1 : 0, Math.floor(people - fewer - spread)),
    high: Math.min(records, Math.ceil(people + more + spread)),
  };
};
