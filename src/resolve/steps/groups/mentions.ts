import type { Engine } from '../../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../../engine/sql.ts';
import { besideNames, DERIVED_RARITIES, mailboxOf, RARITY_COLUMNS } from '../../rarity.ts';
import { type OrdinaryRarities, rarityCells, rarityJoins, rarityTables, withOrigin } from '../counts/rarities.ts';
import { findSounds, lettersOfName, SOUND_COLUMNS, soundCells } from '../counts/sounds.ts';
import { PARTED } from '../forms/double-names.ts';
import { IDENTIFIER_FIELDS } from '../forms/identifiers.ts';
import { type Filled, filledCells, NORMAL } from '../forms/normal.ts';
import { BLOCKED, compared } from '../forms/shared-values.ts';
import { TURNED, withNamesInOrder } from '../forms/turned-names.ts';
import { columns, packed } from '../sql-parts.ts';

/** Distinct mentions: records that say the same in every compared field are one, and always one person. */
export const MENTION = 'resolve_mention';
/** Which mention each record is, with the first record of that. */
export const RECORD_MENTION = 'resolve_record_mention';

const named = sql`coalesce(given, family) is not null`;
const hasIdentifier = sql`coalesce(${columns(IDENTIFIER_FIELDS)}) is not null`;
/** Copies are one mention where they say enough to be one person; a bare "John Smith" twice is not. */
const saysEnough = sql`(${hasIdentifier} or company is not null
  or (given is not null and family is not null and (birth_day is not null or (house is not null and street is not null))))`;

/** A second person of the rows of a table whose names repeat: doctors, teachers and clinics, who are the same in all rows. */
const REPEATED = 'resolve_repeated_beside';
/** So many rows to a name, and so many rows at all. Children have a guardian in common, and few have more than three brothers and sisters. */
const ROWS_TO_A_NAME = 4;
const LEAST_ROWS = 5;

/**
 * Finds the places (document, and which person of the row) at which few names stand in many rows, and says whether there are any. By
 * the records as they are read, which no tranche changes.
 */
const findRepeated = async (engine: Engine, read: string): Promise<boolean> => {
  await engine.run({
    name: REPEATED,
    reads: [read],
    sql: sql`select document_no, mention from ${ident(read)} records where row_no is not null and mention > 1
      and coalesce(full_name, given_name, family_name) is not null group by document_no, mention
      having count(*) >= ${integer(LEAST_ROWS)} and count(*) >= ${integer(ROWS_TO_A_NAME)} * count(distinct
        coalesce(full_name, '') || ' ' || coalesce(given_name, '') || ' ' || coalesce(family_name, ''))`,
  });
  const [found] = await engine.read({
    name: 'any_repeated',
    reads: [REPEATED],
    sql: sql`select count(*) as n from ${ident(REPEATED)}`,
  });
  return Number(found?.['n'] ?? 0) > 0;
};

/** The place of a record of a table, where its names repeat; null elsewhere. Of such a place one name alone is one person. */
const repeatedPlace = (
  read: string,
): Sql => sql`(select r.record_id, cast(r.document_no as bigint) * 512 + r.mention as place from ${ident(read)} r
  join ${ident(REPEATED)} p on p.document_no = r.document_no and p.mention = r.mention where r.row_no is not null)`;
const isNameAlone = sql`(${named} and coalesce(${columns([...IDENTIFIER_FIELDS, 'company', 'street', 'zip', 'city'])}, cast(birth_year as string)) is null)`;

/**
 * Two keys of 63 bits each: that two different mentions have both alike will not happen. Records `alone` are never copies. `said` is
 * the key of what a mention says, whichever record it stands in; it is long, and made once a record.
 */
