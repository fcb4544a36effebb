import { attachArtifacts } from '../case/artifacts.ts';
import { CandorError } from '../core/errors.ts';
import type { Engine, Row } from '../engine/port.ts';
import { type Sql, sql } from '../engine/sql.ts';
import { countQuery } from '../report/count-queries.ts';
import { ALL_TABLES } from '../schema/tables.ts';
import { withCase } from './open-case.ts';
import type { World } from './world.ts';

export const WHY_KINDS = ['person', 'duty', 'document', 'count'] as const;
export type WhyKind = (typeof WHY_KINDS)[number];

/** One link of the chain from a number to rows and bytes: a table of masked facts under a heading. */
export interface WhySection {
  readonly title: string;
  readonly rows: readonly Row[];
  /** Rows beyond those shown; 0 when all are here. */
  readonly more: number;
}

export interface WhyAnswer {
  readonly kind: WhyKind;
  readonly id: string;
  readonly sections: readonly WhySection[];
}

export interface WhyOptions {
  readonly caseFolder: string;
  readonly keyFile?: string;
  readonly kind: WhyKind;
  readonly id: string;
  readonly limit: number;
}

const notFound = (kind: WhyKind, id: string): CandorError =>
  new CandorError('NOT_FOUND', `no ${kind} ${id} in the last revision`, {
    hint: 'ids stand in out/report.html and out/list.csv: P-… people, D-… duties, control numbers of documents, and the name of each count (people.affected)',
  });

/** The number behind `P-12`, `D-3`, or a bare number. */
const numberOf = (kind: WhyKind, id: string, prefix: string): number => {
  const digits = /^(?:([A-Za-z])-)?(\d{1,16})$/.exec(id);
  if (!digits || (digits[1] !== undefined && digits[1].toUpperCase() !== prefix)) throw notFound(kind, id);
  return Number(digits[2]);
};

const section = async (
  engine: Engine,
  title: string,
  reads: readonly string[],
  query: Sql,
  limit: number,
): Promise<WhySection> => {
  const rows = await engine.read({
    name: `why:${title}`,
    reads,
    sql: sql`select * from (${query}) limit ${limit + 1}`,
  });
  if (rows.length <= limit) return { title, rows, more: 0 };
  const [total] = await engine.read({ name: `why:${title}`, reads, sql: sql`select count(*) as n from (${query})` });
  return { title, rows: rows.slice(0, limit), more: Number(total?.['n'] ?? 0) - limit };
};

/** A mail address or name as its first letter; numbers as their last digits. Nothing whole leaves through `why`. */
const masked = (column: Sql): Sql => sql`case when ${column} is null then null else substr(${column}, 1, 1) || '…' end`;

const place = sql`document.control_number, document.family as path, record.row_no, record.part, record.start_at`;

const whyPerson = async (engine: Engine, id: string, limit: number): Promise<readonly WhySection[]> => {
  const person = numberOf('person', id, 'P');
  const head = await section(
    engine,
    'Person',
    ['person'],
    sql`select 'P-' || person_id as person, kind, relation, ${masked(sql`given_name`)} as given_name,
      ${masked(sql`family_name`)} as family_name, residence, minor, deceased, records, in_register, confidence, merge_reason
      from person where person_id = ${person}`,
    1,
  );
  if (head.rows.length === 0) throw notFound('person', id);
  return [
    head,
    await section(
      engine,
      'What of theirs was exposed',
      ['exposure'],
      sql`select element, state, exposure, records from exposure where person_id = ${person} order by element, state, exposure`,
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
        detection.state, detection.masked, detection.detector, detection.confidence
        from person_record join detection using (record_id) join document using (document_no)
        where person_id = ${person} order by 1, 2, 3, 4, 5`,
      limit,
    ),
    await section(
      engine,
      'Why the records are one person',
      ['person_record', 'link'],
      sql`select link.record_a, link.record_b, link.weight, link.reason, link.pattern, link.joined from link
        where record_a in (select record_id from person_record where person_id = ${person})
           or record_b in (select record_id from person_record where person_id = ${person}) order by 1, 2`,
      limit,
    ),
  ];
};

const whyDuty = async (engine: Engine, id: string, limit: number): Promise<readonly WhySection[]> => {
  const duty = numberOf('duty', id, 'D');
  const head = await section(engine, 'Duty', ['duty'], sql`select * from duty where duty_no = ${duty}`, 1);
  const [row] = head.rows;
  if (!row) throw notFound('duty', id);
  const people = sql`profile join person_profile using (profile_no)`;
  const here = sql`profile.jurisdiction = ${row['jurisdiction'] ?? null}`;
  return [
    head,
    await section(
      engine,
      'Profiles of the people who live there',
      ['profile'],
      sql`select profile_no, relation, minor, deceased, with_name, elements, exposure, count from profile
        where ${here} order by count desc, profile_no`,
      limit,
    ),
    await section(
      engine,
      'The first of these people',
      ['profile', 'person_profile'],
      sql`select 'P-' || person_id as person, profile_no from ${people} where ${here} order by person_id`,
      limit,
    ),
  ];
};

const whyDocument = async (engine: Engine, id: string, limit: number): Promise<readonly WhySection[]> => {
  const head = await section(
    engine,
    'Document',
    ['document', 'source'],
    sql`select document.control_number, document.document_no, document.family as path, document.kind, document.media_type,
      document.status, document.reason, document.charset, document.rows, document.columns, document.characters,
      document.parts, document.parts_unread, document.bytes, document.sha256, source.path as source
      from document left join source using (source_no)
      where upper(document.control_number) = upper(${id}) or cast(document.document_no as string) = ${id}
         or document.family = ${id} order by document.document_no`,
    1,
  );
  const [row] = head.rows;
  if (!row) throw notFound('document', id);
  const document = Number(row['document_no']);
  const list = (title: string, table: string, query: Sql) => section(engine, title, [table], query, limit);
  return [
    head,
    await list(
      'Columns',
      'field_element',
      sql`select column_no, mention, role, element, state, confidence, rows, filled, valid, why, overridden
        from field_element where document_no = ${document} order by column_no, mention, role`,
    ),
    await list(
      'Values found in text',
      'detection',
      sql`select part, start_at, end_at, element, state, masked, confidence, detector, record_id from detection
        where document_no = ${document} order by part, start_at, end_at, element`,
    ),
    await list(
      'Records',
      'record',
      sql`select record_id, row_no, part, start_at, mention, kind, holding from record
        where document_no = ${document} order by record_id`,
    ),
    await list(
      'Problems',
      'problem',
      sql`select stage, code, severity, location, hint from problem
        where evidence in (${String(row['control_number'])}, ${String(row['path'])}) order by stage, code, location`,
    ),
  ];
};

const whyCount = async (engine: Engine, id: string, limit: number): Promise<readonly WhySection[]> => {
  const found = countQuery(id);
  if (!found) throw notFound('count', id);
  return [await section(engine, found.title, found.step.reads, found.step.sql, limit)];
};

const CHAINS: Readonly<Record<WhyKind, (engine: Engine, id: string, limit: number) => Promise<readonly WhySection[]>>> =
  { person: whyPerson, duty: whyDuty, document: whyDocument, count: whyCount };

/** The chain from a number, person, duty or document to rows and bytes, masked. */
export const why = (options: WhyOptions, world: World): Promise<WhyAnswer> =>
  withCase({ ...options, readOnly: true }, world, async ({ engine, folder }) => {
    await attachArtifacts(engine, folder, ALL_TABLES);
    const { kind, id, limit } = options;
    return { kind, id, sections: await CHAINS[kind](engine, id, limit) };
  });
