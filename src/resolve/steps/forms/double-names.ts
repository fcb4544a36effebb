import type { Engine } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { NAME_WORDS } from '../../data-files.ts';
import { keepCounts, STANDING_COUNTS, standingCounts } from '../counts/common-values.ts';
import { constant } from '../sql-parts.ts';
import { type Filled, NORMAL, withEmpty } from './normal.ts';

/** Normal forms whose double family names are parted, which take the place of `NORMAL`. */
export const PARTED = 'resolve_parted_name';

/** Words of the names that stand in parts of their own: `kind` is that of which they are. */
const NAME_WORD = 'resolve_name_word';
type Kind = 'family' | 'given';

/** Double family names are usual where so many records, and this part of those with a family name, have one. */
const LEAST_DOUBLE = 50;
const USUAL_SHARE = 0.2;
/** A word stands so many times as often among the names of one kind as among those of the other. */
const CLEARLY = 8;

const ONLY_PARTICLES = `^(?:${[...NAME_WORDS.particles].sort().join('|')})+$`;
/** The first of two family names that stand closed up, of which the other is the alias. */
const first = sql`left(r.family, length(r.family) - length(r.alias))`;
/** The alias is the family name without its particles. */
const isBare = sql`(right(r.family, length(r.alias)) = r.alias and (r.family = r.alias or matches(${first}, ${constant(ONLY_PARTICLES)})))`;
const isDouble = sql`coalesce(right(r.family, length(r.alias)) = r.alias and not ${isBare}, false)`;
const isSingle = sql`coalesce(r.alias is null or ${isBare}, true)`;

const areUsual = async (engine: Engine, rows: Sql): Promise<boolean> => {
  const [row = {}] = await engine.read({
    name: 'double_names',
    reads: [NORMAL],
    sql: sql`select count(family) as all_names, coalesce(sum(case when ${isDouble} then 1 else 0 end), 0) as doubles from ${rows} r`,
  });
  const [all, doubles] = [Number(row['all_names'] ?? 0), Number(row['doubles'] ?? 0)];
  return doubles >= LEAST_DOUBLE && doubles >= USUAL_SHARE * all;
};

/** Finds of which kind the words of names are, by the records that say it with a double family name. None where these are not usual. */
const findWords = async (engine: Engine, filled: Filled, isAddition: boolean): Promise<boolean> => {
  const rows = withEmpty(NORMAL, filled);
  const ofKind = (kind: Kind, word: Sql): Sql =>
    sql`select ${word} as word, ${integer(kind === 'family' ? 1 : 0)} as families, ${integer(kind === 'given' ? 1 : 0)} as givens from ${rows} r where ${isDouble} and length(${word}) > 1`;
  const each = [
    ...[first, sql`r.alias`].map((word) => ofKind('family', word)),
    ...[sql`r.given`, sql`r.mid1`, sql`r.mid2`].map((word) => ofKind('given', word)),
  ];
  const counted = sql`select word, sum(families) as families, sum(givens) as givens from (${join(each, ' union all ')}) words group by word`;
  const found = sql`select word, case when families > givens then 'family' else 'given' end as kind from (${counted}) counted
    where greatest(families, givens) >= ${integer(CLEARLY)} * least(families, givens)`;
  const standing = sql`select value as word, among as kind from ${standingCounts('name_word')} before`;
  if (!isAddition && !(await areUsual(engine, rows))) return false;
  await engine.run({
    name: NAME_WORD,
    reads: [NORMAL, ...(isAddition ? [STANDING_COUNTS] : [])],
    sql: isAddition ? standing : found,
  });
  await keepCounts(
    engine,
    NAME_WORD,
    sql`select 'name_word' as what, word as value, kind as among, cast(1 as bigint) as records from ${ident(NAME_WORD)}`,
  );
  const [row] = await engine.read({
    name: 'name_words',
    reads: [NAME_WORD],
    sql: sql`select count(*) as n from ${ident(NAME_WORD)}`,
  });
  const areFound = Number(row?.['n'] ?? 0) > 0;
  if (!areFound) await engine.drop(NAME_WORD);
  return areFound;
};

