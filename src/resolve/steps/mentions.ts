import type { Engine } from '../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../engine/sql.ts';
import { ABSENT_PEOPLE, type CountedColumn, DERIVED_RARITIES, MAILBOX, RARITY_COLUMNS, RARITY_PARTS, UNIQUE_COLUMNS } from '../rarity.ts';
import { type Filled, filledCells, NORMAL, withEmpty } from './normal.ts';
import { BLOCKED, compared, IDENTIFIER_FIELDS } from './shared-values.ts';
import { columns, packed } from './sql-parts.ts';

/** Distinct mentions: records that say the same in every compared field are one, and always one person. */
export const MENTION = 'resolve_mention';
/** Which mention each record is. */
export const RECORD_MENTION = 'resolve_record_mention';

const named = sql`coalesce(given, family) is not null`;
const hasIdentifier = sql`coalesce(${columns(IDENTIFIER_FIELDS)}) is not null`;
/** Copies are one mention where they say enough to be one person; a bare "John Smith" twice is not. */
const saysEnough = sql`(${hasIdentifier} or company is not null
  or (given is not null and family is not null and (birth_day is not null or (house is not null and street is not null))))`;

/** Two keys of 63 bits each: that two different mentions have both alike will not happen. Records `alone` are never copies. */
const keysOf = (filled: Filled, alone: readonly number[]): Sql => {
  const decided =
    alone.length === 0
      ? sql``
      : sql` or record_id in (${join(
          alone.map((record) => sql`${record}`),
          ', ',
        )})`;
  const cells = [...filled].map((name) => ident(name));
  const own = sql`case when not ${saysEnough}${decided} then cast(record_id as string) else '' end`;
  const names = packed(['given', 'family', 'birth_day', 'phone', 'zip'].map((name) => ident(name)));
  return sql`key64(${packed(cells)} || ${own}) as key_a, key64(${names}) as key_b`;
};

/** The one-row table of the identifiers' rarities. */
export const RARE = 'resolve_rare';
/** The table of a counted column: value and rarity. */
const rarityTable = (name: string): string => `resolve_${name}`;

const partsOf = (bits: number): number => Math.round(RARITY_PARTS * bits);

/**
 * How rare a value is that `n` of `all` records have, in parts of a bit: one over the chance that another person has it.
 * One of the records is the person's own; people whom the table lacks have it as usual.
 */
const rarityOf = (n: number, all: number, usual: number): number =>
  partsOf(Math.log2((all - 1 + ABSENT_PEOPLE) / (n - 1 + ABSENT_PEOPLE / usual)));

const BITS = [
  { name: 'n', type: 'bigint' as const },
  { name: 'rarity', type: 'integer' as const },
];

/** Shape of what a value's frequency among the likes of its mention is worth. */
const BITS_AMONG = ['n', 'likes', 'everywhere'].map((name) => ({ name, type: 'bigint' as const }));

/** The table of a counted column's rarity among the likes of a mention: value, among, and rarity. */
const amongTable = (name: string): string => `resolve_${name}_among`;

/**
 * How rare each value is among the likes of those who have it, in place of its rarity among all: few likes count with as
 * many absent people, who have the value as often as everybody.
 */
