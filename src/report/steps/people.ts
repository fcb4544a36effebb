import type { Step } from '../../engine/port.ts';
import { join, type Sql, sql } from '../../engine/sql.ts';
import { exposureRank } from './held.ts';

/** Bands of a confidence in millionths; the words are explained in docs/report.md. */
export const bandOf = (
  column: Sql,
): Sql => sql`case when ${column} is null then 'unstated' when ${column} >= 990000 then 'firm'
  when ${column} >= 950000 then 'high' when ${column} >= 800000 then 'fair' else 'weak' end`;

/**
 * One row for each person (or what was told apart from people), with the strongest exposure; `strongest` gives it by what they hold,
 * as a rank (`exposed`). `more`: other columns of theirs, of `person`.
 */
export const reportPersonOf = (person: Sql, strongest: Sql, more: readonly Sql[] = []): Sql => sql`
  select ${join([...more, sql`person.person_id`], ', ')}, person.held, person.kind, coalesce(person.relation, 'other') as relation, person.residence,
    person.minor, person.deceased, coalesce(person.in_register, 0) as in_register,
    case when person.address is null then 0 else 1 end as with_address,
    ${bandOf(sql`person.confidence`)} as band,
    case strongest.exposed when 4 then 'read' when 3 then 'presumed' when 2 then 'reachable' when 1 then 'excluded'
      else 'none' end as exposure,
    case when person.kind = 'person' and strongest.exposed >= 3 then 1 else 0 end as affected
  from ${person} person left join ${strongest} strongest on strongest.held = person.held`;

/** The same from the artifacts alone. */
export const reportPerson = reportPersonOf(
  sql`person`,
  sql`(select held, max(${exposureRank}) as exposed from holding group by held)`,
);

/**
 * People counted by what they are and hold: a few thousand rows however many people there are. One pass over everybody,
 * of the columns that are counted alone.
 */
export const peopleAlike: Step = {
  name: 'report_alike',
  reads: ['person', 'report_exposed'],
  sql: sql`select held, kind, relation, residence, minor, deceased, in_register, with_address, band, exposure, affected, count(*) as people
    from (${reportPersonOf(sql`person`, sql`report_exposed`)}) who
    group by held, kind, relation, residence, minor, deceased, in_register, with_address, band, exposure, affected`,
};

/** One row for each affected person and element, with a flag a state of the value. */
export const reportExposed = (people: Sql): Sql => sql`
  select exposure.person_id, exposure.element, min(who.relation) as relation, min(who.residence) as residence,
    max(case when exposure.state = 'clear' then 1 else 0 end) as clear,
    max(case when exposure.state = 'masked' then 1 else 0 end) as masked,
    max(case when exposure.state = 'truncated' then 1 else 0 end) as truncated,
    max(case when exposure.state = 'hashed' then 1 else 0 end) as hashed,
    max(case when exposure.state = 'encrypted' then 1 else 0 end) as encrypted,
    max(case when exposure.state = 'tokenised' then 1 else 0 end) as tokenised
  from exposure join ${people} who on who.person_id = exposure.person_id
  where who.affected = 1 and exposure.exposure in ('read', 'presumed')
  group by exposure.person_id, exposure.element`;

/** All counts of people by what they are. */
export const peopleCube: Step = {
  name: 'report_people',
  reads: ['report_alike'],
  sql: sql`select kind, relation, residence, minor, deceased, in_register, with_address, band, exposure, affected,
    sum(people) as n from report_alike
    group by kind, relation, residence, minor, deceased, in_register, with_address, band, exposure, affected`,
};

/** Affected people by element, relation and residence, and how many have the value in which state: people of whom the same was exposed are counted once. */
export const elementCube: Step = {
  name: 'report_elements',
  reads: ['report_alike', 'report_holding'],
  sql: sql`select element, relation, residence, sum(people) as n, sum(clear * people) as clear, sum(masked * people) as masked,
    sum(truncated * people) as truncated, sum(hashed * people) as hashed, sum(encrypted * people) as encrypted,
    sum(tokenised * people) as tokenised
    from (select held, relation, residence, sum(people) as people from report_alike
      where affected = 1 group by held, relation, residence) alike
    join report_holding on report_holding.held = alike.held group by element, relation, residence`,
};

/** Lowest and highest counts, as the profiles of the law carry them. */
export const profileRanges: Step = {
  name: 'report_ranges',
  reads: ['profile'],
  sql: sql`select jurisdiction, sum(count) as n, sum(coalesce(count_low, count)) as low, sum(coalesce(count_high, count)) as high
    from profile where exposure in ('read', 'presumed') group by jurisdiction`,
};

/** Records -> accounts -> people, as resolve wrote it. */
export const flowRows: Step = {
  name: 'report_flow',
  reads: ['flow'],
  sql: sql`select step_no, step, count, removed, why from flow order by step_no`,
};

/** Values that join nobody, by field and reason. */
export const blockedRows: Step = {
  name: 'report_blocked',
  reads: ['blocked_value'],
  sql: sql`select field, reason, count(*) as n, sum(records) as records from blocked_value
    group by field, reason order by records desc, field, reason`,
};
