import type { Engine, Step } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { shapeOf, shapeSql } from '../../count/shape.ts';
import { placeOf } from '../../learn/tally.ts';
import { type Filled, withEmpty } from '../forms/normal.ts';
import { comparePairs } from '../pairs/compare.ts';
import { CLUSTERED } from './cluster.ts';
import { isFamilyAlone } from './couples.ts';
import { MENTION, RECORD_MENTION } from './mentions.ts';

/** Mentions that say a name alone and were given to a namesake in the household of whoever stands in the same row: by which other mention. */
export const COMPANION = 'resolve_companion';

/**
 * How sure a namesake in the household is the same, in millionths: a son of his father's name who stands in no other record is the
 * exception.
 */
const SURENESS = 980_000;

/**
 * Levels of names at which two members of one household are one person: the family name where no first name is said, alike in both names,
 * or the same first name and another family name.
 */
const NAMESAKES = [
  { given: [0], family: [6, 10] },
  { given: [8], family: [0, 1, 2, 3, 4, 5, 6, 7, 8, 10] },
  { given: [3, 4, 5, 7, 9, 11], family: [6, 10] },
  { given: [10], family: [0] },
] as const;
/** Where more mentions than this share an address or telephone it is no household. */
const LARGEST_HOUSEHOLD = 60;

const SHAPE = [
  { name: 'mention_no', type: 'integer' },
  { name: 'person', type: 'integer' },
  { name: 'via', type: 'integer' },
] as const;

const NAMES_ALONE = shapeOf('given', 'family');

/** Where a mention lives, and who telephones there: keys that a household shares. */
const homes = (filled: Filled): readonly { readonly key: Sql; readonly where: Sql }[] =>
  [
    {
      needs: 'street',
      key: sql`'at ' || house || ' ' || street || ' ' || coalesce(zip, city)`,
      where: sql`house is not null and street is not null and coalesce(zip, city) is not null`,
    },
    { needs: 'phone', key: sql`'by ' || phone`, where: sql`phone is not null` },
  ].filter(({ needs }) => filled.has(needs));

/** Mentions that say a name alone, or a family name. */
const isAlone = sql`(${shapeSql} = ${integer(NAMES_ALONE)} or ${isFamilyAlone})`;

const canJoin = (filled: Filled): boolean => filled.has('given') && filled.has('family') && homes(filled).length > 0;

/**
 * Pairs of mentions by which a companion may be given to somebody: those that stand in one row with it, and those that live or telephone
 * in one place. Undefined where no mention says a name alone beside somebody.
 */
export const companionTies = async (
  engine: Engine,
  filled: Filled,
): Promise<Pick<Step, 'reads' | 'sql'> | undefined> => {
  if (!canJoin(filled)) return undefined;
  const rows = withEmpty(MENTION, filled);
  const ofRow = sql`select o.mention_no as a, r.mention_no as b from (select mention_no from ${rows} m where ${isAlone}) alone
    join ${ident(RECORD_MENTION)} o on o.mention_no = alone.mention_no
    join ${ident(RECORD_MENTION)} r on floor(r.record_id / 8) = floor(o.record_id / 8) and r.record_id <> o.record_id`;
  const reads = [MENTION, RECORD_MENTION];
  const [row] = await engine.read({ name: 'beside', reads, sql: sql`select count(*) as n from (${ofRow}) beside` });
  if (Number(row?.['n'] ?? 0) === 0) return undefined;
  const ofHome = homes(filled).map(
    ({ key, where }) =>
      sql`select min(mention_no) over (partition by key64(${key})) as a, mention_no as b from ${rows} m where ${where}`,
  );
  return { reads, sql: join([ofRow, ...ofHome], ' union all ') };
};

/**
 * People of several rows of a table stand in one: mentions that say a name alone, or a family name, with whoever stands beside them. Of two
 * in one row whose family name alone is said ("Mr. Marsh" and "Mrs. Marsh", a child's parents) nothing tells which is which.
 */
