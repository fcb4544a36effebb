import type { Engine, Step } from '../../engine/port.ts';
import { join, quoted, sql } from '../../engine/sql.ts';
import { VALUE_STATE } from '../../schema/vocabulary.ts';
import { homes } from './contacts.ts';

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

const STEPS = [exposed, holding, homes];

/** Makes `report_exposed`, `report_holding` and `report_home`, which report and list read, for as long as `work` takes. */
export const withHeld = async <Result>(engine: Engine, work: () => Promise<Result>): Promise<Result> => {
  for (const step of STEPS) await engine.run(step);
  try {
    return await work();
  } finally {
    for (const { name } of STEPS) await engine.drop(name);
  }
};
