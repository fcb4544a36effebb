import type { Engine } from '../../engine/port.ts';
import { ident, sql } from '../../engine/sql.ts';
import { CONTACT_FLAG, LINK, PERSON } from '../../schema/tables/resolve.ts';
import { isNear, NEAR_TABLES } from '../contact/flag-contacts.ts';
import { MEMBER } from '../steps/members.ts';
import { TOUCHED, TOUCHED_PERSON } from './touched.ts';

/** The touched records as the last revision had them: `person_id`, `confidence`, and the mention that they are now. */
export const BEFORE_MEMBER = 'resolve_before_member';
/** Touched people of the last revision, in the shape of the table itself. */
export const BEFORE_PERSON = 'resolve_before_person';
/** All people: those that stand, and those that were resolved now. */
export const EVERYONE = 'resolve_everyone';

const ofTouched = sql`person_id in (select person_id from ${ident(TOUCHED_PERSON)})`;

/** Names what the last revision says of the touched people; what was counted of them then is taken away from its counts. */
export const nameBefore = async (engine: Engine): Promise<void> => {
  await engine.run({
    name: BEFORE_MEMBER,
    reads: [MEMBER, 'previous_person_record'],
    sql: sql`select b.person_id, b.record_id, m.mention_no, b.confidence from ${ident(MEMBER)} m
      join previous_person_record b on b.record_id = m.record_id`,
  });
  await engine.view({
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

/** Adds the pairs of the last revision of which a record was not touched. */
export const keepLinks = (engine: Engine): Promise<void> =>
  engine.run({
    name: LINK.name,
    reads: [LINK.name, 'previous_link', TOUCHED],
    sql: sql`select * from link union all select * from previous_link
      where not (record_a in (select record_id from ${ident(TOUCHED)}) and record_b in (select record_id from ${ident(TOUCHED)}))`,
  });

/** Adds the flags of people who were not touched, but for those that hang on others who were. */
export const keepFlags = (engine: Engine): Promise<void> =>
  engine.run({
    name: CONTACT_FLAG.name,
    reads: [CONTACT_FLAG.name, 'previous_contact_flag', TOUCHED_PERSON, ...NEAR_TABLES],
    sql: sql`select * from contact_flag union all select * from previous_contact_flag where not ${ofTouched} and not ${isNear}`,
  });

/** What the last revision had counted of the touched people, by the names of the stage's counts. */
export const countBefore = async (engine: Engine): Promise<Readonly<Record<string, number>>> => {
  const [row = {}] = await engine.read({
    name: 'counts_before',
    reads: [BEFORE_PERSON, BEFORE_MEMBER],
    sql: sql`select count(*) as records, count(distinct mention_no) as mentions,
      (select count(*) from ${ident(BEFORE_PERSON)} where kind = 'person') as people,
      (select count(*) from ${ident(BEFORE_PERSON)} where kind <> 'person') as others from ${ident(BEFORE_MEMBER)}`,
  });
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
};
