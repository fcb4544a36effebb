import { afterEach, describe, expect, it } from 'vitest';
import { holdingsOf } from '../../test/support/holdings.ts';
import type { StageContext } from '../case/stage.ts';
import { openDuckdb } from '../engine/duckdb/engine.ts';
import type { Engine, Row } from '../engine/port.ts';
import { ident, sql } from '../engine/sql.ts';
import type { TableSchema } from '../schema/table.ts';
import { DUTY, PERSON_PROFILE, PROFILE } from '../schema/tables/assess.ts';
import { CONTACT_FLAG, HOLDING, LINK, PERSON, PERSON_RECORD } from '../schema/tables/resolve.ts';
import { type Exposed, groupsOf, holderOf, lawElements, type Profile } from './groups.ts';
import { assessStage } from './index.ts';
import type { AssessOptions } from './options.ts';
import { makeProfiles } from './profiles.ts';

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

type Given = Row;

const fill = async (engine: Engine, schema: TableSchema, rows: readonly Given[]): Promise<void> => {
  await engine.create(schema.name, schema.columns);
  const writer = await engine.writer(schema.name, schema.columns);
  for (const row of rows) writer.append(schema.columns.map(({ name }) => row[name] ?? null));
  await writer.close();
};

interface GivenPeople {
  readonly residence: string | null;
  readonly count: number;
  readonly elements: readonly string[];
  readonly exposure?: string;
  readonly reachable?: readonly string[];
  readonly confidence?: number;
  readonly records?: number;
  /** Index of the evidence entry; left out: no entry covers it. */
  readonly entry?: number;
}

const peopleOf = (groups: readonly GivenPeople[]) => {
  let id = 0;
  const persons: Given[] = [];
  const exposures: Given[] = [];
  for (const {
    residence,
    count,
    elements,
    exposure = 'presumed',
    reachable = [],
    confidence,
    records,
    entry,
  } of groups) {
    for (let n = 0; n < count; n += 1) {
      id += 1;
      persons.push({
        person_id: id,
        kind: 'person',
        relation: 'customer',
        residence,
        minor: n % 10 === 0 ? 1 : 0,
        deceased: 0,
        address: n % 4 === 0 ? null : 'a street',
        confidence: confidence ?? 990_000,
        records: records ?? 1,
      });
      const add = (word: string, state: string) =>
        exposures.push({
          person_id: id,
          element: word,
          state: 'clear',
          exposure: state,
          entry: entry ?? null,
          records: 1,
        });
      for (const element of elements) add(element, exposure);
      for (const element of reachable) add(element, 'reachable');
    }
  }
  return { persons, exposures };
};

const OPTIONS: AssessOptions = {
  facts: {
    notifier: { name: 'Northern Voice Telecom', role: 'owner', kind: 'private_company', sectors: ['telecom_carrier'] },
    dates: { discovered: '2026-03-02', determined: '2026-03-04' },
    as_of: '2026-03-05',
  },
  group: {},
  differing: [],
};

interface Result {
  readonly duties: readonly Row[];
  readonly profiles: readonly Row[];
  readonly members: readonly Row[];
  readonly counts: Readonly<Record<string, number>>;
}

const withPeople = async (
  groups: readonly GivenPeople[],
  shuffled = false,
  flags: readonly Given[] = [],
): Promise<Engine> => {
  const engine = await openDuckdb({ threads: shuffled ? 1 : 2 });
  engines.push(engine);
  const { persons, exposures } = peopleOf(groups);
  const { held, holdings } = holdingsOf(exposures);
  const people = persons.map((row) => ({ ...row, held: held(Number(row['person_id'])) }));
  await fill(engine, PERSON, shuffled ? people.reverse() : people);
  await fill(engine, HOLDING, shuffled ? [...holdings].reverse() : holdings);
  await fill(engine, CONTACT_FLAG, flags);
  return engine;
};

