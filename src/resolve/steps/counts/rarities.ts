import type { Engine, Row } from '../../../engine/port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../../../engine/sql.ts';
import {
  ABSENT_PEOPLE,
  type CountedColumn,
  RARITY_COLUMNS,
  RARITY_PARTS,
  UNIQUE_COLUMNS,
  type UniqueColumn,
} from '../../rarity.ts';
import { type Filled, NORMAL, withEmpty } from '../forms/normal.ts';
import { findTurnedNames } from '../forms/turned-names.ts';
import { keepCounts, STANDING_COUNTS, standingCounts } from './common-values.ts';
import { findOrigins, ORIGIN } from './origins.ts';

/** The one-row table of the identifiers' rarities. */
export const RARE = 'resolve_rare';
/** The table of a counted column: value and rarity. */
export const rarityTable = (name: string): string => `resolve_${name}`;
/** The same among the likes of those who have the value, of one kind: value, likes, and rarity. */
const likesTable = (name: string, kind: string): string => `resolve_${name}_${kind}`;

const COLUMNS = Object.entries<CountedColumn>(RARITY_COLUMNS);
const kindsOf = ({ among }: CountedColumn): readonly (readonly [kind: string, likes: Sql])[] =>
  Object.entries(among ?? {});

/** Columns whose values are counted, where so many cells are filled. */
const countedColumns = (filled: Filled): typeof COLUMNS =>
  COLUMNS.filter(([, { needs }]) => needs.every((name) => filled.has(name)));

/** The tables that `countRareValues` leaves for `rarityJoins`. */
export const rarityTables = (filled: Filled): readonly string[] => [
  ORIGIN,
  ...countedColumns(filled).flatMap(([name, column]) => [
    rarityTable(name),
    ...kindsOf(column).map(([kind]) => likesTable(name, kind)),
  ]),
];

/** Joins rows of the compared cells with the origin of their family names. */
export const withOrigin = (rows: Sql): Sql =>
  sql`(select r.*, o.origin from ${rows} r left join ${ident(ORIGIN)} o on o.family = r.family)`;

/** Joins a mention's columns with the rarities of its values, for `rarityCells`. */
export const rarityJoins = (filled: Filled): Sql =>
  join(
    countedColumns(filled).map(([name, column]) => {
      const table = ident(rarityTable(name));
      const ofLikes = kindsOf(column).map(([kind, likes]) => {
        const other = ident(likesTable(name, kind));
        return sql` left join ${other} on ${other}.value = ${column.value} and ${other}.likes = ${likes}`;
      });
      return sql`left join ${table} on ${table}.value = ${column.value} ${join(ofLikes, ' ')}`;
    }),
    ' ',
  );

/** Rarity of the values that no table holds, since they are no commoner than the rarest: of columns that count `own` records for one. */
export type OrdinaryRarities = ReadonlyMap<string, number>;

/** A value's rarity among everybody, less what it is commoner among each of the mention's likes. */
export const rarityCells = (filled: Filled, ordinary: OrdinaryRarities): readonly Sql[] => {
  const counted = new Set(countedColumns(filled).map(([name]) => name));
  return COLUMNS.map(([name, column]) => {
    if (!counted.has(name)) return sql`0 as ${ident(name)}`;
    const everywhere = sql`${ident(rarityTable(name))}.rarity`;
    const rest = ordinary.get(name);
    const otherwise =
      rest === undefined ? sql`` : sql`, case when ${column.value} is not null then ${integer(rest)} end`;
    const commoner = kindsOf(column).map(
      ([kind]) => sql` + coalesce(${ident(likesTable(name, kind))}.rarity - ${everywhere}, 0)`,
    );
    return sql`greatest(0, coalesce(${everywhere}${join(commoner, ' ')}${otherwise}, 0)) as ${ident(name)}`;
  });
};

/**
 * How rare a value is that `n` of `all` have, in parts of a bit: one over the chance that another person has it. One of
 * them is the person's own; of the people who are absent, the share `usual` has it.
 */
const rarityOf = (n: number, all: number, usual: number): number =>
  Math.round(RARITY_PARTS * Math.log2((all - 1 + ABSENT_PEOPLE) / (n - 1 + ABSENT_PEOPLE * usual)));

/**
 * Makes the table `into` of what the values in the table `counts` are worth. Logarithms are taken here, so that SQL has no
 * need of them: once for each different row of `numbers`.
 */
