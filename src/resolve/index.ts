import type { Stage, StageContext, StageResult } from '../case/stage.ts';
import type { Engine } from '../engine/port.ts';
import { ident, join, sql } from '../engine/sql.ts';
import { FIELD_ELEMENT, RECORD } from '../schema/tables/detect.ts';
import { DOCUMENT, FIELD } from '../schema/tables/ingest.ts';
import { CONTACT_FLAG, HOUSEHOLD, LINK, NORMAL_FORM, PERSON, PERSON_RECORD } from '../schema/tables/resolve.ts';
import { STAGE_TABLES } from '../schema/tables.ts';
import { additionTo } from './addition/addition-to.ts';
import {
  BEFORE_MEMBER,
  BEFORE_PERSON,
  countBefore,
  EVERYONE,
  keepFlags,
  keepLinks,
  LOST_FLAG,
  LOST_LINK,
  nameBefore,
  nameEveryone,
} from './addition/standing.ts';
import { NEW_RECORD, nameNewRecords } from './addition/standing-records.ts';
import { leaveStrangers } from './addition/strangers.ts';
import { BEFORE_RECORD, holdTouchedRows, narrowToTouched, TOUCHED, TOUCHED_PERSON } from './addition/touched.ts';
import { findEarlierPeople } from './bridge/earlier-people.ts';
import { flagContacts } from './contact/flag-contacts.ts';
import { findNear, NEAR_TABLES } from './contact/near.ts';
import { linkRecords } from './core.ts';
import { doubtsOfCase, writeDoubts } from './count/doubts.ts';
import { type Counted, estimateOf } from './count/estimate.ts';
import { followDecisions, lostDecisions } from './decisions/followed-decisions.ts';
import { outgrownDecisions } from './decisions/outgrown-decisions.ts';
import { previousKeys, previousRarities, previousWeights, writeWeights } from './learn/weight-table.ts';
import type { ResolveOptions } from './options.ts';
import { RARE } from './steps/counts/rarities.ts';
import { DECIDED_DOCUMENT, decideDocuments } from './steps/decided/documents.ts';
import { type Filled, NORMAL, OLD_NORMAL, withEmpty } from './steps/forms/normal.ts';
import { SAME_VALUE_TABLES, writeBlockedValues } from './steps/forms/shared-values.ts';
import { CLUSTER } from './steps/groups/cluster.ts';
import { COMPANION } from './steps/groups/companions.ts';
import { MEMBER, recordMembers } from './steps/groups/members.ts';
import { MENTION, RECORD_MENTION } from './steps/groups/mentions.ts';
import { ATTACHED } from './steps/groups/nameless.ts';
import { keepTable } from './steps/keep-table.ts';
import { writeLinks } from './steps/pairs/links.ts';
import { PATTERN, WEIGHED } from './steps/pairs/weigh.ts';
import { RECORD_FACT, recordFacts } from './steps/people/facts.ts';
import { writeFlow } from './steps/people/flow.ts';
import { nameHoldings, RECORD_HELD, writeHoldings } from './steps/people/holdings.ts';
import { addHouseholds, LOST_HOUSEHOLD, writeHouseholds } from './steps/people/households.ts';
import { writePersons } from './steps/people/person.ts';
import { PERSON_FACT, personFacts } from './steps/people/person-facts.ts';

/** Raised whenever the same records would give other rows. */
const VERSION = 31;

type Counts = Readonly<Record<string, number>>;

/** What the stage's tables come to; where only touched people were resolved, of them alone. */
const countNow = async (engine: Engine, mentions: number): Promise<Counts> => {
  const [row = {}] = await engine.read({
    name: 'resolve_counts',
    reads: [PERSON.name, PERSON_RECORD.name, LINK.name],
    sql: sql`select (select count(*) from person_record) as records, (select count(*) from person where kind = 'person') as people,
      (select count(*) from person where kind <> 'person') as others,
      (select coalesce(sum(joined), 0) from link) as joined, (select coalesce(sum(1 - joined), 0) from link) as apart`,
  });
  return { ...Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Number(value)])), mentions };
};

/** All counts of the stage: `counts`, and the estimate of the number of people with its range. */
const countsOf = async (engine: Engine, counts: Counts, counted: Counted): Promise<Counts> => {
  const { records = 0, people = 0, others = 0 } = counts;
  // The doubt is about merges: it moves the number of people by as much as that of everything found.
  const { estimated, low, high } = estimateOf(await doubtsOfCase(engine), counted, records, people + others);
  const ofPeople = (count: number): number => Math.max(0, count - others);
  return {
    ...counts,
    people_estimated: ofPeople(estimated),
    people_low: ofPeople(low),
    people_high: ofPeople(high),
  };
};

/** Counts of everybody: those of the last revision without what went, and with what came. */
const addCounts = async (engine: Engine, now: Counts, last: Counts): Promise<Counts> => {
  const before = await countBefore(engine);
  return Object.fromEntries(
    Object.entries(now).map(([name, count]) => [name, (last[name] ?? 0) - (before[name] ?? 0) + count]),
  );
};

const LEFT = [
  ...[
    MENTION,
    RARE,
    RECORD_MENTION,
    CLUSTER,
    WEIGHED,
    PATTERN,
    ATTACHED,
    COMPANION,
    MEMBER,
    DECIDED_DOCUMENT,
    RECORD_FACT,
    RECORD_HELD,
  ],
  ...[PERSON_FACT, 'resolve_nickname', NEW_RECORD, OLD_NORMAL, TOUCHED, BEFORE_MEMBER, EVERYONE],
  ...NEAR_TABLES,
  ...SAME_VALUE_TABLES,
];

