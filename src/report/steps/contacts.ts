import type { Step } from '../../engine/port.ts';
import { integer, type Sql, sql } from '../../engine/sql.ts';

/** Affected people by flag of their contact data. */
export const contactFlags: Step = {
  name: 'report_contact_flags',
  reads: ['report_flag'],
  sql: sql`select contact, flag, effect, count(*) as n from report_flag
    group by contact, flag, effect order by contact, effect desc, n desc, flag`,
};

/** Affected people whom an address, mailbox or number cannot reach, by which. */
export const contactsUndeliverable: Step = {
  name: 'report_contacts_undeliverable',
  reads: ['report_flag'],
  sql: sql`select contact, count(distinct person_id) as n from report_flag
    where effect = 'undeliverable' group by contact order by contact`,
};

/** Ids of people whose lines are one text: few texts, however many people have a flag. */
const IDS_A_TEXT = 65_536;

/** The lines of out/contact-flags.csv: ids and words of our own, so that no cell needs quotes. Many lines are one text, in order. */
export const contactFlagLines: Step = {
  name: 'contact_flag_lines',
  reads: ['report_flag'],
  sql: sql`select count(*) as flags, string_agg(concat('P-', cast(person_id as string), ',', contact, ',', flag, ',', effect, ${'\r\n'}), ''
      order by person_id, contact, flag) as lines
    from report_flag group by floor(person_id / ${integer(IDS_A_TEXT)}) order by floor(person_id / ${integer(IDS_A_TEXT)})`,
};

/** Addresses that several affected people share, with how many do. */
export const householdRows = (affected: Sql): Sql => sql`
  select 'H-' || cast(min(household.person_id) as string) as household, count(*) as people from household
  join ${affected} who on who.person_id = household.person_id
  group by household.household having count(*) > 1`;

export const householdCount: Step = {
  name: 'report_households',
  reads: ['report_affected', 'household'],
  sql: sql`select count(*) as n, coalesce(sum(people), 0) as people from (${householdRows(sql`report_affected`)}) households`,
};
