import type { Engine } from '../../engine/port.ts';
import { ident, join, sql } from '../../engine/sql.ts';
import { COMMON_VALUE, NORMAL_FORM } from '../../schema/tables/resolve.ts';
import { type Filled, NORMAL, NORMAL_CELLS, OLD_NORMAL, withEmpty } from '../steps/forms/normal.ts';
import { isNewRecord } from './touched.ts';

/** Records of new documents, in the shape of the table itself. */
export const NEW_RECORD = 'resolve_new_record';

/** Names the records of documents behind this one: only they are brought into normal form. */
export const nameNewRecords = (engine: Engine, last: number): Promise<void> =>
  engine.view({
    name: NEW_RECORD,
    reads: ['record'],
    sql: sql`select * from record where ${isNewRecord(sql`record_id`, last)}`,
  });

/** Gives the normal forms of new records and of those that stand the same cells: all that some record of either fills. */
export const joinStandingCells = async (engine: Engine, found: Filled): Promise<Filled> => {
  const rows = await engine.read({
    name: 'standing_cells',
    reads: [`previous_${COMMON_VALUE.name}`],
    sql: sql`select value from previous_common_value where what = 'cell'`,
  });
  const standing = new Set(rows.map(({ value }) => String(value)));
  const filled = new Set(NORMAL_CELLS.filter((name) => found.has(name) || standing.has(name)));
  const cells = join([...filled].map(ident), ', ');
  await engine.run({
    name: NORMAL,
    reads: [NORMAL],
    sql: sql`select record_id, ${cells} from ${withEmpty(NORMAL, found)} new_records`,
  });
  await engine.view({
    name: OLD_NORMAL,
    reads: [`previous_${NORMAL_FORM.name}`],
    sql: sql`select record_id, ${cells} from previous_normal_form`,
  });
  return filled;
};
