import type { StageContext } from '../../../case/stage.ts';
import type { Step } from '../../../engine/port.ts';
import { ident, join, type Sql, sql } from '../../../engine/sql.ts';
import { RECORD } from '../../../schema/tables/detect.ts';
import { LEAST_PROTECTED_FIRST } from '../../../schema/vocabulary.ts';
import type { ColumnFinding } from '../../columns/column-finding.ts';
import { CELL_FORM, formKinds, hasForms, normaliseBatch, scriptOf, withForms } from '../cells/normalised.ts';
import type { TableDocument } from '../documents.ts';
import type { RecordPlan } from '../records/plan-column.ts';
import {
  hasManyPeople,
  type RowRange,
  recordRows,
  recordSteps,
  saysSomething,
  textSaysSomething,
} from '../records/record-rows.ts';
import { type PlannedTables, readTalk, type TalkRows, withOthers, withTalk } from '../talk/row-talk.ts';
import { readRowTexts, readTitles } from '../texts/row-texts.ts';
import type { Batch, BatchRows } from './batches.ts';
import { type ColumnCounts, countColumns } from './field-elements.ts';
import { type JudgedTable, judgeTables, type SampledBatch, sampleBatch, type TableDecisions } from './judge-tables.ts';

/** A table with what its columns hold. */
export interface DetectedTable {
  readonly document: TableDocument;
  readonly group: string;
  readonly columns: readonly {
    readonly finding: ColumnFinding;
    readonly counts: ColumnCounts;
    /** Masked. */
    readonly examples: readonly string[];
  }[];
}

/** What a batch gave: its tables, and the scratch parts with its records in order. */
export interface BatchResult {
  readonly batch: Batch;
  readonly tables: readonly DetectedTable[];
  readonly parts: readonly string[];
}

/** Rows of a large table that become records at a time: bounds memory, whatever the table's length. */
const SLICE_ROWS = 1_000_000;
const LAST_ROW = Number.MAX_SAFE_INTEGER;

const byPlan = (tables: readonly JudgedTable[]): readonly PlannedTables[] => {
  const groups = new Map<string, { plan: RecordPlan; documents: TableDocument[] }>();
  for (const { document, plan } of tables) {
    if (!plan) continue;
    const key = JSON.stringify(plan);
    const group = groups.get(key) ?? { plan, documents: [] };
    group.documents.push(document);
    groups.set(key, group);
  }
  return [...groups.values()];
};

const slicesOf = (batch: Batch, flows: boolean): readonly Pick<RowRange, 'from' | 'to'>[] => {
  if (batch.documents.length > 1 || batch.rows <= SLICE_ROWS || flows) return [{}];
  const count = Math.ceil(batch.rows / SLICE_ROWS);
  return Array.from({ length: count }, (_, n) => ({
    from: n * SLICE_ROWS + 1,
    to: n === count - 1 ? LAST_ROW : (n + 1) * SLICE_ROWS,
  }));
};

const PAIR = ['holding', 'withheld', 'extra', 'extra_withheld', 'merged', 'merged_withheld'] as const;

const wordsIn = (holding: unknown): readonly string[] =>
  typeof holding === 'string' ? holding.split(' ').filter((word) => word !== '') : [];

const elementOf = (word: string): string => word.split('=')[0] ?? '';

const rankOf = (word: string): number => LEAST_PROTECTED_FIRST.findIndex((state) => word.endsWith(`=${state}`));

/** Words of the one whose elements the other does not have. */
const added = (own: readonly string[], more: readonly string[]): readonly string[] => {
  const has = new Set(own.map(elementOf));
  const fresh = more.filter((word) => !has.has(elementOf(word)));
  // A text may hold an element in two states: the least protected one stays.
  const first = [...fresh]
    .sort((a, b) => (elementOf(a) < elementOf(b) ? -1 : elementOf(a) > elementOf(b) ? 1 : rankOf(a) - rankOf(b)))
    .filter((word, n, all) => elementOf(word) !== elementOf(all[n - 1] ?? ''));
  return [...own, ...first].sort();
};