/** Parts of a name in their places, of a name whose words stand otherwise. */
interface Order {
  readonly when: Sql;
  readonly given?: Sql;
  readonly mid1?: Sql;
  readonly mid2?: Sql;
  readonly family: Sql;
  readonly alias: Sql;
}

const is = (kind: Kind, word: 'given' | 'mid1' | 'mid2' | 'family'): Sql =>
  sql`coalesce(${ident(`of_${word}`)}.kind = ${constant(kind)}, false)`;
const none = sql`cast(null as string)`;
const [isTwo, isThree] = [
  sql`${isSingle} and r.mid1 is not null and r.mid2 is null`,
  sql`${isSingle} and r.mid2 is not null`,
];
const inFront = sql`${is('family', 'given')} and ${is('family', 'mid1')}`;

const ORDERS: readonly Order[] = [
  { when: isDouble, family: first, alias: sql`r.alias` },
  // "Ivan Silva Rojas", "Ivan Silva R."
  {
    when: sql`${isTwo} and ${is('family', 'mid1')} and not ${is('family', 'given')} and not ${is('given', 'family')}`,
    mid1: none,
    family: sql`r.mid1`,
    alias: sql`r.family`,
  },
  // "Silva Rojas Ivan"
  {
    when: sql`${isTwo} and ${inFront} and ${is('given', 'family')}`,
    given: sql`r.family`,
    mid1: none,
    family: sql`r.given`,
    alias: sql`r.mid1`,
  },
  // "Carmen Isabel Silva Rojas"
  {
    when: sql`${isThree} and ${is('family', 'mid2')} and not ${is('family', 'given')} and not ${is('given', 'family')}`,
    mid2: none,
    family: sql`r.mid2`,
    alias: sql`r.family`,
  },
  // "Silva Rojas Carmen Isabel"
  {
    when: sql`${isThree} and ${inFront} and ${is('given', 'mid2')} and not ${is('family', 'family')}`,
    given: sql`r.mid2`,
    mid1: sql`r.family`,
    mid2: none,
    family: sql`r.given`,
    alias: sql`r.mid1`,
  },
];

const PLACES = ['given', 'mid1', 'mid2', 'family', 'alias'] as const;

/**
 * Where double family names are usual (Spain, Latin America: "Silva Rojas" in two columns, or in one), the first of them is the family name, which
 * stays where the other is left out or shown by its letter, and the other is the alias. Of a whole name the words tell where it begins, by those
 * of the records that have it in parts of their own; nothing is known beforehand of any name. Returns whether NORMAL was changed. `isAddition`: as
 * the last revision found it, whose normal forms are kept as they were parted.
 */
export const partDoubleNames = async (engine: Engine, filled: Filled, isAddition: boolean): Promise<boolean> => {
  if (!['given', 'family', 'alias'].every((name) => filled.has(name))) return false;
  if (!(await findWords(engine, filled, isAddition))) return false;
  const placed = new Map(
    PLACES.map((place) => {
      const cases = ORDERS.flatMap((order) => (order[place] ? [sql`when ${order.when} then ${order[place]}`] : []));
      return [place as string, sql`case ${join(cases, ' ')} else r.${ident(place)} end as ${ident(place)}`];
    }),
  );
  const cells = [...filled].map((name) => placed.get(name) ?? sql`r.${ident(name)}`);
  const words = (['given', 'mid1', 'mid2', 'family'] as const).map(
    (word) =>
      sql`left join ${ident(NAME_WORD)} ${ident(`of_${word}`)} on ${ident(`of_${word}`)}.word = r.${ident(word)}`,
  );
  await engine.run({
    name: PARTED,
    reads: [NORMAL, NAME_WORD],
    sql: sql`select r.record_id, ${join(cells, ', ')} from ${withEmpty(NORMAL, filled)} r ${join(words, ' ')} order by r.record_id`,
  });
  await engine.drop(NORMAL);
  await engine.view({ name: NORMAL, reads: [PARTED], sql: sql`select * from ${ident(PARTED)}` });
  await engine.drop(NAME_WORD);
  return true;
};