const keyed = (filled: Filled, alone: readonly number[], records: Sql, repeatedIn: string | undefined): Sql => {
  const isRepeated = repeatedIn !== undefined;
  const decided =
    alone.length === 0
      ? sql``
      : sql`when record_id in (${join(
          alone.map((record) => sql`${record}`),
          ', ',
        )}) then 1`;
  const cells = [...filled].map((name) => ident(name));
  const names = packed(['given', 'family', 'birth_day', 'phone', 'zip'].map((name) => ident(name)));
  const onlyBlocked = sql`case when ${named} or ${hasIdentifier} or company is not null or blocked = '' then 0 else 1 end`;
  const place = isRepeated ? sql`case when lone = 2 and name_alone = 1 then p.place end` : sql`null`;
  const own = sql`case when lone > 0 then key64(cast(said as string) || coalesce(' at ' || cast(${place} as string), ' ' || cast(read.record_id as string))) else said end`;
  const places = isRepeated ? sql`left join ${repeatedPlace(repeatedIn)} p on p.record_id = read.record_id` : sql``;
  return sql`select read.record_id, blocked, only_blocked, said, ${own} as key_a, key_b from (
    select record_id${isRepeated ? sql`, case when ${isNameAlone} then 1 else 0 end as name_alone` : sql``}, blocked, ${onlyBlocked} as only_blocked, key64(${packed(cells)}) as said, key64(${names}) as key_b,
      case ${decided} when not ${saysEnough} then 2 else 0 end as lone from ${records} r) read ${places}`;
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

/** What collapsing goes by beside the cells. */
interface Collapsing {
  /** Identifiers that have values which tell nobody. */
  readonly blocked: readonly string[];
  /** Records that are no copies. */
  readonly alone: readonly number[];
  readonly ordinary: OrdinaryRarities;
  /** Whether the records say in which row of a table they stand. */
  readonly rows: boolean;
  /** The table of the records as they were read. */
  readonly read: string;
}

/** Which mention each record is: numbered from 1 by their first record, in `resolve_first`. */
const numberMentions = async (
  engine: Engine,
  filled: Filled,
  { blocked, alone, rows, read }: Collapsing,
): Promise<void> => {
  const repeatedIn = rows && (await findRepeated(engine, read)) ? read : undefined;
  await engine.run({
    name: 'resolve_keyed',
    reads: [NORMAL, BLOCKED, ...(repeatedIn === undefined ? [] : [repeatedIn, REPEATED])],
    sql: keyed(filled, alone, compared(filled, blocked), repeatedIn),
  });
  if (rows) await engine.drop(REPEATED);
  await engine.run({
    name: 'resolve_first',
    reads: ['resolve_keyed'],
    sql: sql`select cast(row_number() over (order by first_record) as integer) as mention_no, key_a, key_b, said, first_record, records
      from (select key_a, key_b, min(said) as said, min(record_id) as first_record, count(*) as records from resolve_keyed group by key_a, key_b) grouped`,
  });
  await engine.run({
    name: RECORD_MENTION,
    reads: ['resolve_keyed', 'resolve_first'],
    sql: sql`select k.record_id, f.mention_no, f.first_record, f.records as copies, k.blocked, k.only_blocked from resolve_keyed k
      join resolve_first f on f.key_a = k.key_a and f.key_b = k.key_b`,
  });
  await engine.drop('resolve_keyed');
};

/** Collapses records to mentions. The rarity of values is counted before, over all records. */
export const distinctMentions = async (engine: Engine, filled: Filled, collapsing: Collapsing): Promise<Mentions> => {
  const { blocked, ordinary } = collapsing;
  await numberMentions(engine, filled, collapsing);
  const [records, mentions] = [await counted(engine, NORMAL), await counted(engine, 'resolve_first')];
  await findSounds(engine, filled);
  const rarities = rarityTables(filled);
  const names = [lettersOfName('given', filled), lettersOfName('family', filled)] as const;
  const mailbox = filled.has('email')
    ? mailboxOf(sql`letters_of_given`, sql`letters_of_family`, sql`beside`)
    : sql`null`;
  const rows = compared(filled, blocked);
  // Hardly any table has turned names: without them nobody is looked up among them.
  const inOrder = (await counted(engine, TURNED)) > 0 ? withNamesInOrder(rows, filled) : rows;
  const kept = ['mention_no', 'first_record', 'said', ...filled, ...Object.keys(RARITY_COLUMNS), ...SOUND_COLUMNS];
  const own = [...filled].map((name) => sql`r.${ident(name)}`);
  const derived = Object.entries(DERIVED_RARITIES).map(([name, value]) => sql`${value} as ${ident(name)}`);
  await engine.run({
    name: MENTION,
    reads: [NORMAL, BLOCKED, TURNED, 'resolve_first', ...rarities],
    sql: sql`select ${columns(kept)}, cast(${mailbox} as integer) as mailbox, ${join(derived, ', ')} from (
      select f.mention_no, f.first_record, f.said, ${names[0]} as letters_of_given, ${names[1]} as letters_of_family,
        ${besideNames(...names)} as beside, ${join([...own, ...rarityCells(filled, ordinary), ...soundCells(filled)], ', ')}
      from ${withOrigin(inOrder)} r join resolve_first f on f.first_record = r.record_id ${rarityJoins(filled)}) counted`,
  });
  for (const name of [...rarities, TURNED, 'resolve_first', NORMAL, PARTED]) await engine.drop(name);
  return { records, mentions, filled: await filledCells(engine, MENTION, filled) };
};
