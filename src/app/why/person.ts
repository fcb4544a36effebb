import type { CaseFile } from '../../case/case-schema.ts';
import type { Engine, Row } from '../../engine/port.ts';
import { type Sql, sql } from '../../engine/sql.ts';
import { resolveOptions } from '../../resolve/options.ts';
import { tableInPlace } from '../evidence/in-place.ts';
import { passwordsOfCase } from '../evidence/password-file.ts';
import { contactsOf, householdOf } from './contacts.ts';
import { pairsOf } from './pairs.ts';
import { cutTo, masked, notFound, numberOf, section, type WhySection } from './section.ts';

const place = sql`document.control_number, document.family as path, record.row_no, record.part, record.start_at`;

/** Records whose rows are looked up in the evidence again. */
const ROWS_IN_PLACE = 20;

/** The person's rows as they stand in the evidence, masked: the end of the chain. */
const inPlace = async (engine: Engine, folder: string, file: CaseFile, person: number): Promise<readonly Row[]> => {
  const rows = await engine.read({
    name: 'why:places',
    reads: ['person_record', 'record', 'document', 'source', 'field_element'],
    sql: sql`select document.control_number, document.family, source.path as source, record.row_no, field_element.column_no,
      field_element.role from (select record_id from person_record where person_id = ${person} order by record_id
        limit ${ROWS_IN_PLACE}) own
      join record on record.record_id = own.record_id
      join document on document.document_no = record.document_no join source on source.source_no = document.source_no
      join field_element on field_element.document_no = record.document_no
      where record.row_no is not null and (field_element.role = 'free_text'
        or (field_element.element is not null and field_element.mention = record.mention)) order by 1, 4, 5, 6`,
  });
  const places = Map.groupBy(rows, (row) => String(row['family']));
  const passwords = passwordsOfCase(folder, file);
  const found: Row[] = [];
  for (const [family, own] of places) {
    const columns = new Map(own.map((row) => [`${row['column_no']} ${row['role']}`, row]));
    const place = {
      controlNumber: String(own[0]?.['control_number']),
      source: String(own[0]?.['source']),
      family,
      rows: [...new Set(own.map((row) => Number(row['row_no'])))],
      columns: [...columns.values()].map((row) => ({ columnNo: Number(row['column_no']), role: String(row['role']) })),
    };
    found.push(...(await tableInPlace(folder, place, passwords)));
  }
  return found;
};

/** Who has the record by which a person of an earlier revision was called; a merge gave it to somebody else. */
const heirOf = async (engine: Engine, person: number): Promise<string | undefined> => {
  const [row] = await engine.read({
    name: 'why:heir',
    reads: ['person_record'],
    sql: sql`select person_id from person_record where record_id = ${person}`,
  });
  return row && `that record belongs to P-${row['person_id']} now, with whom its person was merged`;
};

/** By the place of a value the others who have it as well: of a joint account, of a couple's home. */
const sharedWith = (person: number): Sql =>
  sql`select own.document_no, own.part, own.start_at, own.end_at, own.element,
    string_agg(distinct 'P-' || other_record.person_id, ', ' order by 'P-' || other_record.person_id) as shared_with
    from person_record join detection own using (record_id)
    join detection other on other.document_no = own.document_no and other.part = own.part and other.start_at = own.start_at
      and other.end_at = own.end_at and other.element = own.element and other.record_id <> own.record_id
    join person_record other_record on other_record.record_id = other.record_id
    where person_record.person_id = ${person} and other_record.person_id <> ${person} group by 1, 2, 3, 4, 5`;

/** A person: what was exposed, in which records, why each value counts, and why the records are one person. */
export const whyPerson = async (
  engine: Engine,
  id: string,
  limit: number,
  folder: string,
  file: CaseFile,
  tokenKey: string,
): Promise<readonly WhySection[]> => {
  const person = numberOf('person', id, 'P');
  const { minorsAt } = resolveOptions(file);
  const head = await section(
    engine,
    'Person',
    ['person'],
    sql`select 'P-' || person_id as person, kind, relation, ${masked(sql`given_name`)} as given_name,
      ${masked(sql`family_name`)} as family_name, residence, minor, ${minorsAt === null ? sql`null` : sql`${String(minorsAt)}`} as minor_on, deceased, ${masked(sql`guardian`)} as guardian_or_executor,
      records, in_register, confidence, merge_reason
      from person where person_id = ${person}`,
    1,
  );
  if (head.rows.length === 0) throw notFound('person', id, await heirOf(engine, person));
  return [
    head,
    await section(
      engine,
      'What of theirs was exposed',
      ['exposure'],
      sql`select element, state, exposure, entry, records from exposure where person_id = ${person}
        order by element, state, exposure, entry`,
      limit,
    ),
    await contactsOf(engine, file, person, limit),
    await section(
      engine,
      'What speaks against their contact data',
      ['contact_flag'],
      sql`select contact, flag, effect from contact_flag where person_id = ${person} order by contact, flag`,
      limit,
    ),
    await householdOf(engine, person, limit),
    await section(
      engine,
      'Earlier cases that they were in',
      ['earlier'],
      sql`select case_id, case_name, cast(since as string) as since, kinds as in_common, 'P-' || earlier_person as person_there, protection_months
        from earlier where person_id = ${person} order by since, case_id`,
      limit,
    ),
    await section(
      engine,
      'Records, and where each stands',
      ['person_record', 'record', 'document'],
      sql`select record.record_id, person_record.root, ${place}, record.kind, record.holding, person_record.confidence
        from person_record join record using (record_id) join document using (document_no)
        where person_id = ${person} order by record.record_id`,
      limit,
    ),
    cutTo(limit, 'The rows where they stand in the evidence, masked', await inPlace(engine, folder, file, person)),
    await section(
      engine,
      'Why each column or value counts',
      ['person_record', 'record', 'field_element', 'document'],
      sql`select distinct document.control_number, field_element.column_no, field_element.role, field_element.state,
        field_element.confidence, field_element.why
        from person_record join record using (record_id) join field_element using (document_no, mention)
        join document using (document_no)
        where person_id = ${person} and field_element.element is not null order by 1, 2, 3`,
      limit,
    ),
    await section(
      engine,
      'Values found in text',
      ['person_record', 'detection', 'document'],
      sql`select document.control_number, detection.part, detection.start_at, detection.end_at, detection.element,
        detection.state, detection.hash, detection.masked, detection.detector, detection.confidence, shared.shared_with
        from person_record join detection using (record_id) join document using (document_no)
        left join (${sharedWith(person)}) shared using (document_no, part, start_at, end_at, element)
        where person_id = ${person} order by 1, 2, 3, 4, 5`,
      limit,
    ),
    ...(await pairsOf({ engine, tokenKey, file }, person, limit)),
  ];
};
