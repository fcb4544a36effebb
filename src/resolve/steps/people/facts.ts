import type { Engine } from '../../../engine/port.ts';
import { ident, join, quoted, type Sql, sql } from '../../../engine/sql.ts';
import { RELATION, type Relation } from '../../../schema/vocabulary.ts';
import { GUARDIAN_WORDS, MISSING_NAMES, TEST_NAMES } from '../../data-files.ts';
import { DECIDED_DOCUMENT } from '../decided/documents.ts';
import { MEMBER } from '../groups/members.ts';
import { constant, isAmong } from '../sql-parts.ts';

/** One row a record: its person, where it stands, and what it is worth in each choice. What it holds is a key of the text, which millions have alike. */
export const RECORD_FACT = 'resolve_record_fact';

/** Which relation counts where records differ: the closest tie first. */
const CLOSEST: readonly Relation[] = ['customer', 'employee', 'former_customer', 'prospective_customer', 'other'];

const closeness = (cell: Sql): Sql =>
  sql`case ${cell} ${join(
    CLOSEST.map((relation, n) => sql`when ${quoted(relation)} then ${{ pieces: [String(n)], values: [] }}`),
    ' ',
  )} end`;

/**
 * How much a record's word for the relation counts (tens; smaller is stronger) and which relation it is (ones): the
 * register's own status, the register, the evidence's status or the decision about its folder, the default. Who is only
 * named as somebody's guardian or executor is none of these by that row.
 */
