import type { Engine } from '../../engine/port.ts';
import { ident, type Sql, sql } from '../../engine/sql.ts';
import type { TableSchema } from '../../schema/table.ts';
import { CONTACT_FLAG, LINK, PERSON } from '../../schema/tables/resolve.ts';
import { isNear, NEAR_TABLES } from '../contact/near.ts';
import { MEMBER } from '../steps/groups/members.ts';
import { BEFORE_RECORD, TOUCHED, TOUCHED_PERSON } from './touched.ts';

/** The touched records as the last revision had them: `person_id`, `confidence`, and the mention that they are now. */
export const BEFORE_MEMBER = 'resolve_before_member';
/** Touched people of the last revision, in the shape of the table itself. */
export const BEFORE_PERSON = 'resolve_before_person';
/** All people: those that stand, and those that were resolved now. */
export const EVERYONE = 'resolve_everyone';

const ofTouched = sql`person_id in (select person_id from ${ident(TOUCHED_PERSON)})`;

/** Keeps what the last revision says of the touched people, which takes one pass over everybody. */
export const nameBefore = async (engine: Engine): Promise<void> => {
  await engine.run({
    name: BEFORE_MEMBER,
    reads: [MEMBER, BEFORE_RECORD],
    sql: sql`select b.person_id, b.record_id, m.mention_no, b.confidence from ${ident(MEMBER)} m
      join ${ident(BEFORE_RECORD)} b on b.record_id = m.record_id`,
  });
  await engine.run({
    name: BEFORE_PERSON,
    reads: [`previous_${PERSON.name}`, TOUCHED_PERSON],
    sql: sql`select * from previous_person where ${ofTouched}`,
  });
};

/** Names all people of this revision, once those of the touched records are resolved. */
export const nameEveryone = (engine: Engine): Promise<void> =>
  engine.view({
    name: EVERYONE,
    reads: ['previous_person', PERSON.name, TOUCHED_PERSON],
    sql: sql`select * from previous_person where not ${ofTouched} union all select * from person`,
  });

/** Groups of a table whose rows of the last revision go, and these rows. */
interface Lost {
  readonly gone: string;
  readonly lost: string;
}

export const LOST_LINK: Lost = { gone: 'resolve_link_gone', lost: 'resolve_link_lost' };
export const LOST_FLAG: Lost = { gone: 'resolve_flag_gone', lost: 'resolve_flag_lost' };

/**
 * Adds to a table of the touched what stays of the groups of which some rows go. `isGone` tells these rows, of which the stage has
 * made what is true now.
 */
const keepGroups = async (
  engine: Engine,
  { name, group = '' }: TableSchema,
  { gone, lost }: Lost,
  { isGone, reads }: { readonly isGone: Sql; readonly reads: readonly string[] },
): Promise<void> => {
  const previous = `previous_${name}`;
  await engine.run({
    name: gone,
    reads: [previous, ...reads],
    sql: sql`select distinct ${ident(group)} from ${ident(previous)} where ${isGone}`,
  });
  await engine.run({
    name: lost,
    reads: [previous, gone],
    sql: sql`select * from ${ident(previous)} where ${ident(group)} in (select ${ident(group)} from ${ident(gone)})`,
  });
  await engine.run({
    name,
    reads: [name, lost, ...reads],
    sql: sql`select * from ${ident(name)} union all select * from ${ident(lost)} where not ${isGone}`,
  });
};

/** Pairs of which both records were touched are those that were found now. */
export const keepLinks = (engine: Engine): Promise<void> => {
  const touched = sql`(select record_id from ${ident(TOUCHED)})`;
  const isGone = sql`(record_a in ${touched} and record_b in ${touched})`;
  return keepGroups(engine, LINK, LOST_LINK, { isGone, reads: [TOUCHED] });
};

/** Flags of touched people are those that were given now, and those that hang on touched people. */
export const keepFlags = (engine: Engine): Promise<void> =>
  keepGroups(engine, CONTACT_FLAG, LOST_FLAG, {
    isGone: sql`(${ofTouched} or ${isNear})`,
    reads: [TOUCHED_PERSON, ...NEAR_TABLES],
  });

/** What the last revision had counted of the touched people and of pairs that went, by the names of the stage's counts. */
export const countBefore = async (engine: Engine): Promise<Readonly<Record<string, number>>> => {
  const [row = {}] = await engine.read({
    name: 'counts_before',
    reads: [BEFORE_PERSON, BEFORE_MEMBER, LOST_LINK.lost],
    sql: sql`select count(*) as records, count(distinct mention_no) as mentions,
      (select count(*) from ${ident(BEFORE_PERSON)} where kind = 'person') as people,
      (select count(*) from ${ident(BEFORE_PERSON)} where kind <> 'person') as others,
      (select coalesce(sum(joined), 0) from ${ident(LOST_LINK.lost)}) as joined,
      (select coalesce(sum(1 - joined), 0) from ${ident(LOST_LINK.lost)}) as apart from ${ident(BEFORE_MEMBER)}`,
  });
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
};
