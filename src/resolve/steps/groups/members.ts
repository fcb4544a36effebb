import type { Engine, Step } from '../../../engine/port.ts';
import { ident, sql } from '../../../engine/sql.ts';
import { CLUSTER } from './cluster.ts';
import { MENTION, RECORD_MENTION } from './mentions.ts';

/** Every record with its person. `alone`: 1 where the person has no other record. */
export const MEMBER = 'resolve_member';

const hasPrevious = async (engine: Engine): Promise<boolean> => {
  const [row] = await engine.read({
    name: 'previous',
    reads: ['previous_person_record'],
    sql: sql`select count(*) as n from previous_person_record`,
  });
  return Number(row?.['n'] ?? 0) > 0;
};

/**
 * A person that was there before keeps its id: each earlier id goes to the group that has most of its records, and a
 * group with several takes the smallest. New groups are called by their first record.
 */
const keptIds = async (engine: Engine, touched: string | undefined): Promise<void> => {
  await engine.run({
    name: 'resolve_kept_id',
    reads: ['resolve_grouped', 'previous_person_record'],
    sql: sql`select group_id, min(person_id) as person_id from (
      select person_id, group_id from (
        select p.person_id, g.group_id, count(*) as n from resolve_grouped g
        join previous_person_record p on p.record_id = g.record_id group by p.person_id, g.group_id) shared
      qualify row_number() over (partition by person_id order by n desc, group_id) = 1) kept group by group_id`,
  });
  // A new group may not take an id that an earlier person holds: its first record whose number is free names it.
  const taken =
    touched === undefined
      ? sql`select person_id from resolve_kept_id`
      : sql`select person_id from resolve_kept_id union all select distinct person_id from previous_person_record
          where person_id in (select record_id from resolve_grouped) and person_id not in (select person_id from ${ident(touched)})`;
  await engine.run({
    name: 'resolve_new_id',
    reads: [
      'resolve_grouped',
      'resolve_kept_id',
      'previous_person_record',
      ...(touched === undefined ? [] : [touched]),
    ],
    sql: sql`select g.group_id, coalesce(min(case when taken.person_id is null then g.record_id end),
        4503599627370496 + min(g.record_id)) as person_id
      from resolve_grouped g left join (${taken}) taken on taken.person_id = g.record_id
      where g.group_id not in (select group_id from resolve_kept_id) group by g.group_id`,
  });
  await engine.run({
    name: 'resolve_id',
    reads: ['resolve_kept_id', 'resolve_new_id'],
    sql: sql`select group_id, person_id from resolve_kept_id union all select group_id, person_id from resolve_new_id`,
  });
  await engine.drop('resolve_kept_id');
  await engine.drop('resolve_new_id');
};

/**
 * Gives every record its person, with ids that hold over revisions. `touched`: the table of the earlier people whose
 * records these are, where the ids of all others stand.
 */
export const recordMembers = async (engine: Engine, touched?: string): Promise<void> => {
  // Most are alone, and are called by their own first record: only those of several mentions are looked for.
  const ofSeveral = sql`(select c.mention_no, c.confidence, f.first_record from ${ident(CLUSTER)} c
    join ${ident(MENTION)} f on f.mention_no = c.cluster_no)`;
  const grouped = (id: string): Omit<Step, 'name'> => ({
    reads: [RECORD_MENTION, CLUSTER, MENTION],
    sql: sql`select r.record_id, r.mention_no, r.blocked, r.only_blocked, case when r.copies = 1 and c.mention_no is null then 1 else 0 end as alone,
      coalesce(c.first_record, r.first_record) as ${ident(id)}, coalesce(c.confidence, 1000000) as confidence
      from ${ident(RECORD_MENTION)} r left join ${ofSeveral} c on c.mention_no = r.mention_no`,
  });
  if (!(await hasPrevious(engine))) return engine.run({ name: MEMBER, ...grouped('person_id') });
  await engine.run({ name: 'resolve_grouped', ...grouped('group_id') });
  await keptIds(engine, touched);
  await engine.run({
    name: MEMBER,
    reads: ['resolve_grouped', 'resolve_id'],
    sql: sql`select g.record_id, g.mention_no, g.blocked, g.only_blocked, g.alone, i.person_id, g.confidence from resolve_grouped g
      join resolve_id i on i.group_id = g.group_id`,
  });
  for (const name of ['resolve_id', 'resolve_grouped']) await engine.drop(name);
};
