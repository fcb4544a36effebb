import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { DERIVED_RARITIES, RARITY_COLUMNS, RARITY_PARTS, UNIQUE_COLUMNS } from '../fields.ts';
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

/** Column `rarity` of the values of each counted column, and the one-row table of the identifiers' rarities. */
const rarityTable = (name: string): string => `resolve_${name}`;
export const RARE = 'resolve_rare';

/** Logarithms of counts, so that SQL has no need of them: parts of a bit by count. */
const fillBits = async (engine: Engine, tables: readonly string[]): Promise<void> => {
  const counts = join(
    tables.map((table) => sql`select n from ${ident(table)}`),
    ' union all ',
  );
  const rows = await engine.read({
    name: 'distinct_counts',
    reads: tables,
    sql: sql`select distinct n from (${counts}) every_count order by n`,
  });
  const shape = [
    { name: 'n', type: 'bigint' as const },
    { name: 'bits', type: 'integer' as const },
  ];
  await engine.create('resolve_bits', shape);
  const writer = await engine.writer('resolve_bits', shape);
  for (const { n } of rows) writer.append([n ?? 0, partsOf(Number(n))]);
  await writer.close();
};

const partsOf = (count: number): number => Math.round(RARITY_PARTS * Math.log2(Math.max(1, count)));

/** How rare each value of the counted columns is among the records: parts of a bit of one over its share. */
const countRarities = async (engine: Engine, filled: Filled): Promise<void> => {
  const names = Object.keys(RARITY_COLUMNS);
  for (const [name, value] of Object.entries(RARITY_COLUMNS)) {
    await engine.run({
      name: `${rarityTable(name)}_count`,
      reads: [NORMAL],
      sql: sql`select value, count(*) as n from (select ${value} as value from ${withEmpty(NORMAL, filled)} r) named
        where value is not null group by value`,
    });
  }
  await fillBits(
    engine,
    names.map((name) => `${rarityTable(name)}_count`),
  );
  for (const name of names) {
    const counts = `${rarityTable(name)}_count`;
    const [row] = await engine.read({
      name: 'filled',
      reads: [counts],
      sql: sql`select coalesce(cast(sum(n) as bigint), 0) as n from ${ident(counts)}`,
    });
    await engine.run({
      name: rarityTable(name),
      reads: [counts, 'resolve_bits'],
      sql: sql`select c.value, cast(${integer(partsOf(Number(row?.['n'] ?? 1)))} - b.bits as integer) as rarity
        from ${ident(counts)} c join resolve_bits b on b.n = c.n`,
    });
    await engine.drop(counts);
  }
  await engine.drop('resolve_bits');
};

/** How rare a value of each identifier is: as many people as it has values could have it. */
const countUnique = async (engine: Engine, filled: Filled): Promise<void> => {
  const names = Object.keys(UNIQUE_COLUMNS);
  const shape = names.map((name) => ({ name, type: 'integer' as const }));
  const rarities: number[] = [];
  // One after the other: the distinct values of all of them at once would not fit into memory.
  for (const value of Object.values(UNIQUE_COLUMNS)) {
    const [row = {}] = await engine.read({
      name: 'distinct_values',
      reads: [NORMAL],
      sql: sql`select count(distinct key64(${value})) as n from ${withEmpty(NORMAL, filled)} r`,
    });
    rarities.push(partsOf(Number(row['n'] ?? 1)));
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
    sql: sql`select k.record_id, f.mention_no, k.blocked, k.only_blocked from resolve_keyed k
      join resolve_first f on f.key_a = k.key_a and f.key_b = k.key_b`,
  });
  await engine.drop('resolve_keyed');
};

/** Collapses records to mentions. */
export const distinctMentions = async (
  engine: Engine,
  filled: Filled,
  blocked: readonly string[],
  alone: readonly number[],
): Promise<Mentions> => {
  await numberMentions(engine, filled, blocked, alone);
  const [records, mentions] = [await counted(engine, NORMAL), await counted(engine, 'resolve_first')];
  await countRarities(engine, filled);
  await countUnique(engine, filled);
  const names = Object.keys(RARITY_COLUMNS);
  const joins = Object.entries(RARITY_COLUMNS).map(([name, value]) => {
    const table = ident(rarityTable(name));
    return sql`left join ${table} on ${table}.value = ${value}`;
  });
  const rarities = names.map((name) => sql`coalesce(${ident(rarityTable(name))}.rarity, 0) as ${ident(name)}`);
  const derived = Object.entries(DERIVED_RARITIES).map(([name, value]) => sql`${value} as ${ident(name)}`);
  await engine.run({
    name: MENTION,
    reads: [NORMAL, BLOCKED, 'resolve_first', ...names.map(rarityTable)],
    sql: sql`select *, ${join(derived, ', ')} from (
      select f.mention_no, f.first_record, ${columns([...filled])}, ${join(rarities, ', ')}
      from ${compared(filled, blocked)} r join resolve_first f on f.first_record = r.record_id ${join(joins, ' ')}) counted`,
  });
  for (const name of [...names.map(rarityTable), 'resolve_first', NORMAL]) await engine.drop(name);
  return { records, mentions, filled: await filledCells(engine, MENTION, filled) };
};
