import type { StageContext } from '../../case/stage.ts';
import type { Engine } from '../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../engine/sql.ts';
import type { TableSchema } from '../../schema/table.ts';
import { DETECTED, DETECTION, FIELD_ELEMENT, RECORD } from '../../schema/tables/detect.ts';
import { asParts } from '../columns/scan-table.ts';
import { type Protocol, withheldWhy } from '../protocol.ts';
import type { BatchResult } from './tables/table-batch.ts';

const MILLION = 1_000_000;

const columnsOf = (schema: TableSchema): Sql =>
  join(
    schema.columns.map(({ name }) => ident(name)),
    ', ',
  );

/** Rows of the last revision that stand: their document is still read, and it was not detected again. */
const keptRows = (schema: TableSchema): Sql => sql`select ${columnsOf(schema)} from ${ident(`previous_${schema.name}`)}
  where document_no in (select document_no from kept_document)`;

/** Documents whose rows of the last revision go. */
export const GONE_DOCUMENT = 'gone_document';

/** Says which documents keep their rows, and which of the last revision do not. */
export const markDocuments = async (engine: Engine, redone: readonly number[]): Promise<void> => {
  const columns = [{ name: 'document_no', type: 'integer' as const }];
  await engine.create('redone_document', columns);
  const writer = await engine.writer('redone_document', columns);
  for (const number of redone) writer.append([number]);
  await writer.close();
  await engine.run({
    name: 'kept_document',
    reads: ['document', 'redone_document', 'previous_detected'],
    sql: sql`select d.document_no from document d where d.status in ('read', 'partly')
      and d.document_no in (select document_no from previous_detected)
      and d.document_no not in (select document_no from redone_document)`,
  });
  await engine.run({
    name: GONE_DOCUMENT,
    reads: ['previous_detected', 'kept_document'],
    sql: sql`select document_no from previous_detected where document_no not in (select document_no from kept_document)`,
  });
  await engine.drop('redone_document');
};

/** Rows of documents that go, beside all that stand, above which everything is written anew: a layer over little costs more than it spares. */
const MOST_GONE = 0.25;

/** Whether nearly all records of the last revision stand, so that a layer can be laid over them. */
export const mostStand = async (engine: Engine): Promise<boolean> => {
  const [row = {}] = await engine.read({
    name: 'standing_records',
    reads: ['previous_detected', GONE_DOCUMENT],
    sql: sql`select coalesce(sum(p.records), 0) as records, coalesce(sum(case when g.document_no is null then 0 else p.records end), 0) as gone
      from previous_detected p left join ${ident(GONE_DOCUMENT)} g on g.document_no = p.document_no`,
  });
  const [records, gone] = [Number(row['records']), Number(row['gone'])];
  return records > 0 && gone <= MOST_GONE * records;
};

/** What becomes of the rows that stand: `join` writes them again with the fresh ones, `layer` leaves them where they are. */
export type Kept = 'join' | 'layer';

/** Takes what was made anew (an engine table) with the rows that stand. */
export const withKept = async (
  engine: Engine,
  schema: TableSchema,
  fresh: string,
  kept: Kept = 'join',
): Promise<void> => {
  const rows = kept === 'join' ? sql` union all ${keptRows(schema)}` : sql``;
  await engine.run({
    name: schema.name,
    reads: [fresh, `previous_${schema.name}`, 'kept_document'],
    sql: sql`select ${columnsOf(schema)} from ${ident(fresh)}${rows}`,
  });
  await engine.drop(fresh);
};

/** Takes what is known of each column as tables are done, so that nothing of a table stays in memory. */
export interface FieldElements {
  add(tables: BatchResult['tables']): Promise<void>;
  close(): Promise<void>;
}

type DetectedColumn = BatchResult['tables'][number]['columns'][number];

const ofParts = (column: DetectedColumn): readonly DetectedColumn[] =>
  asParts(column.finding).map((finding) => ({ ...column, finding }));

const FRESH_FIELD_ELEMENT = 'fresh_field_element';

