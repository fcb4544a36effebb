import type { Engine, Step } from '../../engine/port.ts';
import { join, quoted, sql } from '../../engine/sql.ts';
import { VALUE_STATE } from '../../schema/vocabulary.ts';
import { COVERAGE, findCoverage } from './coverage.ts';

/** Strongest exposure first. Only `read` and `presumed` make a person affected. */
export const exposureRank = sql`case exposure when 'read' then 4 when 'presumed' then 3 when 'reachable' then 2 when 'excluded' then 1 else 0 end`;

/** The strongest exposure (as a rank) in what people hold. */
const exposed: Step = {
  name: 'report_exposed',
  reads: ['holding'],
  sql: sql`select held, max(${exposureRank}) as exposed from holding group by held`,
};

/** What counts of what people hold: element, records, and 1 or 0 for each state of the value. */
const holding: Step = {
  name: 'report_holding',
  reads: ['holding'],
  sql: sql`select held, element, sum(records) as records, ${join(
    VALUE_STATE.map(
      (state) => sql`max(case when state = ${quoted(state)} then 1 else 0 end) as ${{ pieces: [state], values: [] }}`,
    ),
    ', ',
  )} from holding where exposure in ('read', 'presumed') group by held, element`,
};

/** Whether something of a person was read or is presumed taken. */
const isAffected = sql`kind = 'person' and held in (select held from report_exposed where exposed >= 3)`;

/** The ids of everybody affected. */
const affected: Step = {
  name: 'report_affected',
  reads: ['person', 'report_exposed'],
  sql: sql`select person_id from person where ${isAffected}`,
};

/** What speaks against the contact data of the affected. */
const flags: Step = {
  name: 'report_flag',
  reads: ['contact_flag', 'report_affected'],
  sql: sql`select contact_flag.* from contact_flag join report_affected who on who.person_id = contact_flag.person_id`,
};

const STEPS = [exposed, holding, affected, flags];

/** Makes the tables of these steps, which report and list read, for as long as `work` takes. */
export const withHeld = async <Result>(engine: Engine, work: () => Promise<Result>): Promise<Result> => {
  for (const step of STEPS) await engine.run(step);
  await findCoverage(engine);
  try {
    return await work();
  } finally {
    for (const name of [...STEPS.map((step) => step.name), COVERAGE]) await engine.drop(name);
  }
};
