import { afterEach } from 'vitest';
import { assessStage } from '../../src/assess/index.ts';
import type { AssessOptions } from '../../src/assess/options.ts';
import type { StageContext } from '../../src/case/stage.ts';
import { openDuckdb } from '../../src/engine/duckdb/engine.ts';
import type { Engine, Row } from '../../src/engine/port.ts';
import { ident, sql } from '../../src/engine/sql.ts';
import type { TableSchema } from '../../src/schema/table.ts';
import { DUTY, PERSON_PROFILE, PROFILE } from '../../src/schema/tables/assess.ts';
import { fillSchemaTable } from './fill-schema-table.ts';
import { holdingsOf } from './holdings.ts';

/** Assessment of people by the hundred, who are given as groups that live in one place and lost the same. */

const engines: Engine[] = [];
afterEach(async () => {
  for (const engine of engines.splice(0)) await engine.close();
});

export interface GivenPeople {
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
  const persons: Row[] = [];
  const exposures: Row[] = [];
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

/** A carrier that found its breach on 2 March 2026. */
export const OPTIONS: AssessOptions = {
  facts: {
    notifier: { name: 'Northern Voice Telecom', role: 'owner', kind: 'private_company', sectors: ['telecom_carrier'] },
    dates: { discovered: '2026-03-02', determined: '2026-03-04' },
    as_of: '2026-03-05',
  },
  group: {},
  differing: [],
};

export interface Result {
  readonly duties: readonly Row[];
  readonly profiles: readonly Row[];
  readonly members: readonly Row[];
  readonly counts: Readonly<Record<string, number>>;
}

/** An engine with these people, what of theirs is exposed, and flags on how they are reached. */
export const withPeople = async (
  groups: readonly GivenPeople[],
  shuffled = false,
  flags: readonly Row[] = [],
): Promise<Engine> => {
  const engine = await openDuckdb({ threads: shuffled ? 1 : 2 });
  engines.push(engine);
  const { persons, exposures } = peopleOf(groups);
  const { held, holdings } = holdingsOf(exposures);
  const people = persons.map((row) => ({ ...row, held: held(Number(row['person_id'])) }));
  await fillSchemaTable(engine, 'person', shuffled ? people.reverse() : people);
  await fillSchemaTable(engine, 'holding', shuffled ? [...holdings].reverse() : holdings);
  await fillSchemaTable(engine, 'contact_flag', flags);
  return engine;
};

/** What the stage makes of these people. */
export const assess = async (
  groups: readonly GivenPeople[],
  options: AssessOptions = OPTIONS,
  shuffled = false,
): Promise<Result> => {
  const engine = await withPeople(groups, shuffled);
  await fillSchemaTable(engine, 'link', []);
  await fillSchemaTable(engine, 'person_record', []);
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

/** The one duty of a law to tell some audience. */
export const dutyOf = (
  duties: readonly Row[],
  jurisdiction: string | null,
  audience: string,
  version?: string,
): Row => {
  const found = duties.find(
    (row) =>
      row['jurisdiction'] === jurisdiction &&
      row['audience'] === audience &&
      (version === undefined || row['version'] === version),
  );
  if (!found) throw new Error(`no duty ${jurisdiction} ${audience}`);
  return found;
};

export const NAMED_SSN = ['person_name', 'ssn', 'account_number'];