const assess = async (
  groups: readonly GivenPeople[],
  options: AssessOptions = OPTIONS,
  shuffled = false,
): Promise<Result> => {
  const engine = await withPeople(groups, shuffled);
  await fill(engine, LINK, []);
  await fill(engine, PERSON_RECORD, []);
  await engine.create(`previous_${PROFILE.name}`, PROFILE.columns);
  const context = { engine, emit: () => undefined, tokenKey: '', threads: 2 } as unknown as StageContext;
  const { counts } = await assessStage.run(context, options);
  const plain = (row: Row): Row =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value]),
    );
  const all = async (schema: TableSchema) => {
    const rows = await engine.read({
      name: 'all',
      reads: [schema.name],
      sql: sql`select * from ${ident(schema.name)} order by ${ident(schema.key[0] ?? '')}`,
    });
    return rows.map(plain);
  };
  return { duties: await all(DUTY), profiles: await all(PROFILE), members: await all(PERSON_PROFILE), counts };
};

const find = (duties: readonly Row[], jurisdiction: string | null, audience: string, version?: string): Row => {
  const found = duties.find(
    (row) =>
      row['jurisdiction'] === jurisdiction &&
      row['audience'] === audience &&
      (version === undefined || row['version'] === version),
  );
  if (!found) throw new Error(`no duty ${jurisdiction} ${audience}`);
  return found;
};

const NAMED_SSN = ['person_name', 'ssn', 'account_number'];

describe('duties of a carrier that lost names and Social Security numbers', () => {
  it('tells people and the office in time, on both sides of a threshold', async () => {
    const { duties } = await assess([
      { residence: 'us-tx', count: 250, elements: NAMED_SSN },
      { residence: 'us-co', count: 499, elements: NAMED_SSN },
    ]);
    expect(find(duties, 'us-tx', 'individuals')).toMatchObject({
      answer: 'required',
      persons: 250,
      deadline_date: '2026-05-03',
      law_name: 'Texas',
    });
    expect(find(duties, 'us-tx', 'regulator')).toMatchObject({
      answer: 'required',
      residents: 250,
      threshold: 'at least 250 people',
      deadline_date: '2026-04-03',
    });
    expect(find(duties, 'us-co', 'regulator')).toMatchObject({ answer: 'not_required' });
  });

  it('judges the rule for carriers in both versions, and owes only the one that binds', async () => {
    const { duties } = await assess([{ residence: 'us-mi', count: 40, elements: ['account_number'] }]);
    expect(find(duties, 'us-fcc-cpni', 'regulator', '2007')).toMatchObject({
      answer: 'required',
      deadline_date: '2026-03-13',
    });
    const assumed = find(duties, 'us-fcc-cpni', 'regulator', '2024-amended');
    expect(assumed['answer']).toBe('not_required');
    expect(assumed['because']).toMatch(/does not bind; if it did: required by 2026-03-13/);
  });

  it('has a row for people whose residence nobody knows', async () => {
    const { duties } = await assess([{ residence: null, count: 3, elements: NAMED_SSN }]);
    expect(find(duties, null, 'individuals')).toMatchObject({ answer: 'undetermined', persons: 3 });
  });

  it('leaves open what hangs on evidence that is only reachable, with both consequences', async () => {
    const { duties } = await assess([
      { residence: 'us-tx', count: 10, elements: ['person_name', 'phone'], reachable: ['ssn'] },
    ]);
    const people = find(duties, 'us-tx', 'individuals');
    expect(people).toMatchObject({ answer: 'undetermined', persons: 10 });
    expect(JSON.parse(String(people['consequence']))).toEqual({ excluded: 'not_required', presumed: 'required' });
  });

  it('says that nothing is owed for what the law does not protect', async () => {
    const { duties } = await assess([{ residence: 'us-tx', count: 10, elements: ['person_name', 'phone'] }]);
    expect(find(duties, 'us-tx', 'individuals')).toMatchObject({
      answer: 'not_required',
      because: 'no breach of data that this law protects',
    });
  });
});

