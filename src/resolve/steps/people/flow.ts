import type { Engine } from '../../../engine/port.ts';
import { ident, type Sql, sql } from '../../../engine/sql.ts';
import { FLOW, HOLDING, PERSON } from '../../../schema/tables/resolve.ts';
import { BEFORE_MEMBER, BEFORE_PERSON } from '../../addition/standing.ts';
import { type Filled, withEmpty } from '../forms/normal.ts';
import { MENTION } from '../groups/mentions.ts';
import { RECORD_FACT } from './facts.ts';

interface FlowStep {
  readonly step: string;
  readonly count: number;
  readonly why: string;
}

type Numbers = Readonly<Record<string, number>>;

/** Whom is counted: rows of record facts, people and what they hold under these names. */
interface Counted {
  readonly facts: string;
  readonly person: string;
  readonly holding: string;
}

const NOW: Counted = { facts: RECORD_FACT, person: PERSON.name, holding: HOLDING.name };

/** Accounts of people in evidence; a mention without one counts for itself. A person's are told apart by keys, since there are as many as people. */
const accountsOf = async (engine: Engine, facts: string, filled: Filled): Promise<unknown> => {
  const [row] = await engine.read({
    name: 'flow_accounts',
    reads: [facts, MENTION],
    sql: sql`select count(distinct case when m.account is null then f.mention_no else key64(f.person_id, m.account) end) as n
      from ${ident(facts)} f join ${withEmpty(MENTION, filled)} m on m.mention_no = f.mention_no where f.in_evidence = 1`,
  });
  return row?.['n'];
};

const numbers = async (engine: Engine, filled: Filled, { facts, person, holding }: Counted): Promise<Numbers> => {
  // A record that is its person's only one is one mention and one person: the others alone have to be told apart, which are few.
  const different = (column: Sql): Sql => sql`sum(case when f.in_evidence = 1 then f.alone else 0 end)
      + count(distinct case when f.in_evidence = 1 and f.alone = 0 then ${column} end)`;
  const [row = {}] = await engine.read({
    name: 'flow_counts',
    reads: [facts],
    sql: sql`select count(*) as records, sum(in_evidence) as evidence,
      ${different(sql`f.mention_no`)} as distinct_mentions, ${different(sql`f.person_id`)} as found from ${ident(facts)} f`,
  });
  const accounts = filled.has('account') ? await accountsOf(engine, facts, filled) : row['distinct_mentions'];
  const kinds = await engine.read({
    name: 'flow_kinds',
    reads: [person, holding],
    sql: sql`select kind, count(*) as n, sum(case when h.held is null then 0 else 1 end) as affected from ${ident(person)} person
      left join (select distinct held from ${ident(holding)} where exposure in ('read', 'presumed')) h on h.held = person.held
      where records > 0 group by kind`,
  });
  const found: Record<string, number> = Object.fromEntries(
    Object.entries({ ...row, accounts }).map(([name, value]) => [name, Number(value ?? 0)]),
  );
  for (const { kind, n, affected } of kinds) {
    found[`kind_${kind}`] = Number(n);
    if (kind === 'person') found['affected'] = Number(affected);
  }
  return found;
};

/** The numbers of the last revision, from the steps that it wrote. */
const previousNumbers = async (engine: Engine): Promise<Numbers> => {
  const rows = await engine.read({
    name: 'flow_before',
    reads: ['previous_flow'],
    sql: sql`select * from previous_flow`,
  });
  const of = (step: string, cell: 'count' | 'removed'): number =>
    Number(rows.find((row) => row['step'] === step)?.[cell] ?? 0);
  return {
    records: of('records', 'count'),
    evidence: of('evidence_records', 'count'),
    distinct_mentions: of('distinct_records', 'count'),
    accounts: of('accounts', 'count'),
    found: of('identities', 'count'),
    kind_company: of('without_companies', 'removed'),
    kind_test_value: of('without_test_values', 'removed'),
    kind_unidentified: of('people', 'removed'),
    affected: of('affected_people', 'count'),
  };
};

/** All people's numbers: those of the last revision, without the touched people as they were, with them as they are. */
const addedNumbers = async (engine: Engine, filled: Filled, now: Numbers): Promise<Numbers> => {
  await engine.run({
    name: 'resolve_before_fact',
    reads: [RECORD_FACT, BEFORE_MEMBER],
    sql: sql`select b.person_id, f.record_id, f.mention_no, f.in_evidence, 0 as alone from ${ident(RECORD_FACT)} f
      join ${ident(BEFORE_MEMBER)} b on b.record_id = f.record_id`,
  });
  const tables = { facts: 'resolve_before_fact', person: BEFORE_PERSON, holding: 'previous_holding' };
  const before = await numbers(engine, filled, tables);
  await engine.drop('resolve_before_fact');
  const last = await previousNumbers(engine);
  return Object.fromEntries(
    Object.entries(last).map(([name, count]) => [name, count - (before[name] ?? 0) + (now[name] ?? 0)]),
  );
};

const stepsOf = (n: Numbers): readonly FlowStep[] => {
  const of = (name: string): number => n[name] ?? 0;
  const [companies, tests, nameless] = [of('kind_company'), of('kind_test_value'), of('kind_unidentified')];
  const found = of('found');
  return [
    { step: 'records', count: of('records'), why: 'mentions of somebody in evidence and registers' },
    { step: 'evidence_records', count: of('evidence'), why: 'records of registers expose nobody' },
    { step: 'distinct_records', count: of('distinct_mentions'), why: 'records that repeat another word for word' },
    { step: 'accounts', count: of('accounts'), why: 'records of the same account of the same person' },
    { step: 'identities', count: found, why: 'accounts and records that are one person by their evidence' },
    { step: 'without_companies', count: found - companies, why: 'companies' },
    { step: 'without_test_values', count: found - companies - tests, why: 'test values alone, which are nobody' },
    {
      step: 'people',
      count: found - companies - tests - nameless,
      why: 'unidentified: no name or one word of a text alone, and no record that gives one',
    },
    { step: 'affected_people', count: of('affected'), why: 'only in evidence that is not presumed taken' },
  ];
};

/**
 * Writes the way from records to people: each step's count, and what it removed and why. `isAddition`: only touched
 * people were resolved, and the others stand.
 */
export const writeFlow = async (engine: Engine, filled: Filled, isAddition: boolean): Promise<void> => {
  const now = await numbers(engine, filled, NOW);
  const steps = stepsOf(isAddition ? await addedNumbers(engine, filled, now) : now);
  await engine.create(FLOW.name, FLOW.columns);
  const writer = await engine.writer(FLOW.name, FLOW.columns);
  steps.forEach(({ step, count, why }, n) => {
    const before = steps[n - 1]?.count ?? count;
    writer.append([n + 1, step, count, before - count, why]);
  });
  await writer.close();
};
