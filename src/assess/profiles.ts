import type { StageContext } from '../case/stage.ts';
import type { Engine } from '../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../engine/sql.ts';
import { PERSON_PROFILE, PROFILE } from '../schema/tables/assess.ts';
import type { Relation } from '../schema/vocabulary.ts';
import { type Exposed, type Profile, parseExposed } from './groups.ts';

/**
 * People to profiles, set-based: what each person lost becomes one number a person (a bit for each distinct element,
 * state and exposure that the case has), equal numbers become one profile. Millions of people, thousands of profiles.
 */

interface Kind {
  readonly element: string;
  readonly state: string;
  readonly exposure: string;
}

/** Bits that fit a signed 64-bit integer with room to spare; a case with more kinds uses a second number. */
const BITS = 60;

/** Elements whose records are less sure than this to be one person may be two people. In millionths. */
const SURE = 950_000;

const kindsOf = async (engine: Engine): Promise<readonly Kind[]> => {
  const rows = await engine.read({
    name: 'assess_kinds',
    reads: ['exposure'],
    sql: sql`select element, state, exposure from exposure where exposure <> 'excluded'
      group by element, state, exposure order by element, state, exposure`,
  });
  return rows.map(({ element, state, exposure }) => ({
    element: String(element),
    state: String(state),
    exposure: String(exposure),
  }));
};

const setOf = (index: number): number => Math.floor(index / BITS);
const bitText = (index: number): Sql => ({ pieces: [String(2n ** BigInt(index % BITS))], values: [] });

const setName = (set: number): string => `set_${set}`;

/** One row a person: a number for each set of kinds. */
const personKinds = (kinds: readonly Kind[]): Sql => {
  const sets = Array.from({ length: setOf(Math.max(0, kinds.length - 1)) + 1 }, (_, set) => set);
  const sums = sets.map((set) => {
    const cases = kinds.flatMap(({ element, state, exposure }, index) =>
      setOf(index) === set
        ? [sql` when element = ${element} and state = ${state} and exposure = ${exposure} then ${bitText(index)}`]
        : [],
    );
    const bits = cases.length === 0 ? sql`0` : sql`case${join(cases, ' ')} else 0 end`;
    return sql`cast(sum(cast(${bits} as decimal(38,0))) as bigint) as ${ident(setName(set))}`;
  });
  return sql`select person_id, ${join(sums, ', ')} from exposure where exposure <> 'excluded' group by person_id`;
};

const setsOf = (kinds: readonly Kind[]): readonly string[] =>
  Array.from({ length: setOf(Math.max(0, kinds.length - 1)) + 1 }, (_, set) => setName(set));

const PERSON_KIND = 'assess_person_kind';
const RAW = 'assess_profile';
const LOOKALIKE = 'assess_lookalike';

/**
 * People who look like another person of the case and were kept apart by weight alone: the lowest count leaves the
 * second of each such pair out. A conflict (two birth dates, say) tells people apart and leaves nobody out.
 */
const lookalikes = (engine: Engine): Promise<void> =>
  engine.run({
    name: LOOKALIKE,
    reads: ['link', 'person_record'],
    sql: sql`select distinct p.person_id from link l join person_record p on p.record_id = l.record_b
      where l.joined = 0 and l.reason not like 'conflict%'`,
  });

const people = (sets: readonly string[]): Sql => sql`
  select p.person_id, p.residence, coalesce(p.relation, 'other') as relation, p.minor, p.deceased,
    ${join(
      sets.map((set) => sql`k.${ident(set)}`),
      ', ',
    )},
    case when p.address is null then 1 else 0 end as without_address,
    case when s.person_id is null then 0 else 1 end as lookalike,
    case when p.records > 1 and coalesce(p.confidence, 0) < ${integer(SURE)} then 1 else 0 end as unsure
  from person p join ${ident(PERSON_KIND)} k on k.person_id = p.person_id
  left join ${ident(LOOKALIKE)} s on s.person_id = p.person_id where p.kind = 'person'`;

/** Columns that make a profile, beside the numbers of kinds. */
const ATTRIBUTES = ['residence', 'relation', 'minor', 'deceased'] as const;

const keyColumns = (sets: readonly string[]): Sql =>
  join(
    [...ATTRIBUTES, ...sets].map((name) => ident(name)),
    ', ',
  );

interface RawProfile extends Profile {
  readonly key: readonly (string | number | bigint | null)[];
}

const EXPOSED: readonly string[] = ['read', 'presumed'];

const exposedOf = (kinds: readonly Kind[], wanted: (kind: Kind) => boolean): readonly Exposed[] => {
  const words = kinds.filter(wanted).map(({ element, state }) => `${element}=${state}`);
  return parseExposed([...new Set(words)].sort().join(' '));
};

const flagOf = (value: unknown): boolean | null => (value === null || value === undefined ? null : Number(value) === 1);

const strongest = (kinds: readonly Kind[]): Profile['exposure'] => {
  const states = kinds.map(({ exposure }) => exposure);
  if (states.includes('read')) return 'read';
  return states.includes('presumed') ? 'presumed' : 'reachable';
};

