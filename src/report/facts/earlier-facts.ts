import type { Engine, Step } from '../../engine/port.ts';
import { sql } from '../../engine/sql.ts';
import type { EarlierFacts } from './report-facts.ts';

const day = (value: number): string => String(value).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');

/** Affected people by the earlier case that they were in. The engine has `report_affected`. */
const earlierCases: Step = {
  name: 'report_earlier',
  reads: ['report_affected', 'earlier'],
  sql: sql`select case_id, case_name, since, count(*) as n, sum(case when protection_months > 0 then 1 else 0 end) as protected
    from earlier join report_affected who on who.person_id = earlier.person_id
    group by case_id, case_name, since order by since, case_id`,
};

export const earlierFacts = async (engine: Engine): Promise<readonly EarlierFacts[]> =>
  (await engine.read(earlierCases)).map((row) => ({
    caseId: String(row['case_id']),
    name: String(row['case_name']),
    since: day(Number(row['since'])),
    people: { id: `earlier.${row['case_id']}`, value: Number(row['n']) },
    protected: { id: `earlier.${row['case_id']}.protected`, value: Number(row['protected']) },
  }));
