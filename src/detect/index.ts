import type { Stage, StageContext, StageResult } from '../case/stage.ts';
import type { Engine } from '../engine/port.ts';
import { sql } from '../engine/sql.ts';
import { DETECTION, RECORD } from '../schema/tables/detect.ts';
import { DOCUMENT, FIELD } from '../schema/tables/ingest.ts';
import { STAGE_TABLES } from '../schema/tables.ts';
import { columnOverrides, type DetectOverride } from './decisions.ts';
import { baseKey, detectKey, staleSources } from './detect-keys.ts';
import { openModelPool } from './model/model-pool.ts';
import type { NameModel } from './model/name-model.ts';
import type { OwnDetectors } from './own-detectors.ts';
import { OPEN_PROTOCOL, type Protocol } from './protocol.ts';
import { type TableDocument, tableDocuments } from './steps/documents.ts';
import {
  GONE_DOCUMENT,
  type Kept,
  type LargeTable,
  markDocuments,
  mostStand,
  openFieldElements,
  withKept,
  writeDetected,
  writeRecords,
} from './steps/outputs.ts';
import { lostDecisions, wideTables } from './steps/problems.ts';
import { batchesOf } from './steps/tables/batches.ts';
import { withSharedHeaders } from './steps/tables/shared-headers.ts';
import { detectBatches } from './steps/tables/table-batch.ts';
import { detectTextDocuments, FRESH_DETECTION, TEXT_RECORD } from './steps/texts/text-documents.ts';

export type { DetectOverride } from './decisions.ts';

export interface DetectOptions {
  readonly overrides: readonly DetectOverride[];
  readonly protocol?: Protocol;
  /** Files of a case's own detectors. */
  readonly detectors?: readonly OwnDetectors[];
  /** A model that adds names in texts, and what its results hang on. */
  readonly model?: { readonly model: NameModel; readonly identity: unknown };
  /** Hash of the data files that findings hang on. */
  readonly dataKey?: string;
}

/** Raised whenever the same evidence would give other rows. */
const VERSION = 37;

const keyOfRun = ({ protocol = OPEN_PROTOCOL, detectors = [], dataKey = '', model }: DetectOptions): string =>
  baseKey({ version: VERSION, protocol, detectors, dataKey, ...(model ? { model: model.identity } : {}) });

const detectTexts = async (context: StageContext, options: DetectOptions): Promise<readonly number[]> => {
  const { protocol = OPEN_PROTOCOL, detectors = [], model } = options;
  const pool = model && openModelPool(model.model, context.threads);
  try {
    return await detectTextDocuments(context, { protocol, detectors }, pool);
  } finally {
    await pool?.close();
  }
};

const detectTables = async (context: StageContext, options: DetectOptions, tables: readonly TableDocument[]) => {
  const { overrides, protocol = OPEN_PROTOCOL, detectors = [] } = options;
  const fields = await openFieldElements(context.engine, protocol);
  const base = keyOfRun(options);
  const keys = new Map<number, string>();
  const large: LargeTable[] = [];
  const small: string[] = [];
  const decisions = {
    protocol,
    detectors,
    overridesOf: (document: TableDocument, group: string) => columnOverrides(overrides, document, group),
  };
  let done = 0;
  const progress = () =>
    context.emit({ stage: 'detect', step: 'tables', done, total: tables.length, unit: 'documents' });
  progress();
  for await (const result of detectBatches(context, batchesOf(tables), decisions)) {
    await fields.add(result.tables);
    for (const { document, group } of result.tables)
      keys.set(document.documentNo, detectKey(base, document, overrides, group));
    const [only, second] = result.batch.documents;
    if (only && !second && result.parts.length > 0) large.push({ documentNo: only.documentNo, parts: result.parts });
    else small.push(...result.parts);
    done += result.batch.documents.length;
    progress();
  }
  return { fields, keys, large, small };
};

/** Detect keys of texts. */
const textKeys = async (
  engine: Engine,
  options: DetectOptions,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, string>> => {
  const base = keyOfRun(options);
  const wanted = new Set(numbers);
  const keys = new Map<number, string>();
  if (wanted.size === 0) return keys;
  const query = sql`select document_no, control_number, family, sha256 from document where kind <> 'table' order by document_no`;
  for await (const rows of engine.stream({ name: 'text_keys', reads: ['document'], sql: query })) {
    for (const { document_no: number, control_number: control, family, sha256 } of rows) {
      if (!wanted.has(Number(number))) continue;
      const document = { controlNumber: String(control), family: String(family), sha256: String(sha256) };
      keys.set(Number(number), detectKey(base, document, options.overrides, undefined));
    }
  }
  return keys;
};

const countRows = async (engine: Engine): Promise<Readonly<Record<string, number>>> => {
  const [counted] = await engine.read({
    name: 'detect_counts',
    reads: ['detected', 'field_element'],
    sql: sql`select (select coalesce(sum(records), 0) from detected) as records, (select coalesce(sum(detections), 0) from detected) as detections,
      (select count(*) from field_element) as columns`,
  });
  return Object.fromEntries(Object.entries(counted ?? {}).map(([name, value]) => [name, Number(value)]));
};

const TEXT_PART = 'detect/text-records';

const run = async (context: StageContext, options: DetectOptions): Promise<StageResult> => {
  const { engine, scratch } = context;
  for (const left of scratch.list('detect/')) await scratch.remove(left);
  const tables = await withSharedHeaders(engine, await tableDocuments(engine, scratch));
  const found = await detectTables(context, options, tables);
  const texts = await detectTexts(context, options);
  await scratch.put(TEXT_PART, TEXT_RECORD, { columns: RECORD.columns, orderBy: RECORD.key });
  await engine.drop(TEXT_RECORD);
  await markDocuments(engine, [...tables.map(({ documentNo }) => documentNo), ...texts]);
  const kept: Kept = context.last && (await mostStand(engine)) ? 'layer' : 'join';
  await found.fields.close();
  await withKept(engine, DETECTION, FRESH_DETECTION, kept);
  await writeRecords(context, found.large, [...found.small, TEXT_PART], kept);
  await writeDetected(engine, new Map([...found.keys, ...(await textKeys(engine, options, texts))]));
  await engine.drop('kept_document');
  const problems = [...wideTables(tables), ...(await lostDecisions(engine, options.overrides, tables))];
  const counts = { ...(await countRows(engine)), tables: tables.length, texts: texts.length };
  if (kept === 'layer')
    return { counts, problems, layers: { [RECORD.name]: GONE_DOCUMENT, [DETECTION.name]: GONE_DOCUMENT } };
  await engine.drop(GONE_DOCUMENT);
  return { counts, problems };
};

/** Sources of the last revision that must be read again, because a document of theirs would be detected otherwise now. */
export const staleSourcesOf = (engine: Engine, options: DetectOptions): Promise<readonly number[]> =>
  staleSources(engine, keyOfRun(options), options.overrides);

/** Which data elements stand where, and which records (mentions of a person) they belong to. */
export const detectStage: Stage<DetectOptions> = {
  name: 'detect',
  version: VERSION,
  reads: [DOCUMENT, FIELD],
  writes: STAGE_TABLES.detect,
  run,
};