const findBeside = async (engine: Engine, filled: Filled, decided: readonly number[]): Promise<void> => {
  const open = sql`select mention_no, case when given is null then family end as family from ${withEmpty(MENTION, filled)} m
    where ${isAlone} and mention_no not in (select mention_no from ${ident(CLUSTERED)})`;
  const list = join(decided.map(integer), ', ');
  await engine.run({
    name: 'resolve_named_alone',
    reads: [MENTION, CLUSTERED, RECORD_MENTION, 'record'],
    sql: sql`select mention_no, family, record_id from (
      select o.mention_no, o.family, r.record_id, count(o.family) over (partition by floor(r.record_id / 8)) as families from (${open}) o
      join ${ident(RECORD_MENTION)} r on r.mention_no = o.mention_no
      join (select record_id from record where row_no is not null) rows_of_tables on rows_of_tables.record_id = r.record_id
      ${decided.length === 0 ? sql`` : sql`where o.mention_no not in (${list})`}) named where family is null or families = 1`,
  });
  await engine.run({
    name: 'resolve_beside',
    reads: ['resolve_named_alone', RECORD_MENTION, CLUSTERED, MENTION],
    sql: sql`select o.mention_no, o.family, o.record_id, r.mention_no as beside, coalesce(c.cluster_no, r.mention_no) as host from resolve_named_alone o
      join ${ident(RECORD_MENTION)} r on floor(r.record_id / 8) = floor(o.record_id / 8) and r.record_id <> o.record_id
      join ${withEmpty(MENTION, filled)} m on m.mention_no = r.mention_no and (o.family is null or (m.family = o.family and m.given is not null))
      left join ${ident(CLUSTERED)} c on c.mention_no = r.mention_no`,
  });
};

/**
 * Who lives or telephones where the others of the rows do: pairs with the mentions that say a name alone. Beside whom somebody of a family
 * name alone stands, is not she of another: brothers of one house are not each other's wives.
 */
const findHousemates = async (engine: Engine, filled: Filled): Promise<void> => {
  const people = sql`(select m.*, coalesce(c.cluster_no, m.mention_no) as person from ${withEmpty(MENTION, filled)} m
    left join ${ident(CLUSTERED)} c on c.mention_no = m.mention_no)`;
  const ofHosts = homes(filled).map(
    ({ key, where }) => sql`select b.mention_no, b.family, b.host, key64(${key}) as home
      from resolve_beside b join ${people} p on p.person = b.host where ${where}`,
  );
  await engine.run({
    name: 'resolve_host_home',
    reads: ['resolve_beside', MENTION, CLUSTERED],
    sql: sql`select distinct mention_no, family, host, home from (${join(ofHosts, ' union all ')}) every_home`,
  });
  const known = homes(filled).map(
    ({ key, where }) => sql`select mention_no, person, key64(${key}) as home from ${people} p
      where ${where} and given is not null`,
  );
  await engine.run({
    name: 'resolve_living_there',
    reads: ['resolve_host_home', MENTION, CLUSTERED],
    sql: sql`select mention_no, person, home from (select k.*, count(*) over (partition by home) as living from (${join(known, ' union all ')}) k
      where home in (select home from resolve_host_home)) homes where living <= ${integer(LARGEST_HOUSEHOLD)}`,
  });
  await engine.run({
    name: 'resolve_housemate',
    reads: ['resolve_host_home', 'resolve_living_there', 'resolve_beside'],
    sql: sql`select distinct h.mention_no, l.person, l.mention_no as via, least(h.mention_no, l.mention_no) as a, greatest(h.mention_no, l.mention_no) as b
      from resolve_host_home h join resolve_living_there l on l.home = h.home where l.person <> h.host and l.mention_no <> h.mention_no
        and (h.family is null or l.person not in (select host from resolve_beside where family is not null))`,
  });
};

