import type { StageContext } from '../../../case/stage.ts';
import type { Engine, RowWriter, ScriptStep } from '../../../engine/port.ts';
import { ident, sql } from '../../../engine/sql.ts';
import { DETECTION, RECORD } from '../../../schema/tables/detect.ts';
import { WORKING_TEXT } from '../../../schema/tables/ingest.ts';
import type { ModelPool } from '../../model/model-pool.ts';
import type { OwnDetectors } from '../../own-detectors.ts';
import { countsBy, type Protocol } from '../../protocol.ts';
import { createCarrier } from '../records/carried-person.ts';
import { RECORD_BASE } from '../records/record-ids.ts';
import { findModelNames, MODEL_NAMES } from './model-names.ts';
import type { TextFindings } from './text-findings.ts';

/** Tables that the texts of this run fill. */
export const FRESH_DETECTION = 'fresh_detection';
export const TEXT_RECORD = 'text_record';

/** What people have said that bears on texts. */
export interface TextDecisions {
  readonly protocol: Protocol;
  readonly detectors: readonly OwnDetectors[];
}

interface Writers extends TextDecisions {
  readonly carried: ReturnType<typeof createCarrier>;
  readonly model: ModelPool | undefined;
  readonly detections: RowWriter;
  readonly records: RowWriter;
}

/** What of a record's holding counts by the protocol, and what does not: its surest value of an element decides. */
export const dividedHolding = (
  { detections }: TextFindings,
  record: number,
  holding: string,
  protocol: Protocol,
): { readonly holding: string | null; readonly withheld: string | null } => {
  const counted = new Set(
    detections
      .filter((found) => found.record === record && countsBy(protocol, found.element, found.confidence))
      .map(({ element }) => element as string),
  );
  const words = holding.split(' ').filter((word) => word !== '');
  const isCounted = (word: string) => counted.has(word.split('=')[0] ?? '');
  return {
    holding: words.filter(isCounted).join(' ') || null,
    withheld: words.filter((word) => !isCounted(word)).join(' ') || null,
  };
};

const writeFindings = (
  writers: Writers,
  documentNo: number,
  part: number,
  found: TextFindings,
  first: number,
): void => {
  const idOf = (n: number) => BigInt(documentNo) * RECORD_BASE + BigInt(first + n);
  for (const detection of found.detections) {
    const { element, start, end, state, hash, confidence, token, masked, detector, record, shared } = detection;
    const id = record === null ? null : idOf(record);
    const value = [element, state, hash, confidence, token, masked, detector];
    writers.detections.append([documentNo, part, start, end, ...value, id, shared]);
  }
  for (const [n, { start, kind, cells }] of found.records.entries()) {
    const own = { record_id: idOf(n), document_no: documentNo, row_no: null, part, start_at: start, mention: 1, kind };
    const held = dividedHolding(found, n, String(cells['holding'] ?? ''), writers.protocol);
    const all: Readonly<Record<string, string | number | bigint | null>> = { ...cells, ...held, ...own };
    writers.records.append(RECORD.columns.map(({ name }) => all[name] ?? null));
  }
};

const CELLS = ['document_no', 'part', 'kind', 'text'] as const;

/** What the script step reads: the texts, and what a model found in them. */
const textInput = (hasModel: boolean): Pick<ScriptStep, 'reads' | 'input' | 'inputColumns'> => {
  const cells = sql`cast(t.document_no as string) as document_no, cast(t.part as string) as part, t.kind, t.text`;
  if (!hasModel) {
    return { reads: ['working_text'], input: sql`select ${cells} from working_text t`, inputColumns: CELLS };
  }
  const same = sql`n.document_no = t.document_no and n.part = t.part`;
  const input = sql`select ${cells}, n.names from working_text t left join ${ident(MODEL_NAMES)} n on ${same}`;
  return { reads: ['working_text', MODEL_NAMES], input, inputColumns: [...CELLS, 'names'] };
};

const detectPart = async (
  context: StageContext,
  part: string,
  writers: Writers,
  next: Map<number, number>,
): Promise<void> => {
  const { engine, scratch, tokenKey } = context;
  await engine.attach(scratch.files('working_text', [part], WORKING_TEXT.columns));
  if (writers.model) await findModelNames(context, writers.model);
  await engine.script({
    name: 'text_found',
    ...textInput(writers.model !== undefined),
    module: new URL('../../text/script.ts', import.meta.url).href,
    function: 'detectText',
    setting: { tokenKey, detectors: writers.detectors },
    output: [{ name: 'found', type: 'text' }],
  });
  const query = sql`select cast(document_no as integer) as document_no, cast(part as integer) as part, found from text_found order by 1, 2`;
  for await (const rows of engine.stream({ name: 'text_findings', reads: ['text_found'], sql: query })) {
    for (const row of rows) {
      const documentNo = Number(row['document_no']);
      const found = writers.carried(documentNo, JSON.parse(String(row['found'])) as TextFindings);
      const first = next.get(documentNo) ?? 0;
      writeFindings(writers, documentNo, Number(row['part']), found, first);
      next.set(documentNo, first + found.records.length);
    }
  }
  if (writers.model) await engine.drop(MODEL_NAMES);
  await engine.drop('text_found');
  await engine.drop('working_text');
};

const documentsOf = async (engine: Engine): Promise<readonly number[]> => {
  const found = await engine.read({
    name: 'text_documents',
    reads: ['all_text'],
    sql: sql`select distinct document_no from all_text order by 1`,
  });
  return found.map((row) => Number(row['document_no']));
};

/** Detects the texts that have working copies; their rows stand in the two tables above afterwards. */
export const detectTextDocuments = async (
  context: StageContext,
  decisions: TextDecisions,
  model?: ModelPool,
): Promise<readonly number[]> => {
  const { engine, scratch, emit } = context;
  await engine.create(FRESH_DETECTION, DETECTION.columns);
  await engine.create(TEXT_RECORD, RECORD.columns);
  await engine.create('text_detection', DETECTION.columns);
  const parts = scratch.list('text/');
  await engine.attach(scratch.files('all_text', parts, WORKING_TEXT.columns.slice(0, 1)));
  const documents = await documentsOf(engine);
  await engine.drop('all_text');
  const next = new Map<number, number>();
  const carried = createCarrier();
  for (const [done, part] of parts.entries()) {
    emit({ stage: 'detect', step: 'texts', done, total: parts.length, unit: 'steps' });
    const writers = {
      ...decisions,
      carried,
      model,
      detections: await engine.writer('text_detection', DETECTION.columns),
      records: await engine.writer(TEXT_RECORD, RECORD.columns),
    };
    await detectPart(context, part, writers, next);
    await writers.detections.close();
    await writers.records.close();
  }
  // Two readings of one span by one element are one row of each whose it is.
  const key = sql`document_no, part, start_at, end_at, element, record_id`;
  await engine.run({
    name: FRESH_DETECTION,
    reads: ['text_detection'],
    sql: sql`select * from ${ident('text_detection')} qualify row_number() over (partition by ${key} order by confidence desc, detector) = 1`,
  });
  await engine.drop('text_detection');
  return documents;
};
