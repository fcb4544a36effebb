import type { Step } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';

/**
 * People of whom some record has another number than they: all who have several, few of many. Each of the others has one
 * record, so that their records can be counted without telling them apart.
 */
export const severalRecords: Step = {
  name: 'report_several',
  reads: ['person_record'],
  sql: sql`select distinct person_id from person_record where record_id <> person_id`,
};
