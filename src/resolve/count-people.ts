import type { Engine } from '../engine/port.ts';
import { ident, type Sql, sql } from '../engine/sql.ts';
import { DOUBT } from '../schema/tables/resolve.ts';
import { BEFORE_MEMBER } from './addition/standing.ts';
import { CLUSTER } from './steps/cluster.ts';
import { MENTION } from './steps/mentions.ts';
import { isNameless } from './steps/nameless.ts';
import { type Filled, withEmpty } from './steps/normal.ts';
import { WEIGHED } from './steps/weigh.ts';

/** How many people the records are, and the range in which the number lies by the model's own doubt (95 %). */
export interface PeopleCount {
  readonly records: number;
  readonly people: number;
  readonly low: number;
  readonly high: number;
}

/** So many joined mentions (`joined`) are so sure, or pairs that were kept apart (`near`) so near to being one person. */
interface Doubt {
  readonly what: string;
  readonly step: number;
  readonly count: number;
}

/** Pairs that were kept apart by weight alone, by quarters of a bit: one person perhaps. `left`, `right`: the people of the sides. */
const nearPairs = (joins: Sql, left: Sql, right: Sql): Sql =>
  sql`select 'near' as what, cast(floor(w.weight / 250) as integer) as step, count(*) as count from ${ident(WEIGHED)} w ${joins}
    where w.apart = 0 and w.weight between -10000 and 20000 and (${left} is null or ${right} is null or ${left} <> ${right})
    group by floor(w.weight / 250)`;

/**
 * Mentions that joined, by thousandths of their confidence. Of each group the surest is left out: it is the person, and
 * one more comes only of another that is a stranger. `grouped`: the group and confidence of each mention.
 */
const joinedOf = (grouped: Sql): Sql =>
  sql`select 'joined' as what, step, cast(sum(n) as bigint) as count from (
      select cast(floor(confidence / 1000) as integer) as step, count(*) as n from (${grouped}) each_one group by floor(confidence / 1000)
      union all select cast(floor(surest / 1000) as integer), -count(*)
        from (select max(confidence) as surest from (${grouped}) all_of_one group by group_no) groups group by floor(surest / 1000)) counted
    group by step having sum(n) > 0`;

const JOINED = sql`select cluster_no as group_no, confidence from ${ident(CLUSTER)}`;
/** A record without a name that joined is no person where it does not belong, but unidentified. */
const named = (filled: Filled): Sql =>
  sql`mention_no not in (select mention_no from ${withEmpty(MENTION, filled)} m where ${isNameless})`;
const NEAR = nearPairs(
  sql`left join ${ident(CLUSTER)} l on l.mention_no = w.a left join ${ident(CLUSTER)} r on r.mention_no = w.b`,
  sql`l.cluster_no`,
  sql`r.cluster_no`,
);

/** What the last revision had counted of the touched records. */
const before = (filled: Filled): Sql => {
  const mention = sql`(select mention_no, min(person_id) as person_id, min(confidence) as confidence from ${ident(BEFORE_MEMBER)} group by mention_no)`;
  const joined = joinedOf(sql`select person_id as group_no, confidence from ${mention} m where ${named(filled)}`);
  const joins = sql`join ${mention} l on l.mention_no = w.a join ${mention} r on r.mention_no = w.b`;
  return sql`${joined} union all ${nearPairs(joins, sql`l.person_id`, sql`r.person_id`)}`;
};

/** Writes what the interval is made of. `isAddition`: of touched people only, added to what the last revision counted of the others. */
export const writeDoubts = async (engine: Engine, filled: Filled, isAddition: boolean): Promise<void> => {
  const taken = sql` union all select what, step, -count from (${before(filled)}) before union all select what, step, count from previous_doubt`;
  const joined = joinedOf(sql`${JOINED} where ${named(filled)}`);
  await engine.run({
    name: DOUBT.name,
    reads: [CLUSTER, WEIGHED, MENTION, ...(isAddition ? [BEFORE_MEMBER, 'previous_doubt'] : [])],
    sql: sql`select what, step, cast(sum(count) as bigint) as count from (${joined} union all ${NEAR}${isAddition ? taken : sql``}) doubts
      group by what, step having sum(count) > 0`,
  });
};

const readDoubts = async (engine: Engine, reads: readonly string[], rows: Sql): Promise<readonly Doubt[]> => {
  const found = await engine.read({
    name: 'doubts',
    reads,
    sql: sql`select what, step, count from (${rows}) doubts order by what, step`,
  });
  return found.map(({ what, step, count }) => ({ what: String(what), step: Number(step), count: Number(count) }));
};

/**
 * The range of the number of people. Each mention that was joined is a stranger with one minus its confidence, each pair
 * that was kept apart is one person with the odds of its weight: both move the count, and their variances add up.
 */
const rangeOf = (doubts: readonly Doubt[], records: number, people: number) => {
  let [more, fewer, variance] = [0, 0, 0];
  for (const { what, step, count } of doubts) {
    // A pair that others outweighed has at most even odds.
    const share = what === 'joined' ? 1 - Math.min(1, (step + 0.5) / 1000) : Math.min(0.5, 1 / (1 + 2 ** -(step / 4)));
    if (what === 'joined') more += share * count;
    else fewer += share * count;
    variance += share * (1 - share) * count;
  }
  const spread = 1.96 * Math.sqrt(variance);
  return {
    low: Math.max(records > 0 ? 1 : 0, Math.floor(people - fewer - spread)),
    high: Math.min(records, Math.ceil(people + more + spread)),
  };
};

/** The range of a case, whose doubts stand in the table. */
export const rangeOfCase = async (engine: Engine, records: number, people: number) =>
  rangeOf(await readDoubts(engine, [DOUBT.name], sql`select * from ${ident(DOUBT.name)}`), records, people);

/** Counts the people of a table on its own. */
export const countPeople = async (
  engine: Engine,
  records: number,
  { records: linked, mentions }: { readonly records: number; readonly mentions: number },
): Promise<PeopleCount> => {
  const [joined] = await engine.read({
    name: 'joined_mentions',
    reads: [CLUSTER],
    sql: sql`select count(*) - count(distinct cluster_no) as joined from ${ident(CLUSTER)}`,
  });
  const people = records - linked + mentions - Number(joined?.['joined'] ?? 0);
  const doubts = await readDoubts(engine, [CLUSTER, WEIGHED], sql`${joinedOf(JOINED)} union all ${NEAR}`);
  return { records, people, ...rangeOf(doubts, records, people) };
};