const writeRarities = async (
  engine: Engine,
  counts: string,
  {
    into,
    kept,
    numbers,
    where = sql`1 = 1`,
  }: {
    readonly into: string;
    readonly kept: readonly string[];
    readonly numbers: readonly string[];
    readonly where?: Sql;
  },
  rarity: (row: Row) => number,
): Promise<void> => {
  const columns = numbers.map((name) => ident(name));
  const rows = await engine.read({
    name: 'distinct_counts',
    reads: [counts],
    sql: sql`select distinct ${join(columns, ', ')} from ${ident(counts)} where ${where} order by ${join(columns, ', ')}`,
  });
  const shape = [
    ...numbers.map((name) => ({ name, type: 'bigint' as const })),
    { name: 'rarity', type: 'integer' as const },
  ];
  await engine.create('resolve_bits', shape);
  const writer = await engine.writer('resolve_bits', shape);
  for (const row of rows) writer.append([...numbers.map((name) => row[name] ?? 0), rarity(row)]);
  await writer.close();
  const cells = kept.map((name) => sql`c.${ident(name)}`);
  const same = numbers.map((name) => sql`b.${ident(name)} = c.${ident(name)}`);
  await engine.run({
    name: into,
    reads: [counts, 'resolve_bits'],
    sql: sql`select ${join(cells, ', ')}, b.rarity from ${ident(counts)} c join resolve_bits b on ${join(same, ' and ')}`,
  });
  await engine.drop('resolve_bits');
};

const total = async (engine: Engine, counts: string): Promise<number> => {
  const [row] = await engine.read({
    name: 'all_values',
    reads: [counts],
    sql: sql`select coalesce(cast(sum(n) as bigint), 0) as n from ${ident(counts)}`,
  });
  return Number(row?.['n'] ?? 0);
};

/** A counted column among one kind of likes. */
interface Likes extends Pick<CountedColumn, 'value' | 'usual'> {
  readonly name: string;
  readonly kind: string;
  readonly likes: Sql;
}

/** How rare each value is among its likes. Where these are few, the absent ones among them have it as often as everybody. */
const countAmong = async (
  engine: Engine,
  rows: Sql,
  { name, kind, likes, value, usual }: Likes,
  { all, isAddition }: { readonly all: number; readonly isAddition: boolean },
): Promise<void> => {
  const what = `${name}:${kind}`;
  const counted = sql`select value, likes, count(*) as n from (select ${value} as value, ${likes} as likes from ${rows} r) named
    where value is not null and likes is not null group by value, likes`;
  const standing = sql`select value, likes, cast(sum(n) as bigint) as n from (
    ${counted} union all select value, among as likes, records as n from ${standingCounts(what)} before) both_counts group by value, likes`;
  await engine.run({
    name: 'resolve_likes_count',
    reads: [NORMAL, ORIGIN, ...(isAddition ? [STANDING_COUNTS] : [])],
    sql: isAddition ? standing : counted,
  });
  const kept = sql`select ${quoted(what)} as what, value, likes as among, n as records from resolve_likes_count`;
  await keepCounts(engine, 'resolve_likes_count', kept);
  await engine.run({
    name: 'resolve_among_count',
    reads: ['resolve_likes_count', 'resolve_value_count'],
    sql: sql`select c.value, c.likes, c.n, s.all_likes, v.n as everywhere from resolve_likes_count c
      join (select likes, cast(sum(n) as bigint) as all_likes from resolve_likes_count group by likes) s on s.likes = c.likes
      join resolve_value_count v on v.value = c.value`,
  });
  const shape = { into: likesTable(name, kind), kept: ['value', 'likes'], numbers: ['n', 'all_likes', 'everywhere'] };
  await writeRarities(engine, 'resolve_among_count', shape, (row) => {
    const share = (Number(row['everywhere']) - 1 + ABSENT_PEOPLE * usual) / (all - 1 + ABSENT_PEOPLE);
    return rarityOf(Number(row['n']), Number(row['all_likes']), share);
  });
  for (const table of ['resolve_likes_count', 'resolve_among_count']) await engine.drop(table);
};

/** Counts of a column's values that are kept: of keys (`own`) those that count, and the others in one sum, since most records have one of their own. */
const keptCounts = (name: string, own: number | undefined): Sql =>
  own === undefined
    ? sql`select ${quoted(name)} as what, cast(value as string) as value, '' as among, n as records from resolve_value_count`
    : sql`select ${quoted(name)} as what, value, '' as among, cast(sum(n) as bigint) as records from (
        select case when n < ${integer(own)} or value is null then '' else cast(value as string) end as value, n
        from resolve_value_count) kept group by value`;

/** Counts of this column that the last revision kept, in the shape of new ones. */
const standingOf = (name: string, { isNumber = false }: CountedColumn): Sql => {
  const value = isNumber ? sql`case when value <> '' then cast(value as bigint) end` : sql`value`;
  return sql`select ${value} as value, records as n from ${standingCounts(name)} before`;
};