/** Puts what free text of a row exposes into its holding: all of them are sets of words, and there are few of these. */
const mergeHoldings = async ({ engine }: StageContext, source: string, target: string): Promise<void> => {
  const columns = PAIR.map((name) => ({ name, type: 'text' as const }));
  await engine.create('holding_pair', columns);
  const writer = await engine.writer('holding_pair', columns);
  const pairs = await engine.read({
    name: 'holding_pairs',
    reads: [source],
    sql: sql`select distinct holding, withheld, extra, extra_withheld from ${ident(source)}
      where extra is not null or extra_withheld is not null`,
  });
  for (const pair of pairs) {
    const [own, less, extra, extraLess] = PAIR.slice(0, 4).map((name) => wordsIn(pair[name]));
    const holding = added(own ?? [], extra ?? []);
    const has = new Set(holding.map(elementOf));
    const withheld = added(less ?? [], extraLess ?? []).filter((word) => !has.has(elementOf(word)));
    const before = PAIR.slice(0, 4).map((name) => pair[name] ?? null);
    writer.append([...before, holding.join(' ') || null, withheld.join(' ') || null]);
  }
  await writer.close();
  const merged: Readonly<Record<string, Sql>> = {
    holding: sql`case when p.is_pair = 1 then p.merged else r.holding end as holding`,
    withheld: sql`case when p.is_pair = 1 then p.merged_withheld else r.withheld end as withheld`,
  };
  const list = join(
    RECORD.columns.map(({ name }) => merged[name] ?? sql`r.${ident(name)}`),
    ', ',
  );
  const same = join(
    PAIR.slice(0, 4).map((name) => sql`p.${ident(name)} is not distinct from r.${ident(name)}`),
    ' and ',
  );
  await engine.run({
    name: target,
    reads: [source, 'holding_pair'],
    sql: sql`select ${list} from (select * from ${ident(source)} where ${textSaysSomething}) r
      left join (select *, 1 as is_pair from holding_pair) p on ${same}`,
  });
  await engine.drop('holding_pair');
};

const RECORD_PART = { columns: RECORD.columns, orderBy: RECORD.key };

/** Writes the records of a slice with free text: what it exposes is put into their holdings, or is somebody's whom it names. */
const writeMerged = async (
  context: StageContext,
  part: string,
  step: Step,
  talk: TalkRows | undefined,
): Promise<string> => {
  const { engine, scratch } = context;
  await engine.run(step);
  const told = talk ? await withTalk(engine, step.name, talk) : step.name;
  await mergeHoldings(context, told, 'record_slice');
  await engine.drop(told);
  const whole = talk ? await withOthers(engine, 'record_slice', talk) : 'record_slice';
  await scratch.put(part, whole, RECORD_PART);
  await engine.drop(whole);
  return part;
};

/**
 * Writes the records of a slice, and once more without those that say nothing, where there are any. `flows`: they come
 * in the order of the rows, one each, and are written as they are made: nothing is kept in memory or sorted.
 */
const writeMade = async (
  { engine, scratch }: StageContext,
  part: string,
  step: Step,
  flows: boolean,
): Promise<string> => {
  await (flows ? engine.view(step) : engine.run(step));
  await scratch.put(part, step.name, RECORD_PART);
  await engine.drop(step.name);
  await engine.attach(scratch.files('record_made', [part], RECORD.columns));
  const made = { reads: ['record_made'] };
  const [empty] = await engine.read({
    ...made,
    name: 'record_empty',
    sql: sql`select count(*) as n from record_made where not ${saysSomething}`,
  });
  const said = `${part}-said`;
  const isWhole = Number(empty?.['n'] ?? 0) === 0;
  if (!isWhole) {
    await engine.view({ ...made, name: 'record_said', sql: sql`select * from record_made where ${saysSomething}` });
    await scratch.put(said, 'record_said', RECORD_PART);
    await engine.drop('record_said');
    await scratch.remove(part);
  }
  await engine.drop('record_made');
  return isWhole ? part : said;
};

/** Runs the steps for rows of many people; the tables with their records. */
const tellFewAtATime = async (
  { engine }: StageContext,
  { rows, people }: ReturnType<typeof recordSteps>,
): Promise<readonly string[]> => {
  await engine.run(rows);
  for (const step of people) await engine.run(step);
  await engine.drop(rows.name);
  return people.map(({ name }) => name);
};

