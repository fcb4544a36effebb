import type { Engine, Step } from '../../engine/port.ts';
import { ident, integer, join, type Sql, sql } from '../../engine/sql.ts';
import { documentOf } from '../steps/document-of.ts';
import { reportPersonOf } from '../steps/people.ts';
import { type ListColumn, lineOf } from './cells.ts';

const text = (name: string, value: Sql = ident(name)): ListColumn => ({ name, value, plain: false });
const plain = (name: string, value: Sql): ListColumn => ({ name, value, plain: true });

const yesNo = (column: Sql): Sql =>
  sql`case when ${column} is null then 'unknown' when ${column} = 1 then 'yes' else 'no' end`;

const day = (column: Sql): Sql =>
  sql`case when ${column} is null then '' else substr(cast(${column} as string), 1, 4) || '-' ||
    substr(cast(${column} as string), 5, 2) || '-' || substr(cast(${column} as string), 7, 2) end`;

/** Most addresses have one line: two looks for a sign spare them all patterns. */
const isOneLine = sql`position(${'\n'} in person.address) = 0 and position(${'\r'} in person.address) = 0`;

/** First and second line of an address that may be written over lines. */
const addressLine = (line: 1 | 2): Sql =>
  line === 1
    ? sql`case when ${isOneLine} then person.address else replace_all(person.address, ${'[\\r\\n](?s:.*)$'}, '') end`
    : sql`case when person.address is null or ${isOneLine} then '' else
        replace_all(replace_all(person.address, ${'^[^\\r\\n]*[\\r\\n]+'}, ''), ${'[\\r\\n]+'}, ', ') end`;

/** Names of the three columns of an element: exposed or not, in how many records, in which state (clear before all others). */
export const elementColumns = (element: string): readonly string[] => [
  element,
  `${element}_records`,
  `${element}_state`,
];

/** The columns of the list in front of those of the elements. */
export const COLUMNS_BEFORE: readonly ListColumn[] = [
  plain('person_id', sql`'P-' || cast(person_id as string)`),
  text('given_name'),
  text('middle_name'),
  text('family_name'),
  text('name_suffix'),
  text('address_line_1'),
  text('address_line_2'),
  text('city'),
  text('region'),
  text('postal_code'),
  text('country'),
  plain('address_source', sql`coalesce(address_source, '')`),
  plain('address_date', day(sql`address_as_of`)),
  plain('household', sql`case when household is null then '' else 'H-' || cast(household as string) end`),
  plain('contact_flags', sql`coalesce(contact_flags, '')`),
  plain('residence', sql`coalesce(residence, 'unknown')`),
  plain('kind', sql`kind`),
  plain('relation', sql`relation`),
  plain('minor', yesNo(sql`minor`)),
  plain('deceased', yesNo(sql`deceased`)),
  text('guardian'),
  plain('exposure', sql`exposure`),
  plain('notice', sql`coalesce(notice, '')`),
  plain('notice_basis', sql`coalesce(notice_basis, '')`),
  text('earlier_cases'),
  plain('protection_months', sql`coalesce(cast(offer_months as string), '')`),
  plain('protection_basis', sql`coalesce(offer_basis, '')`),
];

/** The columns behind those of the elements. */
export const COLUMNS_BEHIND: readonly ListColumn[] = [
  plain('records', sql`cast(coalesce(records, 0) as string)`),
  plain('in_register', yesNo(sql`in_register`)),
  text('control_numbers'),
  text('merge_reason'),
  plain(
    'confidence',
    sql`case when confidence is null then '' when confidence >= 1000000 then '1'
    else '0.' || substr(cast(1000000 + confidence as string), 2) end`,
  ),
];

/** Elements that were exposed for anybody, sorted: they make the columns. */
export const exposedElements = async (engine: Engine): Promise<readonly string[]> => {
  const rows = await engine.read({
    name: 'list_elements',
    reads: ['holding'],
    sql: sql`select distinct element from holding where exposure in ('read', 'presumed') order by element`,
  });
  return rows.map((row) => String(row['element']));
};

/** A person in very many documents is not listed with all of them: `candor why person` shows every one. */
const LISTED_DOCUMENTS = 50;

/** In which documents of the evidence each person stands. */
const stands = (people: Sql): Sql => sql`select distinct person_id, ${documentOf(sql`record_id`)} as document_no
  from person_record where root = 'evidence' and ${people}`;

/**
 * Control numbers of the documents that a person stands in, in order; `…` where there are more. Hardly anybody stands in
 * more than two, and the others need no ordering: the first and the last are all.
 */
const controlNumbers = (people: Sql): readonly Step[] => [
  {
    name: 'list_stands',
    reads: ['person_record'],
    sql: sql`select person_id, min(document_no) as first_no, max(document_no) as last_no, count(*) as documents
      from (${stands(people)}) stands group by person_id`,
  },
  {
    name: 'list_documents',
    reads: ['person_record', 'document', 'list_stands'],
    sql: sql`select spread.person_id, case when documents = 1 then a.control_number
        else concat(a.control_number, ' ', b.control_number) end as control_numbers
      from list_stands spread join document a on a.document_no = first_no join document b on b.document_no = last_no
      where documents <= 2
      union all
      select person_id,
        string_agg(case when place <= ${integer(LISTED_DOCUMENTS)} then control_number else '…' end, ' ' order by place)
          as control_numbers
      from (select stands.person_id, document.control_number,
          row_number() over (partition by stands.person_id order by stands.document_no) as place
        from (${stands(sql`${people} and person_id in (select person_id from list_stands where documents > 2)`)}) stands
        join document on document.document_no = stands.document_no) placed
      where place <= ${integer(LISTED_DOCUMENTS + 1)} group by person_id`,
  },
];

