import type { Engine } from '../../engine/port.ts';
import { ident, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { PERSON } from '../../schema/tables/resolve.ts';
import type { Contact } from '../../schema/vocabulary.ts';
import { CONTACT_RULES } from './data-files.ts';

/** What makes two people's address, mailbox or line the same; null where there is none (key64 of null is a number). */
export const SAME: Readonly<Record<Contact, Sql>> = {
  address: sql`case when address is null or coalesce(postal_code, city) is null then null
    else key64(lower(address), coalesce(left(postal_code, 5), lower(city))) end`,
  email: sql`case when email is null then null else key64(lower(email)) end`,
  phone: sql`case when phone is null then null else key64(phone) end`,
};

/** Rules by which looking at everyone gives a flag, not at one person alone. */
const OF_EVERYONE = CONTACT_RULES.filter((rule) => 'shared' in rule || 'same_name' in rule);
/** What people may share: what these rules ask of, and the address of a household. */
const SHARED: readonly Contact[] = [...new Set<Contact>(['address', ...OF_EVERYONE.map((rule) => rule.of)])];

/** In an addition, everybody who shares an address, mailbox or line with somebody touched, as they are now or were. */
export const nearTable = (contact: Contact): string => `resolve_contact_near_${contact}`;
export const NEAR_TABLES: readonly string[] = SHARED.map(nearTable);

/** Whether a flag of the last revision hangs on somebody touched: it was given again, or is none any more. */
export const isNear: Sql = sql`(flag in (${join(
  OF_EVERYONE.map(({ flag }) => quoted(flag)),
  ', ',
)}) and (${join(
  SHARED.map(
    (contact) =>
      sql`(contact = ${quoted(contact)} and person_id in (select person_id from ${ident(nearTable(contact))}))`,
  ),
  ' or ',
)}))`;

/** What is asked of people beside what they share. */
const ASKED = sql`person_id, given_name, family_name, name_suffix, date_of_birth, address, city, postal_code, email, phone, records`;
const NEAR = 'resolve_contact_near';

/** Tables of people: all of the last revision, whose of them were touched, these as they were; the table `person` has them as they are. */
export interface TouchedPeople {
  readonly standing: string;
  readonly touched: string;
  readonly before: string;
}

/** Finds who shares something with a touched person: one pass over everybody of the last revision. */
export const findNear = async (engine: Engine, { standing, touched, before }: TouchedPeople): Promise<void> => {
  const isShared = (contact: Contact): Sql => {
    const keys = [PERSON.name, before].map(
      (table) => sql`select ${SAME[contact]} as same from ${ident(table)} p where kind = 'person'`,
    );
    return sql`${SAME[contact]} in (select same from (${join(keys, ' union all ')}) keys where same is not null)`;
  };
  await engine.run({
    name: NEAR,
    reads: [standing, PERSON.name, before],
    sql: sql`select ${ASKED} from ${ident(standing)} p where kind = 'person' and (${join(SHARED.map(isShared), ' or ')})`,
  });
  for (const contact of SHARED) {
    await engine.run({
      name: nearTable(contact),
      reads: [NEAR, PERSON.name, before, touched],
      sql: sql`select * from (
          select ${ASKED} from ${ident(NEAR)} near where person_id not in (select person_id from ${ident(touched)})
          union all select ${ASKED} from person where kind = 'person') p
        where ${isShared(contact)}`,
    });
  }
  await engine.drop(NEAR);
};
