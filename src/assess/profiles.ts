import type { StageContext } from '../case/stage.ts';
import type { Engine, Row } from '../engine/port.ts';
import { ident, join, type Sql, type SqlValue, sql } from '../engine/sql.ts';
import { PERSON_PROFILE, PROFILE } from '../schema/tables/assess.ts';
import type { Relation } from '../schema/vocabulary.ts';
import { type Exposed, exposedText, type Profile, parseExposed } from './groups.ts';
import type { EntryClass } from './options.ts';
import type { PeopleNotice } from './people-notice.ts';
import { attributesOf, fillTable, type Kind, kindsIn, kindsOf, makePersonKinds, setsOf } from './person-kinds.ts';
import { numbersFor, type ProfileNumbers } from './profile-numbers.ts';
import { type Attributes, whoOf } from './who.ts';

/** People to profiles, set-based: people with equal numbers are one profile. Millions of people, thousands of profiles. */

const KEY = 'assess_profile_key';

/** A profile and the number by which people name it. */
export interface NumberedProfile extends Profile {
  readonly number: number;
}

interface RawProfile extends Profile {
  /** The numbers of what these people are and of what they lost: one key for each way of being counted. */
  readonly keys: readonly (readonly SqlValue[])[];
}

const EXPOSED: readonly string[] = ['read', 'presumed'];

const exposedOf = (kinds: readonly Kind[], wanted: (kind: Kind) => boolean): readonly Exposed[] => {
  const words = kinds
    .filter(wanted)
    .map(({ element, state, source }) => `${element}=${state}${source === null ? '' : `@${source}`}`);
  return parseExposed([...new Set(words)].sort().join(' '));
};

const flagOf = (value: number | null): boolean | null => (value === null ? null : value === 1);

const strongest = (kinds: readonly Kind[]): Profile['exposure'] => {
  const states = kinds.map(({ exposure }) => exposure);
  if (states.includes('read')) return 'read';
  return states.includes('presumed') ? 'presumed' : 'reachable';
};

const rawProfile = (
  row: Row,
  kinds: readonly Kind[],
  sets: readonly string[],
  attributes: readonly Attributes[],
): RawProfile => {
  const held = kindsIn(row, kinds);
  const elements = exposedOf(held, ({ exposure }) => EXPOSED.includes(exposure));
  const count = Number(row['n']);
  const { place, lookalike, unsure, withoutAddress } = whoOf(Number(row['who']));
  const who = attributes[place];
  return {
    jurisdiction: who?.residence ?? null,
    relation: (who?.relation ?? 'other') as Relation,
    minor: flagOf(who?.minor ?? null),
    deceased: flagOf(who?.deceased ?? null),
    withName: elements.some(({ element, state }) => element === 'person_name' && state === 'clear'),
    elements,
    reachable: exposedOf(held, ({ exposure }) => exposure === 'reachable'),
    exposure: strongest(held),
    count,
    low: lookalike ? 0 : count,
    high: unsure ? 2 * count : count,
    withoutAddress: withoutAddress ? count : 0,
    keys: [['who', ...sets].map((name) => row[name] ?? null)],
  };
};

const added = (a: RawProfile, b: RawProfile): RawProfile => ({
  ...a,
  count: a.count + b.count,
  low: a.low + b.low,
  high: a.high + b.high,
  withoutAddress: a.withoutAddress + b.withoutAddress,
  keys: [...a.keys, ...b.keys],
});

/** What people are to the law, as a text by which profiles are put in order. */
const lawKey = (profile: Profile): string =>
  [
    profile.jurisdiction ?? '~',
    profile.relation,
    exposedText(profile.elements),
    exposedText(profile.reachable),
    profile.minor,
    profile.deceased,
    profile.exposure,
  ].join('|');

/** Then by the numbers themselves, so that no two are ever in either order. */
const orderKey = (profile: RawProfile): string => [lawKey(profile), ...(profile.keys[0] ?? []).slice(1)].join('|');

const bit = (value: boolean | null): number | null => (value === null ? null : value ? 1 : 0);

/** Leaves `profile`, with what law and policy say of its people. */
export const writeProfiles = (
  engine: Engine,
  profiles: readonly NumberedProfile[],
  dataForm: string,
  notices: readonly PeopleNotice[],
): Promise<void> =>
  fillTable(
    engine,
    PROFILE.name,
    PROFILE.columns,
    profiles.map((one, index) => [
      one.number,
      one.jurisdiction,
      one.relation,
      bit(one.minor),
      bit(one.deceased),
      one.withName ? 1 : 0,
      exposedText(one.elements),
      exposedText(one.reachable),
      one.exposure,
      dataForm,
      one.count,
      one.low,
      one.high,
      one.withoutAddress,
      notices[index]?.notice ?? null,
      notices[index]?.basis ?? null,
      notices[index]?.offerMonths ?? null,
      notices[index]?.offerBasis ?? null,
    ]),
  );

