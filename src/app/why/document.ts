import type { Engine } from '../../engine/port.ts';
import { type Sql, sql } from '../../engine/sql.ts';
import { notFound, section, type WhySection } from './section.ts';

/** A document: what it is, what its columns hold, which values and records stand in it, and what went wrong. */
export const whyDocument = async (engine: Engine, id: string, limit: number): Promise<readonly WhySection[]> => {
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
