import type { StageContext } from '../../case/stage.ts';
import type { Problem } from '../../core/errors.ts';
import { ident, join, type Sql, sql } from '../../engine/sql.ts';
import type { TableSchema } from '../../schema/table.ts';
import { DOCUMENT, FIELD, GONE_DOCUMENT, SOURCE } from '../../schema/tables/ingest.ts';
import { BATCH_DOCUMENT, BATCH_PROBLEM, batchPart } from './batch.ts';
import { rowsPart } from './recorder.ts';

type Context = Pick<StageContext, 'engine' | 'scratch'>;

const columnsOf = ({ columns }: Pick<TableSchema, 'columns'>): Sql =>
  join(
    columns.map(({ name }) => ident(name)),
    ', ',
  );

const attachRead = async ({ engine, scratch }: Context, batches: readonly string[]): Promise<void> => {
  for (const { name, columns } of [SOURCE, BATCH_DOCUMENT, FIELD, BATCH_PROBLEM]) {
    const parts = batches.map((batch) => batchPart(batch, name));
    await engine.attach(scratch.files(`read_${name}`, parts, columns));
  }
};

const fillKept = async ({ engine }: Context, kept: readonly number[]): Promise<void> => {
  const columns = [{ name: 'source_no', type: 'integer' as const }];
  await engine.create('kept_source', columns);
  const writer = await engine.writer('kept_source', columns);
  for (const number of kept) writer.append([number]);
  await writer.close();
};

/** Joins what was read in this run with what stands of the last revision, into the stage's tables. */
export const writeTables = async (
  context: Context,
  batches: readonly string[],
  kept: readonly number[],
): Promise<void> => {
  const { engine } = context;
  await attachRead(context, batches);
  await fillKept(context, kept);
  const isKept = sql`source_no in (select source_no from kept_source)`;
  await engine.run({
    name: SOURCE.name,
    reads: ['read_source', 'previous_source', 'kept_source'],
    sql: sql`select ${columnsOf(SOURCE)} from read_source
      union all select ${columnsOf(SOURCE)} from previous_source where ${isKept}`,
  });
  await engine.run({
    name: 'all_document',
    reads: ['read_document', 'previous_document', 'kept_source'],
    sql: sql`select ${columnsOf(DOCUMENT)} from read_document
      union all select ${columnsOf(DOCUMENT)} from previous_document where ${isKept}`,
  });
  // A copy is of the type and kind of what it is a copy of; nobody looked at it again.
  const own = join(
    DOCUMENT.columns.map(({ name }) =>
      name === 'media_type' || name === 'kind'
        ? sql`case when d.duplicate_of is null then d.${ident(name)} else o.${ident(name)} end as ${ident(name)}`
        : sql`d.${ident(name)} as ${ident(name)}`,
    ),
    ', ',
  );
  await engine.run({
    name: DOCUMENT.name,
    reads: ['all_document'],
    sql: sql`select ${own} from all_document d left join all_document o on o.document_no = d.duplicate_of`,
  });
  await engine.run({
    name: FIELD.name,
    reads: ['read_field', 'previous_field', 'document', 'kept_source'],
    sql: sql`select ${columnsOf(FIELD)} from read_field union all select ${columnsOf(FIELD)} from previous_field
      where document_no in (select document_no from document where ${isKept})`,
  });
};

/** Keeps the numbers of documents that are not there any more. */
export const keepGoneNumbers = async ({ engine }: Pick<Context, 'engine'>): Promise<void> => {
  const before = sql`select ${columnsOf(GONE_DOCUMENT)} from previous_document union all select ${columnsOf(GONE_DOCUMENT)} from previous_gone_document`;
  await engine.run({
    name: GONE_DOCUMENT.name,
    reads: ['previous_document', 'previous_gone_document', DOCUMENT.name],
    sql: sql`select ${columnsOf(GONE_DOCUMENT)} from (${before}) before where document_no not in (select document_no from ${ident(DOCUMENT.name)})`,
  });
};

/** Problems of the documents read in this run, and those of documents that stand. */
export const problemsOf = async ({ engine }: Context): Promise<readonly Problem[]> => {
  const kept = sql`select control_number from document where source_no in (select source_no from kept_source)`;
  const columns = sql`code, severity, evidence, location, hint`;
  const rows = await engine.read({
    name: 'all_problems',
    reads: ['read_problem', 'previous_problem', 'document', 'kept_source'],
    sql: sql`select ${columns} from read_problem union all select ${columns} from previous_problem
      where stage = 'ingest' and evidence in (${kept}) order by evidence, location, code, hint`,
  });
  return rows.map((row) => ({
    code: String(row['code']),
    severity: row['severity'] === 'error' ? 'error' : 'warning',
    evidence: String(row['evidence']),
    location: String(row['location']),
    hint: String(row['hint']),
  }));
};

/** The parts of rows that the documents of this run have. */
export const rowParts = async ({ engine }: Context): Promise<ReadonlySet<string>> => {
  const rows = await engine.read({
    name: 'row_parts',
    reads: ['read_document'],
    sql: sql`select document_no, sha256 from read_document where kind = 'table' and status <> 'duplicate'`,
  });
  return new Set(rows.map((row) => rowsPart(Number(row['document_no']), String(row['sha256'] ?? ''))));
};

export const countDocuments = async ({ engine }: Context): Promise<Readonly<Record<string, number>>> => {
  const rows = await engine.read({
    name: 'status_counts',
    reads: ['document'],
    sql: sql`select status, count(*) as n from document group by status order by status`,
  });
  return Object.fromEntries(rows.map((row) => [String(row['status']), Number(row['n'])]));
};

export const dropRead = async ({ engine }: Context): Promise<void> => {
  for (const { name } of [SOURCE, DOCUMENT, FIELD, BATCH_PROBLEM]) await engine.drop(`read_${name}`);
  for (const name of ['kept_source', 'all_document']) await engine.drop(name);
};
