import type { Engine, Step } from '../../engine/port.ts';
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

/** Whether every record is somebody's: whose it is need be looked up then of few. */
export const isEveryRecordOwned = async (engine: Engine): Promise<boolean> => {
  const [row] = await engine.read({
    name: 'records_of_people',
    reads: ['record', 'person_record'],
    sql: sql`select (select count(*) from record) as records, (select count(*) from person_record) as owned`,
  });
  return row?.['records'] === row?.['owned'];
};
