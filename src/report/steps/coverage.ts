import type { Engine, Step } from '../../engine/port.ts';
import { join, type Sql, sql } from '../../engine/sql.ts';
import { PEOPLE_COLUMN, TELLING } from '../expected.ts';
import { isEveryRecordOwned } from './several.ts';

/** Made by `findCoverage`. */
export const COVERAGE = 'report_coverage';

const telling = join(
  TELLING.map((element) => sql`${element}`),
  ', ',
);

/** What a record came to, as a number: 3 a person's, 2 a company's or a test value, both known to be nobody; 0 unidentified. */
const ownedBy = (kinds: Sql): Sql => sql`select person_record.record_id,
    case person.kind when 'person' then 3 when 'unidentified' then 0 else 2 end as owned
  from person_record join person on person.person_id = person_record.person_id where ${kinds}`;

/** Where every record is somebody's, those that are no person's tell the rest: few are looked up in place of everybody. */
const OWNED = {
  all: { owned: ownedBy(sql`person.kind <> 'person'`), isOwned: sql`coalesce(p.owned, 3)` },
  some: { owned: ownedBy(sql`person.kind <> 'unidentified'`), isOwned: sql`coalesce(p.owned, 0)` },
} as const;

/** Tables with several people in a row: of the others each record is a row of its own, and need not be grouped. */
const severalInRow = sql`select document_no from record where mention > 1 group by document_no`;

/** A text that calls somebody by name and says nothing else of them has no value that might be somebody's. */
const isNameAlone = sql`(r.row_no is null and r.holding like 'person_name=%' and position(' ' in r.holding) = 0)`;

/** How many records (rows, or mentions in a text) of each document there are, and how many are a person's. */
const recordPeople = ({ owned, isOwned }: { readonly owned: Sql; readonly isOwned: Sql }): Sql => sql`
  select document_no, count(*) as records, sum(case when owned = 3 then 1 else 0 end) as owned,
    sum(case when owned = 0 and alone = 0 then 1 else 0 end) as unidentified from (
    select r.document_no, r.row_no, max(${isOwned}) as owned, 0 as alone from record r
      join (${severalInRow}) s on s.document_no = r.document_no
      left join (${owned}) p on p.record_id = r.record_id
      where r.row_no is not null group by r.document_no, r.row_no
    union all select r.document_no, null, ${isOwned}, case when ${isNameAlone} then 1 else 0 end from record r
      left join (${severalInRow}) s on s.document_no = r.document_no
      left join (${owned}) p on p.record_id = r.record_id
      where s.document_no is null or r.row_no is null) places
  group by document_no`;

/** Of each table, the fullest column with an element, the elements, and the names of columns without one that speak of people. */
const columnElements = sql`
  select e.document_no, max(case when e.element is null then 0 else e.filled end) as filled,
    max(case when e.element in (${telling}) then e.filled else 0 end) as telling,
    max(case when e.state = 'encrypted' and e.filled > 0 then 1 else 0 end) as sealed,
    max(case when e.element is null and e.filled > 0 and matches(fold(f.name), ${PEOPLE_COLUMN}) then 1 else 0 end) as named
  from field_element e left join field f on f.document_no = e.document_no and f.column_no = e.column_no
  group by e.document_no`;

/** Values in text that no record has. */
const loneValues = sql`
  select document_no, count(*) as lone, sum(case when element in (${telling}) then 1 else 0 end) as telling
  from detection where record_id is null and shared = 0 group by document_no`;

/** What came out of each document of the evidence that was read: one row a table or text. */
const coverage = (records: Sql): Step => ({
  name: COVERAGE,
  reads: ['document', 'record', 'person', 'person_record', 'field', 'field_element', 'detection'],
  sql: sql`select d.document_no, d.control_number, d.family as path, case when d.rows is null then 'text' else 'table' end as kind,
      coalesce(d.media_type, '') as media_type, d.status, coalesce(d.bytes, 0) as bytes, coalesce(d.characters, 0) as characters,
      coalesce(d.rows, 0) as rows, coalesce(r.records, 0) as records, coalesce(r.owned, 0) as owned, coalesce(r.unidentified, 0) as unidentified, coalesce(e.filled, 0) as filled,
      coalesce(v.lone, 0) as lone, coalesce(e.telling, 0) as telling_rows, coalesce(v.telling, 0) as telling_values, coalesce(e.named, 0) as named, coalesce(e.sealed, 0) as sealed
    from document d left join (${records}) r on r.document_no = d.document_no
    left join (${columnElements}) e on e.document_no = d.document_no
    left join (${loneValues}) v on v.document_no = d.document_no
    where d.root = 'evidence' and d.status in ('read', 'partly') and (d.rows is not null or d.characters > 0)`,
});

/** Makes the table of what came out of each document. */
export const findCoverage = async (engine: Engine): Promise<void> =>
  engine.run(coverage(recordPeople(OWNED[(await isEveryRecordOwned(engine)) ? 'all' : 'some'])));

export const coverageRows: Step = {
  name: 'report_coverage_rows',
  reads: [COVERAGE],
  sql: sql`select * from report_coverage order by document_no`,
};
