import type { Stage, StageContext, StageResult } from '../case/stage.ts';
import { sql } from '../engine/sql.ts';
import { FIELD_ELEMENT, RECORD } from '../schema/tables/detect.ts';
import { DOCUMENT, FIELD } from '../schema/tables/ingest.ts';
import {
  BLOCKED_VALUE,
  CONTACT_FLAG,
  EARLIER,
  EXPOSURE,
  FLOW,
  LINK,
  PERSON,
  PERSON_RECORD,
  WEIGHT,
} from '../schema/tables/resolve.ts';
import { findEarlierPeople } from './bridge/earlier-people.ts';
import { flagContacts } from './contact/flag-contacts.ts';
import { linkRecords } from './core.ts';
import { countPeople } from './count-people.ts';
import { previousWeights, writeWeights } from './learn/weight-table.ts';
import type { ResolveOptions } from './options.ts';
import { CLUSTER } from './steps/cluster.ts';
import { DECIDED_DOCUMENT, decideDocuments } from './steps/documents.ts';
import { writeExposures } from './steps/exposures.ts';
import { RECORD_FACT, recordFacts } from './steps/facts.ts';
import { writeFlow } from './steps/flow.ts';
import { writeLinks } from './steps/links.ts';
import { MEMBER, recordMembers } from './steps/members.ts';
import { MENTION, RARE, RECORD_MENTION } from './steps/mentions.ts';
import { ATTACHED } from './steps/nameless.ts';
import { writePersons } from './steps/person.ts';
import { PERSON_FACT, personFacts } from './steps/person-facts.ts';
import { writeBlockedValues } from './steps/shared-values.ts';
import { PATTERN, WEIGHED } from './steps/weigh.ts';

/** Raised whenever the same records would give other rows. */
const VERSION = 3;

const counts = async (
  { engine }: StageContext,
  linked: { readonly records: number; readonly mentions: number },
): Promise<Readonly<Record<string, number>>> => {
  const [row = {}] = await engine.read({
    name: 'resolve_counts',
    reads: [PERSON.name, PERSON_RECORD.name, LINK.name],
    sql: sql`select (select count(*) from person_record) as records, (select count(*) from person where kind = 'person') as people,
      (select count(*) from person where kind <> 'person') as others, (select count(*) from link where joined = 1) as joined,
      (select count(*) from link where joined = 0) as apart`,
  });
  const found = Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)]));
  const { people, low, high } = await countPeople(engine, linked.records, linked);
  // The model's doubt is about merges: it moves the number of people by as much as that of everything found.
  const best = found['people'] ?? 0;
  return {
    ...found,
    people_low: Math.max(0, best - (people - low)),
    people_high: best + (high - people),
    mentions: linked.mentions,
  };
};

const run = async (context: StageContext, options: ResolveOptions): Promise<StageResult> => {
  const { engine, emit, tokenKey } = context;
  let done = 0;
  const progress = (step: string) => emit({ stage: 'resolve', step, done: done++, total: null, unit: 'steps' });
  const weights = options.relearn ? undefined : await previousWeights(engine);
  const linked = await linkRecords(engine, {
    columns: RECORD.columns.map(({ name }) => name),
    testValues: options.testValues,
    persons: options.persons,
    weights,
    progress,
  });
  await writeWeights(engine, linked.weights);
  await writeBlockedValues(engine, tokenKey);
  progress('people');
  await decideDocuments(engine, options);
  await recordMembers(engine);
  await writeLinks(engine);
  const nobody = options.persons.flatMap(({ nobody: records = [] }) => records);
  await recordFacts(engine, options.relationDefault, nobody);
  await personFacts(engine);
  await writePersons(engine, options.minorsAt);
  await flagContacts(engine, options);
  await findEarlierPeople(engine, options.earlier);
  await writeExposures(engine);
  await writeFlow(engine, linked.filled);
  const counted = await counts(context, linked);
  const left = [MENTION, RARE, RECORD_MENTION, CLUSTER, WEIGHED, PATTERN, ATTACHED, MEMBER, DECIDED_DOCUMENT];
  for (const name of [...left, RECORD_FACT, PERSON_FACT, 'resolve_nickname']) await engine.drop(name);
  return { counts: counted, problems: [] };
};

/** Which real people the records are, and what of theirs was exposed. */
export const resolveStage: Stage<ResolveOptions> = {
  name: 'resolve',
  version: VERSION,
  reads: [DOCUMENT, FIELD, FIELD_ELEMENT, RECORD],
  writes: [PERSON, PERSON_RECORD, LINK, EXPOSURE, BLOCKED_VALUE, WEIGHT, FLOW, CONTACT_FLAG, EARLIER],
  run,
};
