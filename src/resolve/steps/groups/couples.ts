import type { Engine } from '../../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import { type Filled, withEmpty } from '../forms/normal.ts';
import { patternColumns } from '../pairs/compare.ts';
import { WEIGHED } from '../pairs/weigh.ts';
import { MENTION, RECORD_MENTION } from './mentions.ts';

/** "Mrs. Smith" of "Mr. and Mrs. John Smith": a family name with nothing that is somebody's own. */
export const isFamilyAlone: Sql = sql`(given is null and family is not null and coalesce(cast(birth_year as string), ssn4, government_id) is null)`;

const ALONE = 'resolve_family_alone';
const COUPLE = 'resolve_couple';

const findAlone = async (engine: Engine, filled: Filled): Promise<number> => {
  await engine.run({
    name: ALONE,
    reads: [MENTION],
    sql: sql`select mention_no, family from ${withEmpty(MENTION, filled)} m where ${isFamilyAlone}`,
  });
  const [row] = await engine.read({
    name: 'families_alone',
    reads: [ALONE],
    sql: sql`select count(*) as n from ${ident(ALONE)}`,
  });
  return Number(row?.['n'] ?? 0);
};

/** Pairs of mentions that one row names beside each other, of one family name that is all that is known of one of them. */
const findCouples = (engine: Engine, filled: Filled): Promise<void> =>
  engine.run({
    name: COUPLE,
    reads: [ALONE, MENTION, RECORD_MENTION, 'record'],
    sql: sql`select distinct least(r.mention_no, o.mention_no) as a, greatest(r.mention_no, o.mention_no) as b
      from ${ident(ALONE)} one join ${ident(RECORD_MENTION)} r on r.mention_no = one.mention_no
      join (select record_id from record where row_no is not null) rows_of_tables on rows_of_tables.record_id = r.record_id
      join ${ident(RECORD_MENTION)} o on floor(o.record_id / 8) = floor(r.record_id / 8) and o.record_id <> r.record_id
      join ${withEmpty(MENTION, filled)} other on other.mention_no = o.mention_no and other.given is not null and other.family = one.family`,
  });

const KEPT = ['a', 'b', ...patternColumns, 'weight'].map((name) => sql`w.${ident(name)}`);

/** Whom a row names beside somebody of the same family name, with no first name, is another person: the weighed pairs of such two are apart. */
export const keepCouplesApart = async (engine: Engine, filled: Filled): Promise<void> => {
  if ((await findAlone(engine, filled)) > 0) {
    await findCouples(engine, filled);
    await engine.run({
      name: WEIGHED,
      reads: [WEIGHED, COUPLE],
      sql: sql`select ${join(KEPT, ', ')}, cast(case when c.a is null then w.apart else 1 end as integer) as apart
        from ${ident(WEIGHED)} w left join ${ident(COUPLE)} c on c.a = w.a and c.b = w.b`,
    });
    await engine.drop(COUPLE);
  }
  await engine.drop(ALONE);
};
