import type { Engine } from '../../../engine/port.ts';
import { ident, join, quoted, sql } from '../../../engine/sql.ts';
import { LINK } from '../../../schema/tables/resolve.ts';
import { CONFLICT_REASONS } from '../../conflicts.ts';
import { CLUSTER } from '../groups/cluster.ts';
import { COMPANION } from '../groups/companions.ts';
import { MEMBER } from '../groups/members.ts';
import { MENTION, RECORD_MENTION } from '../groups/mentions.ts';
import { ATTACHED } from '../groups/nameless.ts';
import { isPatternOf, PATTERN, WEIGHED } from './weigh.ts';

/** All reasons for which two records are joined, in their order: a person is asked for each of them, which costs a third of sorting its own. */
const REASONS = [...CONFLICT_REASONS, 'exact_identifier', 'household', 'identical', 'weights'].sort();
const among = REASONS.map(
  (reason, n) => sql`max(case when l.reason = ${quoted(reason)} then 1 else 0 end) as ${ident(`is_${n}`)}`,
);
const listed = sql`substr(concat(${join(
  REASONS.map((reason, n) => sql`case when ${ident(`is_${n}`)} = 1 then ${quoted(`, ${reason}`)} else '' end`),
  ', ',
)}), 3)`;

/** Writes the pairs that were joined, and those that looked alike and were kept apart. */
export const writeLinks = async (engine: Engine): Promise<void> => {
  await engine.run({
    name: 'resolve_pair_link',
    reads: [WEIGHED, CLUSTER, PATTERN],
    sql: sql`select w.a, w.b, w.weight, p.pattern, case when l.cluster_no = r.cluster_no then 1 else 0 end as joined,
      case when l.cluster_no = r.cluster_no or w.apart = 1 then p.reason else 'outweighed' end as reason
      from ${ident(WEIGHED)} w left join ${ident(CLUSTER)} l on l.mention_no = w.a left join ${ident(CLUSTER)} r on r.mention_no = w.b
      join ${ident(PATTERN)} p on ${isPatternOf('p', 'w')} where w.weight > 0`,
  });
  await engine.run({
    name: LINK.name,
    reads: ['resolve_pair_link', MENTION, RECORD_MENTION, ATTACHED, COMPANION],
    sql: sql`select l.first_record as record_a, r.first_record as record_b, cast(p.weight as integer) as weight, p.pattern, p.reason, p.joined
      from resolve_pair_link p join ${ident(MENTION)} l on l.mention_no = p.a join ${ident(MENTION)} r on r.mention_no = p.b
      union all select first_record, record_id, cast(null as integer), 'identical', 'identical', 1
      from ${ident(RECORD_MENTION)} copies where record_id <> first_record
      union all select l.first_record, r.first_record, cast(null as integer), t.pattern, 'exact_identifier', 1
      from ${ident(ATTACHED)} t join ${ident(MENTION)} l on l.mention_no = t.via join ${ident(MENTION)} r on r.mention_no = t.mention_no
      union all select l.first_record, r.first_record, cast(null as integer), 'given_name family_name', 'household', 1
      from ${ident(COMPANION)} t join ${ident(MENTION)} l on l.mention_no = t.via join ${ident(MENTION)} r on r.mention_no = t.mention_no`,
  });
  await engine.run({
    name: 'resolve_merge_reason',
    reads: [LINK.name, MEMBER],
    sql: sql`select person_id, ${listed} as reason from (select m.person_id, ${join(among, ', ')}
      from ${ident(LINK.name)} l join ${ident(MEMBER)} m on m.record_id = l.record_a where l.joined = 1 group by m.person_id) reasons`,
  });
  await engine.drop('resolve_pair_link');
};
