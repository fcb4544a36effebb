import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { MENTION } from './mentions.ts';

/** Pairs of mentions that may be one person: they share a key, and no key is shared by too many. */
export const PAIR = 'resolve_pair';

const KEYS: Readonly<Record<string, readonly string[]>> = {
  ssn: ['ssn'],
  government_id: ['government_id'],
  phone: ['phone'],
  email: ['email'],
  account: ['account'],
  imei: ['imei'],
  imsi: ['imsi'],
  iccid: ['iccid'],
  family_birth: ['family', 'birth_year', 'birth_day'],
  given_birth: ['given', 'birth_year', 'birth_day'],
  names: ['given', 'family'],
  names_year: ['given', 'family', 'birth_year'],
  names_zip: ['given', 'family', 'zip'],
  names_city: ['given', 'family', 'city'],
  names_place: ['given', 'family', 'place_of_birth'],
  birth_zip: ['birth_year', 'birth_day', 'zip'],
  family_zip: ['family', 'zip'],
  given_zip: ['given', 'zip'],
  address_given: ['house', 'street', 'zip', 'given'],
  birth_place: ['birth_year', 'birth_day', 'place_of_birth'],
  family_place: ['family', 'place_of_birth'],
  company: ['company'],
};

/** Blocks of more mentions than this are left to finer keys. */
const LARGEST_BLOCK = 60;

const keyOf = (name: string, columns: readonly string[]): Sql =>
  sql`key64(${join([quoted(name), ...columns.map((column) => sql`'|' || cast(${ident(column)} as string)`)], ' || ')})`;

/** Makes the pairs of every key; `tables` of pairs are made one by one, so that memory holds one key at a time. */
export const candidatePairs = async (engine: Engine): Promise<void> => {
  const tables: string[] = [];
  for (const [name, columns] of Object.entries(KEYS)) {
    const filled = join(
      columns.map((column) => sql`${ident(column)} is not null`),
      ' and ',
    );
    await engine.run({
      name: 'resolve_key',
      reads: [MENTION],
      sql: sql`select key, mention_no from (
        select key, mention_no, count(*) over (partition by key) as n from (
          select ${keyOf(name, columns)} as key, mention_no from ${ident(MENTION)} where ${filled}) keyed) sized
        where n between 2 and ${integer(LARGEST_BLOCK)}`,
    });
    await engine.run({
      name: `resolve_pair_${name}`,
      reads: ['resolve_key'],
      sql: sql`select l.mention_no as a, r.mention_no as b from resolve_key l join resolve_key r
        on l.key = r.key and l.mention_no < r.mention_no`,
    });
    tables.push(`resolve_pair_${name}`);
  }
  await engine.drop('resolve_key');
  const all = tables.map((table) => sql`select a, b from ${ident(table)}`);
  await engine.run({
    name: PAIR,
    reads: tables,
    sql: sql`select distinct a, b from (${join(all, ' union all ')}) every_pair`,
  });
  for (const table of tables) await engine.drop(table);
};