/** How rare each value of the counted columns is among the records; `isAddition`: those that stand were counted by the last revision. */
const countRarities = async (engine: Engine, filled: Filled, isAddition: boolean): Promise<OrdinaryRarities> => {
  const rows = withEmpty(NORMAL, filled);
  const ordinary = new Map<string, number>();
  for (const [name, column] of countedColumns(filled)) {
    const { value, usual, own } = column;
    const counted = sql`select value, count(*) as n from (select ${value} as value from ${rows} r) named
      where value is not null group by value`;
    const standing = sql`select value, cast(sum(n) as bigint) as n from (
      ${counted} union all ${standingOf(name, column)}) both_counts group by value`;
    await engine.run({
      name: 'resolve_value_count',
      reads: [NORMAL, ...(isAddition ? [STANDING_COUNTS] : [])],
      sql: isAddition ? standing : counted,
    });
    await keepCounts(engine, 'resolve_value_count', keptCounts(name, own));
    const all = await total(engine, 'resolve_value_count');
    const least = own ?? 0;
    const shape = { into: rarityTable(name), kept: ['value'], numbers: ['n'], where: sql`n > ${integer(least)}` };
    const rarity = (n: number): number => rarityOf(Math.max(1, n - (own ?? 1) + 1), all, usual);
    await writeRarities(engine, 'resolve_value_count', shape, (row) => rarity(Number(row['n'])));
    if (own !== undefined) ordinary.set(name, rarity(own));
    for (const [kind, likes] of kindsOf(column))
      await countAmong(engine, withOrigin(rows), { name, kind, likes, value, usual }, { all, isAddition });
  }
  await engine.drop('resolve_value_count');
  return ordinary;
};

/** How many different values an identifier has; `distinct`: of those that stand in a cell of their own, counted before. */
const countDistinct = async (
  engine: Engine,
  filled: Filled,
  { needs, value }: UniqueColumn,
  distinct: ReadonlyMap<string, number>,
): Promise<number> => {
  const cells = needs.filter((cell) => filled.has(cell));
  const [only, second] = cells;
  if (only === undefined) return 0;
  const counted = second === undefined ? distinct.get(only) : undefined;
  if (counted !== undefined) return counted;
  const [row = {}] = await engine.read({
    name: 'distinct_values',
    reads: [NORMAL],
    sql: sql`select count(distinct key64(${value})) as n from ${withEmpty(NORMAL, filled)} r where ${value} is not null`,
  });
  return Number(row['n'] ?? 0);
};

/** How rare a value of each identifier is: as many people as it has values could have it. `known`: by an earlier revision, which holds. */
const countUnique = async (
  engine: Engine,
  filled: Filled,
  known: UniqueRarities,
  distinct: ReadonlyMap<string, number>,
): Promise<void> => {
  const shape = Object.keys(UNIQUE_COLUMNS).map((name) => ({ name, type: 'integer' as const }));
  const rarities: number[] = [];
  // One after the other: the distinct values of all of them at once would not fit into memory.
  for (const [name, column] of Object.entries<UniqueColumn>(UNIQUE_COLUMNS)) {
    const before = known.get(name);
    const found = before === undefined ? await countDistinct(engine, filled, column, distinct) : 0;
    rarities.push(before ?? Math.round(RARITY_PARTS * Math.log2(Math.max(column.least, found))));
  }
  await engine.create(RARE, shape);
  const writer = await engine.writer(RARE, shape);
  writer.append(rarities);
  await writer.close();
};

/** Rarity of the values of identifiers, by its name. */
export type UniqueRarities = ReadonlyMap<string, number>;

/** Counts how rare the values of all records are; `distinctMentions` takes it up, with what it answers. `distinct`: how many values identifiers have. */
export const countRareValues = async (
  engine: Engine,
  filled: Filled,
  known: UniqueRarities,
  { isAddition, distinct }: { readonly isAddition: boolean; readonly distinct: ReadonlyMap<string, number> },
): Promise<OrdinaryRarities> => {
  await findOrigins(engine, filled, isAddition);
  await findTurnedNames(engine, filled, isAddition);
  const ordinary = await countRarities(engine, filled, isAddition);
  await countUnique(engine, filled, known, distinct);
  return ordinary;
};

/** Rarities of the identifiers, as they were counted. */
export const uniqueRarities = async (engine: Engine): Promise<UniqueRarities> => {
  const [row = {}] = await engine.read({ name: 'rare', reads: [RARE], sql: sql`select * from ${ident(RARE)}` });
  return new Map(Object.entries(row).map(([name, rarity]) => [name, Number(rarity)]));
};