const rawProfile = (
  row: Readonly<Record<string, string | number | bigint | null>>,
  kinds: readonly Kind[],
  sets: readonly string[],
): RawProfile => {
  const held = kinds.filter((_, index) => {
    const number = BigInt(row[setName(setOf(index))] ?? 0);
    return (number >> BigInt(index % BITS)) % 2n === 1n;
  });
  const elements = exposedOf(held, ({ exposure }) => EXPOSED.includes(exposure));
  const count = Number(row['n']);
  return {
    jurisdiction: row['residence'] === null || row['residence'] === undefined ? null : String(row['residence']),
    relation: String(row['relation']) as Relation,
    minor: flagOf(row['minor']),
    deceased: flagOf(row['deceased']),
    withName: elements.some(({ element, state }) => element === 'person_name' && state === 'clear'),
    elements,
    reachable: exposedOf(held, ({ exposure }) => exposure === 'reachable'),
    exposure: strongest(held),
    count,
    low: count - Number(row['lookalikes']),
    high: count + Number(row['unsure']),
    withoutAddress: Number(row['without_address']),
    key: [...ATTRIBUTES, ...sets].map((name) => row[name] ?? null),
  };
};

const exposedText = (exposed: readonly Exposed[]): string =>
  exposed.map(({ element, state }) => `${element}=${state}`).join(' ');

const orderKey = (profile: Profile): string =>
  [
    profile.jurisdiction ?? '~',
    profile.relation,
    exposedText(profile.elements),
    exposedText(profile.reachable),
    profile.minor,
    profile.deceased,
  ].join('|');

const writeProfiles = async (engine: Engine, profiles: readonly RawProfile[], dataForm: string): Promise<void> => {
  await engine.create(PROFILE.name, PROFILE.columns);
  const writer = await engine.writer(PROFILE.name, PROFILE.columns);
  const flag = (value: boolean | null) => (value === null ? null : value ? 1 : 0);
  for (const [index, one] of profiles.entries()) {
    writer.append([
      index + 1,
      one.jurisdiction,
      one.relation,
      flag(one.minor),
      flag(one.deceased),
      one.withName ? 1 : 0,
      exposedText(one.elements),
      exposedText(one.reachable),
      one.exposure,
      dataForm,
      one.count,
      one.low,
      one.high,
      one.withoutAddress,
    ]);
    if (index % 4096 === 4095) await writer.flush();
  }
  await writer.close();
};

const KEY = 'assess_profile_key';

/** Which numbers each profile stands for, so that people find theirs. */
const writeKeys = async (engine: Engine, profiles: readonly RawProfile[], sets: readonly string[]): Promise<void> => {
  const columns = [
    { name: 'profile_no', type: 'integer' as const },
    { name: 'residence', type: 'text' as const },
    { name: 'relation', type: 'text' as const },
    { name: 'minor', type: 'integer' as const },
    { name: 'deceased', type: 'integer' as const },
    ...sets.map((name) => ({ name, type: 'bigint' as const })),
  ];
  await engine.create(KEY, columns);
  const writer = await engine.writer(KEY, columns);
  for (const [index, { key }] of profiles.entries()) {
    writer.append([index + 1, ...key]);
    if (index % 4096 === 4095) await writer.flush();
  }
  await writer.close();
};

/** Leaves `profile` and `person_profile`, and gives the profiles. */
export const makeProfiles = async (
  { engine }: Pick<StageContext, 'engine'>,
  dataForm: string,
): Promise<readonly Profile[]> => {
  const kinds = await kindsOf(engine);
  const sets = setsOf(kinds);
  await engine.run({ name: PERSON_KIND, reads: ['exposure'], sql: personKinds(kinds) });
  await lookalikes(engine);
  await engine.run({ name: RAW, reads: ['person', PERSON_KIND, LOOKALIKE], sql: people(sets) });
  const rows = await engine.read({
    name: 'assess_profiles',
    reads: [RAW],
    sql: sql`select ${keyColumns(sets)}, count(*) as n, sum(without_address) as without_address,
      sum(lookalike) as lookalikes, sum(unsure) as unsure from ${ident(RAW)} group by ${keyColumns(sets)}`,
  });
  const profiles = rows.map((row) => rawProfile(row, kinds, sets)).sort((a, b) => (orderKey(a) < orderKey(b) ? -1 : 1));
  await writeProfiles(engine, profiles, dataForm);
  await writeKeys(engine, profiles, sets);
  await engine.run({
    name: PERSON_PROFILE.name,
    reads: [RAW, KEY],
    sql: sql`select r.person_id, k.profile_no from ${ident(RAW)} r join ${ident(KEY)} k
      on k.relation = r.relation and ${join(
        sets.map((set) => sql`k.${ident(set)} = r.${ident(set)}`),
        ' and ',
      )} and coalesce(k.residence, '') = coalesce(r.residence, '')
      and coalesce(k.minor, 2) = coalesce(r.minor, 2) and coalesce(k.deceased, 2) = coalesce(r.deceased, 2)`,
  });
  for (const name of [PERSON_KIND, LOOKALIKE, RAW, KEY]) await engine.drop(name);
  return profiles;
};