/** Which numbers each profile stands for, so that people find theirs. */
const writeKeys = (
  engine: Engine,
  profiles: readonly (NumberedProfile & RawProfile)[],
  sets: readonly string[],
): Promise<void> =>
  fillTable(
    engine,
    KEY,
    [{ name: 'profile_no', type: 'integer' }, ...['who', ...sets].map((name) => ({ name, type: 'bigint' as const }))],
    profiles.flatMap(({ keys, number }) => keys.map((key) => [number, ...key])),
  );

const columnsOf = (sets: readonly string[]): Sql =>
  join(
    ['who', ...sets].map((name) => ident(name)),
    ', ',
  );

/** People of all tables, each with the numbers of its person. */
const everybody = (tables: readonly string[], sets: readonly string[]): Sql =>
  join(
    tables.map((table) => sql`select person_id, ${columnsOf(sets)} from ${ident(table)}`),
    ' union all ',
  );

const countProfiles = async (
  engine: Engine,
  tables: readonly string[],
  kinds: readonly Kind[],
  attributes: readonly Attributes[],
): Promise<readonly RawProfile[]> => {
  const sets = setsOf(kinds);
  const rows = await engine.read({
    name: 'assess_profiles',
    reads: tables,
    sql: sql`select ${columnsOf(sets)}, count(*) as n from (${everybody(tables, sets)}) people group by ${columnsOf(sets)}`,
  });
  const profiles = new Map<string, RawProfile>();
  for (const row of rows) {
    const profile = rawProfile(row, kinds, sets, attributes);
    // The same people under law, counted differently: one profile.
    const { place } = whoOf(Number(row['who']));
    const key = JSON.stringify([place, ...sets.map((set) => String(row[set]))]);
    const before = profiles.get(key);
    profiles.set(key, before ? added(before, profile) : profile);
  }
  return [...profiles.values()].sort((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1));
};

/** Leaves `person_profile`, and gives the profiles. `before`: the numbers that they had. */
export const makeProfiles = async (
  { engine }: Pick<StageContext, 'engine'>,
  classes: readonly EntryClass[] = [],
  before: ProfileNumbers = new Map(),
  peopleAStep?: number,
): Promise<readonly NumberedProfile[]> => {
  const [kinds, attributes] = [await kindsOf(engine, classes), await attributesOf(engine)];
  const sets = setsOf(kinds);
  const tables = await makePersonKinds(engine, kinds, attributes, peopleAStep);
  const counted = await countProfiles(engine, tables, kinds, attributes);
  const numbers = numbersFor(counted, before);
  const profiles = counted.map((profile, n) => ({ ...profile, number: numbers[n] ?? 0 }));
  await writeKeys(engine, profiles, sets);
  await engine.run({
    name: PERSON_PROFILE.name,
    reads: [...tables, KEY],
    sql: sql`select p.person_id, k.profile_no from (${everybody(tables, sets)}) p join ${ident(KEY)} k on k.who = p.who
      and ${join(
        sets.map((set) => sql`k.${ident(set)} = p.${ident(set)}`),
        ' and ',
      )}`,
  });
  for (const name of [...tables, KEY]) await engine.drop(name);
  return profiles;
};

/** The profiles of the last run, from their artifact, in the order in which law is judged: a number may be older than the order. */
export const readProfiles = async (engine: Engine): Promise<readonly Profile[]> => {
  const rows = await engine.read({
    name: 'assess_read_profiles',
    reads: [PROFILE.name],
    sql: sql`select * from profile order by profile_no`,
  });
  const isSet = (value: SqlValue | undefined): boolean | null => (value == null ? null : Number(value) === 1);
  const profiles = rows.map((row) => ({
    jurisdiction: row['jurisdiction'] == null ? null : String(row['jurisdiction']),
    relation: String(row['relation']) as Relation,
    minor: isSet(row['minor']),
    deceased: isSet(row['deceased']),
    withName: isSet(row['with_name']) === true,
    elements: parseExposed(String(row['elements'] ?? '')),
    reachable: parseExposed(String(row['reachable'] ?? '')),
    exposure: String(row['exposure']) as Profile['exposure'],
    count: Number(row['count']),
    low: Number(row['count_low']),
    high: Number(row['count_high']),
    withoutAddress: Number(row['without_address']),
  }));
  return profiles.toSorted((a, b) => (lawKey(a) < lawKey(b) ? -1 : lawKey(a) > lawKey(b) ? 1 : 0));
};
