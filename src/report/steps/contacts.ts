import type { Step } from '../../engine/port.ts';
import { ident, type Sql, sql } from '../../engine/sql.ts';

/** Affected people by flag of their contact data. */
export const contactFlags: Step = {
  name: 'report_contact_flags',
  reads: ['report_person', 'contact_flag'],
  sql: sql`select contact, flag, effect, count(*) as n from contact_flag
    join report_person who on who.person_id = contact_flag.person_id where who.affected = 1
    group by contact, flag, effect order by contact, effect desc, n desc, flag`,
};

/** Affected people whom an address, mailbox or number cannot reach, by which. */
export const contactsUndeliverable: Step = {
  name: 'report_contacts_undeliverable',
  reads: ['report_person', 'contact_flag'],
  sql: sql`select contact, count(distinct contact_flag.person_id) as n from contact_flag
    join report_person who on who.person_id = contact_flag.person_id
    where who.affected = 1 and effect = 'undeliverable' group by contact order by contact`,
};

/** The lines of out/contact-flags.csv: ids and words of our own, so that no cell needs quotes. */
export const contactFlagLines: Step = {
  name: 'contact_flag_lines',
  reads: ['person', 'report_exposed', 'contact_flag'],
  sql: sql`select 'P-' || cast(contact_flag.person_id as string) || ',' || contact || ',' || flag || ',' || effect as line
    from contact_flag join person on person.person_id = contact_flag.person_id
    join report_exposed on report_exposed.held = person.held where person.kind = 'person' and exposed >= 3
    order by contact_flag.person_id, contact, flag`,
};

/** People of one street line and postal code (else city); companies and unidentified clusters live nowhere. */
const atAddress = (person: Sql): Sql => sql`select person_id,
    key64(lower(address) || ' ' || coalesce(left(postal_code, 5), lower(city))) as home
  from ${person} person where kind = 'person' and address is not null and coalesce(postal_code, city) is not null`;

/** Where people live (`person_id`, `home`), once for all that report and list ask of it. */
export const homes: Step = { name: 'report_home', reads: ['person'], sql: atAddress(sql`person`) };

/** The homes of some people; `people` names them in their table. */
export const homesOf = (person: string, people: Sql): Sql =>
  atAddress(sql`(select * from ${ident(person)} where ${people})`);

/** Households: people who share an address, named by the smallest id; who lives alone has no row. */
export const listHousehold = (people: Sql): Step => ({
  name: 'list_household',
  reads: [homes.name],
  sql: sql`select homes.person_id, shared.household from (select * from report_home where ${people}) homes
    join (select home, min(person_id) as household from report_home group by home having count(*) > 1) shared
    on shared.home = homes.home`,
});

/** Addresses that several affected people share, with how many do. */
export const householdRows = (affected: Sql, living = atAddress(sql`person`)): Sql => sql`
  select 'H-' || cast(min(homes.person_id) as string) as household, count(*) as people from (${living}) homes
  join ${affected} who on who.person_id = homes.person_id where who.affected = 1
  group by homes.home having count(*) > 1`;

export const householdCount: Step = {
  name: 'report_households',
  reads: ['report_person', homes.name],
  sql: sql`select count(*) as n, coalesce(sum(people), 0) as people
    from (${householdRows(sql`report_person`, sql`select * from report_home`)}) households`,
};
