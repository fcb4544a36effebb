import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { DOUBT } from '../../schema/tables/resolve.ts';
import { BEFORE_MEMBER } from '../addition/standing.ts';
import { type Filled, withEmpty } from '../steps/forms/normal.ts';
import { CLUSTER } from '../steps/groups/cluster.ts';
import { MENTION } from '../steps/groups/mentions.ts';
import { isNameless } from '../steps/groups/nameless.ts';
import { WEIGHED } from '../steps/pairs/weigh.ts';
import { ALL_TOLD, shapeSql } from './shape.ts';

/** So many mentions of one shape that joined a person, or stand alone, and what the doubt about them is. */
export interface Doubt {
  /**
   * `joined`: mentions by their confidence, without the surest of each person. `linked`: mentions of people with several, by how
   * many; `partner`: how many of these have beside them one that says the fact of that number. `alone`: mentions that joined nobody,
   * by the evidence that they are one person with others: single ones, or (`alone:group`) a group.
   */
  readonly what: string;
  readonly shape: number;
  readonly step: number;
  readonly count: number;
}

/** Evidence is added up in parts of even odds, and a pair counts for no more than that: what others outweighed is no better. */
export const EVEN = 1024;
/** Pairs of a weight below this many bits say nothing. */
export const LEAST_BITS = -10;
/** Weights are taken in parts of a bit, as thousandths: 250. */
const QUARTER = 250;
/** Groups of more mentions than this count alike. */
export const LARGEST_GROUP = 20;

const ODDS = 'resolve_odds';
const SIDE = 'resolve_count_side';
const EVIDENCE = 'resolve_count_evidence';

const writeOdds = async (engine: Engine): Promise<void> => {
  const shape = ['step', 'odds'].map((name) => ({ name, type: 'integer' as const }));
  await engine.create(ODDS, shape);
  const writer = await engine.writer(ODDS, shape);
  for (let step = 4 * LEAST_BITS; step <= 0; step++) writer.append([step, Math.round(EVEN * 2 ** (step / 4))]);
  await writer.close();
};

/** Small evidence as it is, more of it in rounder numbers. */
const roundEvidence = (evidence: Sql): Sql =>
  sql`cast(case when ${evidence} < 64 then ${evidence} when ${evidence} < 1024 then floor(${evidence} / 32) * 32
    else least(8192, floor(${evidence} / 256) * 256) end as integer)`;

/** Mentions with their group, its size, how sure they are, and their shape. `grouped` has group_no, mention_no and confidence of mentions. */
const nameSides = (engine: Engine, grouped: Sql, filled: Filled, reads: readonly string[]): Promise<void> =>
  engine.run({
    name: SIDE,
    reads: [MENTION, ...reads],
    sql: sql`select g.mention_no, g.group_no, g.confidence, count(*) over (partition by g.group_no) as size, m.shape from (${grouped}) g
      join (select mention_no, ${shapeSql} as shape from ${withEmpty(MENTION, filled)} m) m on m.mention_no = g.mention_no`,
  });

/** What speaks for a mention that stands alone being one person with others: each group once, by its likeliest pair. */
const findEvidence = (engine: Engine): Promise<void> => {
  const sides = [
    [sql`w.a`, sql`w.b`],
    [sql`w.b`, sql`w.a`],
  ] as const;
  const pairs = sides.map(
    ([own, other]) => sql`select l.mention_no, r.group_no, r.size, w.weight from ${ident(WEIGHED)} w
      join ${ident(SIDE)} l on l.mention_no = ${own} join ${ident(SIDE)} r on r.mention_no = ${other}
      where w.apart = 0 and w.weight >= ${integer(1000 * LEAST_BITS)} and l.size = 1`,
  );
  return engine.run({
    name: EVIDENCE,
    reads: [WEIGHED, SIDE, ODDS],
    sql: sql`select mention_no, cast(sum(odds) as integer) as evidence, case when sum(case when size > 1 then odds else 0 end) * 2 > sum(odds) then 1 else 0 end as is_group
      from (select mention_no, group_no, max(size) as size, max(weight) as weight from (${join(pairs, ' union all ')}) pairs group by mention_no, group_no) each_group
      join ${ident(ODDS)} o on o.step = cast(least(0, floor(weight / ${integer(QUARTER)})) as integer) group by mention_no`,
  });
};

/** A mention beside each one of a group: the next in order, so that each is asked once. */
const partners = (): Sql => {
  const facts = ALL_TOLD.map(
    (_, n) =>
      sql`select ${integer(n)} as step, shape, cast(sum(n * (floor(beside / ${integer(2 ** n)}) % 2)) as bigint) as count from next_one group by shape`,
  );
  return sql`select 'partner' as what, shape, step, count from (with next_one as (select shape, beside, count(*) as n from (select shape,
      coalesce(lead(shape) over (partition by group_no order by mention_no), first_value(shape) over (partition by group_no order by mention_no)) as beside
      from ${ident(SIDE)} where size > 1) neighbours group by shape, beside) ${join(facts, ' union all ')}) told where count > 0`;
};

/**
 * Mentions that joined, by thousandths of their confidence. Of each group the surest is left out: it is the person, and
 * one more comes only of another that is a stranger. A mention alone would be counted once and left out once.
 */
