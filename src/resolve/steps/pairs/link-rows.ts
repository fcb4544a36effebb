import type { Step } from '../../../engine/port.ts';
import { ident, sql } from '../../../engine/sql.ts';
import { CLUSTER } from '../groups/cluster.ts';
import { MENTION, RECORD_MENTION } from '../groups/mentions.ts';
import { ATTACHED } from '../groups/nameless.ts';
import { isPatternOf, PATTERN, WEIGHED } from './weigh.ts';

/** Row of the table that a record was made of. */
const rowOf = (record: string) => sql`cast(floor((${{ pieces: [record], values: [] }} % 4294967296) / 8) as bigint)`;

/**
 * Every row of a linked table in its order, by the table `ids` (row_no, id): the first row of its person, and how sure.
 * A row that says nothing of a person is a person of its own.
 */
export const personRows = (ids: string): Step => ({
  name: 'link_people',
  reads: [ids, RECORD_MENTION, CLUSTER, MENTION],
  sql: sql`select i.id, coalesce(${rowOf('f.first_record')}, i.row_no) as person, coalesce(c.confidence, 1000000) as confidence
    from ${ident(ids)} i left join (select *, ${rowOf('record_id')} as row_no from ${ident(RECORD_MENTION)}) r on r.row_no = i.row_no
    left join ${ident(CLUSTER)} c on c.mention_no = r.mention_no
    left join ${ident(MENTION)} f on f.mention_no = coalesce(c.cluster_no, r.mention_no) order by i.row_no`,
});

/** Pairs of a linked table that speak for one person: joined, or kept apart, with weight and reason. Copies first. */
export const pairRows = (ids: string): Step => ({
  name: 'link_pairs',
  reads: [ids, RECORD_MENTION, CLUSTER, MENTION, WEIGHED, PATTERN, ATTACHED],
  sql: sql`select l.id as a, r.id as b, p.weight, p.joined, p.reason, p.pattern from (
      select a.first_record as record_a, b.first_record as record_b, w.weight, k.pattern,
        case when ca.cluster_no = cb.cluster_no then 1 else 0 end as joined,
        case when ca.cluster_no = cb.cluster_no or w.apart = 1 then k.reason else 'outweighed' end as reason
      from ${ident(WEIGHED)} w join ${ident(MENTION)} a on a.mention_no = w.a join ${ident(MENTION)} b on b.mention_no = w.b
      left join ${ident(CLUSTER)} ca on ca.mention_no = w.a left join ${ident(CLUSTER)} cb on cb.mention_no = w.b
      join ${ident(PATTERN)} k on ${isPatternOf('k', 'w')} where w.weight > 0
      union all select first_record, record_id, cast(null as integer), 'identical', 1, 'identical'
      from ${ident(RECORD_MENTION)} copies where record_id <> first_record
      union all select l.first_record, r.first_record, cast(null as integer), 'exact_identifier', 1, t.pattern
      from ${ident(ATTACHED)} t join ${ident(MENTION)} l on l.mention_no = t.via join ${ident(MENTION)} r on r.mention_no = t.mention_no) p
    join ${ident(ids)} l on l.row_no = ${rowOf('p.record_a')} join ${ident(ids)} r on r.row_no = ${rowOf('p.record_b')}
    order by p.record_a, p.record_b`,
});