describe('folders that differ in what law asks', () => {
  const options: AssessOptions = {
    ...OPTIONS,
    group: { encrypted: 'unknown' },
    differing: ['encrypted'],
    classes: [
      { entries: [-1], facts: {} },
      { entries: [0, 2], facts: { encrypted: 'yes' } },
      { entries: [1], facts: { encrypted: 'none' } },
    ],
  };

  it('are judged each for its own people', async () => {
    const { duties, profiles } = await assess(
      [
        { residence: 'us-tx', count: 10, elements: NAMED_SSN, entry: 0 },
        { residence: 'us-co', count: 10, elements: NAMED_SSN, entry: 1 },
      ],
      options,
    );
    expect(find(duties, 'us-tx', 'individuals')['answer']).toBe('not_required');
    expect(find(duties, 'us-co', 'individuals')['answer']).toBe('required');
    expect(profiles[0]?.['elements']).toMatch(/^account_number=clear@\d person_name=clear@\d ssn=clear@\d$/);
  });

  it('make one profile where they say the same', async () => {
    const { profiles } = await assess(
      [
        { residence: 'us-tx', count: 5, elements: NAMED_SSN, entry: 0 },
        { residence: 'us-tx', count: 5, elements: NAMED_SSN, entry: 2 },
      ],
      options,
    );
    expect(new Set(profiles.map((row) => row['elements'])).size).toBe(1);
  });

  it('leave what they differ in unknown for those alone who stand in several, and count the worst encryption', () => {
    const exposed = (source: number, element: string): Exposed => ({
      element: element as 'ssn',
      state: 'clear',
      source,
    });
    const profile = (elements: readonly Exposed[]): Profile => ({
      jurisdiction: 'us-tx',
      relation: 'customer',
      minor: false,
      deceased: false,
      withName: true,
      elements,
      reachable: [],
      exposure: 'presumed',
      count: 1,
      low: 1,
      high: 1,
      withoutAddress: 0,
    });
    const holder = holderOf({}, { phi: 'unknown' }, [
      { encrypted: 'yes', phi: true, event: { acquired: 'no' } },
      { phi: false, event: { acquired: 'yes' } },
    ]);
    const [one, both] = [[exposed(0, 'ssn')], [exposed(0, 'ssn'), exposed(0, 'passport'), exposed(1, 'ssn')]].map(
      (elements) => groupsOf([profile(elements)], holder, 'not_taken')[0],
    );
    expect(one).toMatchObject({ phi: true, elements: [{ id: 'ssn', encrypted: 'yes' }], event: { acquired: 'no' } });
    expect(both).toMatchObject({
      phi: 'unknown',
      elements: [{ id: 'passport', encrypted: 'yes' }, 'ssn'],
      event: { acquired: 'unknown' },
    });
  });
});

describe('a clinic of which nobody said whether it is covered', () => {
  it('has health data that are protected if it is', () => {
    const clinic = { sectors: ['health_care_provider'] };
    expect(holderOf(clinic, {}).maybeCovered).toBe(true);
    expect(holderOf({ hipaa: 'unknown' }, {}).maybeCovered).toBe(true);
    expect(holderOf({ ...clinic, hipaa: 'none' }, {}).maybeCovered).toBe(false);
    expect(holderOf({ sectors: ['retail'] }, {}).maybeCovered).toBe(false);
    const patient: Profile = {
      jurisdiction: 'us-oh',
      relation: 'customer',
      minor: false,
      deceased: false,
      withName: true,
      elements: [{ element: 'medical', state: 'clear' }],
      reachable: [],
      exposure: 'presumed',
      count: 1,
      low: 1,
      high: 1,
      withoutAddress: 0,
    };
    expect(groupsOf([patient], holderOf(clinic, {}), 'taken')[0]).toMatchObject({ phi: true });
  });
});

