import type { Step } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';

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
  reads: ['report_person', 'contact_flag'],
  sql: sql`select 'P-' || cast(contact_flag.person_id as string) || ',' || contact || ',' || flag || ',' || effect as line
    from contact_flag join report_person who on who.person_id = contact_flag.person_id where who.affected = 1
    order by contact_flag.person_id, contact, flag`,
};
