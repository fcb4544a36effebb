import type { Engine } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import { notFound, numberOf, section, type WhySection } from './section.ts';

/** A duty: its rule, and the profiles and people that it is about. */
export const whyDuty = async (engine: Engine, id: string, limit: number): Promise<readonly WhySection[]> => {
  const duty = numberOf('duty', id, 'D');
  const head = await section(engine, 'Duty', ['duty'], sql`select * from duty where duty_no = ${duty}`, 1);
  const [row] = head.rows;
  if (!row) throw notFound('duty', id);
  const people = sql`profile join person_profile using (profile_no)`;
  const here = sql`profile.jurisdiction = ${row['jurisdiction'] ?? null}`;
  return [
    head,
    await section(
      engine,
      'Profiles of the people who live there',
      ['profile'],
      sql`select profile_no, relation, minor, deceased, with_name, elements, exposure, count from profile
        where ${here} order by count desc, profile_no`,
      limit,
    ),
    await section(
      engine,
      'The first of these people',
      ['profile', 'person_profile'],
      sql`select 'P-' || person_id as person, profile_no from ${people} where ${here} order by person_id`,
      limit,
    ),
  ];
};
