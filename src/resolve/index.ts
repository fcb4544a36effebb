import type { Stage, StageContext, StageResult } from '../case/stage.ts';
import type { Engine } from '../engine/port.ts';
import { sql } from '../engine/sql.ts';
import { FIELD_ELEMENT, RECORD } from '../schema/tables/detect.ts';
import { DOCUMENT, FIELD } from '../schema/tables/ingest.ts';
import {
  BLOCKED_VALUE,
  CONTACT_FLAG,
  DOUBT,
  EARLIER,
  FLOW,
  HOLDING,
  LINK,
  PERSON,
  PERSON_RECORD,
  WEIGHT,
} from '../schema/tables/resolve.ts';
import { additionTo } from './addition/addition-to.ts';
import {
  BEFORE_MEMBER,
  BEFORE_PERSON,
  countBefore,
  EVERYONE,
  keepFlags,
  keepLinks,
  nameBefore,
  nameEveryone,
} from './addition/standing.ts';
import { narrowToTouched, TOUCHED, TOUCHED_PERSON } from './addition/touched.ts';
import { findEarlierPeople } from './bridge/earlier-people.ts';
import { FLAGS_OF_EVERYONE, flagContacts } from './contact/flag-contacts.ts';
import { linkRecords } from './core.ts';
import { rangeOfCase, writeDoubts } from './count-people.ts';
import { followDecisions, lostDecisions } from './followed-decisions.ts';
import { previousKeys, previousRarities, previousWeights, writeWeights } from './learn/weight-table.ts';
import type { ResolveOptions } from './options.ts';
import { CLUSTER } from './steps/cluster.ts';
import { DECIDED_DOCUMENT, decideDocuments } from './steps/documents.ts';
import { RECORD_FACT, recordFacts } from './steps/facts.ts';
import { writeFlow } from './steps/flow.ts';
import { nameHoldings, RECORD_HELD, writeHoldings } from './steps/holdings.ts';
import { writeLinks } from './steps/links.ts';
import { MEMBER, recordMembers } from './steps/members.ts';
import { MENTION, RECORD_MENTION } from './steps/mentions.ts';
import { ATTACHED } from './steps/nameless.ts';
import { writePersons } from './steps/person.ts';
import { PERSON_FACT, personFacts } from './steps/person-facts.ts';
import { RARE } from './steps/rarities.ts';
import { writeBlockedValues } from './steps/shared-values.ts';
import { PATTERN, WEIGHED } from './steps/weigh.ts';

/** Raised whenever the same records would give other rows. */
const VERSION = 13;

type Counts = Readonly<Record<string, number>>;

/** Counts of this revision; where only touched people were resolved, of them alone. */
const countNow = async (engine: Engine, mentions: number): Promise<Counts> => {
  const [row = {}] = await engine.read({
    name: 'resolve_counts',
    reads: [PERSON.name, PERSON_RECORD.name],
    sql: sql`select (select count(*) from person_record) as records, (select count(*) from person where kind = 'person') as people,
      (select count(*) from person where kind <> 'person') as others`,
  });
  return { ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])), mentions };
};

/** All counts of the stage: `counted` of people and records, what the links say, and the range of the number of people. */
const countsOf = async (engine: Engine, counted: Counts): Promise<Counts> => {
  const [pairs = {}] = await engine.read({
    name: 'link_counts',
    reads: [LINK.name],
    sql: sql`select coalesce(sum(joined), 0) as joined, coalesce(sum(1 - joined), 0) as apart from link`,
  });
  const { records = 0, people = 0, others = 0 } = counted;
  // The model's doubt is about merges: it moves the number of people by as much as that of everything found.
  const { low, high } = await rangeOfCase(engine, records, people + others);
  return {
    ...counted,
    joined: Number(pairs['joined']),
    apart: Number(pairs['apart']),
    people_low: Math.max(0, people - (people + others - low)),
    people_high: people + (high - (people + others)),
  };
};