it('a lender of which nobody said whether it is a financial institution holds its customers’ information if it is', () => {
  const lender = { sectors: ['non_bank_lender'] };
  expect(lawElements('ssn', 'customer', holderOf(lender, {}))).toContain('customer_information');
  expect(lawElements('ssn', 'customer', holderOf({ ...lender, glba: 'none' }, {}))).not.toContain(
    'customer_information',
  );
  expect(lawElements('ssn', 'customer', holderOf({ sectors: ['retail'] }, {}))).not.toContain('customer_information');
});

describe('profiles', () => {
  it('puts everybody into one profile, with intervals from how sure people are', async () => {
    const { profiles, members, counts } = await assess([
      { residence: 'us-tx', count: 20, elements: NAMED_SSN },
      { residence: 'us-tx', count: 5, elements: NAMED_SSN, confidence: 700_000, records: 2 },
    ]);
    expect(members).toHaveLength(25);
    expect(counts['people']).toBe(25);
    const sum = (column: string) => profiles.reduce((n, row) => n + Number(row[column]), 0);
    expect([sum('count'), sum('count_low'), sum('count_high')]).toEqual([25, 25, 30]);
    expect(profiles[0]?.['elements']).toBe('account_number=clear person_name=clear ssn=clear');
  });

  it('count people as without an address to whom nothing arrives at the one they have', async () => {
    const flag = (person: number, effect: string) => ({
      person_id: person,
      contact: 'address',
      flag: 'returned',
      effect,
    });
    // The first and the fifth have none; a letter to the second comes back.
    const groups = [{ residence: 'us-tx', count: 5, elements: NAMED_SSN }];
    const engine = await withPeople(groups, false, [flag(2, 'undeliverable'), flag(3, 'doubtful')]);
    await fill(engine, LINK, []);
    await fill(engine, PERSON_RECORD, []);
    const profiles = await makeProfiles({ engine });
    expect(profiles.reduce((n, { withoutAddress }) => n + withoutAddress, 0)).toBe(3);
  });

  it('are the same whether people are grouped in one step or in several', async () => {
    const groups: readonly GivenPeople[] = [
      { residence: 'us-tx', count: 1500, elements: NAMED_SSN },
      { residence: 'us-de', count: 2500, elements: ['person_name', 'ssn'], confidence: 700_000, records: 2 },
    ];
    const inSteps = async (peopleAStep: number) => {
      const engine = await withPeople(groups);
      // Two people who look alike, far apart.
      await fill(engine, LINK, [{ record_a: 10, record_b: 3900, joined: 0, reason: 'weights' }]);
      await fill(engine, PERSON_RECORD, [{ person_id: 3900, record_id: 3900, root: 'evidence' }]);
      const profiles = await makeProfiles({ engine }, [], new Map(), peopleAStep);
      const members = await engine.read({
        name: 'members',
        reads: ['person_profile'],
        sql: sql`select * from person_profile order by person_id`,
      });
      return { profiles, members };
    };
    const [one, several] = [await inSteps(1_000_000), await inSteps(1009)];
    expect(one.members).toHaveLength(4000);
    expect(several).toEqual(one);
    expect(one.profiles.reduce((n, { low }) => n + low, 0)).toBe(3999);
    expect(one.profiles.reduce((n, { high }) => n + high, 0)).toBe(6500);
  });

  it('gives the same rows for shuffled input and another number of threads', async () => {
    const groups: readonly GivenPeople[] = [
      { residence: 'us-tx', count: 300, elements: NAMED_SSN },
      { residence: 'us-de', count: 7, elements: ['person_name'], reachable: ['payment_card'] },
      { residence: null, count: 2, elements: NAMED_SSN },
    ];
    const first = await assess(groups);
    const second = await assess(groups, OPTIONS, true);
    expect(second.profiles).toEqual(first.profiles);
    expect(second.members).toEqual(first.members);
    expect(second.duties).toEqual(first.duties);
  });
});
