import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { hmacPads } from '../../engine/vocabulary.ts';

/** Tokens of people: person_id, kind, token. */
export const PERSON_TOKEN = 'bridge_person_token';

const VALUE = 'bridge_value';
const TOKEN = 'bridge_token';
const WHO = 'bridge_who';

/** 128 bits of an HMAC are enough for a thousand million values without a chance meeting. */
const TOKEN_DIGITS = 32;
/** In front of every value, so that a token of the bridge is no token of anything else under the same key. */
const PURPOSE = 'candor/bridge/v1/';

/** Values that more people have are nobody's: a switchboard, a placeholder, a shop's mailbox. */
const MOST_PEOPLE = 3;

const isDay = sql`coalesce(r.date_of_birth, 0) % 100 > 0`;
const born = sql`cast(r.date_of_birth as string)`;

/**
 * What tells a person again, the surest first: a number alone, or two facts that only one person has. A value is
 * normalised here, once for the case that gives it away and the one that looks for it.
 */
export const BRIDGE_KINDS: readonly { readonly kind: string; readonly value: Sql; readonly where: Sql }[] = [
  {
    kind: 'ssn',
    value: sql`r.ssn`,
    where: sql`matches(r.ssn, ${quoted('^[0-9]{9}$')}) and not matches(r.ssn, ${quoted('^(000|666|9|...00|.....0000)')})`,
  },
  {
    kind: 'id_birth',
    value: sql`r.government_id || '|' || ${born}`,
    where: sql`r.government_id is not null and ${isDay}`,
  },
  {
    kind: 'email_given',
    value: sql`lower(r.email) || '|' || letters(r.given_name)`,
    where: sql`position('@' in r.email) > 1 and letters(r.given_name) is not null`,
  },
  {
    kind: 'phone_birth',
    value: sql`digits(r.phone) || '|' || ${born} || '|' || letters(r.given_name)`,
    where: sql`length(digits(r.phone)) >= 7 and ${isDay} and letters(r.given_name) is not null`,
  },
  {
    kind: 'name_birth_place',
    value: sql`letters(r.given_name) || '|' || letters(r.family_name) || '|' || ${born} || '|' || left(digits(r.postal_code), 5)`,
    where: sql`letters(r.given_name) is not null and letters(r.family_name) is not null and ${isDay}
      and length(digits(r.postal_code)) >= 5`,
  },
];

/**
 * Tokens (HMAC-SHA-256) of the people whom `who` selects (person_id), under a bridging key in hex; the engine has `record` and `person_record`.
 * Leaves `bridge_person_token`. Values stay in the engine; what leaves it are tokens.
 */
export const personTokens = async (
  engine: Engine,
  who: { readonly reads: readonly string[]; readonly sql: Sql },
  key: string,
): Promise<void> => {
  await engine.run({ name: WHO, reads: who.reads, sql: who.sql });
  const each = BRIDGE_KINDS.map(
    ({
      kind,
      value,
      where,
    }) => sql`select distinct own.person_id, ${quoted(kind)} as kind, ${quoted(`${kind}:`)} || ${value} as value
      from ${ident(WHO)} who join person_record own on own.person_id = who.person_id
      join record r on r.record_id = own.record_id where ${where}`,
  );
  await engine.run({ name: VALUE, reads: [WHO, 'person_record', 'record'], sql: join(each, ' union all ') });
  const { inner, outer } = hmacPads(Buffer.from(key, 'hex'));
  await engine.run({
    name: TOKEN,
    reads: [VALUE],
    sql: sql`select value, left(hmac(${PURPOSE} || value, ${inner}, ${outer}), ${integer(TOKEN_DIGITS)}) as token
      from (select value, count(*) as n from ${ident(VALUE)} group by value) counted where n <= ${integer(MOST_PEOPLE)}`,
  });
  await engine.run({
    name: PERSON_TOKEN,
    reads: [VALUE, TOKEN],
    sql: sql`select v.person_id, v.kind, t.token from ${ident(VALUE)} v join ${ident(TOKEN)} t on t.value = v.value`,
  });
  for (const name of [WHO, VALUE, TOKEN]) await engine.drop(name);
};