/** Joins what was resolved of touched people with what stands of all others. Returns the counts of both. */
const addToStanding = async (engine: Engine, now: Counts, last: Counts): Promise<Counts> => {
  await keepLinks(engine);
  await keepFlags(engine, FLAGS_OF_EVERYONE);
  const before = await countBefore(engine);
  return Object.fromEntries(
    Object.entries(now).map(([name, count]) => [name, (last[name] ?? 0) - (before[name] ?? 0) + count]),
  );
};

/** Tables that hold most of the rows: an addition lays over them what it changed. */
const LAYERED = [PERSON, PERSON_RECORD];

/** Tables that are made of the rows that stand and those of touched people, most of them the same. */
const COMPARED = [LINK.name, CONTACT_FLAG.name];

const LEFT = [
  ...[
    MENTION,
    RARE,
    RECORD_MENTION,
    CLUSTER,
    WEIGHED,
    PATTERN,
    ATTACHED,
    MEMBER,
    DECIDED_DOCUMENT,
    RECORD_FACT,
    RECORD_HELD,
  ],
  ...[PERSON_FACT, 'resolve_nickname', TOUCHED, BEFORE_MEMBER, BEFORE_PERSON, EVERYONE],
];

const run = async (context: StageContext, options: ResolveOptions): Promise<StageResult> => {
  const { engine, emit, tokenKey, last } = context;
  let done = 0;
  const progress = (step: string) => emit({ stage: 'resolve', step, done: done++, total: null, unit: 'steps' });
  const weights = options.relearn ? undefined : await previousWeights(engine);
  const decided = await followDecisions(engine, tokenKey, options.persons);
  const addition = await additionTo(context, options, weights !== undefined);
  const found = addition ? { keys: await previousKeys(engine), rarities: await previousRarities(engine) } : undefined;
  const linked = await linkRecords(engine, {
    columns: RECORD.columns.map(({ name }) => name),
    testValues: options.testValues,
    persons: decided.persons,
    weights,
    progress,
    ...(addition && found
      ? {
          ...found,
          narrow: (cells, blocked) => narrowToTouched(engine, { ...addition, ...found, filled: cells, blocked }),
        }
      : {}),
  });
  await writeWeights(engine, linked);
  await writeBlockedValues(engine, tokenKey);
  progress('people');
  await decideDocuments(engine, options);
  await recordMembers(engine, addition && TOUCHED_PERSON);
  if (addition) await nameBefore(engine);
  await writeLinks(engine);
  const nobody = decided.persons.flatMap(({ nobody: records = [] }) => records);
  await recordFacts(engine, options.relationDefault, nobody);
  await nameHoldings(engine);
  await personFacts(engine);
  await writePersons(engine, options.minorsAt);
  if (addition) await nameEveryone(engine);
  await flagContacts(engine, options, addition && EVERYONE);
  await findEarlierPeople(engine, options.earlier);
  await writeHoldings(engine, addition && EVERYONE);
  await writeFlow(engine, linked.filled, addition !== undefined);
  await writeDoubts(engine, linked.filled, addition !== undefined);
  const now = await countNow(engine, linked.mentions);
  const counts = await countsOf(engine, addition ? await addToStanding(engine, now, last?.counts ?? {}) : now);
  for (const name of LEFT) await engine.drop(name);
  const problems = lostDecisions(decided);
  if (!addition) return { counts, problems };
  const layers = Object.fromEntries(LAYERED.map(({ name }) => [name, TOUCHED_PERSON]));
  return { counts, problems, layers, compared: COMPARED };
};

/** Which real people the records are, and what of theirs was exposed. */
export const resolveStage: Stage<ResolveOptions> = {
  name: 'resolve',
  version: VERSION,
  reads: [DOCUMENT, FIELD, FIELD_ELEMENT, RECORD],
  writes: [PERSON, PERSON_RECORD, LINK, HOLDING, BLOCKED_VALUE, WEIGHT, DOUBT, FLOW, CONTACT_FLAG, EARLIER],
  run,
};
