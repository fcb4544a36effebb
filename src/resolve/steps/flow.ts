import type { Engine } from '../../engine/port.ts';
import { ident, sql } from '../../engine/sql.ts';
import { EXPOSURE, FLOW, PERSON } from '../../schema/tables/resolve.ts';
import { RECORD_FACT } from './facts.ts';
import { MENTION } from './mentions.ts';
import { type Filled, withEmpty } from './normal.ts';

interface FlowStep {
  readonly step: string;
  readonly count: number;
  readonly why: string;
}

const numbers = async (engine: Engine, filled: Filled): Promise<Readonly<Record<string, number>>> => {
  const [row = {}] = await engine.read({
    name: 'flow_counts',
    reads: [RECORD_FACT, MENTION, PERSON.name],
    sql: sql`select count(*) as records, sum(in_evidence) as evidence,
      count(distinct case when f.in_evidence = 1 then f.mention_no end) as distinct_mentions,
      count(distinct case when f.in_evidence = 1 then cast(f.person_id as string) || coalesce('a' || m.account, 'm' || cast(f.mention_no as string)) end) as accounts,
      count(distinct case when f.in_evidence = 1 then f.person_id end) as found
      from ${ident(RECORD_FACT)} f join ${withEmpty(MENTION, filled)} m on m.mention_no = f.mention_no`,
  });
  const kinds = await engine.read({
    name: 'flow_kinds',
    reads: [PERSON.name, EXPOSURE.name],
    sql: sql`select kind, count(*) as n, sum(case when e.person_id is null then 0 else 1 end) as affected from person
      left join (select distinct person_id from exposure where exposure in ('read', 'presumed')) e on e.person_id = person.person_id
      where records > 0 group by kind`,
  });
  const found: Record<string, number> = Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, Number(value ?? 0)]),
  );
  for (const { kind, n, affected } of kinds) {
    found[`kind_${kind}`] = Number(n);
    if (kind === 'person') found['affected'] = Number(affected);
  }
  return found;
};

const stepsOf = (n: Readonly<Record<string, number>>): readonly FlowStep[] => {
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
      why: 'unidentified: no name, and no record that gives one',
    },
    { step: 'affected_people', count: of('affected'), why: 'only in evidence that is not presumed taken' },
  ];
};

/** Writes the way from records to people: each step's count, and what it removed and why. */
export const writeFlow = async (engine: Engine, filled: Filled): Promise<void> => {
  const steps = stepsOf(await numbers(engine, filled));
  await engine.create(FLOW.name, FLOW.columns);
  const writer = await engine.writer(FLOW.name, FLOW.columns);
  steps.forEach(({ step, count, why }, n) => {
    const before = steps[n - 1]?.count ?? count;
    writer.append([n + 1, step, count, before - count, why]);
  });
  await writer.close();
};
