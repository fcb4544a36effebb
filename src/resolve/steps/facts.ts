import type { Engine } from '../../engine/port.ts';
import { ident, join, quoted, type Sql, sql } from '../../engine/sql.ts';
import { RELATION, type Relation } from '../../schema/vocabulary.ts';
import { GUARDIAN_WORDS, TEST_NAMES } from '../data-files.ts';
import { DECIDED_DOCUMENT } from './documents.ts';
import { MEMBER } from './members.ts';
import { constant, wordList } from './sql-parts.ts';

/** One row a record: its person, where it stands, and what it ranks for in each choice. */
export const RECORD_FACT = 'resolve_record_fact';
/** Best record of each person for each part of the contact data, and what all records say together. */
export const PERSON_FACT = 'resolve_person_fact';

/** Which relation counts where records differ: the closest tie first. */
const CLOSEST: readonly Relation[] = ['customer', 'employee', 'former_customer', 'prospective_customer', 'other'];

const closeness = (cell: Sql): Sql =>
  sql`case ${cell} ${join(
    CLOSEST.map((relation, n) => sql`when ${quoted(relation)} then ${{ pieces: [String(n)], values: [] }}`),
    ' ',
  )} end`;

/**
 * How much a record's word for the relation counts (tens; smaller is stronger) and which relation it is (ones): the
 * register's own status, the register, the evidence's status or the decision about its folder, the default.
 */
const relationCode = (fallback: Relation): Sql => sql`case
  when d.in_register = 1 and s.relation is not null then 10 + ${closeness(sql`s.relation`)}
  when d.in_register = 1 and d.register_relation is not null and coalesce(r.deceased, 0) = 0 then 20 + ${closeness(sql`d.register_relation`)}
  when d.in_evidence = 1 and s.relation is not null then 30 + ${closeness(sql`s.relation`)}
  when d.in_evidence = 1 and d.relation is not null then 30 + ${closeness(sql`d.relation`)}
  when d.register_relation is not null then 40 + ${closeness(sql`d.register_relation`)}
  else 50 + ${closeness(quoted(fallback))} end`;

/** Name of the relation that a code ends in. */
export const relationName = (code: Sql): Sql =>
  sql`case ${code} % 10 ${join(
    CLOSEST.map((relation, n) => sql`when ${{ pieces: [String(n)], values: [] }} then ${quoted(relation)}`),
    ' ',
  )} end`;

if (CLOSEST.length !== RELATION.length) throw new Error('every relation needs a place in CLOSEST');

const digits = (cell: Sql, width: number): Sql =>
  sql`lpad(cast(${cell} as string), ${{ pieces: [String(width)], values: [] }}, '0')`;
/** The smaller record first: the rank ends in what is left to the largest number. */
const byRecord = digits(sql`(9223372036854775807 - r.record_id)`, 19);
const newest = digits(sql`coalesce(r.as_of, d.as_of, 0)`, 8);
const filled = (cells: readonly string[]): Sql =>
  join(
    cells.map((cell) => sql`case when r.${ident(cell)} is null then 0 else 1 end`),
    ' + ',
  );

const RANKS: Readonly<Record<string, Sql>> = {
  name: sql`case when coalesce(r.given_name, r.family_name) is null then null else
    cast(${filled(['given_name', 'family_name'])} as string) || cast(d.in_register as string)
    || ${digits(sql`least(99, length(coalesce(r.given_name, '')) + length(coalesce(r.middle_name, '')))`, 2)} || ${byRecord} end`,
  address: sql`case when r.address is null then null else cast(d.in_register as string) || ${newest}
    || cast(${filled(['city', 'region', 'postal_code'])} as string) || ${byRecord} end`,
  place: sql`case when coalesce(r.region, r.postal_code, r.country) is null then null else cast(d.in_register as string) || ${newest}
    || cast(${filled(['region', 'postal_code', 'country'])} as string) || ${byRecord} end`,
  email: sql`case when r.email is null or position('@' in r.email) < 2 or position(' email ' in m.blocked) > 0 then null else cast(d.in_register as string) || ${newest} || ${byRecord} end`,
  phone: sql`case when r.phone is null or position(' phone ' in m.blocked) > 0 then null else cast(d.in_register as string) || ${newest} || ${byRecord} end`,
};

export const RANKED = Object.keys(RANKS);

const given = sql`lower(trim(coalesce(r.given_name, '')))`;
const family = sql`lower(trim(coalesce(r.family_name, '')))`;
const isTestWord = (cell: Sql): Sql => sql`${cell} in (${wordList(TEST_NAMES.words)})`;
const isTestPart = (cell: Sql): Sql => sql`${cell} in ('', ${wordList([...TEST_NAMES.words, ...TEST_NAMES.fillers])})`;
/** An identifier is a placeholder, and no SSN says that there is somebody. */
const isNobodys = sql`(m.blocked <> '' and (r.ssn is null or position(' ssn ' in m.blocked) > 0))`;
/** 1 where a name is what testers type, 0 for others' names, null where there is none. */
const TEST_NAME = sql`case when coalesce(r.given_name, r.family_name, r.full_name) is null then null
  when (${isTestWord(given)} or ${isTestWord(family)}) and ((${isTestPart(given)} and ${isTestPart(family)}) or ${isNobodys}) then 1
  when ${isNobodys} and ${given} || ' ' || ${family} in (${wordList(TEST_NAMES.stock)}) then 1 else 0 end`;

