import type { Engine } from '../../../engine/port.ts';
import { ident, type Sql, sql } from '../../../engine/sql.ts';
import { HOUSEHOLD, PERSON } from '../../../schema/tables/resolve.ts';
import { nearTable, SAME } from '../../contact/near.ts';

const HOME = 'resolve_home';
/** In an addition: the rows of the last revision that go, and whose they are. */
export const LOST_HOUSEHOLD = { gone: 'resolve_household_gone', lost: 'resolve_household_lost' };

const writeFrom = async (engine: Engine, table: string, people: Sql): Promise<void> => {
  await engine.run({
    name: HOME,
    reads: [table],
    sql: sql`select person_id, home from (select person_id, ${SAME.address} as home from ${people} p) p where home is not null`,
  });
  await engine.run({
    name: HOUSEHOLD.name,
    reads: [HOME],
    sql: sql`select homes.person_id, shared.household from ${ident(HOME)} homes
      join (select home, min(person_id) as household from ${ident(HOME)} group by home having count(*) > 1) shared
      on shared.home = homes.home`,
  });
  await engine.drop(HOME);
};

/** Writes who shares an address with somebody; companies and unidentified clusters live nowhere. */
export const writeHouseholds = (engine: Engine): Promise<void> =>
  writeFrom(engine, PERSON.name, sql`(select * from person where kind = 'person')`);

/** Writes the households of touched people, as they were or are: who lives elsewhere has the row that stands. */
export const addHouseholds = async (engine: Engine, touched: string): Promise<void> => {
  const near = nearTable('address');
  await writeFrom(engine, near, ident(near));
  const { gone, lost } = LOST_HOUSEHOLD;
  await engine.run({
    name: lost,
    reads: [`previous_${HOUSEHOLD.name}`, touched, near],
    sql: sql`select * from ${ident(`previous_${HOUSEHOLD.name}`)} where person_id in (
      select person_id from ${ident(touched)} union all select person_id from ${ident(near)})`,
  });
  await engine.run({ name: gone, reads: [lost], sql: sql`select distinct person_id from ${ident(lost)}` });
};
