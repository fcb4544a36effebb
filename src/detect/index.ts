import { createHash } from 'node:crypto';
import type { Stage, StageContext, StageResult } from '../case/stage.ts';
import type { Engine } from '../engine/port.ts';
import { sql } from '../engine/sql.ts';
import { DETECTED, DETECTION, FIELD_ELEMENT, RECORD } from '../schema/tables/detect.ts';
import { DOCUMENT, FIELD } from '../schema/tables/ingest.ts';
import type { ColumnRole } from '../schema/vocabulary.ts';
import type { ColumnOverride } from './columns/classify-columns.ts';
import { batchesOf } from './steps/batches.ts';
import { type TableDocument, tableDocuments } from './steps/documents.ts';
import {
  type LargeTable,
  markDocuments,
  withKept,
  writeDetected,
  writeFieldElements,
  writeRecords,
} from './steps/outputs.ts';
import { isNamed, lostDecisions, wideTables } from './steps/problems.ts';
import { type BatchResult, detectBatch } from './steps/table-batch.ts';
import { detectTextDocuments, FRESH_DETECTION, TEXT_RECORD } from './steps/text-documents.ts';

/** A decision of case.yaml about a column; `document` is a path below the case or evidence/, or a control number. */
export interface DetectOverride {
  readonly document: string;
  readonly column: string | number;
  readonly role: ColumnRole;
  readonly mention?: number | undefined;
  readonly by: string;
  readonly why: string;
}

export interface DetectOptions {
  readonly overrides: readonly DetectOverride[];
}

/** Raised whenever the same evidence would give other rows. */
const VERSION = 2;

const overridesOf = (options: DetectOptions, document: TableDocument): readonly ColumnOverride[] =>
  options.overrides
    .filter((override) => isNamed(override.document, document))
    .flatMap(({ column, role, mention, by, why }) => {
      const number = typeof column === 'number' ? column : document.names.indexOf(column) + 1;
      const found = { column: number, role, by, why };
      return number < 1 ? [] : [mention === undefined ? found : { ...found, mention }];
    });

const detectKey = (document: { readonly sha256: string }, overrides: readonly ColumnOverride[]): string =>
  createHash('sha256')
    .update(JSON.stringify({ version: VERSION, sha256: document.sha256, overrides }))
    .digest('hex')
    .slice(0, 32);

const detectTables = async (context: StageContext, options: DetectOptions, tables: readonly TableDocument[]) => {
  const columns: BatchResult['columns'][number][] = [];
  const large: LargeTable[] = [];
  const small: string[] = [];
  let done = 0;
  for (const batch of batchesOf(tables)) {
    context.emit({ stage: 'detect', step: 'tables', done, total: tables.length, unit: 'documents' });
    const result = await detectBatch(context, batch, (document) => overridesOf(options, document));
    columns.push(...result.columns);
    const [only, second] = batch.documents;
    if (only && !second && result.parts.length > 0) large.push({ documentNo: only.documentNo, parts: result.parts });
    else small.push(...result.parts);
    done += batch.documents.length;
  }
  return { columns, large, small };
};

/** Detect keys of texts, which hang on their bytes alone. */
const textKeys = async (engine: Engine, documents: readonly number[]): Promise<ReadonlyMap<number, string>> => {
  const wanted = new Set(documents);
  const keys = new Map<number, string>();
  if (wanted.size === 0) return keys;
  const query = sql`select document_no, sha256 from document where kind <> 'table' order by document_no`;
  for await (const rows of engine.stream({ name: 'text_keys', reads: ['document'], sql: query })) {
    for (const { document_no: number, sha256 } of rows) {
      if (wanted.has(Number(number))) keys.set(Number(number), detectKey({ sha256: String(sha256) }, []));
    }
  }
  return keys;
};

const countRows = async (engine: Engine): Promise<Readonly<Record<string, number>>> => {
  const [counted] = await engine.read({
    name: 'detect_counts',
    reads: ['record', 'detection', 'field_element'],
    sql: sql`select (select count(*) from record) as records, (select count(*) from detection) as detections, (select count(*) from field_element) as columns`,
  });
  return Object.fromEntries(Object.entries(counted ?? {}).map(([name, value]) => [name, Number(value)]));
};

const TEXT_PART = 'detect/text-records';

const run = async (context: StageContext, options: DetectOptions): Promise<StageResult> => {
  const { engine, scratch } = context;
  for (const left of scratch.list('detect/')) await scratch.remove(left);
  const tables = await tableDocuments(engine, scratch);
  const found = await detectTables(context, options, tables);
  const texts = await detectTextDocuments(context);
  await scratch.put(TEXT_PART, TEXT_RECORD, { columns: RECORD.columns, orderBy: RECORD.key });
  await engine.drop(TEXT_RECORD);
  await markDocuments(engine, [...tables.map(({ documentNo }) => documentNo), ...texts]);
  await writeFieldElements(engine, found.columns);
  await withKept(engine, DETECTION, FRESH_DETECTION);
  await writeRecords(context, found.large, [...found.small, TEXT_PART]);
  const tableKeys = tables.map((table): [number, string] => [
    table.documentNo,
    detectKey(table, overridesOf(options, table)),
  ]);
  await writeDetected(engine, new Map([...tableKeys, ...(await textKeys(engine, texts))]));
  for (const name of ['kept_document', 'redone_document']) await engine.drop(name);
  const problems = [...wideTables(tables), ...(await lostDecisions(engine, options.overrides, tables))];
  return { counts: { ...(await countRows(engine)), tables: tables.length, texts: texts.length }, problems };
};

/** Which data elements stand where, and which records (mentions of a person) they belong to. */
export const detectStage: Stage<DetectOptions> = {
  name: 'detect',
  version: VERSION,
  reads: [DOCUMENT, FIELD],
  writes: [FIELD_ELEMENT, DETECTION, RECORD, DETECTED],
  run,
};