const countAmong = async (
  engine: Engine,
  filled: Filled,
  { name, value, among, usual, all }: { name: string; value: Sql; among: Sql; usual: number; all: number },
): Promise<void> => {
  await engine.run({
    name: 'resolve_among_count',
    reads: [NORMAL],
    sql: sql`select value, among, count(*) as n from (select ${value} as value, ${among} as among from ${withEmpty(NORMAL, filled)} r) named
      where value is not null and among is not null group by value, among`,
  });
  await engine.run({
    name: 'resolve_among_sizes',
    reads: ['resolve_among_count', 'resolve_value_count'],
    sql: sql`select a.value, a.among, a.n, s.likes, v.n as everywhere from resolve_among_count a
      join (select among, cast(sum(n) as bigint) as likes from resolve_among_count group by among) s on s.among = a.among
      join resolve_value_count v on v.value = a.value`,
  });
  const counts = await engine.read({
    name: 'distinct_counts',
    reads: ['resolve_among_sizes'],
    sql: sql`select distinct n, likes, everywhere from resolve_among_sizes order by n, likes, everywhere`,
  });
  const shape = [...BITS_AMONG, { name: 'rarity', type: 'integer' as const }];
  await engine.create('resolve_bits', shape);
  const writer = await engine.writer('resolve_bits', shape);
  for (const { n, likes, everywhere } of counts) {
    const share = (Number(everywhere) - 1 + ABSENT_PEOPLE / usual) / (all - 1 + ABSENT_PEOPLE);
    const bits = Math.log2((Number(likes) - 1 + ABSENT_PEOPLE) / (Number(n) - 1 + ABSENT_PEOPLE * share));
    writer.append([n ?? 0, likes ?? 0, everywhere ?? 0, partsOf(bits)]);
  }
  await writer.close();
  await engine.run({
    name: amongTable(name),
    reads: ['resolve_among_sizes', 'resolve_bits'],
    sql: sql`select c.value, c.among, b.rarity from resolve_among_sizes c
      join resolve_bits b on b.n = c.n and b.likes = c.likes and b.everywhere = c.everywhere`,
  });
  for (const table of ['resolve_among_count', 'resolve_among_sizes']) await engine.drop(table);
};

/** How rare each value of the counted columns is among the records. Logarithms are taken here, so that SQL has no need of them. */
const countRarities = async (engine: Engine, filled: Filled): Promise<void> => {
  for (const [name, { value, usual, among }] of Object.entries<CountedColumn>(RARITY_COLUMNS)) {
    await engine.run({
      name: 'resolve_value_count',
      reads: [NORMAL],
      sql: sql`select value, count(*) as n from (select ${value} as value from ${withEmpty(NORMAL, filled)} r) named
        where value is not null group by value`,
    });
    const counts = await engine.read({
      name: 'distinct_counts',
      reads: ['resolve_value_count'],
      sql: sql`select n, count(*) as values from resolve_value_count group by n order by n`,
    });
    const all = counts.reduce((sum, row) => sum + Number(row['n']) * Number(row['values']), 0);
    await engine.create('resolve_bits', BITS);
    const writer = await engine.writer('resolve_bits', BITS);
    for (const { n } of counts) writer.append([n ?? 0, rarityOf(Number(n), all, usual)]);
    await writer.close();
    await engine.run({
      name: rarityTable(name),
      reads: ['resolve_value_count', 'resolve_bits'],
      sql: sql`select c.value, b.rarity from resolve_value_count c join resolve_bits b on b.n = c.n`,
    });
    if (among) await countAmong(engine, filled, { name, value, among, usual, all });
  }
  for (const name of ['resolve_value_count', 'resolve_bits']) await engine.drop(name);
};

/** How rare a value of each identifier is: as many people as it has values could have it. `known`: by an earlier revision, which holds. */
const countUnique = async (engine: Engine, filled: Filled, known: UniqueRarities): Promise<void> => {
  const shape = Object.keys(UNIQUE_COLUMNS).map((name) => ({ name, type: 'integer' as const }));
  const rarities: number[] = [];
  // One after the other: the distinct values of all of them at once would not fit into memory.
  for (const [name, { value, least }] of Object.entries(UNIQUE_COLUMNS)) {
    const before = known.get(name);
    if (before !== undefined) {
      rarities.push(before);
      continue;
    }
    const [row = {}] = await engine.read({
      name: 'distinct_values',
      reads: [NORMAL],
      sql: sql`select count(distinct key64(${value})) as n from ${withEmpty(NORMAL, filled)} r`,
    });
    rarities.push(partsOf(Math.log2(Math.max(least, Number(row['n'] ?? 1)))));
  }
  await engine.create(RARE, shape);
  const writer = await engine.writer(RARE, shape);
  writer.append(rarities);
  await writer.close();
};

const counted = async (engine: Engine, table: string): Promise<number> => {
  const [row] = await engine.read({
    name: 'count',
    reads: [table],
    sql: sql`select count(*) as n from ${ident(table)}`,
  });
  return Number(row?.['n'] ?? 0);
};

export interface Mentions {
  readonly records: number;
  readonly mentions: number;
  /** Cells that some mention fills; the table has no others. */
  readonly filled: Filled;
}