const writeRecords = async (
  context: StageContext,
  batch: Batch,
  rows: BatchRows,
  given: readonly PlannedTables[],
  decisions: TableDecisions,
): Promise<readonly string[]> => {
  const [first] = batch.documents;
  const parts: string[] = [];
  const kinds = await formKinds(context.engine);
  const groups = given.map(({ plan, documents }) => ({ documents, plan: withForms(plan, kinds) }));
  const hasText = groups.some(({ plan }) => plan.columns.some(({ role }) => role === 'free_text'));
  const flows = groups.length === 1 && groups.every(({ plan }) => plan.mentions.length === 1 && !hasForms(plan));
  for (const [n, slice] of slicesOf(batch, flows).entries()) {
    const selects: Sql[] = [];
    const told: string[] = [];
    for (const [at, { plan, documents }] of groups.entries()) {
      const range = { documents, ...slice };
      const tables = hasManyPeople(plan)
        ? await tellFewAtATime(context, recordSteps(plan, rows, range, `told_${at}`))
        : [];
      told.push(...tables);
      if (tables.length === 0) selects.push(sql`select * from (${recordRows(plan, rows, range)})`);
      else selects.push(...tables.map((table) => sql`select * from ${ident(table)}`));
    }
    const step = { name: 'record_raw', reads: [rows.table, CELL_FORM, ...told], sql: join(selects, ' union all ') };
    const part = `detect/record-${first?.documentNo}-${String(n).padStart(6, '0')}`;
    if (hasText) {
      const talk = await readTalk(context, rows, groups, slice, decisions);
      parts.push(await writeMerged(context, part, step, talk));
    } else parts.push(await writeMade(context, part, step, flows));
    for (const table of told) await context.engine.drop(table);
  }
  return parts;
};

/** Writes the records of a batch whose columns are judged as scratch parts. */
const detectBatch = async (
  context: StageContext,
  { batch, rows: given, samples }: SampledBatch,
  tables: readonly JudgedTable[],
  decisions: TableDecisions,
): Promise<BatchResult> => {
  const { engine } = context;
  const findings = new Map(tables.map(({ document, findings: found }) => [document.documentNo, found]));
  const { counts, rows } = await countColumns(engine, batch, given, findings);
  const groups = byPlan(tables);
  const inputs = groups.flatMap(({ plan, documents }) =>
    plan.columns
      .filter((column) => scriptOf(column) !== null)
      .map((column) => ({ column, documents: documents.map(({ documentNo }) => documentNo) })),
  );
  const { protocol, detectors } = decisions;
  await normaliseBatch(engine, rows, batch.rows, inputs, { protocol, detectors });
  const impersonal = tables.flatMap(({ document, plan, shape }) =>
    plan ? [] : [{ document, shape, sample: samples.get(document.documentNo) ?? [] }],
  );
  const parts = [
    ...(groups.length === 0 ? [] : await writeRecords(context, batch, rows, groups, decisions)),
    ...(await readTitles(context, rows, batch.documents, decisions)),
    ...(await readRowTexts(context, rows, impersonal, decisions)),
  ];
  await engine.drop(CELL_FORM);
  await engine.drop(rows.table);
  const detected = tables.map(({ document, group, findings: found, examples }) => ({
    document,
    group,
    columns: found.map((finding, n) => ({
      finding,
      counts: counts.get(document.documentNo)?.[n] ?? { rows: 0, filled: 0, valid: 0 },
      examples: examples[n] ?? [],
    })),
  }));
  return { batch, tables: detected, parts };
};

/**
 * Judges the columns of batch after batch and writes their records. The engine works on one batch while the columns of
 * the next are judged, so that neither waits for the other; what comes out is the same, in the same order.
 */
export const detectBatches = async function* (
  context: StageContext,
  batches: readonly Batch[],
  decisions: TableDecisions,
): AsyncIterable<BatchResult> {
  const sampled = async (batch: Batch | undefined) => batch && (await sampleBatch(context, batch));
  let open = await sampled(batches[0]);
  let judged = open && (await judgeTables(open, decisions));
  for (let n = 1; open && judged; n += 1) {
    const next = await sampled(batches[n]);
    const judging = next && judgeTables(next, decisions);
    // Whatever it throws is thrown where it is awaited, once the engine is idle.
    judging?.catch(() => undefined);
    yield await detectBatch(context, open, judged, decisions);
    judged = await judging;
    open = next;
  }
};
