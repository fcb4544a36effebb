import { setImmediate } from 'node:timers/promises';
import type { StageContext } from '../../../case/stage.ts';
import { maskedExamples } from '../../columns/cells/examples.ts';
import { classifyWithPauses, overrule } from '../../columns/classify-columns.ts';
import type { ColumnFinding, ColumnOverride } from '../../columns/column-finding.ts';
import { titleOf } from '../../columns/headers/table-title.ts';
import { withIllnesses } from '../../columns/illness-columns.ts';
import { tableGroup } from '../../columns/table-group.ts';
import { asWritten } from '../../columns/written-columns.ts';
import { withoutMarks } from '../cells/unmark-cells.ts';
import type { TableDocument } from '../documents.ts';
import type { RecordPlan } from '../records/plan-column.ts';
import { recordPlanOf } from '../records/record-plan.ts';
import type { TextSetting } from '../texts/text-holding.ts';
import { type Batch, type BatchRows, openBatch } from './batches.ts';
import { sampleCells } from './sample.ts';
import { bearOutHeader } from './shared-headers.ts';
import { type TableShape, tableShape } from './table-shape.ts';

type Cells = readonly (string | null)[];

/** What people have said that bears on tables. */
export interface TableDecisions extends TextSetting {
  readonly overridesOf: (document: TableDocument, group: string) => readonly ColumnOverride[];
}

/** A batch that lies open, with the cells by which its tables are judged. */
export interface SampledBatch {
  readonly batch: Batch;
  readonly rows: BatchRows;
  readonly samples: ReadonlyMap<number, readonly Cells[]>;
}

export const sampleBatch = async ({ engine, scratch }: StageContext, batch: Batch): Promise<SampledBatch> => {
  const rows = await openBatch(engine, scratch, batch);
  return { batch, ...(await withoutMarks(engine, batch, rows, await sampleCells(engine, batch, rows))) };
};

/** A table whose columns are judged. */
export interface JudgedTable {
  readonly document: TableDocument;
  readonly group: string;
  readonly findings: readonly ColumnFinding[];
  readonly examples: readonly (readonly string[])[];
  readonly plan: RecordPlan | null;
  /** Where it is a form, or several: then its columns are no columns of people. */
  readonly shape: TableShape | undefined;
}

const withSource = (finding: ColumnFinding, { headerOf }: TableDocument): ColumnFinding =>
  headerOf === undefined ? finding : { ...finding, why: `${finding.why}; the header stands in ${headerOf}` };

const withoutHeader = ({ headerOf: _, ...document }: TableDocument): TableDocument => ({
  ...document,
  names: document.names.map(() => null),
});

const judgeTable = async (
  given: TableDocument,
  sample: readonly Cells[],
  { protocol, detectors, overridesOf }: TableDecisions,
): Promise<JudgedTable> => {
  const classified = (names: TableDocument['names']) =>
    classifyWithPauses(names, sample, titleOf(given.family), setImmediate);
  const under = await classified(given.names);
  const isOther = given.headerOf !== undefined && !bearOutHeader(under);
  const document = isOther ? withoutHeader(given) : given;
  const columns = isOther ? await classified(document.names) : under;
  const written = columns.map((finding, n) => asWritten(finding, sample[n] ?? [], detectors));
  const found = withIllnesses(written, sample).map((finding) => withSource(finding, document));
  const group = tableGroup(
    document.names,
    found.map(({ role }) => role),
  );
  const findings = overrule(found, overridesOf(document, group));
  const shape = findings.some(({ overridden }) => overridden) ? undefined : tableShape(document, sample);
  const plan = shape ? null : recordPlanOf(findings, sample, protocol, document.family);
  return { document, group, findings, examples: sample.map(maskedExamples), plan, shape };
};

/** Says what the columns of the tables of a batch hold. */
export const judgeTables = async (
  { batch, samples }: SampledBatch,
  decisions: TableDecisions,
): Promise<readonly JudgedTable[]> => {
  const tables: JudgedTable[] = [];
  for (const document of batch.documents)
    tables.push(await judgeTable(document, samples.get(document.documentNo) ?? [], decisions));
  return tables;
};
