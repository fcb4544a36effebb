import type { Step } from '../../engine/port.ts';
import { integer, quoted, type Sql, sql } from '../../engine/sql.ts';
import { SHOWN } from './review-columns.ts';

/**
 * Random samples of what was found and of what was called clean, each drawn by a hash of its id, so that the same case gives
 * the same sample. The ids are how an edited sheet is read back.
 */
const drawn = (rows: Sql, size: number): Sql =>
  sql`(select * from (${rows}) all_rows order by hash60(id), id limit ${integer(size)})`;

const detectionId = sql`cast(d.document_no as string) || '/' || cast(d.part as string) || '/' || cast(d.start_at as string)
  || '-' || cast(d.end_at as string) || '/' || d.element`;

/** Values found in text, with their place; masked. */
export const reviewDetections = (size: number): Step => ({
  name: 'review_detections',
  reads: ['detection', 'document'],
  sql: sql`select s.*, o.control_number, o.family from ${drawn(
    sql`select ${detectionId} as id, d.document_no, d.part, d.start_at, d.end_at, d.element, d.state, d.masked, d.detector, d.confidence from detection d where d.shared = 0`,
    size,
  )} s join document o on o.document_no = s.document_no order by s.document_no, s.part, s.start_at, s.end_at, s.element`,
});

/** Columns of tables with what they were taken for: those with an element, and those without one (`clean`). */
export const columnKinds = sql`select cast(f.document_no as string) || '/' || cast(f.column_no as string) as id, f.document_no, f.column_no, f.name, f.filled,
    min(e.role) as role, max(e.element) as element, min(e.examples) as examples, case when max(e.element) is null then 1 else 0 end as clean
  from field f left join field_element e on e.document_no = f.document_no and e.column_no = f.column_no
  where f.filled > 0 group by f.document_no, f.column_no, f.name, f.filled`;

export const reviewColumns = (size: number): Step => ({
  name: 'review_columns',
  reads: ['field', 'field_element', 'document'],
  sql: sql`select case when s.clean = 1 then ${quoted(SHOWN.cleanColumns)} else ${quoted(SHOWN.columns)} end as shown, s.*, o.control_number, o.family
    from (${drawn(sql`select * from (${columnKinds}) k where clean = 0`, size)} union all ${drawn(sql`select * from (${columnKinds}) k where clean = 1`, size)}) s
    join document o on o.document_no = s.document_no order by s.clean, s.document_no, s.column_no`,
});

/** Documents that were read and in which nothing was found. */
const cleanDocuments = sql`select o.control_number as id, o.document_no, o.family, o.kind, o.rows, o.characters from document o
  where o.status = 'read' and o.kind in ('text', 'mail', 'table') and o.duplicate_of is null
    and o.document_no not in (select document_no from record) and o.document_no not in (select document_no from detection)`;

export const reviewDocuments = (size: number): Step => ({
  name: 'review_documents',
  reads: ['document', 'record', 'detection'],
  sql: sql`select * from ${drawn(cleanDocuments, size)} s order by document_no`,
});

/** The ids of one kind that are in the case, for a look at those of an edited sheet. */
export const knownIds: Readonly<Record<'detection' | 'column' | 'document', Omit<Step, 'name'>>> = {
  detection: { reads: ['detection'], sql: sql`select ${detectionId} as id from detection d where d.shared = 0` },
  column: { reads: ['field', 'field_element'], sql: sql`select id from (${columnKinds}) k` },
  document: { reads: ['document', 'record', 'detection'], sql: sql`select id from (${cleanDocuments}) k` },
};
