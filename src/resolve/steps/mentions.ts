import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { FIELDS, RARITIES } from '../fields.ts';
import { NORMAL_CELLS } from './normal.ts';
import { COMPARED, IDENTIFIER_FIELDS } from './shared-values.ts';
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
const allCells = sql`${packed(NORMAL_CELLS.map((name) => ident(name)))} || case when ${saysEnough} then '' else cast(record_id as string) end`;
/** Two keys of 63 bits each: that two different mentions have both alike will not happen. */
const keys = sql`key64(${allCells}) as key_a, key64('2' || ${allCells}) as key_b`;

/** How rare a value is, in steps of a factor of four; `all` is the number of mentions. */
const rarityCase = (count: Sql, all: number): Sql => {
  const steps = Array.from(
    { length: RARITIES - 1 },
    (_, n) => sql`case when ${count} * ${integer(4 ** (n + 1))} <= ${integer(all)} then 1 else 0 end`,
  );
  return join(steps, ' + ');
};

const rarityColumns = FIELDS.flatMap(({ rarityOf }) => (rarityOf ? [rarityOf] : []));

const counted = async (engine: Engine, table: string): Promise<number> => {
  const [row] = await engine.read({
    name: 'count',
    reads: [table],
    sql: sql`select count(*) as n from ${ident(table)}`,
  });
  return Number(row?.['n'] ?? 0);
};

/** Collapses records to mentions, numbered from 1 by their first record. */
export const distinctMentions = async (
  engine: Engine,
): Promise<{ readonly records: number; readonly mentions: number }> => {
  const records = await counted(engine, COMPARED);
  await engine.run({
    name: 'resolve_keyed',
    reads: [COMPARED],
    sql: sql`select record_id, blocked, case when ${named} or ${hasIdentifier} or company is not null or blocked = '' then 0 else 1 end as only_blocked, ${keys} from ${ident(COMPARED)}`,
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
    sql: sql`select k.record_id, f.mention_no, k.blocked, k.only_blocked from resolve_keyed k join resolve_first f on f.key_a = k.key_a and f.key_b = k.key_b`,
  });
  await engine.drop('resolve_keyed');
  const mentions = await counted(engine, 'resolve_first');
  for (const name of rarityColumns) {
    await engine.run({
      name: `resolve_rarity_${name}`,
      reads: [COMPARED, 'resolve_first'],
      sql: sql`select value, cast(${rarityCase(sql`n`, mentions)} as integer) as rarity from (
        select r.${ident(name)} as value, count(*) as n from ${ident(COMPARED)} r join resolve_first f on f.first_record = r.record_id
        where r.${ident(name)} is not null group by r.${ident(name)}) counts`,
    });
  }
  const joins = rarityColumns.map((name) => {
    const table = ident(`resolve_rarity_${name}`);
    return sql`left join ${table} on ${table}.value = r.${ident(name)}`;
  });
  const rarities = rarityColumns.map(
    (name) => sql`coalesce(${ident(`resolve_rarity_${name}`)}.rarity, 0) as ${ident(`${name}_rarity`)}`,
  );
  await engine.run({
    name: MENTION,
    reads: [COMPARED, 'resolve_first', ...rarityColumns.map((name) => `resolve_rarity_${name}`)],
    sql: sql`select f.mention_no, f.first_record, f.records, ${columns(NORMAL_CELLS)}, ${join(rarities, ', ')}
      from ${ident(COMPARED)} r join resolve_first f on f.first_record = r.record_id ${join(joins, ' ')}`,
  });
  for (const name of rarityColumns) await engine.drop(`resolve_rarity_${name}`);
  await engine.drop('resolve_first');
  await engine.drop(COMPARED);
  return { records, mentions };
};