const relationCode = (fallback: Relation): Sql => sql`case
  when gm.mention is not null then 50 + ${closeness(quoted('other'))}
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

/** A part of a name; null where the cell (of which `word` is the bare word) says that nobody knows it. */
const known = (cell: Sql, word: Sql, missing: ReadonlySet<string>): Sql =>
  sql`case when ${isAmong(word, missing)} then null else ${cell} end`;
/** Records with the bare words of their names, and then with what of these is known: each is asked several times below. */
const WITH_WORDS = sql`select *, lower(trimmed(given_name)) as given_word, lower(trimmed(family_name)) as family_word,
  lower(trimmed(full_name)) as full_word from record`;
const WITH_KNOWN = sql`select *, ${known(sql`given_name`, sql`given_word`, MISSING_NAMES.first)} as known_given,
  ${known(sql`family_name`, sql`family_word`, MISSING_NAMES.family)} as known_family,
  ${known(sql`full_name`, sql`full_word`, MISSING_NAMES.any)} as known_full from (${WITH_WORDS}) records`;
const columnsOf = (names: readonly string[]): Sql =>
  join(
    names.map((name) => sql`r.${ident(name)}`),
    ', ',
  );
const GIVEN = sql`r.known_given`;
const FAMILY = sql`r.known_family`;
const given = sql`coalesce(r.given_word, '')`;
const family = sql`coalesce(r.family_word, '')`;
/** What tills write in place of a name. */
const isOfTill = isAmong(sql`replace(trim(${given} || ' ' || ${family}), '-', ' ')`, TEST_NAMES.nobody);
/** What says who somebody is whom a text calls by one word. */
const TELLING = [
  ...(['maiden_name', 'ssn', 'government_id', 'phone', 'other_phone', 'email', 'address', 'postal_code'] as const),
  ...(['imei', 'imsi', 'iccid', 'account_number', 'person_number', 'member_number', 'username', 'row_key'] as const),
];
/** "Ask Kim": one word of a text, of whom it says nothing else, is nobody's name in particular. Rows of tables are about whom they name. */
const isOneWord = sql`(r.row_no is null and coalesce(r.holding, 'person_name') like 'person_name%' and position(' ' in coalesce(r.holding, '')) = 0
  and (${GIVEN} is null or ${FAMILY} is null) and r.middle_name is null
  and position(' ' in trimmed(coalesce(${GIVEN}, ${FAMILY}, r.known_full))) = 0
  and coalesce(${columnsOf(TELLING)}, cast(coalesce(r.date_of_birth, r.birth_year, r.birthday) as string)) is null)`;
const isNamed = sql`(coalesce(${GIVEN}, ${FAMILY}, r.known_full) is not null and not ${isOneWord})`;

const filled = (cells: readonly string[]): Sql =>
  join(
    cells.map((cell) => sql`case when r.${ident(cell)} is null then 0 else 1 end`),
    ' + ',
  );

/**
 * What a record is worth in each choice among the records of its person; null: it has nothing to choose. Of names that are as whole the
 * register's comes first, then one beside which the name before a marriage or change is told (whoever wrote it knew of it), then one that is
 * not all capitals, then one whose parts have columns of their own: of a whole name nobody is sure which word is which.
 */
const SCORES: Readonly<Record<string, Sql>> = {
  name: sql`case when coalesce(r.given_name, r.family_name) is null or not ${isNamed} then null when ${isOfTill} then 0 else
    (case when ${GIVEN} is null then 0 else 1 end + case when ${FAMILY} is null then 0 else 1 end) * 1000 + d.in_register * 100
    + case when r.maiden_name is null or ${GIVEN} is null or ${FAMILY} is null then 0 else 90 end
    + case when r.given_name = upper(r.given_name) then 0 else 50 end + case when r.full_name is null then 25 else 0 end
    + least(24, length(coalesce(r.given_name, '')) + length(coalesce(r.middle_name, ''))) end`,
  address: sql`case when r.address is null then null else ${filled(['city', 'region', 'postal_code'])} end`,
  place: sql`case when coalesce(r.region, r.postal_code, r.country) is null then null
    else ${filled(['region', 'postal_code', 'country'])} end`,
  email: sql`case when r.email is null or position('@' in r.email) < 2 or position(' email ' in m.blocked) > 0 then null else 0 end`,
  phone: sql`case when r.phone is null or position(' phone ' in m.blocked) > 0 then null else 0 end`,
};

/** The choices, each with a column `<choice>_score` of RECORD_FACT. */
export const CHOICES = ['name', 'address', 'place', 'email', 'phone'] as const;

const isTestWord = (cell: Sql): Sql => isAmong(cell, TEST_NAMES.words);
const isTestPart = (cell: Sql): Sql => isAmong(cell, ['', ...TEST_NAMES.words, ...TEST_NAMES.fillers]);
/** An identifier is a placeholder, and no SSN says that there is somebody. */
const isNobodys = sql`(m.blocked <> '' and (r.ssn is null or position(' ssn ' in m.blocked) > 0))`;
/** Nothing is somebody's own: who paid as a guest with an address of theirs is a customer whose name nobody asked. */
const isOfHouse = sql`(coalesce(r.ssn, r.phone, r.address, cast(r.date_of_birth as string)) is null
  and (r.email is null or position(split_part(replace(${given}, '-', ' '), ' ', 1) in lower(r.email)) = 1))`;
/** 1 where a name is what testers type, 0 for others' names, null where there is none. */
const TEST_NAME = sql`case when coalesce(r.given_name, r.family_name, r.full_name) is null then null
  when (${isTestWord(given)} or ${isTestWord(family)}) and ((${isTestPart(given)} and ${isTestPart(family)}) or ${isNobodys}) then 1
  when ${isOfHouse} and ${isOfTill} then 1
  when ${isNobodys} and ${isAmong(sql`${given} || ' ' || ${family}`, TEST_NAMES.stock)} then 1 else 0 end`;

const guardianPattern = `(^| )(${GUARDIAN_WORDS.join('|')})( |$)`;

/** Which people of a document's rows are named as guardians or executors of others. */
const GUARDIAN_MENTION = 'resolve_guardian_mention';

/** Guardians: the other person of a row whose columns say so. One row a record of the ward. */
const guardians = async (engine: Engine): Promise<void> => {
  await engine.run({
    name: GUARDIAN_MENTION,
    reads: ['field', 'field_element'],
    sql: sql`select distinct e.document_no, e.mention from field_element e join field f on f.document_no = e.document_no and f.column_no = e.column_no
      where matches(fold(f.name), ${constant(guardianPattern)}) and e.role in ('given_name', 'family_name', 'full_name')`,
  });
  await engine.run({
    name: 'resolve_guardian',
    reads: ['record', GUARDIAN_MENTION],
    sql: sql`select ward.record_id, min(trim(coalesce(g.given_name || ' ', '') || coalesce(g.family_name, coalesce(g.full_name, '')))) as guardian
      from record g join ${ident(GUARDIAN_MENTION)} m on m.document_no = g.document_no and m.mention = g.mention
      join record ward on ward.document_no = g.document_no and ward.row_no = g.row_no and ward.mention <> g.mention
      left join ${ident(GUARDIAN_MENTION)} other on other.document_no = ward.document_no and other.mention = ward.mention
      where other.mention is null and coalesce(g.given_name, g.family_name, g.full_name) is not null group by ward.record_id`,
  });
};

const statusRelations = (engine: Engine): Promise<void> =>
  engine.script({
    name: 'resolve_status',
    reads: ['record'],
    input: sql`select status from record where status is not null`,
    inputColumns: ['status'],
    module: new URL('../../relation.ts', import.meta.url).href,
    function: 'statusRelations',
    output: [{ name: 'relation', type: 'text' }],
  });

/** What people decided goes before what the name looks like. */
const testName = (nobody: readonly number[]): Sql => {
  const list = join(
    nobody.map((record) => sql`${record}`),
    ', ',
  );
  return nobody.length === 0 ? TEST_NAME : sql`case when r.record_id in (${list}) then 1 else ${TEST_NAME} end`;
};

/** Gathers what each record says for the choices about its person. */
export const recordFacts = async (engine: Engine, fallback: Relation, nobody: readonly number[]): Promise<void> => {
  await statusRelations(engine);
  await guardians(engine);
  const scores = CHOICES.map((name) => sql`cast(${SCORES[name] ?? sql`null`} as integer) as ${ident(`${name}_score`)}`);
  await engine.run({
    name: RECORD_FACT,
    reads: [MEMBER, 'record', DECIDED_DOCUMENT, 'resolve_status', 'resolve_guardian', GUARDIAN_MENTION],
    sql: sql`select m.person_id, m.record_id, m.mention_no, m.confidence, m.alone, m.blocked, m.only_blocked, coalesce(r.as_of, d.as_of) as as_of, d.in_evidence, d.in_register, d.exposure, d.entry, case when r.holding is not null then key64(r.holding) end as holding, r.deceased,
      r.date_of_birth, case when ${isNamed} then 1 else 0 end as named, ${testName(nobody)} as test_name,
      case when r.organization is null then 0 else 1 end as company, g.guardian,
      ${relationCode(fallback)} as relation_code, ${join(scores, ', ')}
      from ${ident(MEMBER)} m join (${WITH_KNOWN}) r on r.record_id = m.record_id
      join ${ident(DECIDED_DOCUMENT)} d on d.document_no = r.document_no
      left join resolve_status s on s.status = r.status left join resolve_guardian g on g.record_id = r.record_id
      left join ${ident(GUARDIAN_MENTION)} gm on gm.document_no = r.document_no and gm.mention = r.mention`,
  });
  await engine.drop('resolve_status');
  await engine.drop('resolve_guardian');
  await engine.drop(GUARDIAN_MENTION);
};
