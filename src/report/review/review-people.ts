import type { Step } from '../../engine/port.ts';
import { integer, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { SHOWN, SHOWN_BOTH } from './review-columns.ts';
import type { DecidedBefore, ReviewSize } from './review-rows.ts';

/** People asked for, people drawn at random, and those who are nobody by an earlier decision. */
export const reviewPeople = ({ sample, asked = [] }: ReviewSize, { nobody }: DecidedBefore): Step => {
  const listed = (ids: readonly number[]): Sql =>
    join(
      ids.map((id) => sql`${id}`),
      ', ',
    );
  const isDecided = sql`(select person_id from person_record where record_id in (${listed(nobody)}))`;
  const known =
    nobody.length === 0
      ? sql``
      : sql` union all (select distinct ${quoted(SHOWN.decided)} as shown, person_id from ${isDecided} decided)`;
  const wanted =
    asked.length === 0
      ? sql``
      : sql` union all (select ${quoted(SHOWN.asked)} as shown, person_id from person where person_id in (${listed(asked)}))`;
  // What people decided is not drawn: a sample says how Candor decides.
  const isOpen = nobody.length === 0 ? sql`1 = 1` : sql`person_id not in ${isDecided}`;
  const turn = sql`case shown when ${quoted(SHOWN.asked)} then 0 when ${quoted(SHOWN.people)} then 1 else 2 end`;
  return {
    name: 'review_people',
    reads: ['person', 'person_record'],
    sql: sql`select c.shown, c.turn, p.person_id, p.kind, p.relation, p.given_name, p.middle_name, p.family_name, p.date_of_birth, p.address, p.city, p.region,
        p.postal_code, p.confidence, count(*) as records, string_agg(cast(r.record_id as string), ' ' order by r.record_id) as ids
      from (select person_id, string_agg(shown, ${quoted(SHOWN_BOTH)} order by shown) as shown, min(${turn}) as turn
        from ((select ${quoted(SHOWN.people)} as shown, person_id from person where kind = 'person' and records > 0 and ${isOpen}
          order by hash60(cast(person_id as string)), person_id limit ${integer(sample)})${known}${wanted}) parts group by person_id) c
      join person p on p.person_id = c.person_id join person_record r on r.person_id = c.person_id
      group by c.shown, c.turn, p.person_id, p.kind, p.relation, p.given_name, p.middle_name, p.family_name, p.date_of_birth, p.address, p.city, p.region,
        p.postal_code, p.confidence
      order by c.turn, p.confidence, p.person_id`,
  };
};