/** Which mention each record is: numbered from 1 by their first record, in `resolve_first`. */
const numberMentions = async (
  engine: Engine,
  filled: Filled,
  blocked: readonly string[],
  alone: readonly number[],
): Promise<void> => {
  await engine.run({
    name: 'resolve_keyed',
    reads: [NORMAL, BLOCKED],
    sql: sql`select record_id, blocked, case when ${named} or ${hasIdentifier} or company is not null or blocked = '' then 0 else 1 end as only_blocked,
      ${keysOf(filled, alone)} from ${compared(filled, blocked)} r`,
  });
  await engine.run({
    name: 'resolve_first',
    reads: ['resolve_keyed'],
    sql: sql`select cast(row_number() over (order by first_record) as integer) as mention_no, key_a, key_b, first_record, records
      from (select key_a, key_b, min(record_id) as first_record, count(*) as records from resolve_keyed group by key_a, key_b) grouped`,
  });
  await engine.run({
    name: RECORD_MENTION,
    reads: ['resolve_keyed', 'resolve_first'],
    sql: sql`select k.record_id, f.mention_no, f.records as copies, k.blocked, k.only_blocked from resolve_keyed k
      join resolve_first f on f.key_a = k.key_a and f.key_b = k.key_b`,
  });
  await engine.drop('resolve_keyed');
};

/** Rarity of the values of identifiers, by its name. */
export type UniqueRarities = ReadonlyMap<string, number>;

/** Counts how rare the values of all records are; `distinctMentions` takes it up. */
export const countRareValues = async (engine: Engine, filled: Filled, known: UniqueRarities): Promise<void> => {
  await countRarities(engine, filled);
  await countUnique(engine, filled, known);
};

/** Rarities of the identifiers, as they were counted. */
export const uniqueRarities = async (engine: Engine): Promise<UniqueRarities> => {
  const [row = {}] = await engine.read({ name: 'rare', reads: [RARE], sql: sql`select * from ${ident(RARE)}` });
  return new Map(Object.entries(row).map(([name, rarity]) => [name, Number(rarity)]));
};

/** Collapses records to mentions. The rarity of values is counted before, over all records. */
export const distinctMentions = async (
  engine: Engine,
  filled: Filled,
  blocked: readonly string[],
  alone: readonly number[],
): Promise<Mentions> => {
  await numberMentions(engine, filled, blocked, alone);
  const [records, mentions] = [await counted(engine, NORMAL), await counted(engine, 'resolve_first')];
  const tables = Object.entries<CountedColumn>(RARITY_COLUMNS).flatMap(([name, { among }]) => [
    rarityTable(name),
    ...(among ? [amongTable(name)] : []),
  ]);
  const joins = Object.entries<CountedColumn>(RARITY_COLUMNS).map(([name, { value, among }]) => {
    const [table, likes] = [ident(rarityTable(name)), ident(amongTable(name))];
    const ofLikes = among ? sql` left join ${likes} on ${likes}.value = ${value} and ${likes}.among = ${among}` : sql``;
    return sql`left join ${table} on ${table}.value = ${value}${ofLikes}`;
  });
  const rarities = Object.entries<CountedColumn>(RARITY_COLUMNS).map(([name, { among }]) => {
    const ofLikes = among ? sql`${ident(amongTable(name))}.rarity, ` : sql``;
    return sql`coalesce(${ofLikes}${ident(rarityTable(name))}.rarity, 0) as ${ident(name)}`;
  });
  const derived = Object.entries(DERIVED_RARITIES).map(([name, value]) => sql`${value} as ${ident(name)}`);
  await engine.run({
    name: MENTION,
    reads: [NORMAL, BLOCKED, 'resolve_first', ...tables],
    sql: sql`select *, ${join(derived, ', ')} from (
      select f.mention_no, f.first_record, cast(${MAILBOX} as integer) as mailbox, ${join([...[...filled].map(ident), ...rarities], ', ')}
      from ${compared(filled, blocked)} r join resolve_first f on f.first_record = r.record_id ${join(joins, ' ')}) counted`,
  });
  for (const name of [...tables, 'resolve_first', NORMAL]) await engine.drop(name);
  return { records, mentions, filled: await filledCells(engine, MENTION, filled) };
};
