import type { Problem } from '../../core/errors.ts';
import type { Engine } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { hmacPads } from '../../engine/vocabulary.ts';
import { RECORD } from '../../schema/tables/detect.ts';
import type { ResolveOptions } from '../options.ts';

type Decision = ResolveOptions['persons'][number];

/**
 * What a record says of somebody; how it stands in its document, and what it is to the notifier, may change. Never add to the list: decisions
 * of a case keep the looks that records had, and any other list finds none of them again.
 */
const SAID = [
  'given_name',
  'middle_name',
  'family_name',
  'maiden_name',
  'name_suffix',
  'full_name',
  'organization',
  'date_of_birth',
  'birth_year',
  'birthday',
  'ssn',
  'government_id',
  'phone',
  'email',
  'address',
  'city',
  'region',
  'postal_code',
  'country',
  'imei',
  'imsi',
  'iccid',
  'account_number',
  'person_number',
  'member_number',
  'username',
  'row_key',
];
const PURPOSE = 'record ';
/** Hexadecimal digits: 64 bits. */
const LOOK_DIGITS = integer(16);

/** A keyed token of what a record says: it tells the record again, and nothing of it. */
const lookOf = (tokenKey: string): Sql => {
  const { inner, outer } = hmacPads(Buffer.from(tokenKey, 'hex'));
  const cells = join(
    SAID.map((name) => sql`coalesce(cast(${ident(name)} as string), '') || '|'`),
    ' || ',
  );
  return sql`left(hmac(${PURPOSE} || ${cells}, ${inner}, ${outer}), ${LOOK_DIGITS})`;
};

const listed = (values: readonly (number | string)[]): Sql =>
  join(
    values.map((value) => sql`${value}`),
    ', ',
  );

/** Looks of these records, by id; ids that are not there any more are left out. The engine has `record`. */
export const looksOf = async (
  engine: Engine,
  tokenKey: string,
  records: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  if (records.length === 0) return new Map();
  const rows = await engine.read({
    name: 'record_looks',
    reads: [RECORD.name],
    sql: sql`select record_id, ${lookOf(tokenKey)} as look from record where record_id in (${listed(records)})`,
  });
  return new Map(rows.map((row) => [Number(row['record_id']), String(row['look'])]));
};

/** The record that looks like this now: the first of them, since all say the same. */
const recordsLooking = async (
  engine: Engine,
  tokenKey: string,
  looks: readonly string[],
): Promise<ReadonlyMap<string, number>> => {
  if (looks.length === 0) return new Map();
  const rows = await engine.read({
    name: 'records_looking',
    reads: [RECORD.name],
    sql: sql`select look, min(record_id) as record_id from (select record_id, ${lookOf(tokenKey)} as look from record) looks
      where look in (${listed(looks)}) group by look`,
  });
  return new Map(rows.map((row) => [String(row['look']), Number(row['record_id'])]));
};

const idsOf = ({ apart, together, nobody }: Decision): readonly number[] => apart ?? together ?? nobody ?? [];

/** Decisions with the ids that their records have now, in the order of `case.yaml`; and which of them lost a record. */
export interface FollowedDecisions {
  readonly persons: readonly Decision[];
  readonly lost: readonly number[];
}

/**
 * Follows what people decided to the records that they decided it about. A document that came again has other ids, and
 * an id may then be somebody else's: a record that looked otherwise is looked for by what it said, and what is not found
 * decides nothing.
 */
export const followDecisions = async (
  engine: Engine,
  tokenKey: string,
  persons: readonly Decision[],
): Promise<FollowedDecisions> => {
  const looks = await looksOf(engine, tokenKey, [...new Set(persons.flatMap(idsOf))]);
  const isThere = (id: number, seen: string | undefined): boolean =>
    looks.has(id) && (seen === undefined || looks.get(id) === seen);
  const astray = persons.flatMap((one) =>
    idsOf(one).flatMap((id, n) => {
      const seen = one.seen?.[n];
      return seen === undefined || isThere(id, seen) ? [] : [seen];
    }),
  );
  const moved = await recordsLooking(engine, tokenKey, [...new Set(astray)]);
  const lost: number[] = [];
  const followed = persons.map((one, at): Decision => {
    const ids = idsOf(one).flatMap((id, n) => {
      const seen = one.seen?.[n];
      const now = isThere(id, seen) ? id : seen === undefined ? undefined : moved.get(seen);
      return now === undefined ? [] : [now];
    });
    if (ids.length < idsOf(one).length) lost.push(at);
    if (one.nobody) return { nobody: ids };
    return one.apart ? { apart: ids } : { together: ids };
  });
  return { persons: followed, lost };
};

/** Decisions of `case.yaml` about records that are not there any more. */
export const lostDecisions = ({ lost }: FollowedDecisions): readonly Problem[] =>
  lost.map((n) => ({
    code: 'DECISION_LOST',
    severity: 'error',
    evidence: 'case.yaml',
    location: `persons[${n}]`,
    hint: 'a record of this decision is not there any more, or says something else: decide again (candor review export)',
  }));
