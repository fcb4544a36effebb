import type { Step } from '../../engine/port.ts';
import { integer, sql } from '../../engine/sql.ts';

/** Confidence (millionths) from which nothing comes apart at any threshold that is shown. */
const SURE = 999_500;

/** A record without a name is no person where it comes off: it only counts as unidentified then. */
const isNamed = sql`coalesce(record.given_name, record.family_name, record.full_name) is not null`;

/** All evidence records of affected people of whom some are not surely theirs: few people, so that records are looked up once. */
export const doubtfulPeople: Step = {
  name: 'report_doubtful_person',
  reads: ['person_record', 'report_affected', 'record'],
  sql: sql`select held.person_id, held.record_id, held.confidence from person_record held join record on record.record_id = held.record_id
    where root = 'evidence' and ${isNamed} and held.person_id in (
      select who.person_id from (select person_id from person_record where root = 'evidence' and confidence < ${integer(SURE)}) unsure
      join report_affected who on who.person_id = unsure.person_id)`,
};

/** Named evidence records of affected people that are not surely theirs. Numbered from 1, so that they fit into 32 bits. */
export const doubtfulRecords: Step = {
  name: 'report_doubtful',
  reads: [doubtfulPeople.name],
  sql: sql`select record_id, person_id, confidence, cast(row_number() over (order by record_id) as integer) as node
    from report_doubtful_person where confidence < ${integer(SURE)}`,
};

/** Each doubtful record: its person (numbered), how surely it is theirs, and how surely their surest record is. */
export const doubtfulNodes: Step = {
  name: 'report_doubtful_nodes',
  reads: ['report_doubtful', doubtfulPeople.name],
  sql: sql`select node, cast(dense_rank() over (order by d.person_id) as integer) as person, cast(d.confidence as integer) as confidence,
      cast(best.confidence as integer) as best
    from report_doubtful d join (select person_id, max(confidence) as confidence from report_doubtful_person group by person_id) best
      on best.person_id = d.person_id order by node`,
};

/** Pairs that joined two doubtful records; copies and exact identifiers hold at any threshold. Weights in thousandths of a bit. */
export const doubtfulLinks: Step = {
  name: 'report_doubtful_links',
  reads: ['report_doubtful', 'link'],
  sql: sql`select a.node as a, b.node as b, cast(coalesce(link.weight, 1000000) as integer) as weight
    from link join report_doubtful a on a.record_id = link.record_a join report_doubtful b on b.record_id = link.record_b
    where link.joined = 1 order by a.node, b.node`,
};

/** Affected people whose records look alike and were kept apart by weight alone: no conflict and nobody's decision is between them. */
export const lookalikes: Step = {
  name: 'report_lookalikes',
  reads: ['link', 'person_record', 'report_affected'],
  sql: sql`select distinct least(l.person_id, r.person_id) as a, greatest(l.person_id, r.person_id) as b
    from link join person_record l on l.record_id = link.record_a join person_record r on r.record_id = link.record_b
    join report_affected p on p.person_id = l.person_id join report_affected q on q.person_id = r.person_id
    where link.joined = 0 and link.reason = 'outweighed' and link.weight > 0 and l.person_id <> r.person_id order by a, b`,
};