export const openFieldElements = async (engine: Engine, protocol: Protocol): Promise<FieldElements> => {
  await engine.create(FRESH_FIELD_ELEMENT, FIELD_ELEMENT.columns);
  const writer = await engine.writer(FRESH_FIELD_ELEMENT, FIELD_ELEMENT.columns);
  return {
    add: async (tables) => {
      for (const { document, group, columns } of tables) {
        for (const { finding, counts, examples } of columns.flatMap(ofParts)) {
          const { column, mention, role, element, state, overridden } = finding;
          const confidence = Math.floor(finding.confidence * MILLION);
          const withheld = withheldWhy(protocol, element, confidence);
          const why = withheld === undefined ? finding.why : `${finding.why}; ${withheld}`;
          const shown = examples.length === 0 ? null : examples.join('\n');
          const found = [role, element, state, confidence, counts.rows, counts.filled, counts.valid];
          writer.append([document.documentNo, column, mention, ...found, why, overridden ? 1 : 0, group, shown]);
        }
      }
      await writer.flush();
    },
    close: async () => {
      await writer.close();
      await withKept(engine, FIELD_ELEMENT, FRESH_FIELD_ELEMENT);
    },
  };
};

/** Parts with the records of one large table, whose rows stand in order already. */
export interface LargeTable {
  readonly documentNo: number;
  readonly parts: readonly string[];
}

const LARGEST_DOCUMENT = 2_147_483_647;

/**
 * Puts all records in the order of their ids without sorting the large tables again: between two of them, the records
 * of small tables, texts and earlier revisions are sorted into a part of their own.
 */
export const writeRecords = async (
  { engine, scratch }: StageContext,
  large: readonly LargeTable[],
  small: readonly string[],
  kept: Kept,
): Promise<void> => {
  await engine.attach(scratch.files('small_record', small, RECORD.columns));
  const sorted = [...large].sort((a, b) => a.documentNo - b.documentNo);
  const parts: string[] = [];
  let from = 0;
  for (const next of [...sorted, { documentNo: LARGEST_DOCUMENT, parts: [] }]) {
    const range = sql`document_no >= ${from} and document_no < ${next.documentNo}`;
    const standing = kept === 'join' ? sql` union all select * from (${keptRows(RECORD)}) where ${range}` : sql``;
    await engine.run({
      name: 'record_gap',
      reads: ['small_record', 'previous_record', 'kept_document'],
      sql: sql`select ${columnsOf(RECORD)} from small_record where ${range}${standing}`,
    });
    // A lone part is taken as it is, without being written again.
    const [counted] = await engine.read({
      name: 'record_gap_rows',
      reads: ['record_gap'],
      sql: sql`select count(*) as n from record_gap`,
    });
    if (Number(counted?.['n'] ?? 0) > 0) {
      const part = `detect/gap-${String(parts.length).padStart(6, '0')}`;
      await scratch.put(part, 'record_gap', { columns: RECORD.columns, orderBy: RECORD.key });
      parts.push(part);
    }
    parts.push(...next.parts);
    from = next.documentNo + 1;
  }
  await engine.drop('record_gap');
  await engine.drop('small_record');
  await engine.attach(scratch.files(RECORD.name, parts, RECORD.columns));
};

/** Writes with what each document was detected, and how much was found in it. */
export const writeDetected = async (engine: Engine, keys: ReadonlyMap<number, string>): Promise<void> => {
  const columns = [
    { name: 'document_no', type: 'integer' as const },
    { name: 'detect_key', type: 'text' as const },
  ];
  await engine.create('detect_key', columns);
  const writer = await engine.writer('detect_key', columns);
  for (const [number, key] of keys) writer.append([number, key]);
  await writer.close();
  await engine.run({
    name: 'fresh_detected',
    reads: ['detect_key', 'record', 'detection'],
    sql: sql`select k.document_no, k.detect_key, coalesce(r.n, 0) as records, coalesce(d.n, 0) as detections from detect_key k
      left join (select document_no, count(*) as n from ${ident(RECORD.name)} group by document_no) r on r.document_no = k.document_no
      left join (select document_no, count(*) as n from ${ident(DETECTION.name)} where shared = 0 group by document_no) d on d.document_no = k.document_no`,
  });
  await engine.drop('detect_key');
  await withKept(engine, DETECTED, 'fresh_detected');
};