/** Those of them whose names are one person's: mention, and the one person who is called so there. */
const findNamesakes = async (engine: Engine, filled: Filled): Promise<void> => {
  await comparePairs(engine, 'resolve_housemate', 'resolve_named_pair', filled);
  const level = (field: string): Sql => sql`cast(floor(levels_0 / ${integer(16 ** placeOf(field))}) as integer) % 16`;
  const isOne = join(
    NAMESAKES.map(({ given, family }) => {
      const among = (field: string, levels: readonly number[]): Sql =>
        sql`${level(field)} in (${join(levels.map(integer), ', ')})`;
      return sql`(${among('given_name', given)} and ${among('family_name', family)})`;
    }),
    ' or ',
  );
  await engine.run({
    name: COMPANION,
    reads: ['resolve_housemate', 'resolve_named_pair'],
    sql: sql`select h.mention_no, cast(min(h.person) as integer) as person, cast(min(h.via) as integer) as via from resolve_housemate h
      join resolve_named_pair n on n.a = h.a and n.b = h.b where ${isOne}
      group by h.mention_no having count(distinct h.person) = 1`,
  });
};

/**
 * Of who is still called by a family name alone: whoever a row names beside two of the family is one of these (a column of addressees says
 * again whom others name), and all that stand beside one person are one.
 */
const findSpouses = async (engine: Engine): Promise<void> => {
  await engine.run({
    name: 'resolve_named_again',
    reads: ['resolve_beside'],
    sql: sql`select mention_no, cast(max(host) as integer) as person, cast(max(beside) as integer) as via from resolve_beside
      where family is not null group by mention_no, record_id having count(distinct host) > 1`,
  });
  await engine.run({
    name: COMPANION,
    reads: [COMPANION, 'resolve_beside', 'resolve_named_again'],
    sql: sql`select mention_no, person, via from ${ident(COMPANION)} where mention_no not in (select mention_no from resolve_named_again)
      union all select mention_no, max(person) as person, max(via) as via from resolve_named_again group by mention_no
      union all select mention_no, cast(person as integer) as person, cast(person as integer) as via from (
        select mention_no, min(mention_no) over (partition by host) as person from (
          select mention_no, min(host) as host from resolve_beside where family is not null
            and mention_no not in (select mention_no from ${ident(COMPANION)}) group by mention_no having count(distinct host) = 1) spouses) one
      where mention_no <> person`,
  });
};

/** Groups with the companions that were given to them. */
const regroup = (engine: Engine): Promise<void> =>
  engine.run({
    name: CLUSTERED,
    reads: [CLUSTERED, COMPANION],
    sql: sql`select mention_no, cast(min(mention_no) over (partition by cluster_no) as integer) as cluster_no, confidence from (
      select mention_no, cluster_no, confidence from ${ident(CLUSTERED)}
      union all select mention_no, person, ${integer(SURENESS)} from ${ident(COMPANION)}
      union all select distinct person, person, 1000000 from ${ident(COMPANION)}
        where person not in (select mention_no from ${ident(CLUSTERED)})) joined`,
  });

const LEFT = [
  'resolve_named_alone',
  'resolve_beside',
  'resolve_host_home',
  'resolve_living_there',
  'resolve_housemate',
  'resolve_named_pair',
  'resolve_named_again',
];

/**
 * Gives mentions that say a name alone and stand in a row beside somebody (a guardian, an executor, a second holder) to the one
 * person of that name who lives or telephones where the other does: the more people, the less a name alone tells, and a household
 * tells it whatever their number. `rows`: whether the records say in which row of a table they stand.
 */
export const joinCompanions = async (
  engine: Engine,
  filled: Filled,
  { decided, rows }: { readonly decided: ReadonlySet<number>; readonly rows: boolean },
): Promise<void> => {
  if (!(rows && canJoin(filled))) return engine.create(COMPANION, SHAPE);
  await findBeside(engine, filled, [...decided]);
  await findHousemates(engine, filled);
  await findNamesakes(engine, filled);
  await findSpouses(engine);
  await regroup(engine);
  for (const name of LEFT) await engine.drop(name);
};