const joined = sql`select 'joined' as what, 0 as shape, step, cast(sum(n) as bigint) as count from (
      select cast(floor(confidence / 1000) as integer) as step, count(*) as n from ${ident(SIDE)} where size > 1 group by floor(confidence / 1000)
      union all select cast(floor(surest / 1000) as integer), -count(*)
        from (select max(confidence) as surest from ${ident(SIDE)} where size > 1 group by group_no) groups group by floor(surest / 1000)) counted
    group by step having sum(n) > 0`;

const stands = sql`select case when e.is_group = 1 then 'alone:group' else 'alone' end as what, s.shape,
    ${roundEvidence(sql`coalesce(e.evidence, 0)`)} as step, count(*) as count
    from ${ident(SIDE)} s left join ${ident(EVIDENCE)} e on e.mention_no = s.mention_no where s.size = 1
    group by case when e.is_group = 1 then 'alone:group' else 'alone' end, s.shape, ${roundEvidence(sql`coalesce(e.evidence, 0)`)}
  union all select 'linked', shape, cast(least(size, ${integer(LARGEST_GROUP)}) as integer), count(*) from ${ident(SIDE)} where size > 1
    group by shape, least(size, ${integer(LARGEST_GROUP)})`;

/** Counts the doubts about mentions that are grouped as `grouped` says (group_no, mention_no, confidence), into the table `into`. */
const countDoubts = async (
  engine: Engine,
  { grouped, reads, filled, into }: { grouped: Sql; reads: readonly string[]; filled: Filled; into: string },
): Promise<void> => {
  await writeOdds(engine);
  await nameSides(engine, grouped, filled, reads);
  await findEvidence(engine);
  await engine.run({
    name: into,
    reads: [SIDE, EVIDENCE],
    sql: sql`${joined} union all ${stands} union all ${partners()}`,
  });
  for (const table of [ODDS, SIDE, EVIDENCE]) await engine.drop(table);
};

/** A record without a name that joined is no person where it does not belong, but unidentified. */
const named = (filled: Filled): Sql =>
  sql`mention_no not in (select mention_no from ${withEmpty(MENTION, filled)} m where ${isNameless})`;

const GROUPED = sql`select m.mention_no, coalesce(c.cluster_no, m.mention_no) as group_no, coalesce(c.confidence, 1000000) as confidence
  from ${ident(MENTION)} m left join ${ident(CLUSTER)} c on c.mention_no = m.mention_no`;

/** The touched records as the last revision had them. */
const BEFORE = sql`select mention_no, min(person_id) as group_no, min(confidence) as confidence from ${ident(BEFORE_MEMBER)} group by mention_no`;

const NOW_DOUBT = 'resolve_doubt_now';
const BEFORE_DOUBT = 'resolve_doubt_before';

/** Writes what the interval is made of. `isAddition`: of touched people only, added to what the last revision counted of the others. */
export const writeDoubts = async (engine: Engine, filled: Filled, isAddition: boolean): Promise<void> => {
  const ofNamed = (grouped: Sql): Sql => sql`select * from (${grouped}) everyone where ${named(filled)}`;
  await countDoubts(engine, { grouped: ofNamed(GROUPED), reads: [CLUSTER], filled, into: NOW_DOUBT });
  if (isAddition)
    await countDoubts(engine, { grouped: ofNamed(BEFORE), reads: [BEFORE_MEMBER], filled, into: BEFORE_DOUBT });
  const before = sql` union all select what, shape, step, -count as count from ${ident(BEFORE_DOUBT)}
    union all select what, shape, step, count from previous_doubt`;
  await engine.run({
    name: DOUBT.name,
    reads: [NOW_DOUBT, ...(isAddition ? [BEFORE_DOUBT, 'previous_doubt'] : [])],
    sql: sql`select what, shape, step, cast(sum(count) as bigint) as count from (
      select what, shape, step, count from ${ident(NOW_DOUBT)}${isAddition ? before : sql``}) doubts
      group by what, shape, step having sum(count) > 0`,
  });
  await engine.drop(NOW_DOUBT);
  if (isAddition) await engine.drop(BEFORE_DOUBT);
};

const readDoubts = async (engine: Engine, table: string): Promise<readonly Doubt[]> => {
  const found = await engine.read({
    name: 'doubts',
    reads: [table],
    sql: sql`select what, shape, step, count from ${ident(table)} order by what, shape, step`,
  });
  return found.map(({ what, shape, step, count }) => ({
    what: String(what),
    shape: Number(shape),
    step: Number(step),
    count: Number(count),
  }));
};

/** The doubts of a case, which stand in its table. */
export const doubtsOfCase = (engine: Engine): Promise<readonly Doubt[]> => readDoubts(engine, DOUBT.name);

/** The doubts about a table of its own. */
export const doubtsOfTable = async (engine: Engine, filled: Filled): Promise<readonly Doubt[]> => {
  await countDoubts(engine, { grouped: GROUPED, reads: [CLUSTER], filled, into: NOW_DOUBT });
  const doubts = await readDoubts(engine, NOW_DOUBT);
  await engine.drop(NOW_DOUBT);
  return doubts;
};