/** The normal form of a record never changes: an addition's layer replaces none. */
const NONE_GONE = 'resolve_none_gone';

/** What an addition lays over the tables that stand, and the rows that go for it, where the stage has them. */
const LAYERS: Pick<StageResult, 'layers' | 'lost'> = {
  layers: {
    [PERSON.name]: TOUCHED_PERSON,
    [PERSON_RECORD.name]: TOUCHED_PERSON,
    [LINK.name]: LOST_LINK.gone,
    [CONTACT_FLAG.name]: LOST_FLAG.gone,
    [HOUSEHOLD.name]: LOST_HOUSEHOLD.gone,
    [NORMAL_FORM.name]: NONE_GONE,
  },
  lost: {
    [PERSON.name]: BEFORE_PERSON,
    [PERSON_RECORD.name]: BEFORE_RECORD,
    [LINK.name]: LOST_LINK.lost,
    [CONTACT_FLAG.name]: LOST_FLAG.lost,
    [HOUSEHOLD.name]: LOST_HOUSEHOLD.lost,
  },
};

/** Keeps the normal forms on disk, where those of the filled cells are read. */
const keepNormalForms = async (context: StageContext, cells: Filled): Promise<void> => {
  const { engine, scratch } = context;
  const { name, columns, key } = NORMAL_FORM;
  const all = join(
    columns.map((column) => ident(column.name)),
    ', ',
  );
  const rows = sql`select ${all} from ${withEmpty(NORMAL, cells)} records`;
  await keepTable(context, NORMAL_FORM, { reads: [NORMAL], sql: rows });
  const filled = columns.filter((column) => key.includes(column.name) || cells.has(column.name));
  await engine.attach(scratch.files(NORMAL, [name], filled));
};

/** Names everybody, and finds who lives, writes or telephones where touched people do or did. */
const findTouchedHomes = async (engine: Engine): Promise<void> => {
  await nameEveryone(engine);
  await findNear(engine, { standing: `previous_${PERSON.name}`, touched: TOUCHED_PERSON, before: BEFORE_PERSON });
  await addHouseholds(engine, TOUCHED_PERSON);
};

const run = async (context: StageContext, options: ResolveOptions): Promise<StageResult> => {
  const { engine, emit, tokenKey, last } = context;
  let done = 0;
  const progress = (step: string) => emit({ stage: 'resolve', step, done: done++, total: null, unit: 'steps' });
  const weights = options.relearn ? undefined : await previousWeights(engine);
  const decided = await followDecisions(engine, tokenKey, options.persons);
  const addition = await additionTo(context, options, weights !== undefined);
  const found = addition ? { keys: await previousKeys(engine), rarities: await previousRarities(engine) } : undefined;
  if (addition) await nameNewRecords(engine, addition.last);
  const linked = await linkRecords(engine, {
    columns: RECORD.columns.map(({ name }) => name),
    testValues: options.testValues,
    persons: decided.persons,
    weights,
    progress,
    keep: (cells) => keepNormalForms(context, cells),
    ...(addition && found
      ? {
          ...found,
          isAddition: true,
          narrow: (cells, blocked) => narrowToTouched(engine, { ...addition, ...found, filled: cells, blocked }),
          leave: async (paired) => {
            const left = await leaveStrangers(engine, paired, addition.last);
            await holdTouchedRows(engine);
            return left;
          },
        }
      : {}),
  });
  await writeWeights(engine, linked);
  await writeBlockedValues(engine, tokenKey);
  progress('people');
  const unused = await decideDocuments(engine, options);
  await recordMembers(engine, addition && TOUCHED_PERSON);
  if (addition) await nameBefore(engine);
  await writeLinks(engine);
  const nobody = decided.persons.flatMap(({ nobody: records = [] }) => records);
  await recordFacts(engine, options.relationDefault, nobody);
  await nameHoldings(engine);
  await personFacts(engine);
  await writePersons(context, options.minorsAt);
  await (addition ? findTouchedHomes(engine) : writeHouseholds(engine));
  await flagContacts(engine, options, addition !== undefined);
  await findEarlierPeople(engine, options.earlier);
  await writeHoldings(engine, addition && EVERYONE);
  await writeFlow(engine, linked.filled, addition !== undefined);
  await writeDoubts(engine, linked.filled, addition !== undefined);
  if (addition) for (const keep of [keepLinks, keepFlags]) await keep(engine);
  const now = await countNow(engine, linked.mentions);
  const all = addition ? await addCounts(engine, now, last?.counts ?? {}) : now;
  const counts = await countsOf(engine, all, { ...linked, mentions: all['mentions'] ?? 0 });
  const outgrown = await outgrownDecisions(engine, decided, addition !== undefined);
  for (const name of LEFT) await engine.drop(name);
  const problems = [...lostDecisions(decided), ...outgrown, ...unused];
  if (!addition) return { counts, problems };
  await engine.create(NONE_GONE, [{ name: 'record_id', type: 'bigint' }]);
  return { counts, problems, ...LAYERS };
};

/** Which real people the records are, and what of theirs was exposed. */
export const resolveStage: Stage<ResolveOptions> = {
  name: 'resolve',
  version: VERSION,
  reads: [DOCUMENT, FIELD, FIELD_ELEMENT, RECORD],
  writes: STAGE_TABLES.resolve,
  run,
};