/** People whose ids lie between two, both included. */
export interface PeopleRange {
  readonly first: number;
  readonly last: number;
}

/** Ids that a table of so many rows spans (a record id has eight for each row). */
const BUCKET_IDS = 1_000_000;

/** Ranges of people in order, each of at least so many: lines as wide as the list's are put in order in bounded memory. */
export const peopleRanges = async (engine: Engine, least: number): Promise<readonly PeopleRange[]> => {
  const rows = await engine.read({
    name: 'list_ranges',
    reads: ['person'],
    sql: sql`select cast(floor(person_id / ${integer(BUCKET_IDS)}) as bigint) as bucket, count(*) as n from person
      group by cast(floor(person_id / ${integer(BUCKET_IDS)}) as bigint) order by 1`,
  });
  const ranges: PeopleRange[] = [];
  let first = 0;
  let people = 0;
  rows.forEach((row, n) => {
    people += Number(row['n']);
    if (people < least && n < rows.length - 1) return;
    const last = (Number(row['bucket']) + 1) * BUCKET_IDS - 1;
    ranges.push({ first, last });
    first = last + 1;
    people = 0;
  });
  return ranges;
};

export const within = ({ first, last }: PeopleRange): Sql =>
  sql`person_id between ${integer(first)} and ${integer(last)}`;

/** The least protected state, as law takes it: LEAST_PROTECTED_FIRST. */
const shownState = sql`case when clear = 1 then 'clear' when hashed = 1 then 'hashed' when encrypted = 1 then 'encrypted'
  when tokenised = 1 then 'tokenised' when truncated = 1 then 'truncated' else 'masked' end`;

/** The cells of the elements in a line, made once for all people of whom the same was exposed. */
export const heldCells = (elements: readonly string[]): Step => {
  const records = (element: string): Sql => sql`sum(case when element = ${element} then records else 0 end)`;
  const cells = elements.flatMap((element) => [
    sql`case when ${records(element)} > 0 then 'yes' else 'no' end`,
    sql`cast(${records(element)} as string)`,
    sql`coalesce(max(case when element = ${element} then ${shownState} end), '')`,
  ]);
  return {
    name: 'list_cells',
    reads: ['report_holding'],
    sql: sql`select held, ${lineOf(cells)} as cells from report_holding group by held`,
  };
};

/** The elements' cells, which are a piece of the line that was made before. */
export const HELD_CELLS = plain('cells', sql`cells`);

/** How many people the list has. */
export const listedPeople: Step = {
  name: 'list_size',
  reads: ['report_affected'],
  sql: sql`select count(*) as n from report_affected`,
};

/** Columns of people that are listed as they are. */
const OF_PERSON = [
  ...['given_name', 'middle_name', 'family_name', 'name_suffix', 'city', 'region', 'postal_code', 'country'],
  ...['address_source', 'address_as_of', 'guardian', 'records', 'confidence', 'merge_reason'],
];

/**
 * Everybody of a table of people who is affected, with everything that the columns name; `people` says of whom it is, so that nobody
 * else is looked up. Lines of addresses are made here: a cell names its value several times.
 */
export const listPeople = (person: Sql, people: Sql): Sql => {
  const beside = (table: string): Sql =>
    sql`left join (select * from ${ident(table)} where ${people}) ${ident(table)} on ${ident(table)}.person_id = who.person_id`;
  const more = [
    ...OF_PERSON.map((name) => sql`person.${ident(name)}`),
    ...([1, 2] as const).map((line) => sql`${addressLine(line)} as ${ident(`address_line_${line}`)}`),
  ];
  return sql`select who.*, list_cells.cells, list_documents.control_numbers, household.household, list_flags.contact_flags,
    list_earlier.earlier_cases, profile.notice, profile.notice_basis, profile.offer_months, profile.offer_basis
  from (${reportPersonOf(person, sql`report_exposed`, more)}) who
  join list_cells on list_cells.held = who.held
  ${join(['list_documents', 'household', 'list_flags', 'list_earlier', 'person_profile'].map(beside), ' ')}
  left join profile on profile.profile_no = person_profile.profile_no
  where who.affected = 1`;
};

/** What speaks against each person's contact data, in one cell: `address:no-street email:no-reply`. Most have one flag, which needs no ordering. */
const listFlags = (people: Sql): Step => ({
  name: 'list_flags',
  reads: ['contact_flag'],
  sql: sql`with flags as (select person_id, contact || ':' || flag as flag from contact_flag where ${people}),
    spread as (select person_id, count(*) as flags, min(flag) as flag from flags group by person_id)
    select person_id, flag as contact_flags from spread where flags = 1
    union all
    select flags.person_id, string_agg(flags.flag, ' ' order by flags.flag) as contact_flags
    from flags join spread on spread.person_id = flags.person_id where spread.flags > 1 group by flags.person_id`,
});

/** Earlier cases that each person was in, with the day since when: "acme-2019 since 2019-05-01". */
const listEarlier = (people: Sql): Step => ({
  name: 'list_earlier',
  reads: ['earlier'],
  sql: sql`select person_id, string_agg(case_id || ' since ' || ${day(sql`since`)}, ', ' order by since, case_id) as earlier_cases
    from earlier where ${people} group by person_id`,
});

/** What the list says of people beside the table of them; `people` says whom. */
export const listBeside = (people: Sql): readonly Step[] => [
  ...controlNumbers(people),
  listFlags(people),
  listEarlier(people),
];

export const LIST_READS = [
  ...['household', 'list_earlier', 'list_flags', 'list_documents', 'list_cells'],
  ...['person', 'report_exposed', 'person_profile', 'profile'],
];
