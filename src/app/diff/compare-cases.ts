import type { Engine, Row, Step } from '../../engine/port.ts';
import { ident, type Sql, sql } from '../../engine/sql.ts';

/** How many affected people each step takes away or adds on the way from one revision to the other; the last is the sum. */
export interface DiffStep {
  readonly step: 'before' | 'gone' | 'new' | 'merged' | 'split' | 'after';
  readonly people: number;
}

/** A person who changed. `person` is its id in the later revision; of those gone, in the earlier one. */
export interface ChangedPerson {
  readonly change: 'new' | 'gone' | 'merged' | 'split' | 'grown' | 'shrunk';
  readonly person: number;
  /** Elements that came or went, or ids of the people on the other side. */
  readonly what: string;
}

export interface ChangedDuty {
  /** Null: of people whose place is not known. */
  readonly jurisdiction: string | null;
  /** The law's name; null: of people whose place is not known. */
  readonly law: string | null;
  readonly audience: string;
  readonly who: string;
  readonly answerBefore: string | null;
  readonly answerAfter: string | null;
  readonly personsBefore: number | null;
  readonly personsAfter: number | null;
  readonly deadlineBefore: string | null;
  readonly deadlineAfter: string | null;
}

const prefixed = (prefix: string, table: string): Sql => ident(`${prefix}${table}`);

/** Affected people of one side, as the report counts them: of whom something was read, or is presumed taken. */
const affectedStep = (name: string, prefix: 'previous_' | ''): Step => ({
  name,
  reads: [`${prefix}person`, `${prefix}holding`],
  sql: sql`select person_id from ${prefixed(prefix, 'person')} where kind = 'person'
    and held in (select held from ${prefixed(prefix, 'holding')} where exposure in ('read', 'presumed'))`,
});
const BEFORE = 'diff_before';
const AFTER = 'diff_after';

/** Affected people of both sides that share records: `a` of the earlier, `b` of the later revision. Records keep their ids. */
const overlapStep: Step = {
  name: 'diff_overlap',
  reads: ['previous_person_record', 'person_record', BEFORE, AFTER],
  sql: sql`select distinct old.person_id as a, now.person_id as b from previous_person_record old
    join ${ident(BEFORE)} o on o.person_id = old.person_id
    join person_record now on now.record_id = old.record_id join ${ident(AFTER)} p on p.person_id = now.person_id`,
};

const number = (row: Row, name: string): number => Number(row[name] ?? 0);

/** The table of differences. Merges take away all but one of the people they join; splits add all but one. */
const stepsOf = async (engine: Engine): Promise<readonly DiffStep[]> => {
  const [row = {}] = await engine.read({
    name: 'diff_counts',
    reads: ['diff_overlap', BEFORE, AFTER],
    sql: sql`select (select count(*) from ${ident(BEFORE)}) as before, (select count(*) from ${ident(AFTER)}) as after,
      count(*) as pairs, count(distinct a) as olds, count(distinct b) as nows from diff_overlap`,
  });
  const [before, after, pairs] = [number(row, 'before'), number(row, 'after'), number(row, 'pairs')];
  const [olds, nows] = [number(row, 'olds'), number(row, 'nows')];
  return [
    { step: 'before', people: before },
    { step: 'gone', people: olds - before },
    { step: 'new', people: after - nows },
    { step: 'merged', people: nows - pairs },
    { step: 'split', people: pairs - olds },
    { step: 'after', people: after },
  ];
};

const held = (prefix: string): Sql => {
  return sql`(select distinct person_id, element from ${prefixed(prefix, 'exposure')} where exposure in ('read', 'presumed') and state not in ('hashed', 'encrypted', 'tokenised'))`;
};

/** Elements that people of one side have and those of the other, who share records with them, have not. */
const exposureChange = (change: 'grown' | 'shrunk'): Sql => {
  const [own, other] = change === 'grown' ? (['b', 'a'] as const) : (['a', 'b'] as const);
  const [mine, theirs] = change === 'grown' ? [held(''), held('previous_')] : [held('previous_'), held('')];
  const at = (side: string): Sql => ({ pieces: [`o.${side}`], values: [] });
  return sql`select cast('${{ pieces: [change], values: [] }}' as string) as change, person, string_agg(element, ' ' order by element) as what from (
      select ${at('b')} as person, m.element, max(case when t.element is null then 0 else 1 end) as known
      from diff_overlap o join ${mine} m on m.person_id = ${at(own)}
      left join ${theirs} t on t.person_id = ${at(other)} and t.element = m.element group by ${at('b')}, m.element) compared
    where known = 0 group by person`;
};

