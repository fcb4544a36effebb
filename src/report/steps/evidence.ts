import type { Step } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { bandOf } from './people.ts';

/** Files as found, by status. */
export const fileStatus: Step = {
  name: 'report_files',
  reads: ['source'],
  sql: sql`select status, count(*) as n, sum(coalesce(bytes, 0)) as bytes from source group by status order by status`,
};

/** Documents inside the files, by status. */
export const documentStatus: Step = {
  name: 'report_documents',
  reads: ['document'],
  sql: sql`select status, count(*) as n, sum(coalesce(bytes, 0)) as bytes from document group by status order by status`,
};

/** What could not be read, or not wholly, by type and reason. */
export const unreadDocuments: Step = {
  name: 'report_unread',
  reads: ['document'],
  sql: sql`select status, coalesce(media_type, '') as media_type, coalesce(reason, '') as reason, count(*) as n,
    sum(coalesce(bytes, 0)) as bytes, sum(coalesce(parts_unread, 0)) as parts_unread
    from document where status in ('unread', 'partly') group by 1, 2, 3 order by n desc, 1, 2, 3`,
};

/** How surely columns hold what they are said to hold. */
export const columnBands: Step = {
  name: 'report_columns',
  reads: ['field_element'],
  sql: sql`select ${bandOf(sql`confidence`)} as band, count(*) as n from field_element
    where element is not null group by 1`,
};

/** How surely values in text are what they are said to be. */
export const valueBands: Step = {
  name: 'report_values',
  reads: ['detection'],
  sql: sql`select ${bandOf(sql`confidence`)} as band, count(*) as n from detection where shared = 0 group by 1`,
};

/** Pairs that were joined or kept apart, by reason. */
export const linkReasons: Step = {
  name: 'report_links',
  reads: ['link'],
  sql: sql`select joined, coalesce(reason, '') as reason, count(*) as n from link group by 1, 2 order by 1 desc, n desc, 2`,
};

/** Faults that did not stop the run, by stage and code. */
export const problemRows: Step = {
  name: 'report_problems',
  reads: ['problem'],
  sql: sql`select stage, code, severity, min(hint) as hint, count(*) as n from problem
    group by stage, code, severity order by severity, n desc, stage, code`,
};

/** Whether the case has a register at all. */
export const registerDocuments: Step = {
  name: 'report_register',
  reads: ['document'],
  sql: sql`select count(*) as n from document where root = 'register'`,
};

/** What the law asks: all rows, a few hundred. */
export const dutyRows: Step = {
  name: 'report_duties',
  reads: ['duty'],
  sql: sql`select * from duty order by duty_no`,
};