const guardianPattern = `(^| )(${GUARDIAN_WORDS.join('|')})( |$)`;

/** Guardians: the other person of a row whose columns say so. One row a record of the ward. */
const guardians = async (engine: Engine): Promise<void> => {
  await engine.run({
    name: 'resolve_guardian_mention',
    reads: ['field', 'field_element'],
    sql: sql`select distinct e.document_no, e.mention from field_element e join field f on f.document_no = e.document_no and f.column_no = e.column_no
      where matches(fold(f.name), ${constant(guardianPattern)}) and e.role in ('given_name', 'family_name', 'full_name')`,
  });
  await engine.run({
    name: 'resolve_guardian',
    reads: ['record', 'resolve_guardian_mention'],
    sql: sql`select ward.record_id, min(trim(coalesce(g.given_name || ' ', '') || coalesce(g.family_name, coalesce(g.full_name, '')))) as guardian
      from record g join resolve_guardian_mention m on m.document_no = g.document_no and m.mention = g.mention
      join record ward on ward.document_no = g.document_no and ward.row_no = g.row_no and ward.mention <> g.mention
      left join resolve_guardian_mention other on other.document_no = ward.document_no and other.mention = ward.mention
      where other.mention is null and coalesce(g.given_name, g.family_name, g.full_name) is not null group by ward.record_id`,
  });
  await engine.drop('resolve_guardian_mention');
};

const statusRelations = (engine: Engine): Promise<void> =>
  engine.script({
    name: 'resolve_status',
    reads: ['record'],
    input: sql`select status from record where status is not null`,
    inputColumns: ['status'],
    module: new URL('../relation.ts', import.meta.url).href,
    function: 'statusRelations',
    output: [{ name: 'relation', type: 'text' }],
  });

/** Gathers what each record says for the choices about its person. */
export const recordFacts = async (engine: Engine, fallback: Relation): Promise<void> => {
  await statusRelations(engine);
  await guardians(engine);
  const ranks = Object.entries(RANKS).map(([name, rank]) => sql`${rank} as ${ident(`${name}_rank`)}`);
  await engine.run({
    name: RECORD_FACT,
    reads: [MEMBER, 'record', DECIDED_DOCUMENT, 'resolve_status', 'resolve_guardian'],
    sql: sql`select m.person_id, m.record_id, m.mention_no, m.confidence, m.blocked, m.only_blocked, coalesce(r.as_of, d.as_of) as as_of, d.in_evidence, d.in_register, d.exposure, d.entry, r.holding, r.deceased,
      r.date_of_birth, case when coalesce(r.given_name, r.family_name, r.full_name) is null then 0 else 1 end as named, ${TEST_NAME} as test_name,
      case when r.organization is null then 0 else 1 end as company, g.guardian,
      ${relationCode(fallback)} as relation_code, ${join(ranks, ', ')}
      from ${ident(MEMBER)} m join record r on r.record_id = m.record_id
      join ${ident(DECIDED_DOCUMENT)} d on d.document_no = r.document_no
      left join resolve_status s on s.status = r.status left join resolve_guardian g on g.record_id = r.record_id`,
  });
  await engine.drop('resolve_status');
  await engine.drop('resolve_guardian');
};

const recordOf = (rank: Sql): Sql => sql`9223372036854775807 - cast(right(${rank}, 19) as bigint)`;

/** What the records of each person say together. */
export const personFacts = async (engine: Engine): Promise<void> => {
  const best = RANKED.map((name) => sql`${recordOf(sql`max(${ident(`${name}_rank`)})`)} as ${ident(`${name}_record`)}`);
  await engine.run({
    name: PERSON_FACT,
    reads: [RECORD_FACT],
    sql: sql`select person_id, count(*) as all_records, sum(in_evidence) as records, max(in_register) as in_register,
      min(confidence) as confidence, max(coalesce(deceased, 0)) as deceased, max(named) as named, max(company) as company, case when max(named) = 1 then min(test_name) else min(only_blocked) end as test_value,
      min(relation_code) as relation_code, min(guardian) as guardian, ${join(best, ', ')}
      from ${ident(RECORD_FACT)} group by person_id`,
  });
  // The birth date that most records have; the register's where as many have another.
  await engine.run({
    name: 'resolve_birth',
    reads: [RECORD_FACT],
    sql: sql`select person_id, cast(right(max(rank), 8) as integer) as date_of_birth from (
      select person_id, case when date_of_birth % 100 > 0 then '1' else '0' end || lpad(cast(count(*) as string), 9, '0')
        || cast(max(in_register) as string) || lpad(cast(date_of_birth as string), 8, '0') as rank
      from ${ident(RECORD_FACT)} where date_of_birth is not null group by person_id, date_of_birth) dates group by person_id`,
  });
};