/** Every person who changed, by kind of change and id. */
export const changedPeople: Step = {
  name: 'diff_people',
  reads: ['diff_overlap', BEFORE, AFTER, 'previous_exposure', 'exposure'],
  sql: sql`select change, person, what from (
    select 'new' as change, person_id as person, '' as what from ${ident(AFTER)} where person_id not in (select b from diff_overlap)
    union all select 'gone', person_id, '' from ${ident(BEFORE)} where person_id not in (select a from diff_overlap)
    union all select 'merged', b, string_agg('P-' || cast(a as string), ' ' order by a) from diff_overlap group by b having count(*) > 1
    union all select 'split', a, string_agg('P-' || cast(b as string), ' ' order by b) from diff_overlap group by a having count(*) > 1
    union all ${exposureChange('grown')} union all ${exposureChange('shrunk')}) changed order by change, person`,
};

const text = (value: unknown): string | null => (value === null || value === undefined ? null : String(value));
const whole = (value: unknown): number | null => (value === null || value === undefined ? null : Number(value));

/** Duties whose answer, number of people or day changed. */
const dutiesOf = async (engine: Engine): Promise<readonly ChangedDuty[]> => {
  const rows = await engine.read({
    name: 'diff_duties',
    reads: ['previous_duty', 'duty'],
    sql: sql`select coalesce(n.jurisdiction, o.jurisdiction) as jurisdiction, coalesce(n.law_name, o.law_name) as law, coalesce(n.audience, o.audience) as audience, coalesce(n.who, o.who) as who,
        o.answer as answer_before, n.answer as answer_after, o.persons as persons_before, n.persons as persons_after,
        o.deadline_date as deadline_before, n.deadline_date as deadline_after
      from previous_duty o full join duty n on coalesce(n.jurisdiction, '') = coalesce(o.jurisdiction, '') and n.audience = o.audience and coalesce(n.who, '') = coalesce(o.who, '')
        and coalesce(n.item, '') = coalesce(o.item, '') and coalesce(n.version, '') = coalesce(o.version, '')
      where coalesce(o.answer, '') <> coalesce(n.answer, '') or coalesce(o.persons, -1) <> coalesce(n.persons, -1)
        or coalesce(o.deadline_date, '') <> coalesce(n.deadline_date, '') order by 1, 3, 4, 5, 6, 2`,
  });
  return rows.map((row) => ({
    jurisdiction: text(row['jurisdiction']),
    law: text(row['law']),
    audience: String(row['audience']),
    who: String(row['who'] ?? ''),
    answerBefore: text(row['answer_before']),
    answerAfter: text(row['answer_after']),
    personsBefore: whole(row['persons_before']),
    personsAfter: whole(row['persons_after']),
    deadlineBefore: text(row['deadline_before']),
    deadlineAfter: text(row['deadline_after']),
  }));
};

export interface CaseDiff {
  readonly steps: readonly DiffStep[];
  /** People by kind of change; one person may be grown and merged. */
  readonly changes: Readonly<Record<string, number>>;
  readonly duties: readonly ChangedDuty[];
}

/** Compares two attached revisions, the earlier one's tables called `previous_...`. Leaves `diff_people` for lists. */
export const compareCases = async (engine: Engine): Promise<CaseDiff> => {
  await engine.run(affectedStep(BEFORE, 'previous_'));
  await engine.run(affectedStep(AFTER, ''));
  await engine.run(overlapStep);
  await engine.run(changedPeople);
  const counts = await engine.read({
    name: 'diff_changes',
    reads: ['diff_people'],
    sql: sql`select change, count(*) as n from diff_people group by change order by change`,
  });
  return {
    steps: await stepsOf(engine),
    changes: Object.fromEntries(counts.map((row) => [String(row['change']), Number(row['n'])])),
    duties: await dutiesOf(engine),
  };
};
